"""The network's decision boundary as polylines, traced in the input plane once a version."""

import math
from typing import Any, cast

import numpy as np
from contourpy import LineType, contour_generator
from numpy.typing import NDArray

from engine import plane
from engine.plane import Array
from engine.supervised import Supervised

CELLS = 56
VERTICES = 600


def boundary(learner: Supervised[Any]) -> tuple[Array, NDArray[np.int32]]:
    """Where the decision changes.

    Returns:
        The vertices f32 [m, 2] of all polylines one after the other, and their offsets i32 [polylines + 1]: polyline k
        is vertices[offsets[k] : offsets[k + 1]]. Lines longer than `VERTICES` in all are thinned. For more than two
        classes the region of every class has its own outline.
    """
    return learner.memo.fresh(learner.version, "boundary", lambda: _trace(learner))


def _trace(learner: Supervised[Any]) -> tuple[Array, NDArray[np.int32]]:
    side = plane.affordable(learner.network, CELLS + 1)
    points = learner.memo.lasting(("lattice", side), lambda: plane.inputs(learner, plane.lattice(side)))
    ticks = np.linspace(-plane.RADIUS, plane.RADIUS, side)
    lines: list[Array] = []
    for heights in _heights(learner, plane.outputs(learner, points)):
        picture = heights.reshape(side, side)
        contours = contour_generator(ticks, ticks, picture, name="serial", line_type=LineType.Separate)
        lines += cast(list[Array], contours.lines(0.0))
    lines = _thinned(lines)
    offsets = np.cumsum([0, *map(len, lines)]).astype(np.int32)
    vertices = np.concatenate([*lines, np.empty((0, 2))])
    return vertices.astype(np.float32), offsets


def _heights(learner: Supervised[Any], output: Array) -> list[Array]:
    """Functions on the lattice whose zeros are the boundary."""
    if output.shape[1] <= 2:
        return [plane.decision(learner, output)]
    winner = output.argmax(axis=1)
    best = output.max(axis=1)
    runner_up = np.partition(output, -2, axis=1)[:, -2]
    return [output[:, c] - np.where(winner == c, runner_up, best) for c in range(output.shape[1])]


def _thinned(lines: list[Array]) -> list[Array]:
    stride = math.ceil(sum(map(len, lines)) / VERTICES)
    if stride <= 1:
        return lines
    return [np.concatenate((line[:-1:stride], line[-1:])) for line in lines]
