"""A square matrix taken apart into a mirror, a turn and a stretch, so that each can be shown as what it is.

The polar decomposition W = P Q (Autonne, 1902; Higham, "Functions of Matrices", 2008, chapter 8), from the singular
value decomposition W = U S Vᵀ: P = U S Uᵀ stretches along orthogonal axes, Q = U Vᵀ turns, or turns and mirrors. Where
W has lost directions, Q is free there and is chosen to turn as little as it can, with no mirror (Kabsch, 1976).
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
LOST = 1e-12
"""The share of the largest stretch below which a direction counts as lost."""


@dataclass(frozen=True, eq=False)
class Polar:
    """W = stretch · turn · (I − 2 mirror mirrorᵀ): first the mirror, then the turn, then the stretch."""

    mirror: Array | None
    """[n], the unit normal of the plane mirrored in; None where nothing is mirrored."""
    turn: Array
    """[n, n], orthogonal with determinant 1."""
    angle: float
    """Of the turn, in radians: from −π to π in the plane, from 0 to π about `axis` in space."""
    axis: Array | None
    """[3], the unit axis in space, by the right hand; None for n below 3."""
    stretch: Array
    """[n, n], symmetric with no eigenvalue below 0."""
    stretches: Array
    """[n], the eigenvalues of the stretch, the largest first."""

    def product(self) -> Array:
        """The factors multiplied together [n, n]."""
        turned = self.stretch @ self.turn
        return turned if self.mirror is None else turned - 2 * np.outer(turned @ self.mirror, self.mirror)


def polar(matrix: Array) -> Polar:
    """The factors of a square matrix [n, n] with n from 1 to 3; what is not finite counts as 0.

    The mirror is the one that leaves the smallest turn: its normal is the direction that Q most nearly turns round.
    """
    n = len(matrix)
    if not np.isfinite(matrix).all():
        matrix = np.nan_to_num(matrix, nan=0.0, posinf=0.0, neginf=0.0)
    scale = float(np.abs(matrix).max()) or 1.0
    left, stretches, right = np.linalg.svd(matrix / scale)
    rank = int((stretches > LOST * stretches[0]).sum())
    orthogonal = left[:, :rank] @ right[:rank]
    if rank < n:
        orthogonal += left[:, rank:] @ _least_turn(left, right, rank) @ right[rank:]
    stretch = (left * (scale * stretches)) @ left.T
    mirror = None
    if _determinant(orthogonal) < 0:
        mirror = _normal(orthogonal)
        orthogonal = orthogonal - 2 * np.outer(orthogonal @ mirror, mirror)
    angle, axis = _angle(orthogonal)
    return Polar(mirror, orthogonal, angle, axis, (stretch + stretch.T) / 2, scale * stretches)


def _least_turn(left: Array, right: Array, rank: int) -> Array:
    """X [n − rank, n − rank], orthogonal, for which left₀ X right₀ completes the turn that moves least.

    The trace of the turn is largest for X = B D Aᵀ, where A S Bᵀ is the singular value decomposition of right₀ left₀
    and D changes the last sign where the determinant asks for it.
    """
    a, _, b = np.linalg.svd(right[rank:] @ left[:, rank:])
    signs = np.ones(len(a))
    signs[-1] = math.prod(math.copysign(1, _determinant(part)) for part in (left, right, a, b))
    found: Array = (b.T * signs) @ a.T
    return found


def _determinant(matrix: Array) -> float:
    """Of a matrix [n, n] with n from 1 to 3."""
    if len(matrix) == 1:
        return float(matrix[0, 0])
    (a, b, *_), (d, e, *_) = rows = matrix[:2].tolist()
    if len(matrix) == 2:
        return float(a * e - b * d)
    (*_, c), (*_, f) = rows
    g, h, i = matrix[2].tolist()
    return float(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g))


def _normal(orthogonal: Array) -> Array:
    """The unit direction [n] that an orthogonal matrix of determinant −1 turns round; its largest part is positive."""
    _, vectors = np.linalg.eigh((orthogonal + orthogonal.T) / 2)
    normal: Array = vectors[:, 0]
    return -normal if normal[np.abs(normal).argmax()] < 0 else normal


def _angle(turn: Array) -> tuple[float, Array | None]:
    """The angle of a turn and, in space, its axis: by the quaternion, exact at every angle (Shepperd, 1978)."""
    if len(turn) == 1:
        return 0.0, None
    if len(turn) == 2:
        return math.atan2(turn[1, 0] - turn[0, 1], turn[0, 0] + turn[1, 1]), None
    trace = float(np.trace(turn))
    squares = np.array([trace, *np.diag(turn)])
    largest = int(squares.argmax())
    twist = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    if largest == 0:
        real, vector = 1 + trace, twist
    else:
        column = largest - 1
        vector = turn[:, column] + turn[column]
        vector[column] = 1 - trace + 2 * turn[column, column]
        real = float(twist[column])
    length = float(np.linalg.norm(vector))
    if length == 0:
        return 0.0, np.array([0.0, 0.0, 1.0])
    return 2 * math.atan2(length, abs(real)), math.copysign(1.0, real) * vector / length
