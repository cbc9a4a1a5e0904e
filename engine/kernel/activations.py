"""The activation functions of `engine.activations` and their derivatives, over n points at once.

`z` and `a` hold what enters and what leaves the functions, `d` the gradient of the loss: a unit's row [n], or a layer's
rows [units, n].
"""

import math

import numpy as np
from numpy.typing import NDArray

from engine.kernel import tables
from engine.kernel.compiler import part
from engine.kernel.functions import HALF, ONE, TWO, ZERO, exp, f32, sigmoid, tanh

LEAK = f32(0.01)
SELU_SCALE, SELU_ALPHA = f32(1.0507009873554804934193349852946), f32(1.6732632423543772848170429916717)
ROOT_HALF, NORMAL = f32(math.sqrt(0.5)), f32(1 / math.sqrt(2 * math.pi))
SOFTPLUS_LIMIT = f32(20)
"""Beyond it softplus is x, as in torch."""

Vector = NDArray[np.float32]
Rows = NDArray[np.float32]


@part()
def activate(code: int, slope: np.float32, z: Vector, a: Vector) -> None:
    """a ← g(z), for every function but softmax."""
    if code == tables.TANH:
        for k in range(len(z)):
            a[k] = tanh(z[k])
    elif code == tables.SIGMOID:
        for k in range(len(z)):
            a[k] = sigmoid(z[k])
    elif code == tables.RELU:
        for k in range(len(z)):
            a[k] = ZERO if z[k] < ZERO else z[k]
    elif code == tables.LINEAR:
        for k in range(len(z)):
            a[k] = z[k]
    elif code == tables.STEP:
        for k in range(len(z)):
            a[k] = ZERO if z[k] < ZERO else (ONE if z[k] >= ZERO else z[k])
    elif code == tables.SIGN:
        for k in range(len(z)):
            a[k] = -ONE if z[k] < ZERO else (ONE if z[k] > ZERO else z[k])
    elif code == tables.LEAKY_RELU or code == tables.PRELU:
        for k in range(len(z)):
            a[k] = z[k] if z[k] > ZERO else slope * z[k]
    elif code == tables.ELU:
        for k in range(len(z)):
            a[k] = z[k] if z[k] > ZERO else exp(z[k]) - ONE
    elif code == tables.SELU:
        for k in range(len(z)):
            a[k] = SELU_SCALE * (z[k] if z[k] > ZERO else SELU_ALPHA * (exp(z[k]) - ONE))
    elif code == tables.GELU:
        for k in range(len(z)):
            a[k] = z[k] * HALF * (ONE + f32(math.erf(z[k] * ROOT_HALF)))
    elif code == tables.SILU:
        for k in range(len(z)):
            a[k] = z[k] * sigmoid(z[k])
    elif code == tables.SOFTPLUS:
        for k in range(len(z)):
            a[k] = z[k] if z[k] > SOFTPLUS_LIMIT else f32(math.log1p(math.exp(z[k])))
    elif code == tables.SOFTSIGN:
        for k in range(len(z)):
            a[k] = z[k] / (ONE + abs(z[k]))
    elif code == tables.SIN:
        for k in range(len(z)):
            a[k] = f32(math.sin(z[k]))
    elif code == tables.GAUSSIAN:
        for k in range(len(z)):
            a[k] = exp(-z[k] * z[k])


@part()
def deactivate(code: int, slope: np.float32, z: Vector, a: Vector, d: Vector) -> None:
    """d ← d · g′(z), for every function but softmax: from the gradient of what left it to that of what entered."""
    if code == tables.TANH:
        for k in range(len(z)):
            d[k] *= ONE - a[k] * a[k]
    elif code == tables.SIGMOID:
        for k in range(len(z)):
            d[k] *= (ONE - a[k]) * a[k]
    elif code == tables.RELU:
        for k in range(len(z)):
            d[k] = d[k] if z[k] > ZERO else ZERO
    elif code == tables.STEP or code == tables.SIGN:
        for k in range(len(z)):
            d[k] = ZERO
    elif code == tables.LEAKY_RELU or code == tables.PRELU:
        for k in range(len(z)):
            d[k] = d[k] if z[k] > ZERO else slope * d[k]
    elif code == tables.ELU:
        for k in range(len(z)):
            d[k] = d[k] if z[k] > ZERO else (a[k] + ONE) * d[k]
    elif code == tables.SELU:
        for k in range(len(z)):
            d[k] *= SELU_SCALE if z[k] > ZERO else a[k] + SELU_SCALE * SELU_ALPHA
    elif code == tables.GELU:
        for k in range(len(z)):
            share = HALF * (ONE + f32(math.erf(z[k] * ROOT_HALF)))
            d[k] *= share + z[k] * NORMAL * exp(-HALF * z[k] * z[k])
    elif code == tables.SILU:
        for k in range(len(z)):
            s = sigmoid(z[k])
            d[k] *= s * (ONE + z[k] * (ONE - s))
    elif code == tables.SOFTPLUS:
        for k in range(len(z)):
            d[k] *= sigmoid(z[k])
    elif code == tables.SOFTSIGN:
        for k in range(len(z)):
            size = ONE + abs(z[k])
            d[k] /= size * size
    elif code == tables.SIN:
        for k in range(len(z)):
            d[k] *= f32(math.cos(z[k]))
    elif code == tables.GAUSSIAN:
        for k in range(len(z)):
            d[k] *= -TWO * z[k] * a[k]


@part(reorder=True)
def by_slope(z: Vector, d: Vector) -> np.float32:
    """The gradient of the slope that prelu learns: Σ z d over negative z."""
    total = ZERO
    for k in range(len(z)):
        total += ZERO if z[k] > ZERO else z[k] * d[k]
    return total


@part()
def softmax(z: Rows, a: Rows) -> None:
    """a ← e^z over its sum over the units, for each point."""
    for b in range(z.shape[1]):
        top, total = z[0, b], ZERO
        for o in range(len(z)):
            top = max(top, z[o, b])
        for o in range(len(z)):
            a[o, b] = exp(z[o, b] - top)
            total += a[o, b]
        for o in range(len(z)):
            a[o, b] /= total


@part()
def unsoftmax(a: Rows, d: Rows) -> None:
    """d ← a · (d − Σ a d), the sum over the units, for each point."""
    for b in range(a.shape[1]):
        mean = ZERO
        for o in range(len(a)):
            mean += a[o, b] * d[o, b]
        for o in range(len(a)):
            d[o, b] = a[o, b] * (d[o, b] - mean)
