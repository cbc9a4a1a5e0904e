"""Numbers from 0 to 1 and their complements, as boxes are made of."""

from __future__ import annotations

import numpy as np

from engine.standalone import Array


def reach(columns: Array) -> float:
    """How far columns [n, d] reach from 0, at least 1: what becomes 0 and 1."""
    return max(1.0, float(np.abs(columns).max(initial=0.0)))


def coded(columns: Array) -> Array:
    """Columns [n, d] as (a, 1 − a), f32 [n, 2 d], where a = (x / reach + 1) / 2."""
    scaled = (columns / reach(columns) + 1) / 2
    return np.concatenate((scaled, 1 - scaled), axis=1).astype(np.float32)


def uncoded(numbers: Array, columns: Array) -> Array:
    """Numbers [k, d] from 0 to 1 in the units of columns [n, d]."""
    found: Array = ((2 * numbers - 1) * reach(columns)).astype(np.float32)
    return found
