"""The network's decision boundary as polylines, traced in the input plane once a version."""

import functools
import math
from typing import Any, cast

import numpy as np
from contourpy import FillType, LineType, SerialContourGenerator, ZInterp
from numpy.typing import NDArray

from engine import plane
from engine.plane import Array
from engine.supervised import Supervised

SIDE = 64
"""Points a side that it is traced on, at most: as many as in a picture of the usual size, which is shared then."""
FINER = 8 / 3
"""How many times as fine as the lattice that it is drawn with."""
VERTICES = 600


def boundary(learner: Supervised[Any], resolution: int) -> tuple[Array, NDArray[np.int32]]:
    """Where the decision changes.

    Args:
        learner: whose decision.
        resolution: squares along a side of the lattice that it is drawn with; it is traced more finely, up to `SIDE`.

    Returns:
        The vertices f32 [m, 2] of all polylines one after the other, and their offsets i32 [polylines + 1]: polyline k
        is vertices[offsets[k] : offsets[k + 1]]. Lines longer than `VERTICES` in all are thinned. For more than two
        classes the region of every class has its own outline.
    """
    side = plane.affordable(learner.network, min(SIDE, int(resolution * FINER)))
    lines: list[Array] = []
    for heights in _heights(learner, plane.picture(learner, side)):
        lines += level(heights.reshape(side, side)[::-1].astype(np.float64))
    lines = _thinned(lines)
    offsets = np.cumsum([0, *map(len, lines)]).astype(np.int32)
    vertices = np.concatenate([*lines, np.empty((0, 2))])
    return vertices.astype(np.float32), offsets


def level(heights: NDArray[np.float64]) -> list[Array]:
    """The polylines [n, 2] where heights [side, side] over the plane are 0; y from −RADIUS up.

    The generator is made directly: `contour_generator` takes several times as long to check its arguments.
    """
    x, y, mask = _ticks(len(heights))
    contours = SerialContourGenerator(
        x,
        y,
        heights,
        mask,
        corner_mask=False,
        line_type=LineType.Separate,
        fill_type=FillType.OuterCode,
        quad_as_tri=False,
        z_interp=ZInterp.Linear,
    )
    return cast(list[Array], contours.lines(0.0))


@functools.lru_cache(plane.KEPT_GRIDS)
def _ticks(side: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """x and y of every point of the lattice, f64 [side, side], and a mask that hides none."""
    ticks = np.linspace(-plane.RADIUS, plane.RADIUS, side)
    x, y = np.meshgrid(ticks, ticks)
    return x, y, np.zeros((side, side), np.bool_)


def _heights(learner: Supervised[Any], output: Array) -> list[Array]:
    """Functions on the lattice whose zeros are the boundary, for outputs [O, n]."""
    if len(output) <= 2:
        return [plane.decision(learner, output)]
    best, second = plane.best_two(output)
    return [values - np.where(values == best, second, best) for values in output]


def _thinned(lines: list[Array]) -> list[Array]:
    stride = math.ceil(sum(map(len, lines)) / VERTICES)
    if stride <= 1:
        return lines
    return [np.concatenate((line[:-1:stride], line[-1:])) for line in lines]
