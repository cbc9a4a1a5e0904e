"""The best straight cut through labelled points: how far a linear classifier, or a linear fit, gets there.

A ridge logistic regression per class, fitted by Newton's method (iteratively reweighted least squares), on coordinates
divided by their largest magnitude, so that the penalty weighs every coordinate alike. It minimises
Σ log(1 + exp(−y z)) + RIDGE/2 · (|w|² + b²) with z = w·x + b and y = ±1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
RIDGE = 0.02
ITERATIONS = 40
TOLERANCE, ROUGH = 1e-9, 1e-3


@dataclass(frozen=True, eq=False)
class Cut:
    """`weights` f64 [C, k + 1]: a plane per class, one for two classes, bias last. `score`: the share right."""

    weights: Array
    score: float


def fit(points: Array, labels: NDArray[np.int64], classes: int, *, exact: bool = True) -> Cut:
    """The best straight cut through points [n, k]: one plane for two classes, each against the rest for more.

    Args:
        points: where the points are; what is not finite counts as 0.
        labels: their classes, 0 … classes − 1.
        classes: how many classes there are.
        exact: False stops as soon as every point is right or little changes, for when only the score matters.
    """
    finite = np.nan_to_num(points, nan=0.0, posinf=0.0, neginf=0.0)
    scale = np.abs(finite).max(axis=0, initial=0.0)
    scale[scale == 0] = 1
    X = np.column_stack((finite / scale, np.ones(len(finite))))
    sides = labels[None] == (np.array([[1]]) if classes == 2 else np.arange(classes)[:, None])
    weights, score = _newton(X, sides.astype(np.float64), labels, exact=exact)
    weights[:, :-1] /= scale
    return Cut(weights, score)


def linear_share(points: Array, targets: Array) -> float:
    """R² of the best linear fit of targets [n] on points [n, k]: 1 explains all of their variance, 0 none."""
    finite = np.nan_to_num(points, nan=0.0, posinf=0.0, neginf=0.0)
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


def _newton(X: Array, Y: Array, labels: NDArray[np.int64], *, exact: bool) -> tuple[Array, float]:
    """Newton's method for the planes of all classes at once: X [n, k + 1], Y [C, n] in {0, 1}."""
    weights = np.zeros((len(Y), X.shape[1]))
    ridge = RIDGE * np.eye(X.shape[1])
    for _ in range(ITERATIONS):
        z = weights @ X.T
        if not exact and _score(z, labels) == 1:
            break
        p = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
        gradient = (p - Y) @ X + RIDGE * weights
        curvature = (X.T[None] * np.maximum(p * (1 - p), 1e-6)[:, None]) @ X + ridge
        change = np.linalg.solve(curvature, gradient[:, :, None])[:, :, 0]
        weights = weights - change
        if np.abs(change).max() < (TOLERANCE if exact else ROUGH) * (1 + np.abs(weights).max()):
            break
    return weights, _score(weights @ X.T, labels)


def _score(z: Array, labels: NDArray[np.int64]) -> float:
    predicted = z[0] > 0 if len(z) == 1 else z.argmax(axis=0)
    return float((predicted == labels).mean())
