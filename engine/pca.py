"""Principal components whose axes do not jump from one frame to the next."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
NEGLIGIBLE = 1e-4
"""The share of all variance below which a direction says nothing about the points."""
INDEPENDENT = 1e-3
"""How much of a vector must lie outside a space for it to add a direction."""


@dataclass(frozen=True, eq=False)
class Basis:
    """`axes` f64 [d, k], orthonormal columns; `share` f64 [k], the share of all variance that lies along each."""

    axes: Array
    share: Array


def principal(points: Array, components: int, previous: Basis | None = None) -> Basis:
    """The directions along which points [n, d] vary most, as `components` orthonormal axes; d is no less.

    They span the space of the leading eigenvectors of the covariance. Where the points hardly vary, that leaves axes to
    chance; they are completed by the direction to the points' mean, and then by the `previous` axes. Within their space
    they are turned to lie as close as they can to the previous ones: the orthogonal Procrustes problem (Schönemann,
    1966), solved by one singular value decomposition. The first axes point to where their largest part is positive.
    """
    mean = points.mean(axis=0)
    centred = points - mean
    axes, variances = _spectrum(centred)
    total = max(float(variances.sum()), np.finfo(np.float64).tiny)
    varying = int((variances[:components] > NEGLIGIBLE * total).sum())
    if varying < components:
        known = [] if previous is None else [previous.axes]
        chance = [axes, np.eye(len(mean), components)]
        axes = _completed(axes[:, :varying], np.column_stack((mean, *known, *chance)), components)
    axes = axes[:, :components]
    if previous is None:
        largest = axes[np.abs(axes).argmax(axis=0), range(components)]
        axes = axes * np.where(largest < 0, -1, 1)
    else:
        left, _, right = np.linalg.svd(axes.T @ previous.axes)
        axes = axes @ (left @ right)
    share = np.square(centred @ axes).sum(axis=0) / total
    return Basis(axes, np.clip(share, 0, 1))


def _spectrum(centred: Array) -> tuple[Array, Array]:
    """Eigenvectors [d, m] of the covariance of points [n, d] and their variances [m], the largest first.

    With fewer points than dimensions they come from the points' inner products, whose variances are the same.
    """
    if len(centred) >= centred.shape[1]:
        values, vectors = np.linalg.eigh(centred.T @ centred)
        return vectors[:, ::-1], np.maximum(values[::-1], 0)
    values, weights = np.linalg.eigh(centred @ centred.T)
    vectors = centred.T @ weights[:, ::-1]
    lengths = np.linalg.norm(vectors, axis=0)
    return vectors / np.where(lengths == 0, 1, lengths), np.maximum(values[::-1], 0)


def _completed(axes: Array, candidates: Array, components: int) -> Array:
    """Orthonormal axes [d, k] and, of the candidates [d, m], the first that add a direction (Gram and Schmidt)."""
    for candidate in candidates.T:
        if axes.shape[1] == components:
            break
        rest = candidate - axes @ (axes.T @ candidate)
        length = np.linalg.norm(rest)
        if length > INDEPENDENT * np.linalg.norm(candidate):
            rest = rest / length
            rest -= axes @ (axes.T @ rest)
            axes = np.column_stack((axes, rest / np.linalg.norm(rest)))
    return axes
