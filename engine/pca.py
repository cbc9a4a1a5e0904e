"""Principal components whose axes do not jump from one frame to the next."""

import functools
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
NEGLIGIBLE = 1e-4
"""The share of all variance below which a direction says nothing about the points."""
INDEPENDENT = 1e-3
"""How much of a vector must lie outside a space for it to add a direction."""
COMPILED = 16
"""Units up to which compiled axes are the faster ones."""
TURN = 0.15
"""How far, in radians, the space of the axes may turn from one reading to the next."""


@dataclass(frozen=True, eq=False)
class Basis:
    """`axes` f64 [d, k], orthonormal columns; `share` f64 [k], the share of all variance that lies along each."""

    axes: Array
    share: Array


def followed(values: NDArray[np.float32], count: int, previous: Basis | None) -> Basis:
    """As `fitted`, but never far from the reading before.

    Where two variances change places, principal axes jump to where others were, at worst by a right angle; these go
    there by `TURN` a reading. No axis moves further than 2 sin(TURN / 2). Where nothing was read before, axes lie as
    close as they can to directions that depend on nothing: whoever leafs through a run, where every step is the first,
    sees fewer axes flip than if each faced its largest part.
    """
    if previous is None:
        return fitted(values, count, _reference(len(values)))
    found = fitted(values, count, previous)
    if _near(found.axes, previous.axes):
        return found
    points = values[:, :count].T.astype(np.float64)
    centred = points - np.add.reduce(points, axis=0) / len(points)
    axes = towards(previous.axes, found.axes, TURN)
    along = centred @ axes
    total = max(float(np.einsum("ij,ij->", centred, centred)), np.finfo(np.float64).tiny)
    return Basis(axes, np.minimum(np.einsum("ij,ij->j", along, along) / total, 1))


@functools.cache
def _reference(width: int) -> Basis:
    """Three orthonormal directions that every one of `width` units takes part in, the same every time."""
    return Basis(np.linalg.qr(np.random.default_rng(width).normal(size=(width, 3)))[0], np.zeros(3))


def fitted(values: NDArray[np.float32], count: int, previous: Basis | None = None) -> Basis:
    """Three principal axes of the first `count` points of values [d, n], which are finite; d is more than 3.

    Where the units are few, `principal` compiled: it finds the same.
    """
    if len(values) > COMPILED or count < len(values):
        return principal(values[:, :count].T.astype(np.float64), 3, previous)
    before = np.empty((0, len(values))) if previous is None else np.ascontiguousarray(previous.axes.T)
    axes, share = _principal_axes()(values, count, before)
    return Basis(axes.T, share)


def _near(axes: Array, previous: Array) -> bool:
    """Whether no axis can be further than `TURN` from where it was: their distances together are no larger."""
    away = axes - previous
    return float(np.einsum("ij,ij->", away, away)) <= (2 * math.sin(TURN / 2)) ** 2


def towards(start: Array, end: Array, most: float) -> Array:
    """Axes [d, k] on the shortest way from one space to another, each angle between the two at most `most` from start.

    The way is the geodesic of the Grassmann manifold (Edelman, Arias and Smith, 1998). Both are orthonormal, and `end`
    is turned within its space to lie as close to `start` as it can, so that startᵀ end is symmetric.
    """
    overlap = start.T @ end
    cosines, turn = np.linalg.eigh((overlap + overlap.T) / 2)
    first, last = start @ turn, end @ turn
    across = last - first * cosines
    lengths = np.linalg.norm(across, axis=0)
    angles = np.minimum(np.arctan2(lengths, cosines), most)
    found: Array = first * np.cos(angles) + across * (np.sin(angles) / np.where(lengths > 0, lengths, 1))
    turned: Array = found @ turn.T
    return turned


@functools.cache
def _principal_axes() -> Callable[[NDArray[np.float32], int, Array], tuple[Array, Array]]:
    """Compiled, or loaded, when it is first needed."""
    from engine.kernel.axes import principal_axes

    return principal_axes


def principal(points: Array, components: int, previous: Basis | None = None) -> Basis:
    """The directions along which points [n, d] vary most, as `components` orthonormal axes; d is no less.

    They span the space of the leading eigenvectors of the covariance. Where the points hardly vary, that leaves axes to
    chance; they are completed by the direction to the points' mean, and then by the `previous` axes. Within their space
    they are turned to lie as close as they can to the previous ones: the orthogonal Procrustes problem (Schönemann,
    1966), solved by one singular value decomposition. The first axes point to where their largest part is positive.
    """
    mean = np.add.reduce(points, axis=0) / len(points)
    centred = points - mean
    axes, variances = _spectrum(centred)
    total = max(float(variances.sum()), np.finfo(np.float64).tiny)
    varying = int((variances[:components] > NEGLIGIBLE * total).sum())
    if varying < components:
        axes = _completed(axes[:, :varying], _candidates(mean, previous, axes, components), components)
    axes = axes[:, :components]
    if previous is None:
        largest = axes[np.abs(axes).argmax(axis=0), range(components)]
        axes = axes * np.where(largest < 0, -1, 1)
    else:
        left, _, right = np.linalg.svd(axes.T @ previous.axes)
        axes = axes @ (left @ right)
    along = centred @ axes
    share = np.einsum("ij,ij->j", along, along) / total
    return Basis(axes, np.minimum(share, 1))


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


def _candidates(mean: Array, previous: Basis | None, axes: Array, components: int) -> Iterator[Array]:
    """Directions [d] to complete a basis with, the best first."""
    yield mean
    if previous is not None:
        yield from previous.axes.T
    yield from axes.T
    yield from np.eye(components, len(mean))


def _completed(axes: Array, candidates: Iterable[Array], components: int) -> Array:
    """Orthonormal axes [d, k] and, of the candidates, the first that add a direction (Gram and Schmidt)."""
    found = np.empty((len(axes), components))
    count = axes.shape[1]
    found[:, :count] = axes
    for candidate in candidates:
        if count == components:
            break
        known = found[:, :count]
        rest = candidate - known @ (candidate @ known)
        length = math.sqrt(rest @ rest)
        if length > INDEPENDENT * math.sqrt(candidate @ candidate):
            rest /= length
            rest -= known @ (rest @ known)
            found[:, count] = rest / math.sqrt(rest @ rest)
            count += 1
    return found[:, :count]
