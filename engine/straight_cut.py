"""The best straight cut through labelled points: how far a linear classifier, or a linear fit, gets there.

A ridge logistic regression per class, fitted by Newton's method (iteratively reweighted least squares), on coordinates
divided by their largest magnitude, so that the penalty weighs every coordinate alike. It minimises
Σ log(1 + exp(−y z)) + RIDGE/2 · (|w|² + b²) with z = w·x + b and y = ±1. Where Newton's method would be dear, because
of many coordinates and classes, a fixed bound of the curvature (Böhning, 1992) takes its place. Where only a score is
wanted, an effort bounds what it may cost: fewer iterations are made then, and fewer points looked at.
"""

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
RIDGE = 0.02
ITERATIONS = 40
TOLERANCE, ROUGH = 1e-9, 1e-3
DEAR = 5e6
"""Multiplications of one iteration of Newton's method from which on it is too dear to know a score only."""
EXPECTED = 12
"""Iterations that Newton's method takes, about."""
BOUNDED_ITERATIONS = 60
LENGTHS = ((512, BOUNDED_ITERATIONS), (512, 30), (512, 15), (256, 15), (256, 8), (128, 8), (64, 8))
"""Points looked at and iterations made with a fixed bound, at most: the less, the less effort there may be."""
EXPONENTIAL = 250
"""What one costs, in multiplications; and what a number of a decomposition costs, of a matrix and of least squares."""
DECOMPOSED, SQUARED = 8, 12
NEGLIGIBLE = 1e-10
SLIGHT = 1e-9
"""A ridge, relative to the mean variance, that only keeps equations solvable."""
COMPILED = 17
"""Coordinates, the one that is 1 among them, up to which compiled code is faster than numpy."""
WIDE = 256
"""In so many dimensions as many points are enough: more could nearly always be parted as well."""


@dataclass(frozen=True, eq=False)
class Cut:
    """`weights` f64 [C, k + 1]: a plane per class, one for two classes, bias last. `score`: the share right."""

    weights: Array
    score: float


def fit(points: Array, labels: NDArray[np.int64], classes: int) -> Cut:
    """The best straight cut through points [n, k]: one plane for two classes, each against the rest for more.

    Args:
        points: where the points are; what is not finite counts as 0.
        labels: their classes, 0 … classes − 1.
        classes: how many classes there are.
    """
    X, scale = _scaled(points)
    if X.shape[1] <= COMPILED:
        weights, right = _compiled(X, labels, classes, TOLERANCE, enough=False)
    else:
        weights = _newton(X, _sides(labels, classes), TOLERANCE, labels=None)
        right = _share_right(weights @ X.T, labels)
    weights[:, :-1] /= scale
    return Cut(weights, right)


def score(points: Array, labels: NDArray[np.int64], classes: int, effort: float = math.inf) -> float:
    """The share of points that the best straight cut gets right, nearly: as `fit`, and cheaper.

    Args:
        points: where the points are, [n, k]; what is not finite counts as 0.
        labels: their classes, 0 … classes − 1.
        classes: how many classes there are.
        effort: multiplications that it may cost, about.
    """
    count, width, planes = enough(points), points.shape[1] + 1, 1 if classes == 2 else classes
    newton = planes * width**2 * count
    quick = width <= COMPILED or (newton <= DEAR and EXPECTED * newton <= effort)
    count, iterations = (count, 0) if quick else length(count, width, planes, effort)
    X, labels = _scaled(points[:count])[0], labels[:count]
    if width <= COMPILED:
        return _compiled(X, labels, classes, ROUGH, enough=True)[1]
    Y = _sides(labels, classes)
    if quick:
        return _share_right(_newton(X, Y, ROUGH, labels) @ X.T, labels)
    return _share_right(_bounded(X, Y, labels, iterations), labels)


def length(count: int, width: int, planes: int, effort: float) -> tuple[int, int]:
    """How many of `count` points in `width` coordinates to look at, and how often, for `planes` within an effort."""
    found = [(min(count, points), iterations) for points, iterations in LENGTHS]
    return next((each for each in found if bounded_work(*each, width, planes) <= effort), found[-1])


def bounded_work(count: int, iterations: int, width: int, planes: int) -> float:
    """Multiplications of so many iterations with a fixed bound of the curvature."""
    held = min(count, width)
    return count * width * held + DECOMPOSED * held**3 + iterations * planes * count * (2 * held + EXPONENTIAL)


def enough(points: Array) -> int:
    """How many of the points [n, k] are looked at where only a score is wanted."""
    return WIDE if points.shape[1] >= WIDE else len(points)


def linear_share(points: Array, targets: Array, effort: float = math.inf) -> float:
    """R² of the best linear fit of targets [n] on points [n, k]: 1 explains all of their variance, 0 none.

    Args:
        points: where the points are; what is not finite counts as 0.
        targets: what is to be explained.
        effort: multiplications that it may cost, about; beyond, the normal equations are solved with a slight ridge.
    """
    count, width = enough(points), points.shape[1]
    finite = np.nan_to_num(points[:count], nan=0.0, posinf=0.0, neginf=0.0)
    targets = targets[:count]
    spread = targets - targets.mean()
    total = float(spread @ spread)
    if total == 0:
        return 1.0
    centred = finite - finite.mean(axis=0)
    if SQUARED * count * width * min(count, width) <= effort:
        solution = np.linalg.lstsq(centred, spread, rcond=1e-10)[0]
    else:
        squares = centred.T @ centred
        squares[np.diag_indices(width)] += SLIGHT * (np.trace(squares) / width or 1)
        solution = np.linalg.solve(squares, centred.T @ spread)
    rest = spread - centred @ solution
    return float(np.clip(1 - rest @ rest / total, 0, 1))


