"""Every weight and bias, as one flat vector; the description's slots say what lies where."""

from typing import Any

import numpy as np

from engine.base import Frozen
from engine.supervised import Supervised


class Options(Frozen):
    """Nothing to choose."""


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`values` f4 [P]; where the network keeps running statistics, also `statistics` f4 [S].

    One after the other they are what a run can begin with.
    """
    payload = {"values": learner.network.flat.numpy().copy()}
    if learner.network.buffers:
        buffers = [tensor.numpy().ravel() for tensor in learner.network.buffers.values()]
        payload["statistics"] = np.concatenate(buffers)
    return payload
