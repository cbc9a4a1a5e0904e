"""The length of the loss's gradient, layer by layer: where it vanishes or explodes on its way back."""

from typing import Any

import numpy as np
import torch

from engine.base import Frozen
from engine.payload import Floats, Packed
from engine.supervised import Supervised

READS = Supervised

POINTS = 512


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """Norm of the training loss's gradient by layer."""

    layers: list[str]
    norm: Floats


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`layers`: ids of those with parameters; `norm` f4 [layers]: |dL/dw| over the first 512 training points.

    In evaluation mode: nothing is dropped, and normalisation uses its running statistics.
    """
    network = learner.network
    layers = zip(network.nodes, network.layers, strict=True)
    learned = [(node.id, list(layer.parameters.values())) for node, layer in layers if layer.parameters]
    with torch.enable_grad():
        loss = learner.training_loss(POINTS)
    flat = [tensor for _, tensors in learned for tensor in tensors]
    gradients = iter(torch.autograd.grad(loss, flat))
    norms = [sum(float(next(gradients).square().sum()) for _ in tensors) ** 0.5 for _, tensors in learned]
    return {"layers": [name for name, _ in learned], "norm": np.array(norms, np.float32)}
