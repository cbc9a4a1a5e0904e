"""The straight cut compiled: Newton's method of `engine.straight_cut`, for points of few coordinates.

There the arithmetic of an iteration takes a microsecond and numpy's calls take twenty.
"""

import math

import numpy as np
from numpy.typing import NDArray

from engine.kernel.compiler import entry, part

LEAST_CURVATURE = 1e-6
STEEPEST = 500.0

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Labels = NDArray[np.int64]


@part(reorder=True)
def plane(points: Matrix, weights: Vector, z: Vector) -> None:
    """z ← w · x of every point."""
    for place in range(len(z)):
        z[place] = 0.0
    for i in range(len(weights)):
        weight, row = weights[i], points[i]
        for place in range(len(z)):
            z[place] += weight * row[place]


@part()
def share_right(z: Matrix, labels: Labels) -> float:
    """The share of points on their side of the one plane, or before their own plane the farthest."""
    right = 0
    for place in range(len(labels)):
        best = 0
        for c in range(1, len(z)):
            best = c if z[c, place] > z[best, place] else best
        if len(z) == 1:
            best = 1 if z[0, place] > 0 else 0
        right += best == labels[place]
    return right / len(labels)


@part(reorder=True)
def weighed(a: Vector, b: Vector, weights: Vector) -> float:
    """The inner product of a and b, a weight for each place."""
    total = 0.0
    for place in range(len(a)):
        total += a[place] * b[place] * weights[place]
    return total


@part()
def solve(matrix: Matrix, wanted: Vector) -> None:
    """Puts into `wanted` [d] what the positive definite matrix [d, d], which is lost, takes there (Cholesky)."""
    size = len(wanted)
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i, j]
            for k in range(j):
                rest -= matrix[i, k] * matrix[j, k]
            matrix[i, j] = math.sqrt(rest) if i == j else rest / matrix[j, j]
        for k in range(i):
            wanted[i] -= matrix[i, k] * wanted[k]
        wanted[i] /= matrix[i, i]
    for i in range(size - 1, -1, -1):
        for k in range(i + 1, size):
            wanted[i] -= matrix[k, i] * wanted[k]
        wanted[i] /= matrix[i, i]


@entry("float64(float64[:, ::1], int64[::1], float64[:, ::1], float64, int64, float64, boolean)")
def newton(
    points: Matrix, labels: Labels, weights: Matrix, ridge: float, iterations: int, tolerance: float, enough: bool
) -> float:
    """Fits the planes of a ridge logistic regression by Newton's method.

    Args:
        points: f64 [d, n], finite, with a row of ones.
        labels: i64 [n], the classes.
        weights: f64 [C, d], all 0, filled: a plane for every class, or one for two classes.
        ridge: what the squares of the weights are weighed with.
        iterations: how many at most.
        tolerance: the largest change of a weight, relative to the largest weight, that ends it.
        enough: whether it also ends once all points are right.

    Returns:
        The share of points that are right.
    """
    size, count = points.shape
    planes = len(weights)
    z, curvature = np.empty((planes, count)), np.empty((size, size))
    rest, bend, change = np.empty(count), np.empty(count), np.empty(size)
    for c in range(planes):
        plane(points, weights[c], z[c])
    for _ in range(iterations):
        if enough and share_right(z, labels) == 1.0:
            break
        largest_change, largest = 0.0, 0.0
        for c in range(planes):
            wanted = 1 if planes == 1 else c
            for place in range(count):
                p = 1.0 / (1.0 + math.exp(-min(max(z[c, place], -STEEPEST), STEEPEST)))
                rest[place] = p - (1.0 if labels[place] == wanted else 0.0)
                bend[place] = max(p * (1.0 - p), LEAST_CURVATURE)
            for i in range(size):
                change[i] = weighed(points[i], points[size - 1], rest) + ridge * weights[c, i]
                for j in range(i + 1):
                    curvature[i, j] = weighed(points[i], points[j], bend)
                curvature[i, i] += ridge
            solve(curvature, change)
            for i in range(size):
                weights[c, i] -= change[i]
                largest_change = max(largest_change, abs(change[i]))
                largest = max(largest, abs(weights[c, i]))
            plane(points, weights[c], z[c])
        if largest_change < tolerance * (1.0 + largest):
            break
    return share_right(z, labels)
