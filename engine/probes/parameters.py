"""All that is learned, as one flat vector: of a network every weight and bias, of a model of its own its numbers."""

from typing import Any

import numpy as np
from pydantic import Field

from engine.base import Frozen
from engine.learner import Learner
from engine.payload import Floats, Packed
from engine.standalone import Standalone
from engine.supervised import Supervised

READS = Learner


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """The flat vector; that of a network is cut by the description's slots."""

    values: Floats = Field(description="[P]")
    statistics: Floats | None = Field(default=None, description="[S] running statistics, where there are any.")


def read(learner: Learner[Any], options: Options) -> dict[str, Any]:
    """`values` f4 [P]; where the network keeps running statistics, also `statistics` f4 [S].

    One after the other they are what a run can begin with.
    """
    if isinstance(learner, Standalone):
        return {"values": learner.flat}
    assert isinstance(learner, Supervised)
    payload = {"values": learner.network.flat.numpy().copy()}
    if learner.network.buffers:
        buffers = [tensor.numpy().ravel() for tensor in learner.network.buffers.values()]
        payload["statistics"] = np.concatenate(buffers)
    return payload
