"""Convex polygons of the plane cut along straight lines, compiled: every polygon along lines of its own."""

import math

import numpy as np
from numpy.typing import NDArray

from engine.kernel.compiler import entry, part

NEAR = 1e-8
"""What lies no further than this from a line lies on it."""
ADDED = 4
"""Vertices that a cut adds at most."""

Matrix = NDArray[np.float64]
Offsets = NDArray[np.int64]


@part()
def side(line: NDArray[np.float64], x: float, y: float) -> float:
    """How far a place lies before a line a x + b y + c = 0; 0 where the line is none."""
    length = math.hypot(line[0], line[1])
    return (line[0] * x + line[1] * y + line[2]) / length if length > 0 else 0.0


@part()
def crosses(line: NDArray[np.float64], vertices: Matrix, start: int, stop: int) -> bool:
    """Whether a line goes through the inside of a polygon."""
    before = behind = False
    for i in range(start, stop):
        distance = side(line, vertices[i, 0], vertices[i, 1])
        before = before or distance > NEAR
        behind = behind or distance < -NEAR
    return before and behind


@part()
def half(line: NDArray[np.float64], sign: float, vertices: Matrix, start: int, stop: int, into: Matrix, at: int) -> int:
    """Writes the part of a polygon that lies before a line (sign 1) or behind it (−1); where that ends."""
    for i in range(start, stop):
        j = i + 1 if i + 1 < stop else start
        x, y, u, v = vertices[i, 0], vertices[i, 1], vertices[j, 0], vertices[j, 1]
        here, there = sign * side(line, x, y), sign * side(line, u, v)
        if here >= -NEAR:
            into[at, 0], into[at, 1] = x, y
            at += 1
        if (here > NEAR and there < -NEAR) or (here < -NEAR and there > NEAR):
            share = here / (here - there)
            into[at, 0], into[at, 1] = x + share * (u - x), y + share * (v - y)
            at += 1
    return at


@part()
def copied(vertices: Matrix, start: int, stop: int, into: Matrix, at: int) -> int:
    """Copies a polygon; where it ends."""
    for i in range(start, stop):
        into[at, 0], into[at, 1] = vertices[i, 0], vertices[i, 1]
        at += 1
    return at


PIECES = "Tuple((float64[:, ::1], int64[::1], int64[::1], boolean))"


@entry(f"{PIECES}(float64[:, ::1], int64[::1], float64[:, :, ::1], int64)")
def cut(
    vertices: Matrix, offsets: Offsets, lines: NDArray[np.float64], most: int
) -> tuple[Matrix, Offsets, Offsets, bool]:
    """Cuts every convex polygon along each of its lines, one after the other.

    Args:
        vertices: f64 [m, 2], of all polygons one after the other, each in order around it.
        offsets: i64 [polygons + 1]: polygon k is vertices[offsets[k] : offsets[k + 1]].
        lines: f64 [polygons, lines, 3]: a, b and c of a x + b y + c = 0.
        most: how many pieces there may be; no fewer than polygons. Then no more cuts are made.

    Returns:
        Vertices and offsets of the pieces, i64 [pieces] the polygon each comes from, and whether all cuts were made.
    """
    polygons, count = lines.shape[0], lines.shape[1]
    room = len(vertices) + ADDED * (most - polygons + 1)
    found, ends, parents = np.empty((room, 2)), np.zeros(most + 1, np.int64), np.empty(most, np.int64)
    now, then = np.empty((room, 2)), np.empty((room, 2))
    now_ends, then_ends = np.zeros(most + 1, np.int64), np.zeros(most + 1, np.int64)
    pieces, left, whole = 0, most - polygons, True
    for p in range(polygons):
        size = 1
        now_ends[1] = copied(vertices, offsets[p], offsets[p + 1], now, 0)
        for k in range(count):
            line, made, at, touched = lines[p, k], 0, 0, False
            for i in range(size):
                start, stop = now_ends[i], now_ends[i + 1]
                through = crosses(line, now, start, stop)
                whole = whole and (left > 0 or not through)
                if through and left > 0:
                    left -= 1
                    touched = True
                    at = half(line, 1.0, now, start, stop, then, at)
                    then_ends[made + 1] = at
                    at = half(line, -1.0, now, start, stop, then, at)
                    then_ends[made + 2] = at
                    made += 2
                else:
                    at = copied(now, start, stop, then, at)
                    then_ends[made + 1] = at
                    made += 1
            if touched:
                now, then, now_ends, then_ends, size = then, now, then_ends, now_ends, made
        for i in range(size):
            ends[pieces + 1] = copied(now, now_ends[i], now_ends[i + 1], found, ends[pieces])
            parents[pieces] = p
            pieces += 1
    return found[: ends[pieces]].copy(), ends[: pieces + 1].copy(), parents[:pieces].copy(), whole