def through(weights: Array, matrix: Array) -> Array:
    """The cut [C, k + 1] that makes the same decisions after points went through an injective `matrix` [m, k]."""
    return np.column_stack((weights[:, :-1] @ np.linalg.pinv(matrix), weights[:, -1]))


def shifted(weights: Array, shift: Array) -> Array:
    """The cut [C, k + 1] that makes the same decisions after points moved by `shift` [k]."""
    return np.column_stack((weights[:, :-1], weights[:, -1] - weights[:, :-1] @ shift))


def injective(matrix: Array) -> bool:
    """Whether a linear map [m, k] keeps different points apart, to the precision of float32."""
    if matrix.shape[0] < matrix.shape[1] or not np.isfinite(matrix).all():
        return False
    values = np.linalg.svd(matrix, compute_uv=False)
    return bool(values[-1] > 1e-6 * values[0])


def _scaled(points: Array) -> tuple[Array, Array]:
    """Finite coordinates divided by their largest magnitudes, and a column of ones, [n, k + 1]; the magnitudes [k]."""
    scale = np.abs(points).max(axis=0, initial=0.0)
    if not np.isfinite(scale).all():
        points = np.nan_to_num(points, nan=0.0, posinf=0.0, neginf=0.0)
        scale = np.abs(points).max(axis=0, initial=0.0)
    scale[scale == 0] = 1
    scaled = np.ones((len(points), points.shape[1] + 1))
    np.divide(points, scale, out=scaled[:, :-1])
    return scaled, scale


def _sides(labels: NDArray[np.int64], classes: int) -> Array:
    """For every plane, 1 where a point belongs before it and 0 where behind, [C, n]."""
    wanted = np.array([1]) if classes == 2 else np.arange(classes)
    sides: Array = (labels[None] == wanted[:, None]).astype(np.float64)
    return sides


def _compiled(
    X: Array, labels: NDArray[np.int64], classes: int, tolerance: float, *, enough: bool
) -> tuple[Array, float]:
    """`_newton` compiled: the planes [C, k + 1] and the share right; with `enough`, until all are right."""
    weights = np.zeros((1 if classes == 2 else classes, X.shape[1]))
    right = _kernel()(np.ascontiguousarray(X.T), labels, weights, RIDGE, ITERATIONS, tolerance, enough)
    return weights, right


@functools.cache
def _kernel() -> Callable[..., float]:
    """Compiled, or loaded, when it is first needed."""
    from engine.kernel.cut import newton

    return newton


def _newton(X: Array, Y: Array, tolerance: float, labels: NDArray[np.int64] | None) -> Array:
    """The planes [C, k + 1] of X [n, k + 1] and Y [C, n], by Newton's method; with labels, until all are right."""
    weights = np.zeros((len(Y), X.shape[1]))
    ridge = RIDGE * np.eye(X.shape[1])
    for _ in range(ITERATIONS):
        z = weights @ X.T
        if labels is not None and _share_right(z, labels) == 1:
            break
        p = _logistic(z)
        gradient = (p - Y) @ X + RIDGE * weights
        curvature = (X.T[None] * np.maximum(p * (1 - p), 1e-6)[:, None]) @ X + ridge
        change = np.linalg.solve(curvature, gradient[:, :, None])[:, :, 0]
        weights = weights - change
        if np.abs(change).max() < tolerance * (1 + np.abs(weights).max()):
            break
    return weights


def _bounded(X: Array, Y: Array, labels: NDArray[np.int64], iterations: int) -> Array:
    """z [C, n] of the planes, nearly: one bound of the curvature for all classes and steps, and Nesterov's momentum.

    With more coordinates than points, these are turned first so that no more coordinates than needed hold them.
    """
    if X.shape[1] > len(X):
        squares, directions = np.linalg.eigh(X @ X.T)
        held = squares > NEGLIGIBLE * squares[-1]
        X = directions[:, held] * np.sqrt(squares[held])
    inverse = np.linalg.inv(X.T @ X / 4 + RIDGE * np.eye(X.shape[1]))
    weights = ahead = np.zeros((len(Y), X.shape[1]))
    for step in range(iterations):
        z = ahead @ X.T
        if _share_right(z, labels) == 1:
            return z
        before, weights = weights, ahead - ((_logistic(z) - Y) @ X + RIDGE * ahead) @ inverse
        ahead = weights + step / (step + 3) * (weights - before)
    return weights @ X.T


def _logistic(z: Array) -> Array:
    p: Array = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return p


def _share_right(z: Array, labels: NDArray[np.int64]) -> float:
    predicted = z[0] > 0 if len(z) == 1 else z.argmax(axis=0)
    return float((predicted == labels).mean())
