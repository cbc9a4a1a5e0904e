"""The best straight cut through labelled points: how far a linear classifier, or a linear fit, gets there.

A ridge logistic regression per class, fitted by Newton's method (iteratively reweighted least squares), on coordinates
divided by their largest magnitude, so that the penalty weighs every coordinate alike. It minimises
Σ log(1 + exp(−y z)) + RIDGE/2 · (|w|² + b²) with z = w·x + b and y = ±1. Where Newton's method would be dear, because
of many coordinates and classes, a fixed bound of the curvature (Böhning, 1992) takes its place.
"""

import functools
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
BOUNDED_ITERATIONS = 60
NEGLIGIBLE = 1e-10
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


def score(points: Array, labels: NDArray[np.int64], classes: int) -> float:
    """The share of points that the best straight cut gets right, nearly: as `fit`, and cheaper."""
    count = enough(points)
    X, labels = _scaled(points[:count])[0], labels[:count]
    if X.shape[1] <= COMPILED:
        return _compiled(X, labels, classes, ROUGH, enough=True)[1]
    Y = _sides(labels, classes)
    if Y.shape[0] * X.shape[1] ** 2 * X.shape[0] > DEAR:
        return _share_right(_bounded(X, Y, labels), labels)
    return _share_right(_newton(X, Y, ROUGH, labels) @ X.T, labels)


def enough(points: Array) -> int:
    """How many of the points [n, k] are looked at where only a score is wanted."""
    return WIDE if points.shape[1] >= WIDE else len(points)


def linear_share(points: Array, targets: Array) -> float:
    """R² of the best linear fit of targets [n] on points [n, k]: 1 explains all of their variance, 0 none."""
    count = enough(points)
    finite = np.nan_to_num(points[:count], nan=0.0, posinf=0.0, neginf=0.0)
    targets = targets[:count]
    spread = targets - targets.mean()
    total = float(spread @ spread)
    if total == 0:
        return 1.0
    centred = finite - finite.mean(axis=0)
    solution = np.linalg.lstsq(centred, spread, rcond=1e-10)[0]
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


def _bounded(X: Array, Y: Array, labels: NDArray[np.int64]) -> Array:
    """z [C, n] of the planes, nearly: one bound of the curvature for all classes and steps, and Nesterov's momentum.

    With more coordinates than points, these are turned first so that no more coordinates than needed hold them.
    """
    if X.shape[1] > len(X):
        squares, directions = np.linalg.eigh(X @ X.T)
        held = squares > NEGLIGIBLE * squares[-1]
        X = directions[:, held] * np.sqrt(squares[held])
    inverse = np.linalg.inv(X.T @ X / 4 + RIDGE * np.eye(X.shape[1]))
    weights = ahead = np.zeros((len(Y), X.shape[1]))
    for step in range(BOUNDED_ITERATIONS):
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
