"""How digits are written: strokes through a few points, and pens that draw them on pixels.

A stroke goes smoothly through its points (Catmull and Rom, 1974); a corner is where one stroke ends and another begins.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Strokes = tuple[str, ...]
HANDS: Final[dict[int, tuple[Strokes, ...]]] = {
    0: (("40 72 76 49 16 12 40",), ("50 72 76 49 26 22 50",), ("40 83 76 49 15 13 40",)),
    1: (("50 49",), ("22 50", "50 49"), ("22 40", "40 49", "19 79")),
    2: (("12 30 61 63 45 19", "19 79"), ("11 40 71 73 46 19", "19 48 79"), ("13 21 50 72 55 19", "19 79")),
    3: (("11 40 71 63 44", "44 65 77 49 18"), ("10 70", "70 44", "44 74 76 49 18"), ("12 40 72 44", "44 77 39 17")),
    4: (("50 16", "16 86", "63 69"), ("20 15", "15 75", "60 69"), ("60 16", "16 86", "60 69")),
    5: (
        ("70 20", "20 14", "14 54 76 49 18"),
        ("70 10", "10 14", "14 63 76 58 19"),
        ("80 20", "20 14", "14 65 39 17"),
    ),
    6: (("60 32 16 39 68 66 44 16",), ("40 15 28 59 77 55 16",), ("70 23 17 49 77 54 16",)),
    7: (("10 80", "80 39"), ("10 70", "70 29", "25 75"), ("12 10", "10 80", "80 54 49")),
    8: (("44 22 40 62 44 17 49 77 44",), ("40 72 44 12 40", "44 77 49 17 44"), ("71 40 12 44 76 49 16 44 71",)),
    9: (("72 40 12 25 54 72", "72 69"), ("72 40 12 34 72", "72 76 49 28"), ("71 40 12 35 71", "71 49")),
}
"""By digit, some ways to write it: each stroke the points it goes through, as x and y from 0 to 9, y from the top."""
SPAN: Final = 9
PIECES: Final = 4
"""Straight pieces between two points of a stroke."""


def points(strokes: Strokes) -> Array:
    """All the points of the strokes, one after the other, [P, 2] from 0 to 1."""
    places: Array = np.array([[int(at[0]), int(at[1])] for stroke in strokes for at in stroke.split()], float)
    return places / SPAN


def pieces(strokes: Strokes) -> tuple[Array, Array]:
    """What turns their points [P, 2] into the starts and into the ends of straight pieces: [S, P] each."""
    lengths = [len(stroke.split()) for stroke in strokes]
    starts, ends = [], []
    for place, length, stroke in zip(np.cumsum([0, *lengths]), lengths, strokes, strict=False):
        curve = np.zeros(((length - 1) * PIECES + 1, sum(lengths)))
        curve[:, place : place + length] = _through(length, closed=length > 2 and stroke[:2] == stroke[-2:])
        starts.append(curve[:-1])
        ends.append(curve[1:])
    return np.concatenate(starts), np.concatenate(ends)


def _through(count: int, *, closed: bool) -> Array:
    """The shares of `count` points in each place along the curve through them, [(count - 1) · PIECES + 1, count]."""
    each = np.eye(count)
    before, after = (each[-2], each[1]) if closed else (2 * each[0] - each[1], 2 * each[-1] - each[-2])
    knots = np.vstack([before, each, after])
    t = np.arange(PIECES)[:, None] / PIECES
    rows = [
        (-t + 2 * t**2 - t**3) / 2 * knots[i]
        + (2 - 5 * t**2 + 3 * t**3) / 2 * knots[i + 1]
        + (t + 4 * t**2 - 3 * t**3) / 2 * knots[i + 2]
        + (t**3 - t**2) / 2 * knots[i + 3]
        for i in range(count - 1)
    ]
    return np.vstack([*rows, each[-1:]])


def drawn(starts: Array, ends: Array, width: Array, side: int) -> Array:
    """Pictures of straight pieces, as a soft pen leaves them.

    Args:
        starts: [n, S, 2], in pixels.
        ends: [n, S, 2].
        width: [n]: of the pen, in pixels.
        side: pixels a side.

    Returns:
        Shares of ink from 0 to 1, [n, side²], row by row from the top.
    """
    y, x = np.divmod(np.arange(side * side), side)
    distance = np.empty((len(starts), side * side))
    for picture, (start, end) in enumerate(zip(starts, ends, strict=True)):  # few numbers at a time are quicker
        along_x, along_y = (end - start).T[..., None]
        apart_x, apart_y = (x + 0.5) - start[:, :1], (y + 0.5) - start[:, 1:]
        lengths = np.maximum(along_x * along_x + along_y * along_y, 1e-9)
        nearest = np.clip((apart_x * along_x + apart_y * along_y) / lengths, 0, 1)
        apart_x -= nearest * along_x
        apart_y -= nearest * along_y
        distance[picture] = np.sqrt((apart_x * apart_x + apart_y * apart_y).min(axis=0))
    ink: Array = np.clip(width[:, None] / 2 + 0.5 - distance, 0, 1)
    return ink
