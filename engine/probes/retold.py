"""What is left of a picture after each layer: up through a pre-trained stack so far, and down again."""

from typing import Any

import torch
from pydantic import Field

from engine import frame
from engine.actions import check_index
from engine.base import Frozen
from engine.learners.greedy import Learner
from engine.payload import Bytes, Packed
from engine.probes.generate import up

READS = Learner


class Options(Frozen):
    """Which picture."""

    index: int = Field(0, ge=0, le=1999)
    """Its place in the data."""


class Payload(Packed):
    """A picture as it is, and as each layer tells it."""

    index: int
    pictures: Bytes | None = Field(description="[layers + 1, h, w], from -1 to 1 (ink); null: points are no pictures.")


@torch.no_grad()
def read(learner: Learner, options: Options) -> dict[str, Any]:
    """`pictures` u1 [layers that have begun + 1, h, w] from -1 to 1: the picture itself first.

    Raises:
        ExperimentError: There is no such point.
    """
    check_index(options.index, len(learner.inputs))
    if learner.data.picture is None:
        return {"index": options.index, "pictures": None}
    point = learner.inputs[options.index : options.index + 1]
    told = [(point + 1) / 2]
    for height in range(1, learner.height + 1):
        units = up(learner, point, height)
        for floor in reversed(learner.floors[:height]):
            units = floor.down(units)
        told.append(units)
    pictures = (2 * torch.cat(told) - 1).numpy().reshape(-1, *learner.data.picture)
    return {"index": options.index, "pictures": frame.quantise(pictures, -1, 1)}
