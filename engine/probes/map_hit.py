"""Which unit answers to which point: the sample of the last step, a point followed, and how often each unit answers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.actions import check_index
from engine.base import Frozen
from engine.maps import Map
from engine.payload import Floats, Ints, Packed

READS = Map


class Options(Frozen):
    """Which point to follow."""

    index: int | None = Field(None, ge=0, le=1999)
    """Its place in the data; none: none is followed."""


class Answer(Packed):
    """The units nearest to one point, as the map is now."""

    index: int
    best: int
    second: int
    distance: float = Field(description="From the nearest unit.")


class Payload(Packed):
    """Which unit answers to which point."""

    sample: int = Field(description="The sample of the last step; -1: none.")
    best: int = Field(description="The unit that was nearest to it; -1: none.")
    second: int = Field(description="The next nearest; -1: none.")
    pull: Floats = Field(description="[k]: the share of the rate that each unit gets for this sample, from 0 to 1.")
    rate: float = Field(description="Of the next step.")
    reach: float | None = Field(description="How far its neighbourhood reaches; null: no further than one unit.")
    winners: Ints = Field(description="[n]: the unit nearest to each point.")
    hits: Ints = Field(description="[k]: training points that each unit is nearest to.")
    labels: Ints | None = Field(description="[k]: the class of most of them, -1 for none; null for regression.")
    followed: Answer | None = Field(description="What answers to the point followed; null: none is.")


def read(learner: Map[Any], options: Options) -> dict[str, Any]:
    """The last step's `sample`, `best`, `second` and `pull` f4 [k]; `rate` and `reach`; `winners` i4 [n] of all points.

    `hits` i4 [k] and `labels` i4 [k] are of the training points; `followed` has `index`, `best`, `second`, `distance`.

    Raises:
        ExperimentError: There is no such sample.
    """
    found, count = learner.matches(), len(learner.codebook)
    train, labels = learner.data.train, learner.data.labels
    sample, best, second = (int(value) for value in learner.last)
    followed = None
    if options.index is not None:
        index = options.index
        check_index(index, len(learner.data.columns))
        near = int(found.best[index]), int(found.second[index])
        followed = {"index": index, "best": near[0], "second": near[1], "distance": float(found.distance[index])}
    pull = np.zeros(count, np.float32)
    if sample >= 0:
        pull = learner.pull(learner.distances(learner.data.columns[sample]))
    return {
        "sample": sample,
        "best": best,
        "second": second,
        "pull": pull,
        "rate": learner.rate,
        "reach": learner.reach,
        "winners": found.best.astype(np.int32),
        "hits": np.bincount(found.best[train], minlength=count).astype(np.int32),
        "labels": None if labels is None else _most(found.best[train], labels[train], count, learner.data.classes),
        "followed": followed,
    }


def _most(best: NDArray[np.int64], labels: NDArray[np.int64], count: int, classes: int) -> NDArray[np.int32]:
    """i4 [count]: the commonest label at each unit; of two as common the first."""
    table = np.bincount(best * classes + labels, minlength=count * classes).reshape(count, classes)
    return np.where(table.any(axis=1), table.argmax(axis=1), -1).astype(np.int32)
