"""The sample that is shown, and how far the search for its category has come."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import frame
from engine.base import Frozen
from engine.payload import Bytes, Floats, Ints, Packed
from engine.resonance import Resonance
from engine.stream import ENDS, NONE, PASS, PLACE, PRESENTED, Phase, Streaming

READS = Streaming


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """One presentation. A sample has d numbers from 0 to 1; categories are those in use, k, and the first free one."""

    phase: Phase = Field(description="The last move.")
    ends: bool = Field(description="Whether the presentation is over, so that the next move shows another sample.")
    settled: bool = Field(description="Whether a whole pass has changed nothing.")
    pass_number: int = Field(description="Passes over the data completed.")
    place: int = Field(description="Of the sample in its pass, from 0.")
    count: int = Field(description="Samples in a pass.")
    presented: int = Field(description="Presentations in all, with the one under way.")
    sample: int = Field(description="Which of the points it is; -1 before the first.")
    label: int = Field(description="Its class; -1 where there is none.")
    before: int = Field(description="The category it was given last time; -1: none.")
    used: int = Field(description="Categories in use, k.")
    most: int = Field(description="How many there may be.")
    chosen: int = Field(description="The category chosen; -1: none. k: the free one.")
    vigilance: float | None = Field(description="The match that is asked for; null where none is.")
    match: float | None = Field(description="Of the chosen category, |I ∧ w| / |I|; null where there is none.")
    values: Bytes = Field(description="[d] the sample; empty before the first.")
    expected: Bytes = Field(description="[d] what the chosen category expected; empty where none is chosen.")
    learned: Bytes = Field(description="[d] what it expects now.")
    activations: Floats = Field(description="[k + 1 or k] how much the sample draws each category; 0 at rest.")
    matches: Floats = Field(description="The match of each of them.")
    order: Ints = Field(description="The categories in the order in which they are tried.")
    shut: Bytes = Field(description="1 for those that were tried and did not match.")


def read(learner: Streaming[Any], options: Options) -> dict[str, Any]:
    """Everything a page tells of one presentation; see `Payload`."""
    clock, sample, phase = learner.clock, learner.sample, learner.phase
    labels, shown, chosen = learner.data.labels, phase != "rest", learner.chosen
    drawn, matches = (learner.activations(), learner.matches()) if shown else (np.empty(0), np.empty(0))
    matches = matches[: len(drawn)]
    return {
        "phase": phase,
        "ends": shown and phase in ENDS,
        "settled": learner.settled,
        "pass_number": int(clock[PASS]),
        "place": int(clock[PLACE]),
        "count": learner.count,
        "presented": int(clock[PRESENTED]),
        "sample": sample,
        "label": int(labels[sample]) if labels is not None and shown else NONE,
        "before": learner.before if shown else NONE,
        "used": learner.used,
        "most": len(learner.categories),
        "chosen": chosen,
        "vigilance": learner.config.vigilance if isinstance(learner, Resonance) else None,
        "match": float(matches[chosen]) if chosen != NONE else None,
        "values": _shades(learner, learner.samples[sample] if shown else None),
        "expected": _shades(learner, learner.expected if chosen != NONE else None),
        "learned": _shades(learner, learner.categories[chosen] if chosen != NONE else None),
        "activations": drawn.astype(np.float32),
        "matches": matches.astype(np.float32),
        "order": np.argsort(-drawn, kind="stable").astype(np.int32),
        "shut": learner.shut[: len(drawn)] if isinstance(learner, Resonance) else np.zeros(len(drawn), np.uint8),
    }


def _shades(learner: Streaming[Any], numbers: NDArray[np.float32] | None) -> frame.Quantised:
    """The numbers themselves, without their complements."""
    width = learner.data.columns.shape[1]
    return frame.quantise(np.empty(0, np.float32) if numbers is None else numbers[:width], 0, 1)
