"""Principal axes that do not jump, compiled: what `engine.pca.principal` says, for stages of few units.

There numpy's linear algebra takes ten times as long to be called as to compute. Eigenvectors come from Jacobi's
rotations (1846).
"""

import math

import numpy as np
from numpy.typing import NDArray

from engine.kernel.compiler import entry, part

AXES = 3
NEGLIGIBLE, INDEPENDENT = 1e-4, 1e-3
"""As in `engine.pca`."""
SWEEPS = 50
"""More than are ever needed: near the end every sweep doubles the number of right digits."""
TINY = np.finfo(np.float64).tiny
SETTLED = 1e-15

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


@part(reorder=True)
def inner(a: Vector, b: Vector) -> float:
    """The inner product."""
    total = 0.0
    for k in range(len(a)):
        total += a[k] * b[k]
    return total


@part()
def spread(values: NDArray[np.float32], count: int, mean: Vector, sums: Matrix, same: Matrix) -> None:
    """Of the first points of values [d, n]: their mean [d], and the sums of products of their deviations [d, d]."""
    centred = np.empty((len(values), count))
    for i in range(len(values)):
        total = 0.0
        for k in range(count):
            total += values[i, k]
        mean[i] = total / count
        for k in range(count):
            centred[i, k] = values[i, k] - mean[i]
        for j in range(i + 1):
            sums[i, j] = sums[j, i] = same[i, j] = same[j, i] = inner(centred[i], centred[j])


@part()
def rotate(matrix: Matrix, rows: Matrix, p: int, q: int, cos: float, tangent: float) -> None:
    """Turns rows p and q of both, and columns p and q of the matrix, by an angle."""
    sin = tangent * cos
    for k in range(len(matrix)):
        x, y = matrix[p, k], matrix[q, k]
        matrix[p, k], matrix[q, k] = cos * x - sin * y, sin * x + cos * y
        x, y = rows[p, k], rows[q, k]
        rows[p, k], rows[q, k] = cos * x - sin * y, sin * x + cos * y
    for k in range(len(matrix)):
        x, y = matrix[k, p], matrix[k, q]
        matrix[k, p], matrix[k, q] = cos * x - sin * y, sin * x + cos * y


@part()
def eigenvectors(matrix: Matrix, rows: Matrix, values: Vector) -> None:
    """Of a symmetric matrix [d, d], which is lost: eigenvectors as rows, and their values, the largest first."""
    size = len(matrix)
    for p in range(size):
        for q in range(size):
            rows[p, q] = 1.0 if p == q else 0.0
    turning = True
    for _ in range(SWEEPS):
        if not turning:
            break
        turning = False
        for p in range(size):
            for q in range(p + 1, size):
                both, first, second = matrix[p, q], matrix[p, p], matrix[q, q]
                if abs(both) > SETTLED * math.sqrt(abs(first * second)) + TINY:
                    turning = True
                    slope = (second - first) / (2 * both)
                    tangent = math.copysign(1.0, slope) / (abs(slope) + math.sqrt(slope * slope + 1))
                    rotate(matrix, rows, p, q, 1 / math.sqrt(tangent * tangent + 1), tangent)
    for p in range(size):
        values[p] = matrix[p, p]
    for p in range(size):
        for q in range(p + 1, size):
            if values[q] > values[p]:
                values[p], values[q] = values[q], values[p]
                for i in range(size):
                    rows[p, i], rows[q, i] = rows[q, i], rows[p, i]


@part()
def joined(axes: Matrix, count: int, candidate: Vector) -> int:
    """Makes a candidate axis number `count`, if it adds a direction to those before; how many there are then."""
    if count == len(axes):
        return count
    rest = axes[count]
    for i in range(len(rest)):
        rest[i] = candidate[i]
    for _ in range(2):
        for k in range(count):
            share = inner(axes[k], rest)
            for i in range(len(rest)):
                rest[i] -= share * axes[k, i]
    length = math.sqrt(inner(rest, rest))
    if not length > INDEPENDENT * math.sqrt(inner(candidate, candidate)):
        return count
    for i in range(len(rest)):
        rest[i] /= length
    return count + 1


