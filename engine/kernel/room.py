"""Where a batch is worked on."""

import numpy as np
from numpy.typing import NDArray

from engine.kernel.activations import Rows
from engine.kernel.compiler import part
from engine.kernel.tables import LANES

BLOCK = 64
"""How many points are measured at a time."""


@part()
def padded(points: int) -> int:
    """The columns of a batch, rounded up: odd ones would be computed one by one."""
    return (points + LANES - 1) // LANES * LANES


@part()
def shaped(room: NDArray[np.float32], rows: int, columns: int) -> Rows:
    """The beginning of the room as [rows, columns]."""
    return room[: rows * columns].reshape(rows, columns)
