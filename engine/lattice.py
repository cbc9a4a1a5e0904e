"""Lattices of units: where they stand, how far apart they are, and which are neighbours.

Rectangles and hexagons with borders, both joined into a torus, a line and a ring. Neighbours are one apart.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Shape = Literal["rectangular", "hexagonal", "torus", "hexagonal_torus", "line", "ring"]
Cell = Literal["square", "hexagon", "dot"]
HEIGHT: Final = math.sqrt(3) / 2
"""From one row of hexagons to the next."""
NEAR: Final = 1.01


@dataclass(frozen=True)
class Lattice:
    """Units in their places."""

    places: NDArray[np.float32]
    """f32 [k, 2]: where they are drawn, neighbours about one apart, y upwards."""
    apart: NDArray[np.float32]
    """f32 [k, k]: how far apart they are on the lattice."""
    edges: NDArray[np.int32]
    """i32 [m, 2]: pairs of neighbours, the lower number first."""
    cell: Cell
    """The shape of the cell round a unit."""


@functools.lru_cache(16)
def lattice(shape: Shape, rows: int, columns: int) -> Lattice:
    """The lattice of a shape; shared: not to be changed.

    Args:
        shape: a line and a ring take all units row by row.
        rows: how many.
        columns: how many units in a row.
    """
    count = rows * columns
    number = np.arange(count)
    if shape in ("line", "ring"):
        steps = np.abs(number[:, None] - number)
        if shape == "ring":
            steps = np.minimum(steps, count - steps)
        places = _circle(count) if shape == "ring" else _folded(rows, columns)
        return _made(places, steps.astype(np.float64), "dot" if shape == "ring" else "square")
    row, column = np.divmod(number, columns)
    bent = shape in ("hexagonal", "hexagonal_torus")
    places = np.stack((column + 0.5 * (row % 2 if bent else 0), row * (HEIGHT if bent else 1.0)), axis=1)
    offsets = places[:, None] - places
    apart = np.hypot(offsets[..., 0], offsets[..., 1])
    if shape in ("torus", "hexagonal_torus"):
        up = (0.5 * (rows % 2), rows * HEIGHT) if bent else (0.0, float(rows))
        for right in (-1, 0, 1):
            for over in (-1, 0, 1):
                moved = offsets + np.array([right * columns + over * up[0], over * up[1]])
                apart = np.minimum(apart, np.hypot(moved[..., 0], moved[..., 1]))
    return _made(places, apart, "hexagon" if bent else "square")


def grid(count: int) -> NDArray[np.float32]:
    """f32 [count, 2]: places in rows, for units that have no neighbours."""
    columns = max(1, math.ceil(math.sqrt(count)))
    row, column = np.divmod(np.arange(count), columns)
    return _downwards(np.stack((column, row), axis=1))


def _circle(count: int) -> NDArray[np.float64]:
    angle = 2 * np.pi * np.arange(count) / count
    return np.stack((np.sin(angle), -np.cos(angle)), axis=1) * max(0.5, count / (2 * np.pi))


def _folded(rows: int, columns: int) -> NDArray[np.float64]:
    """Every other row runs backwards, so that neighbours stay side by side."""
    row, column = np.divmod(np.arange(rows * columns), columns)
    return np.stack((np.where(row % 2, columns - 1 - column, column), row), axis=1).astype(np.float64)


def _made(places: NDArray[np.float64], apart: NDArray[np.float64], cell: Cell) -> Lattice:
    near = np.triu((apart < NEAR) & (apart > 0))
    edges = np.argwhere(near).astype(np.int32)
    return Lattice(_downwards(places), apart.astype(np.float32), edges, cell)


def _downwards(places: NDArray[np.float64] | NDArray[np.int64]) -> NDArray[np.float32]:
    """The first row at the top."""
    turned: NDArray[np.float32] = (places * np.array([1, -1])).astype(np.float32)
    return turned
