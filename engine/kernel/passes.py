"""Forward and backward through a chain of dense layers, for n points at once.

Values lie unit by unit: a row [n] holds one unit's value for every point. The first rows are the network's inputs, then
come the units of each layer. `z` holds what enters the activation functions, `a` what leaves them, `d` the loss's
gradient by z. A row of `layers` says where a layer is, column by column:
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.kernel import tables
from engine.kernel.activations import LEAK, Rows, Vector, activate, by_slope, deactivate, softmax, unsoftmax
from engine.kernel.compiler import part
from engine.kernel.functions import ZERO

INPUTS: Final = 0
UNITS: Final = 1
ACTIVATION: Final = 2
BELOW: Final = 3
"""The first row of its inputs."""
ROW: Final = 4
"""The first of its own rows."""
WEIGHT: Final = 5
"""Where its weights [units, inputs] begin in the flat parameter vector."""
BIAS: Final = 6
"""Where its biases begin; −1: none."""
SLOPE: Final = 7
"""Where its learned slope is; −1: none."""
FROZEN: Final = 8
"""1 where its parameters do not train: their gradient stays 0."""
COLUMNS: Final = 9

Layers = NDArray[np.int64]
Indices = NDArray[np.int64]


@part()
def gather(inputs: Rows, a: Rows, order: Indices, at: int, count: int) -> None:
    """The inputs of points number order[at] …, one row each; the last columns repeat the first point."""
    for i in range(len(inputs)):
        source, target = inputs[i], a[i]
        for b in range(count):
            target[b] = source[order[at + b]]
        for b in range(count, len(target)):
            target[b] = target[0]


@part()
def forward(layers: Layers, flat: Vector, z: Rows, a: Rows, fused: bool) -> None:
    """From the inputs in `a` to the last layer; its activation function is left out where the loss contains it."""
    for layer in range(len(layers)):
        stretch(layers[layer], flat, z, a)
        if layer < len(layers) - 1 or not fused:
            bend(layers[layer], flat, z, a)


@part()
def backward(layers: Layers, flat: Vector, grad: Vector, z: Rows, a: Rows, d: Rows, fused: bool) -> None:
    """From the loss's gradient by the network's output, in the last rows of `d`, to that of every parameter."""
    for layer in range(len(layers) - 1, -1, -1):
        if layer < len(layers) - 1 or not fused:
            unbend(layers[layer], flat, grad, z, a, d)
        if not layers[layer, FROZEN]:
            by_parameters(layers[layer], grad, a, d)
        if layer > 0:
            by_inputs(layers[layer], flat, d)


@part(reorder=True)
def stretch(layer: Indices, flat: Vector, z: Rows, a: Rows) -> None:
    """z ← W a + b."""
    inputs, below, bias = layer[INPUTS], layer[BELOW], layer[BIAS]
    for o in range(layer[UNITS]):
        weights = flat[layer[WEIGHT] + o * inputs :]
        target, start = z[layer[ROW] + o], flat[bias + o] if bias >= 0 else ZERO
        for b in range(len(target)):
            target[b] = start
        for i in range(inputs):
            w, source = weights[i], a[below + i]
            for b in range(len(target)):
                target[b] += w * source[b]


@part()
def bend(layer: Indices, flat: Vector, z: Rows, a: Rows) -> None:
    """a ← g(z)."""
    first, last, code, slope = layer[ROW], layer[ROW] + layer[UNITS], layer[ACTIVATION], layer[SLOPE]
    if code == tables.SOFTMAX:
        softmax(z[first:last], a[first:last])
        return
    for row in range(first, last):
        activate(code, flat[slope] if slope >= 0 else LEAK, z[row], a[row])


@part(reorder=True)
def unbend(layer: Indices, flat: Vector, grad: Vector, z: Rows, a: Rows, d: Rows) -> None:
    """From the gradient by a to that by z, in place; and the gradient of a learned slope."""
    first, last, code, slope = layer[ROW], layer[ROW] + layer[UNITS], layer[ACTIVATION], layer[SLOPE]
    if code == tables.SOFTMAX:
        unsoftmax(a[first:last], d[first:last])
        return
    learned = slope >= 0 and not layer[FROZEN]
    if learned:
        grad[slope] = ZERO
    for row in range(first, last):
        if learned:
            grad[slope] += by_slope(z[row], d[row])
        deactivate(code, flat[slope] if slope >= 0 else LEAK, z[row], a[row], d[row])


@part(reorder=True)
def by_parameters(layer: Indices, grad: Vector, a: Rows, d: Rows) -> None:
    """The gradient of weights, d aᵀ, and biases, the sum of d."""
    inputs, below, bias = layer[INPUTS], layer[BELOW], layer[BIAS]
    for o in range(layer[UNITS]):
        delta, weights = d[layer[ROW] + o], grad[layer[WEIGHT] + o * inputs :]
        for i in range(inputs):
            source, total = a[below + i], ZERO
            for b in range(len(delta)):
                total += delta[b] * source[b]
            weights[i] = total
        if bias >= 0:
            total = ZERO
            for b in range(len(delta)):
                total += delta[b]
            grad[bias + o] = total


@part(reorder=True)
def by_inputs(layer: Indices, flat: Vector, d: Rows) -> None:
    """The gradient by what entered the layer, Wᵀ d, into the rows below."""
    inputs, below, row = layer[INPUTS], layer[BELOW], layer[ROW]
    for i in range(inputs):
        weights, target = flat[layer[WEIGHT] + i :], d[below + i]
        for b in range(len(target)):
            target[b] = ZERO
        for o in range(layer[UNITS]):
            w, delta = weights[o * inputs], d[row + o]
            for b in range(len(target)):
                target[b] += w * delta[b]
