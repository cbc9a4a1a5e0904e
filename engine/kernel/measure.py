"""How good a network is over all of its data, in one call."""

import numpy as np
from numpy.typing import NDArray

from engine.kernel import losses, passes
from engine.kernel.activations import Rows, Vector
from engine.kernel.compiler import entry, part
from engine.kernel.functions import f32
from engine.kernel.passes import Indices, Layers
from engine.kernel.room import BLOCK, padded, shaped


@part()
def rightly(y: Rows, labels: Indices, at: int, count: int, split: float) -> int:
    """How many of the points number at … at + count − 1 are classified rightly."""
    right = 0
    for b in range(count):
        best = 0
        if len(y) == 1:
            best = 1 if y[0, b] > split else 0
        for o in range(1, len(y)):
            if y[o, b] > y[best, b]:
                best = o
        if best == labels[at + b]:
            right += 1
    return right


@entry(
    "void(int64[:,::1], int64, boolean, float64, float32[::1], float32[:,::1], float32[:,::1], float32[:,::1],"
    "int64[::1], int64[::1], int64, float64[::1])"
)
def measure(
    layers: Layers,
    loss: int,
    fused: bool,
    split: float,
    flat: Vector,
    room: NDArray[np.float32],
    inputs: Rows,
    wanted: Rows,
    labels: Indices,
    order: Indices,
    training: int,
    result: NDArray[np.float64],
) -> None:
    """result ← the mean loss over training and test points, and how many of each are classified rightly."""
    row = layers[-1, passes.ROW]
    end = row + layers[-1, passes.UNITS]
    result[:] = 0
    for testing in range(2):
        start, stop = (training, inputs.shape[1]) if testing else (0, training)
        for at in range(start, stop, BLOCK):
            points = min(BLOCK, stop - at)
            z, a = shaped(room[0], end, padded(points)), shaped(room[1], end, padded(points))
            passes.gather(inputs, a, order, at, points)
            passes.forward(layers, flat, z, a, fused)
            y = z[row:end] if fused else a[row:end]
            result[testing] += losses.total(loss, y, wanted, labels, at, points)
            if len(labels) > 0:
                result[2 + testing] += rightly(y, labels, at, points, split)
        result[testing] = f32(result[testing] / (stop - start))
