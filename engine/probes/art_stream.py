"""The samples in the order in which they come, and the category each was given, pass by pass."""

from typing import Any, Final

import numpy as np
from pydantic import Field

from engine import frame
from engine.base import Frozen
from engine.payload import Bytes, Ints, Packed
from engine.stream import LOGGED, PASS, PLACE, Streaming

READS = Streaming


MOST_SHADES: Final = 8000


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """The latest r passes over n samples, the oldest first."""

    first: int = Field(description="Number of the oldest pass, from 0.")
    order: Ints = Field(description="[n] the samples in the order of the pass under way.")
    labels: Ints | None = Field(description="[n] their classes in this order; null where there are none.")
    log: Ints = Field(description="[r, n] category given in this order of samples; -1: none, or not yet.")
    pictures: Bytes | None = Field(description="[n, d] these samples, where they are pictures and few.")
    place: int = Field(description="Where the pass under way stands; -1 before the first.")


def read(learner: Streaming[Any], options: Options) -> dict[str, Any]:
    """What came, and where it went; see `Payload`."""
    number, sequence, labels = int(learner.clock[PASS]), learner.sequence, learner.data.labels
    first = max(0, number - LOGGED + 1)
    rows = learner.log[[pass_number % LOGGED for pass_number in range(first, number + 1)]]
    return {
        "first": first,
        "order": sequence.astype(np.int32),
        "labels": None if labels is None else labels[sequence].astype(np.int32),
        "log": rows[:, sequence],
        "pictures": _pictures(learner),
        "place": int(learner.clock[PLACE]) if learner.phase != "rest" else -1,
    }


def _pictures(learner: Streaming[Any]) -> frame.Quantised | None:
    width = learner.data.columns.shape[1]
    if learner.data.picture is None or learner.count * width > MOST_SHADES:
        return None
    return frame.quantise(learner.samples[learner.sequence, :width], 0, 1)
