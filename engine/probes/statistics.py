"""How often units of a restricted Boltzmann machine are on in the data, and how often in its own dreams."""

from typing import Any

import numpy as np
from pydantic import Field

from engine import contrastive
from engine.base import Frozen
from engine.learners.rbm import MEASURED, Learner
from engine.payload import Floats, Packed

READS = Learner


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """Means over the data and over the machine's own chains, smoothed over steps; empty before the first step."""

    visible_data: Floats = Field(description="[v] of v.")
    visible_model: Floats = Field(description="[v] or [0]")
    hidden_data: Floats = Field(description="[h] of h.")
    hidden_model: Floats = Field(description="[h] or [0]")
    pairs_data: Floats = Field(description="[p] of v·h, for pairs that are drawn once.")
    pairs_model: Floats = Field(description="[p] or [0]")


def read(learner: Learner, options: Options) -> dict[str, Any]:
    """Means of v, h and v·h: of at most 400 training pictures, and of the chains."""
    shown = learner.ink[learner.data.train[:MEASURED]]
    data = contrastive.moments(learner.machine, shown)
    weight = float(learner.passing["weight"][0])

    def of_chains(name: str) -> Any:
        return learner.passing[f"often_{name}"] / weight if weight else np.empty(0, np.float32)

    return {
        "visible_data": data.visible,
        "visible_model": of_chains("visible"),
        "hidden_data": data.hidden,
        "hidden_model": of_chains("hidden"),
        "pairs_data": data.weights.ravel()[learner.pairs],
        "pairs_model": of_chains("pairs"),
    }
