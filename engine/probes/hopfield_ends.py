"""Where the trials of a Hopfield network have ended: stored pictures, their negatives, and what nobody stored."""

from typing import Any, Literal

import numpy as np
from pydantic import Field

from engine import recall
from engine.associative import likeness
from engine.base import Frozen
from engine.learners import hopfield
from engine.payload import Bytes, Floats, Ints, Packed

READS = hopfield.Learner


class Options(Frozen):
    """Nothing to choose."""


class HopfieldEnd(Packed):
    """One state that trials have ended in."""

    kind: Literal["memory", "negative", "flawed", "mixture", "spurious"] = Field(
        description="A picture, one's negative, either with a few wrong pixels, a majority of three pictures, or else."
    )
    nearest: int = Field(description="The picture it is most like, either way round; -1: there are none.")
    overlap: float = Field(description="With that one, -1…1.")
    rests: bool = Field(description="Whether no unit wants to change.")


class Payload(Packed):
    """Ends of trials, the commonest first; 64 different ones at most."""

    pictures: Bytes = Field(description="[k, h, w]: 1 ink, 0 paper.")
    counts: Ints = Field(description="[k]")
    energies: Floats = Field(description="[k]")
    ends: list[HopfieldEnd]
    trials: int = Field(description="That are over, those whose end is not kept among them.")


def read(learner: hopfield.Learner, options: Options) -> dict[str, Any]:
    """`pictures` u1 [k, h, w], `counts` i4 [k], `energies` f4 [k], and what each of the `ends` is."""
    known = recall.different(learner.passing)
    tally = learner.passing["tally"][:known]
    order = np.argsort(-tally[:, 0], kind="stable")
    bits = np.unpackbits(learner.passing["ends"][:known], axis=1, count=learner.units)[order]
    states = bits.astype(np.float64) * 2 - 1
    alike = [likeness(learner.patterns, state) for state in states]
    return {
        "pictures": bits.reshape(known, *(learner.data.picture or (1, learner.units))),
        "counts": tally[order, 0],
        "energies": learner.memory.energies(states).astype(np.float32),
        "ends": [it._asdict() | {"rests": bool(tally[at, 1])} for it, at in zip(alike, order, strict=True)],
        "trials": int(learner.passing["trials"][0]),
    }
