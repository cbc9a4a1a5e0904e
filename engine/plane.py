"""The input plane: where probes look at a network, and what it decides there.

Samples are columns here: a network's inputs are [F, n] and what it makes of them [units, n].
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.features import Sight

if TYPE_CHECKING:
    from engine.network import Network
    from engine.supervised import Supervised

Array = NDArray[np.float32]
RADIUS = 1.12
"""The plane shown is [−RADIUS, RADIUS]²."""
LARGEST = 1e30
BUDGET = 2e8
"""Multiplications that a reading of the plane may cost; a large network is read at a lower resolution."""
KEPT_GRIDS = 32
WIDEST_KEPT = 16
"""Inputs beyond which a lattice is computed each time it is needed."""


def affordable(network: Network, side: int) -> int:
    """The largest number of points a side, up to `side` and no less than 2, that the budget allows."""
    return max(2, min(side, math.isqrt(int(BUDGET / network.work))))


def lattice(side: int) -> Array:
    """side² points of the plane, f32 [side², 2]: y from −RADIUS up, and along each row x from −RADIUS up."""
    ticks = np.linspace(-RADIUS, RADIUS, side)
    x, y = np.meshgrid(ticks, ticks)
    return np.stack((x.ravel(), y.ravel()), axis=1).astype(np.float32)


@dataclass(frozen=True)
class Plane:
    """The plane that is shown, and where it lies among the columns of a point."""

    kind: Literal["columns", "pca"] = "columns"
    names: tuple[str, str] = ("x", "y")
    """What its axes are: two columns, or the first two principal components."""
    origin: tuple[float, ...] = ()
    """Where its centre lies, a number a column; empty where the columns are the plane's own coordinates."""
    axes: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    """How far the columns go along with 1 on either axis."""
    share: tuple[float, float] | None = None
    """The share of the variance that lies along either axis, for principal components."""

    def columns(self, points: Array) -> Array:
        """The columns f32 [n, d] of points [n, 2] of the plane."""
        if not self.origin:
            return points
        spread: Array = np.asarray(self.origin, np.float32) + points @ np.asarray(self.axes, np.float32)
        return spread

    def points(self, columns: Array) -> Array:
        """Where points of columns [n, d] lie on the plane, seen at right angles to it: f32 [n, 2]."""
        if not self.origin:
            return columns
        axes = np.asarray(self.axes, np.float64)
        lengths = (axes * axes).sum(axis=1)
        along = (columns - np.asarray(self.origin)) @ axes.T
        found: Array = np.divide(along, lengths, out=np.zeros_like(along), where=lengths > 0).astype(np.float32)
        return found


def principal(columns: Array) -> Plane:
    """The plane of the first two principal components of points [n, d], so that all lie within [-1, 1]²."""
    wide = columns.astype(np.float64)
    mean, width = wide.mean(axis=0), wide.shape[1]
    centred = wide - mean
    sizes, axes = np.linalg.eigh(centred.T @ centred)
    first = axes[:, ::-1][:, :2].T
    first = first * np.sign(first[np.arange(len(first)), np.abs(first).argmax(axis=1)])[:, None]
    extent = float(np.abs(centred @ first.T).max()) or 1.0
    shares = sizes[::-1].clip(0)[:2] / (sizes.clip(0).sum() or 1.0)
    both = np.zeros((2, width))
    both[: len(first)] = first * extent
    share = (float(shares[0]), float(shares[1]) if width > 1 else 0.0)
    origin, (right, up) = tuple(mean.tolist()), (tuple(row.tolist()) for row in both)
    return Plane("pca", ("PC 1", "PC 2"), origin, (right, up), share)


SOLID_PLANE = Plane(origin=(0.0, 0.0, 0.0), axes=((1.0, 0.0, 0.0), (0.0, 1.0, 0.0)))
"""The slice z = 0 of a solid."""


def inputs(learner: Supervised[Any], points: Array) -> Array:
    """What the network sees of points [n, 2] of the plane, f32 [F, n]."""
    data = learner.data
    return np.ascontiguousarray(data.sight(data.plane.columns(points)).T)


def lattice_inputs(learner: Supervised[Any], side: int) -> Array:
    """What the network sees of the lattice, f32 [F, side²]: not to be changed, since all learners share it."""
    return _shared(learner, side, False)


def picture_inputs(learner: Supervised[Any], side: int) -> Array:
    """What it sees of a picture of the plane, f32 [F, side²]: the first row is the top, the first column the left."""
    return _shared(learner, side, True)


def _shared(learner: Supervised[Any], side: int, downwards: bool) -> Array:
    sight, shown = learner.data.sight, learner.data.plane
    grid = _grid if sight.width <= WIDEST_KEPT else _grid.__wrapped__
    found: Array = grid(sight, shown, side, downwards)
    return found


@functools.lru_cache(KEPT_GRIDS)
def _grid(sight: Sight, shown: Plane, side: int, downwards: bool) -> Array:
    points = lattice(side)
    if downwards:
        points = np.ascontiguousarray(points.reshape(side, side, 2)[::-1]).reshape(-1, 2)
    return np.ascontiguousarray(sight(shown.columns(points)).T)


def picture(learner: Supervised[Any], side: int) -> Array:
    """The network's finite outputs f32 [O, side²] over a picture of the plane, computed once for a version."""
    return learner.memo.fresh(
        learner.version,
        ("picture", side),
        lambda: finite(learner.network.columns(picture_inputs(learner, side))[-1]),
    )


def finite(values: Array) -> Array:
    """Values within ±LARGEST and with 0 for NaN: fit for any further arithmetic."""
    if values.size == 0 or (values.min() >= -LARGEST and values.max() <= LARGEST):
        return values
    return np.nan_to_num(values).clip(-LARGEST, LARGEST)


def decision(learner: Supervised[Any], output: Array) -> Array:
    """How far the network leans from one side to the other, f32 [n], for outputs [O, n]; it decides at 0.

    One unit: −1 and +1 stand for the targets of the two classes; in a regression it is the prediction itself.
    Two units: the second less the first. More: how far the winner leads over the next.
    """
    first: Array = output[0]
    if len(output) == 1:
        midpoint = np.float32(0 if learner.data.task == "regression" else learner.network.output_midpoint)
        return (first - midpoint) / (1 - midpoint) if midpoint else first
    best, second = (output[1], first) if len(output) == 2 else best_two(output)
    lead: Array = best - second
    return lead


def best_two(output: Array) -> tuple[Array, Array]:
    """The largest and the second largest of several outputs [O, n], f32 [n] each."""
    best, second = np.maximum(output[0], output[1]), np.minimum(output[0], output[1])
    for values in output[2:]:
        np.maximum(second, np.minimum(best, values), out=second)
        np.maximum(best, values, out=best)
    return best, second


def sides(learner: Supervised[Any]) -> NDArray[np.uint8]:
    """The class of every point, u8 [n]; in a regression 1 where the target is above 0."""
    data = learner.data
    wanted = data.labels if data.labels is not None else np.greater(np.asarray(data.targets), 0)
    return wanted.astype(np.uint8)
