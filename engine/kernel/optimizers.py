"""The optimizers of `engine.optimizers`, and what `engine.step` does to a gradient before it gets to them.

`settings` holds L1, L2, the limits of clipping (infinite: none), ε, then the optimizer's own in the order of
`engine.kernel.tables`.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.kernel import tables
from engine.kernel.activations import Vector
from engine.kernel.compiler import part
from engine.kernel.functions import ONE, ZERO, f32

L1: Final = 0
L2: Final = 1
CLIP_VALUE: Final = 2
CLIP_NORM: Final = 3
EPSILON: Final = 4
OWN: Final = 5
SETTINGS: Final = 8

Settings = NDArray[np.float64]


@part()
def prepare_gradient(flat: Vector, grad: Vector, decay: Vector, settings: Settings) -> None:
    """Clips the gradient, by value and by norm, then adds the penalties'."""
    if settings[CLIP_VALUE] < math.inf:
        high = f32(settings[CLIP_VALUE])
        for p in range(len(grad)):
            grad[p] = -high if grad[p] < -high else (high if grad[p] > high else grad[p])
    if settings[CLIP_NORM] < math.inf:
        length = float(_length(grad))
        if length > settings[CLIP_NORM]:
            factor = f32(settings[CLIP_NORM] / (length + 1e-6))
            for p in range(len(grad)):
                grad[p] *= factor
    if settings[L2] != 0:
        l2 = f32(settings[L2])
        for p in range(len(grad)):
            grad[p] += l2 * flat[p] * decay[p]
    if settings[L1] != 0:
        l1 = f32(settings[L1])
        for p in range(len(grad)):
            sign = ONE if flat[p] > ZERO else (-ONE if flat[p] < ZERO else ZERO)
            grad[p] += l1 * sign * decay[p]


@part(reorder=True)
def _length(grad: Vector) -> np.float32:
    squares = ZERO
    for p in range(len(grad)):
        squares += grad[p] * grad[p]
    return f32(math.sqrt(squares))


@part()
def update(
    rule: int,
    flat: Vector,
    grad: Vector,
    decay: Vector,
    first: Vector,
    second: Vector,
    settings: Settings,
    rate: float,
    count: int,
) -> None:
    """One step; `first` and `second` are the optimizer's memory, `count` is 1 at the first step."""
    epsilon, step = f32(settings[EPSILON]), f32(rate)
    keep = f32(settings[OWN])
    if rule == tables.SGD:
        for p in range(len(flat)):
            flat[p] -= step * grad[p]
    elif rule == tables.MOMENTUM:
        for p in range(len(flat)):
            first[p] = keep * first[p] + grad[p]
            flat[p] -= step * first[p]
    elif rule == tables.NESTEROV:
        for p in range(len(flat)):
            first[p] = keep * first[p] + grad[p]
            flat[p] -= step * (grad[p] + keep * first[p])
    elif rule == tables.ADAGRAD:
        for p in range(len(flat)):
            first[p] += grad[p] * grad[p]
            flat[p] -= step * grad[p] / (f32(math.sqrt(first[p])) + epsilon)
    elif rule == tables.RMSPROP:
        add = f32(1 - settings[OWN])
        for p in range(len(flat)):
            first[p] = keep * first[p] + add * grad[p] * grad[p]
            flat[p] -= step * grad[p] / (f32(math.sqrt(first[p])) + epsilon)
    else:
        if rule == tables.ADAMW and settings[OWN + 2] != 0:
            shrink = f32(rate * settings[OWN + 2])
            for p in range(len(flat)):
                flat[p] -= shrink * flat[p] * decay[p]
        _adam(flat, grad, first, second, settings[OWN], settings[OWN + 1], epsilon, rate, count)


@part()
def _adam(
    flat: Vector,
    grad: Vector,
    mean: Vector,
    squares: Vector,
    beta1: float,
    beta2: float,
    epsilon: np.float32,
    rate: float,
    count: int,
) -> None:
    move, keep, add = f32(1 - beta1), f32(beta2), f32(1 - beta2)
    size = f32(math.sqrt(1 - beta2**count))
    step = f32(rate / (1 - beta1**count))
    for p in range(len(flat)):
        mean[p] += move * (grad[p] - mean[p])
        squares[p] = keep * squares[p] + add * grad[p] * grad[p]
        flat[p] -= step * mean[p] / (f32(math.sqrt(squares[p])) / size + epsilon)
