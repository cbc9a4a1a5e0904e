"""What a restricted Boltzmann machine dreams: the last pictures of a few of its own chains, as film strips."""

from typing import Any

import numpy as np
from pydantic import Field

from engine import contrastive, frame
from engine.base import Frozen
from engine.learners.rbm import DREAMS, Learner
from engine.payload import Bytes, Floats, Packed

READS = Learner


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """Film strips of the first chains."""

    film: Bytes = Field(description="[frames, chains, v] ink from 0 to 1, the latest last.")
    energy: Floats = Field(description="[chains] free energy of the state that each is in.")


def read(learner: Learner, options: Options) -> dict[str, Any]:
    """`film` u1 [frames, chains, v]: the chances that the pixels were drawn with; `energy` f4 [chains]."""
    now = learner.passing["particles"][:DREAMS].astype(np.float32)
    return {
        "film": frame.Quantised(learner.passing["film"].copy(), 0.0, 1.0),
        "energy": contrastive.free_energy(learner.machine, now),
    }
