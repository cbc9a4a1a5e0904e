"""What dropout drops in the step to come, for the first point of its batch."""

from typing import Any

import numpy as np
from pydantic import Field

from engine.base import Frozen
from engine.layer import Run
from engine.layers import dropout
from engine.payload import Bytes, Packed
from engine.supervised import Supervised

READS = Supervised


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """What dropout drops in the next step, for the first point of its batch."""

    layers: dict[str, Bytes] = Field(description="By the id of a dropout layer, [width], 1 where a number is dropped.")


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`layers`: by the id of a dropout layer, u1 [width], 1 where a number is dropped.

    The masks are those that the step itself will draw; every point of the batch has its own.
    """
    network = learner.network
    run = Run(training=True, seed=network.seed, step=learner.steps, rates=learner.rates)
    layers = {}
    for node, layer in zip(network.nodes, network.layers, strict=True):
        if isinstance(layer, dropout.Layer):
            kept = layer.kept((learner.next_batch, *node.output_shape), run)
            layers[node.id] = np.zeros(node.output_shape, np.uint8) if kept is None else (~kept[0]).numpy().astype("u1")
    return {"layers": layers}