@part()
def turn(axes: Matrix, before: Matrix) -> None:
    """Turns the axes within their space to lie as close as they can to those before: orthogonal Procrustes.

    With the overlap A Bᵀ = U S Vᵀ, whose squares are U S² Uᵀ, the turn is V Uᵀ.
    """
    overlap, squares = np.empty((AXES, AXES)), np.empty((AXES, AXES))
    left, right, lengths = np.empty((AXES, AXES)), np.empty((AXES, AXES)), np.empty(AXES)
    for i in range(AXES):
        for j in range(AXES):
            overlap[i, j] = inner(axes[i], before[j])
    for i in range(AXES):
        for j in range(AXES):
            squares[i, j] = inner(overlap[i], overlap[j])
    eigenvectors(squares, left, lengths)
    candidates = np.zeros((2 * AXES, AXES))
    for k in range(AXES):
        candidates[AXES + k, k] = 1.0
        for i in range(AXES):
            for j in range(AXES):
                candidates[k, j] += left[k, i] * overlap[i, j]
    count = 0
    for k in range(2 * AXES):
        count = joined(right, count, candidates[k])
    for place in range(axes.shape[1]):
        for k in range(AXES):
            lengths[k] = 0.0
            for i in range(AXES):
                lengths[k] += left[k, i] * axes[i, place]
        for j in range(AXES):
            axes[j, place] = 0.0
            for k in range(AXES):
                axes[j, place] += right[k, j] * lengths[k]


@part()
def face(axes: Matrix) -> None:
    """Makes the axes point to where their largest part is positive."""
    for k in range(AXES):
        largest = 0.0
        for value in axes[k]:
            if abs(value) > abs(largest):
                largest = value
        if largest < 0:
            for i in range(axes.shape[1]):
                axes[k, i] = -axes[k, i]


@entry("Tuple((float64[:, ::1], float64[::1]))(float32[:, ::1], int64, float64[:, ::1])")
def principal_axes(values: NDArray[np.float32], count: int, before: Matrix) -> tuple[Matrix, Vector]:
    """The directions along which points vary most, as `engine.pca.principal` finds them.

    Args:
        values: f32 [d, n], finite; d no less than 3.
        count: to how many of them, from the first on, the axes are fitted: no fewer than d.
        before: f64 [3, d], the axes of the reading before; [0, d] if there was none.

    Returns:
        The axes, f64 [3, d], and the share of all variance that lies along each, f64 [3].
    """
    size = len(values)
    mean, sums, lost = np.empty(size), np.empty((size, size)), np.empty((size, size))
    spread(values, count, mean, sums, lost)
    vectors, variances = np.empty((size, size)), np.empty(size)
    eigenvectors(lost, vectors, variances)
    total = TINY
    for variance in variances:
        total += max(variance, 0.0)
    axes, share, found = np.empty((AXES, size)), np.empty(AXES), 0
    for k in range(AXES):
        if variances[k] > NEGLIGIBLE * total:
            found = joined(axes, found, vectors[k])
    candidates = np.empty((1 + len(before) + size, size))
    for i in range(size):
        candidates[0, i] = mean[i]
        for k in range(len(before)):
            candidates[1 + k, i] = before[k, i]
        for k in range(size):
            candidates[1 + len(before) + k, i] = vectors[k, i]
    for candidate in candidates:
        found = joined(axes, found, candidate)
    if len(before) > 0:
        turn(axes, before)
    else:
        face(axes)
    for k in range(AXES):
        along = 0.0
        for i in range(size):
            along += axes[k, i] * inner(sums[i], axes[k])
        share[k] = min(max(along / total, 0.0), 1.0)
    return axes, share
