"""A small picture of a model of its own, as it is now: for cards, lanes and the cells of a sweep."""

from typing import Any

from pydantic import Field

from engine import frame
from engine.base import Frozen
from engine.payload import Bytes, Packed
from engine.standalone import Standalone

READS = Standalone


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """A small picture of the model."""

    picture: Bytes = Field(description="[h, w] from -1 to 1, row 0 at the top; at most 64 pixels a side.")


def read(learner: Standalone[Any], options: Options) -> dict[str, Any]:
    """`picture` u1 [h, w], from -1 to 1: what it shows is the learner's own."""
    return {"picture": frame.quantise(learner.portrait(), -1, 1)}
