"""The box that solid data lies in, as lines: what shows how space bends where a sheet would show one slice of it."""

import functools
from itertools import product

import numpy as np
from numpy.typing import NDArray

from engine.plane import RADIUS, Array

PLACES = 13
"""Vertices of a line."""
LEVELS = (-1.0, 0.0, 1.0)
"""Where lines run along each axis, in radii of the plane."""


@functools.cache
def cage() -> tuple[Array, NDArray[np.int32]]:
    """Lines through the box [−RADIUS, RADIUS]³, its twelve edges first.

    Returns:
        Their vertices f32 [lines · PLACES, 3] one line after the other, and the lines' offsets i32 [lines + 1].
    """
    lines = [(axis, across) for axis in range(3) for across in product(LEVELS, LEVELS)]
    lines.sort(key=lambda line: 0.0 in line[1])
    ticks = np.linspace(-1, 1, PLACES)
    vertices = [np.insert(np.tile(across, (PLACES, 1)), axis, ticks, axis=1) for axis, across in lines]
    parts = np.arange(len(lines) + 1, dtype=np.int32) * PLACES
    return (RADIUS * np.concatenate(vertices)).astype(np.float32), parts
