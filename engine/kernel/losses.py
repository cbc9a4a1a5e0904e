"""The losses of `engine.losses`: their gradient, for training, and their value, for the curve.

`y` [units, n] is what the loss reads: logits or outputs. Of its n columns the first `count` are points, numbers
`order[at]` … of the data; the others fill up the last vector.
"""

import math
from typing import Any

import numpy as np

from engine.kernel import tables
from engine.kernel.activations import Rows
from engine.kernel.compiler import part
from engine.kernel.functions import HALF, ONE, TWO, ZERO, exp, f32, sigmoid
from engine.kernel.passes import Indices


@part()
def descend(
    loss: int, y: Rows, d: Rows, wanted: Rows, labels: Indices, order: Indices, at: int, count: int
) -> np.float32:
    """d ← the gradient of the mean loss by y. Returns a number that is finite just where the loss is."""
    d[:, count:] = ZERO
    if loss == tables.CROSS_ENTROPY:
        return _cross_entropy(y, d, labels, order, at, count)
    if loss == tables.MARGIN:
        return _margin(y, d, labels, order, at, count)
    share, size = ONE / f32(len(y) * count), ZERO
    for o in range(len(y)):
        for b in range(count):
            x, t = y[o, b], wanted[o, order[at + b]]
            if loss == tables.BINARY_CROSS_ENTROPY:
                size += max(x, ZERO) - x * t
                d[o, b] = (sigmoid(x) - t) * share
            elif loss == tables.HINGE:
                gap = _gap(x * t)
                size += gap
                d[o, b] = -t * share if gap > ZERO else ZERO
            elif loss == tables.SQUARED:
                size += (x - t) * (x - t)
                d[o, b] = TWO * (x - t) * share
            elif loss == tables.HALF_SQUARED:
                size += HALF * (x - t) * (x - t)
                d[o, b] = (x - t) * share
            elif loss == tables.ABSOLUTE:
                size += abs(x - t)
                d[o, b] = _sign(x - t) * share
            else:
                size += abs(x - t)
                d[o, b] = (x - t if abs(x - t) < ONE else _sign(x - t)) * share
    return size


@part()
def _sign(x: np.float32) -> np.float32:
    return ONE if x > ZERO else (-ONE if x < ZERO else ZERO)


@part()
def _gap(lead: Any) -> Any:
    """How much a lead falls short of 1; undefined where the lead is."""
    return ZERO if lead >= ONE else ONE - lead


@part()
def _cross_entropy(y: Rows, d: Rows, labels: Indices, order: Indices, at: int, count: int) -> np.float32:
    """softmax − one-hot; in total, how far the right logits lie below the highest, and the sums of e^(logit − top)."""
    size = ZERO
    for b in range(count):
        right, top, total = labels[order[at + b]], y[0, b], ZERO
        for o in range(len(y)):
            top = max(top, y[o, b])
        for o in range(len(y)):
            d[o, b] = exp(y[o, b] - top)
            total += d[o, b]
        for o in range(len(y)):
            d[o, b] /= total * f32(count)
        d[right, b] -= ONE / f32(count)
        size += top - y[right, b] + total
    return size


@part()
def _margin(y: Rows, d: Rows, labels: Indices, order: Indices, at: int, count: int) -> np.float32:
    """One share up for every wrong class within the margin, all of them down for the right one."""
    share, size = ONE / f32(count * len(y)), ZERO
    for b in range(count):
        right, against = labels[order[at + b]], ZERO
        for o in range(len(y)):
            gap = _gap(y[right, b] - y[o, b]) if o != right else ZERO
            size += gap
            d[o, b] = share if gap > ZERO else ZERO
            against += d[o, b]
        d[right, b] = -against
    return size


@part()
def total(loss: int, y: Rows, wanted: Rows, labels: Indices, at: int, count: int) -> float:
    """The sum, over points number at … at + count − 1, of the loss of each."""
    result = 0.0
    for b in range(count):
        if loss == tables.CROSS_ENTROPY:
            result += _cross_entropy_of(y, b, labels[at + b])
        elif loss == tables.MARGIN:
            for o in range(len(y)):
                if o != labels[at + b]:
                    result += _loss_of(tables.HINGE, y[labels[at + b], b] - y[o, b], ONE) / len(y)
        else:
            for o in range(len(y)):
                result += _loss_of(loss, y[o, b], wanted[o, at + b]) / len(y)
    return result


@part()
def _cross_entropy_of(y: Rows, b: int, label: int) -> Any:
    """Of one point."""
    top, powers = y[0, b], ZERO
    for o in range(len(y)):
        top = max(top, y[o, b])
    for o in range(len(y)):
        powers += exp(y[o, b] - top)
    return f32(math.log(powers)) - (y[label, b] - top)


@part()
def _loss_of(loss: int, x: np.float32, t: np.float32) -> Any:
    """Of one number x where t is wanted."""
    if loss == tables.BINARY_CROSS_ENTROPY:
        return max(x, ZERO) - x * t + f32(math.log1p(exp(-abs(x))))
    if loss == tables.HINGE:
        return _gap(x * t)
    error = abs(x - t)
    if loss == tables.SQUARED:
        return error * error
    if loss == tables.HALF_SQUARED:
        return HALF * error * error
    if loss == tables.ABSOLUTE:
        return error
    return HALF * error * error if error < ONE else error - HALF
