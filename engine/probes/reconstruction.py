"""What a restricted Boltzmann machine makes of a picture: up to the hidden units, and down again."""

from typing import Any

from pydantic import Field

from engine import contrastive, frame
from engine.base import Frozen
from engine.learners.rbm import Learner
from engine.payload import Bytes, Packed

READS = Learner


class Options(Frozen):
    """Of which picture."""

    index: int = Field(0, ge=0, le=1999)
    """Which of the data; the last, where there are not so many."""


class Payload(Packed):
    """A picture, the hidden units it turns on, and what they make of it."""

    index: int = Field(description="Which of the data.")
    tested: bool = Field(description="Whether it is kept for testing.")
    shown: Bytes = Field(description="[v] ink from 0 to 1.")
    hidden: Bytes = Field(description="[h] chances from 0 to 1.")
    made: Bytes = Field(description="[v] ink from 0 to 1.")
    error: float = Field(description="Mean squared difference of a pixel.")
    energy: float = Field(description="Its free energy.")


def read(learner: Learner, options: Options) -> dict[str, Any]:
    """`shown` u1 [v], `hidden` u1 [h], `made` u1 [v], with the error and the free energy of the picture."""
    index = min(options.index, len(learner.ink) - 1)
    shown = learner.ink[index : index + 1]
    hidden = contrastive.hidden_of(learner.machine, shown)
    made = contrastive.visible_of(learner.machine, hidden)
    return {
        "index": index,
        "tested": index >= len(learner.data.train),
        "shown": frame.quantise(shown[0], 0, 1),
        "hidden": frame.quantise(hidden[0], 0, 1),
        "made": frame.quantise(made[0], 0, 1),
        "error": float(((made - shown) ** 2).mean()),
        "energy": float(contrastive.free_energy(learner.machine, shown)[0]),
    }
