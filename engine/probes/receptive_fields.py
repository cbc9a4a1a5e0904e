"""The weights of every hidden unit of a restricted Boltzmann machine, each as a picture, and what turns a unit on."""

from typing import Any

import numpy as np
from pydantic import Field

from engine import contrastive, frame
from engine.base import Frozen
from engine.learners.rbm import MEASURED, Learner
from engine.payload import Bytes, Floats, Ints, Packed

READS = Learner


class Options(Frozen):
    """Whose favourites to look for."""

    unit: int = Field(0, ge=0, le=143)
    """The hidden unit whose favourite pictures are wanted; the last, where there are not so many."""
    most: int = Field(6, ge=1, le=12)
    """How many of them."""


class Payload(Packed):
    """Weights as pictures, and the pictures that turn one hidden unit on most."""

    fields: Bytes = Field(description="[h, v] the weights of each hidden unit.")
    hidden: Floats = Field(description="[h] its bias.")
    visible: Bytes = Field(description="[v] the biases of the visible units.")
    often: Bytes = Field(description="[h] how often it is on when the data are shown, from 0 to 1.")
    unit: int = Field(description="Whose favourites these are.")
    index: Ints = Field(description="[k] places in the data, the most exciting first.")
    chance: Floats = Field(description="[k] how likely each turns the unit on.")
    pictures: Bytes = Field(description="[k, v] ink from 0 to 1.")


def read(learner: Learner, options: Options) -> dict[str, Any]:
    """`fields` u1 [h, v], `hidden` f4 [h], `visible` u1 [v], `often` u1 [h], and the favourites of one unit."""
    machine = learner.machine
    unit = min(options.unit, learner.config.hidden - 1)
    shown = learner.ink[learner.data.train[:MEASURED]]
    chances = contrastive.hidden_of(machine, shown)
    best = np.argsort(-chances[:, unit], kind="stable")[: options.most]
    return {
        "fields": frame.quantise(machine.weights.T),
        "hidden": machine.hidden.copy(),
        "visible": frame.quantise(machine.visible),
        "often": frame.quantise(chances.mean(0), 0, 1),
        "unit": unit,
        "index": best.astype(np.int32),
        "chance": chances[best, unit],
        "pictures": frame.quantise(shown[best], 0, 1),
    }
