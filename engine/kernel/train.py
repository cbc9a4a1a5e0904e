"""Some steps of an epoch, in one call."""

import math

import numpy as np
from numpy.typing import NDArray

from engine.kernel import losses, optimizers, passes
from engine.kernel.activations import Rows, Vector
from engine.kernel.compiler import entry
from engine.kernel.optimizers import Settings
from engine.kernel.passes import Indices, Layers
from engine.kernel.room import padded, shaped


@entry(
    "int64(int64[:,::1], int64, boolean, int64, float64[::1], float32[::1], float32[::1], float32[::1], float32[::1],"
    "float32[::1], float32[:,::1], float32[:,::1], float32[:,::1], int64[::1], int64[::1], int64, int64, int64, int64,"
    "float64)"
)
def train(
    layers: Layers,
    loss: int,
    fused: bool,
    rule: int,
    settings: Settings,
    flat: Vector,
    grad: Vector,
    decay: Vector,
    first: Vector,
    second: Vector,
    room: NDArray[np.float32],
    inputs: Rows,
    wanted: Rows,
    labels: Indices,
    order: Indices,
    batch: int,
    place: int,
    steps: int,
    count: int,
    rate: float,
) -> int:
    """Takes `steps` steps from batch number `place` of the epoch on; fewer if the loss overflows. How many it took."""
    row = layers[-1, passes.ROW]
    end = row + layers[-1, passes.UNITS]
    for taken in range(steps):
        at = (place + taken) * batch
        points = min(batch, len(order) - at)
        n = padded(points)
        z, a, d = shaped(room[0], end, n), shaped(room[1], end, n), shaped(room[2], end, n)
        passes.gather(inputs, a, order, at, points)
        passes.forward(layers, flat, z, a, fused)
        y = z if fused else a
        size = losses.descend(loss, y[row:end], d[row:end], wanted, labels, order, at, points)
        if not math.isfinite(size):
            return taken
        passes.backward(layers, flat, grad, z, a, d, fused)
        optimizers.prepare_gradient(flat, grad, decay, settings)
        optimizers.update(rule, flat, grad, decay, first, second, settings, rate, count + taken + 1)
    return steps
