"""A picture of which a part is known, and what a restricted Boltzmann machine puts into the rest."""

from typing import Any

import numpy as np
from pydantic import Field

from engine import frame
from engine.base import Frozen
from engine.learners.rbm import Learner
from engine.payload import Bytes, Packed

READS = Learner


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """A picture with known pixels, and how the rest is filled in."""

    index: int = Field(description="The picture of the data that was held first.")
    known: Bytes = Field(description="[v] 1 where a pixel is known, else 0.")
    held: Bytes = Field(description="[v] ink of the held picture, from 0 to 1; where it is not known, as it was.")
    chain: Bytes = Field(description="[v] the present state of one chain, 0 or 1 where it is not known.")
    filled: Bytes = Field(description="[v] the mean of some chains over some steps.")
    error: float | None = Field(description="Mean squared difference from the held picture, of a pixel not known.")


def read(learner: Learner, options: Options) -> dict[str, Any]:
    """`known`, `held`, `chain` and `filled`, u1 [v]; the error where a pixel is not known."""
    passing = learner.passing
    known = passing["known"] > 0
    held = passing["held"] / np.float32(255)
    missing = passing["filled"][~known] - held[~known]
    return {
        "index": int(passing["example"][0]),
        "known": frame.quantise(known.astype(np.float32), 0, 255),
        "held": frame.Quantised(passing["held"].copy(), 0.0, 1.0),
        "chain": frame.quantise(np.where(known, held, passing["fillers"][0]), 0, 1),
        "filled": frame.quantise(passing["filled"], 0, 1),
        "error": float(np.square(missing).mean()) if missing.size else None,
    }
