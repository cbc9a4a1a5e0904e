"""How the pre-training of a network's hidden layers goes, one after the other."""

from typing import Any

from pydantic import Field

from engine.base import Frozen
from engine.learners.greedy import Learner
from engine.payload import Floats, Packed

READS = Learner


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """Which layer learns, and how well each says again what it is told."""

    working: int | None = Field(description="The hidden layer that the next step trains alone; null: all are tuned.")
    height: int = Field(description="How many hidden layers have begun.")
    epoch: int = Field(description="Epochs done of that layer's, or of the tuning.")
    epochs: int = Field(description="How many each layer gets.")
    errors: Floats = Field(description="[layers, epochs + 1, 2] of training and test; -1 where not measured.")


def read(learner: Learner, options: Options) -> dict[str, Any]:
    """The phase, and `errors` f4: mean squared differences before the first epoch of each layer and after each.

    `working` is the hidden layer in training from 0, or null; those below it are frozen.
    """
    each, working = learner.config.epochs, learner.working
    done = learner.epoch % each if working is not None else learner.epoch - each * len(learner.floors)
    return {
        "working": working,
        "height": learner.height,
        "epoch": max(done, 0),
        "epochs": each,
        "errors": learner.errors.numpy().copy(),
    }
