"""The film of the recall under way: the state after every few changes, from what the trial began with."""

from typing import Any

from pydantic import Field

from engine import frame
from engine.base import Frozen
from engine.learners import hopfield
from engine.payload import Bytes, Floats, Ints, Packed

READS = hopfield.Learner


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """Up to 16 pictures of a trial."""

    pictures: Bytes = Field(description="[f, h, w] from -1 to 1, row 0 at the top.")
    updates: Ints = Field(description="[f]: after how many steps of the trial.")
    energies: Floats = Field(description="[f]")


def read(learner: hopfield.Learner, options: Options) -> dict[str, Any]:
    """`pictures` u1 [f, h, w], `updates` i4 [f], `energies` f4 [f]."""
    count, passing = int(learner.passing["frames"][0]), learner.passing
    size = learner.data.picture or (1, learner.units)
    return {
        "pictures": frame.Quantised(passing["film"][:count].reshape(count, *size), -1, 1),
        "updates": passing["film_at"][:count],
        "energies": passing["film_energy"][:count],
    }
