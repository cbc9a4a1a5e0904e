"""How often two units of a Boltzmann machine are on together, held at the data and free: it learns until they agree."""

from typing import Any

import numpy as np
from pydantic import Field

from engine import enumeration
from engine.base import Frozen
from engine.learners.boltzmann import Learner
from engine.payload import Floats, Ints, Packed

READS = Learner


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """A row for every link and every unit."""

    first: Ints = Field(description="[k] one end.")
    second: Ints = Field(description="[k] the other; the same for a unit.")
    clamped: Floats = Field(description="[k] exact, with the visible units held at the data.")
    free: Floats = Field(description="[k] exact, with nothing held.")
    sampled_clamped: Floats = Field(description="[k] as counted in the last held phase; 0 before.")
    sampled_free: Floats = Field(description="[k] as counted in the last free phase; 0 before.")


def read(learner: Learner, options: Options) -> dict[str, Any]:
    """The two ends of each link i4 [k], units first, and its four means f4 [k]."""
    exact = learner.exact()
    free = enumeration.moments(exact, learner.units)
    clamped = enumeration.moments(enumeration.clamped(exact, learner.wanted), learner.units)
    each = np.arange(learner.units)
    rows = tuple(np.concatenate([each, ends]) for ends in learner.links)
    sampled = learner.passing["together"]
    return {
        "first": rows[0].astype(np.int32),
        "second": rows[1].astype(np.int32),
        "clamped": clamped[rows].astype(np.float32),
        "free": free[rows].astype(np.float32),
        "sampled_clamped": sampled[0][rows],
        "sampled_free": sampled[1][rows],
    }
