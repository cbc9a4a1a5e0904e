"""What is near a point at every stage: what the network brings together, and what it takes apart."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import plane, views
from engine.actions import check_index
from engine.base import Frozen
from engine.payload import Floats, Ints, Packed
from engine.plane import Array
from engine.supervised import Supervised

READS = Supervised


class Options(Frozen):
    """Of which point, and how many."""

    index: int = Field(0, ge=0, le=1999)
    """Its place in the data."""
    count: int = Field(5, ge=1, le=8)
    """How many neighbours."""


class Neighbours(Packed):
    """The nearest other points at one stage."""

    index: Ints = Field(description="[c] places in the data, the nearest first.")
    distance: Floats = Field(description="[c]")
    same: float | None = Field(description="Share of them of the same class; null in a regression.")


class Payload(Packed):
    """What is near a point at every stage."""

    index: int
    keys: dict[str, Neighbours]


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`keys`: by stage, `index` i4 [c], the nearest other points of the data, the nearest first, and their `distance`.

    Distances f4 [c] are Euclidean, over all units of the stage. `same` is the share of them that are of the point's
    class; null in a regression.

    Raises:
        ExperimentError: There is no such sample.
    """
    check_index(options.index, len(learner.inputs))
    labels = learner.data.labels
    traced = learner.network.trace_columns(views.points(learner))
    keys = {}
    for stage, values in zip(learner.network.stages, traced, strict=True):
        nearest, distances = _nearest(plane.finite(values), options.index, options.count)
        keys[stage.key] = {
            "index": nearest.astype(np.int32),
            "distance": distances.astype(np.float32),
            "same": None if labels is None else float((labels[nearest] == labels[options.index]).mean()),
        }
    return {"index": options.index, "keys": keys}


def _nearest(values: Array, index: int, count: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The points [c] nearest to one of values [width, n], and how far they are [c]; of two as near the first."""
    away = values - values[:, index : index + 1]
    squares = np.einsum("ij,ij->j", away, away, dtype=np.float64)
    squares[index] = np.inf
    count = min(count, len(squares) - 1)
    limit = np.partition(squares, count - 1)[count - 1]
    near = np.flatnonzero(squares <= limit)
    nearest = near[np.argsort(squares[near], kind="stable")][:count]
    return nearest, np.sqrt(squares[nearest])
