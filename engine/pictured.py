"""Small pictures of categories: side by side where they are pictures themselves, else on the plane."""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.plane import RADIUS
from engine.standalone import Array

LARGEST: Final = 64
"""Pixels a side, at most."""
PAPER: Final = -1.0
GAP: Final = -0.8
BORDER: Final = 0.6
POINT: Final = 1.0
FAINT: Final = -0.6
FILLS: Final = (-0.75, -0.25, -0.5)
"""In which boxes take turns."""


def mosaic(pictures: Array, size: tuple[int, int], gap: float = GAP) -> Array:
    """As many pictures [k, pixels] of this size (height, width) as fit into 64 pixels a side, with gaps."""
    height, width = size
    across = max(1, min((LARGEST + 1) // (width + 1), math.ceil(math.sqrt(len(pictures) * height / width))))
    down = max(1, min((LARGEST + 1) // (height + 1), math.ceil(len(pictures) / across)))
    sheet = np.full((down * (height + 1) - 1, across * (width + 1) - 1), gap, np.float32)
    for place, picture in enumerate(pictures[: across * down]):
        top, left = place // across * (height + 1), place % across * (width + 1)
        sheet[top : top + height, left : left + width] = picture.reshape(size)
    return sheet


def plotted(points: Array, met: NDArray[np.bool_], low: Array, high: Array) -> Array:
    """The plane f32 [64, 64] with points and boxes, the largest at the back.

    Args:
        points: on the plane, [n, 2].
        met: which of them have come, [n]; the others are faint.
        low: a corner of every box, [k, d]; boxes are drawn where points lie on the plane by themselves, d = 2.
        high: the opposite corner, [k, d].
    """
    sheet = np.full((LARGEST, LARGEST), PAPER, np.float32)
    if low.shape[1] == 2:
        corners = np.concatenate((pixels(low), pixels(high)), axis=1)
        order = np.argsort(-np.prod(high - low, axis=1), kind="stable")
        for place in order:
            left, bottom, right, top = corners[place]
            box = sheet[top : bottom + 1, left : right + 1]
            box[...] = BORDER
            box[1:-1, 1:-1] = FILLS[place % len(FILLS)]
    across, down = pixels(points).T
    sheet[down[~met], across[~met]] = FAINT
    sheet[down[met], across[met]] = POINT
    return sheet


def pixels(points: NDArray[Any]) -> NDArray[np.int64]:
    """In which column and row of the plane's picture points [n, 2] lie, i64 [n, 2]; row 0 is the top."""
    share = (points.astype(np.float64) / RADIUS * [1, -1] + 1) / 2
    return (share * LARGEST).astype(np.int64).clip(0, LARGEST - 1)
