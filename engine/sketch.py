"""Small pictures of maps: units and their edges among the points, or the units' own pictures side by side."""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.pictured import LARGEST, PAPER, pixels
from engine.plane import RADIUS
from engine.standalone import Array

POINT: Final = -0.6
UNIT: Final = 1.0
EDGE: Final = 0.3
TURN: Final = math.radians(35)
TILT: Final = math.radians(25)
"""From where points in space are seen."""
SHRINK: Final = 0.68
"""So that the cube fits."""


def seen(places: Array) -> Array:
    """Points in space [n, 3] as seen from above the front, f32 [n, 2]."""
    x, y, z = places.astype(np.float64).T
    across, deep = x * math.cos(TURN) + z * math.sin(TURN), z * math.cos(TURN) - x * math.sin(TURN)
    up = y * math.cos(TILT) - deep * math.sin(TILT)
    return (SHRINK * np.stack((across, up), axis=1)).astype(np.float32)


def net(points: Array, units: Array, edges: NDArray[np.int32]) -> Array:
    """f32 [64, 64]: points [n, 2], darker the edges between units [k, 2], darkest the units."""
    picture = np.full((LARGEST, LARGEST), PAPER, np.float32)
    _put(picture, points, POINT)
    if len(edges):
        share = np.linspace(0, 1, LARGEST)[:, None, None]
        ends = units[edges]
        _put(picture, (ends[:, 0] + share * (ends[:, 1] - ends[:, 0])).reshape(-1, 2), EDGE)
    _put(picture, units, UNIT)
    if not len(edges):
        size = 2 * RADIUS / LARGEST
        for right, up in ((1, 0), (0, 1), (1, 1)):
            _put(picture, units + np.float32(size) * np.array([right, up], np.float32), UNIT)
    return picture


def sheet(units: Array, size: tuple[int, int], places: Array) -> Array:
    """The units' pictures [k, pixels] of this size (height, width) in their places [k, 2], at most 64 pixels a side."""
    height, width = size
    column = np.unique(places[:, 0].round().astype(np.int64), return_inverse=True)[1]
    row = np.unique(-places[:, 1].round(3), return_inverse=True)[1]
    whole = np.zeros(((row.max() + 1) * height, (column.max() + 1) * width), np.float32)
    for unit, top, left in zip(units, row * height, column * width, strict=True):
        whole[top : top + height, left : left + width] = unit.reshape(size)
    return _smaller(whole).clip(-1, 1)


def _smaller(picture: Array) -> Array:
    """A picture of at most 64 pixels a side: means of squares."""
    factor = math.ceil(max(picture.shape) / LARGEST)
    down, across = (math.ceil(side / factor) for side in picture.shape)
    padded = np.pad(picture, ((0, down * factor - picture.shape[0]), (0, across * factor - picture.shape[1])))
    means: Array = padded.reshape(down, factor, across, factor).mean(axis=(1, 3), dtype=np.float32)
    return means


def _put(picture: Array, places: NDArray[Any], value: float) -> None:
    across, down = pixels(places).T
    picture[down, across] = value
