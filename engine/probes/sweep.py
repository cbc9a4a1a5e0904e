"""What many runs decide over the input plane, or look like: one small picture each, and how well each does."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import frame, plane
from engine.base import RESOLUTION, Frozen
from engine.learner import Learner, Metrics
from engine.payload import Bytes, Floats, Ints, Packed
from engine.standalone import Standalone
from engine.supervised import Supervised

READS = Learner

LAST_STEP = 2**31 - 1
"""A later one is told as this one."""
NOTHING = Metrics(0, 0, float("nan"), float("nan"), None, None)


class Options(Frozen):
    """How finely to look."""

    resolution: int = Field(24, ge=8, le=48, json_schema_extra=RESOLUTION)
    """Pixels a side."""


class Payload(Packed):
    """All small runs of a sweep, n of them, the last axis varying fastest."""

    maps: Bytes = Field(
        description="[n, R, R], -1…1: what is decided, for more than two classes the winner's lead; or a portrait."
    )
    winners: Bytes | None = Field(description="[n, R, R] class with the largest output; null where none has over two.")
    loss_train: Floats = Field(description="[n], NaN where there is none.")
    loss_test: Floats
    accuracy_test: Floats
    step: Ints = Field(description="[n]")
    diverged: Bytes = Field(description="[n], 1 where the loss has overflowed.")


def read(learner: Learner[Any], options: Options) -> dict[str, Any]:
    """Of a single run: as `gather` tells of many."""
    return gather([learner], options)


def gather(learners: Sequence[Learner[Any] | None], options: Options) -> dict[str, Any]:
    """One entry for each of n learners; of those that are None, nothing: pictures of 0, and no losses.

    `maps` u1 [n, R, R], row 0 at the top: what is decided, from -1 to 1; for more than two classes how far the winner
    leads, and then also `winners` u1 [n, R, R], else none; of models of their own their portraits. `loss_train`,
    `loss_test`, `accuracy_test` f4 [n], NaN where there is none; `step` i4 [n]; `diverged` u1 [n].
    """
    side = options.resolution
    maps = np.zeros((len(learners), side, side), np.float32)
    winners: np.ndarray[Any, np.dtype[np.uint8]] | None = None
    told = [NOTHING if learner is None else learner.metrics() for learner in learners]
    for place, learner in enumerate(learners):
        if isinstance(learner, Standalone):
            maps[place] = _resampled(learner.portrait(), side)
        elif isinstance(learner, Supervised):
            output = plane.picture(learner, side)
            maps[place] = plane.decision(learner, output).reshape(side, side)
            if len(output) > 2:
                winners = np.zeros(maps.shape, np.uint8) if winners is None else winners
                winners[place] = output.argmax(axis=0).reshape(side, side)
    return {
        "maps": frame.quantise(maps, -1, 1),
        "winners": winners,
        "loss_train": np.array([metrics.loss_train for metrics in told], np.float32),
        "loss_test": np.array([metrics.loss_test for metrics in told], np.float32),
        "accuracy_test": np.array(
            [np.nan if metrics.accuracy_test is None else metrics.accuracy_test for metrics in told], np.float32
        ),
        "step": np.array([min(metrics.step, LAST_STEP) for metrics in told], np.int32),
        "diverged": np.array([it is not None and it.diverged_epoch is not None for it in learners], np.uint8),
    }


def _resampled(picture: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """A picture [h, w] as one [R, R]: every pixel is that of the picture which its middle lies in."""
    rows, columns = ((2 * np.arange(side) + 1) * size // (2 * side) for size in picture.shape)
    return picture[np.ix_(rows, columns)]
