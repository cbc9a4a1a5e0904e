"""One sample on its way through the network and back: every unit's sum, output and error term."""

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from pydantic import Field
from torch import Tensor

from engine.actions import check_index
from engine.base import Frozen
from engine.layer import INPUT, Run
from engine.payload import Floats, Packed
from engine.supervised import Supervised

READS = Supervised


class Options(Frozen):
    """Which sample."""

    index: int = Field(0, ge=0, le=1999)
    """Its place in the data."""


class PointLayer(Packed):
    """One layer's numbers for one sample; `x`, `z` and `delta` for dense layers."""

    x: Floats | None = Field(default=None, description="What comes in.")
    z: Floats | None = Field(default=None, description="Weighted sum with bias.")
    a: Floats = Field(description="What goes out.")
    delta: Floats | None = Field(default=None, description="dL/dz of this sample.")


class Payload(Packed):
    """One sample on its way through the network."""

    index: int
    inputs: Floats = Field(description="[F] features.")
    target: float
    layers: dict[str, PointLayer]


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`inputs` f4 [F], the `target`, and for every layer `a`, its output.

    For a dense one also `x`, its input, `z`, its weighted sums, and `delta`, this sample's loss differentiated by them.
    The target of a unit per class is the class.

    Raises:
        ExperimentError: There is no such sample.
    """
    check_index(options.index, len(learner.inputs))
    here = slice(options.index, options.index + 1)
    values: dict[str, Tensor] = {INPUT: learner.inputs[here]}
    layers: dict[str, dict[str, Tensor]] = {}
    with torch.enable_grad():
        for node, layer in zip(learner.network.nodes, learner.network.layers, strict=True):
            inputs = [values[name] for name in node.inputs]
            phases = dict(zip(node.plan.phases, layer.trace(inputs, Run()), strict=True))
            values[node.id] = list(phases.values())[-1]
            layers[node.id] = {"a": values[node.id]}
            if "b" in phases:
                layers[node.id] |= {"x": inputs[0], "z": phases["b"]}
        score = values[node.id]
        if learner.loss.FUSED:
            score = phases["b"] if "b" in phases else layer.logits(inputs, Run())
        loss = learner.loss.loss(score, learner.targets[here])
    summing = [found for found in layers.values() if "z" in found]
    deltas = torch.autograd.grad(loss, [found["z"] for found in summing]) if summing else ()
    for found, delta in zip(summing, deltas, strict=True):
        found["delta"] = delta
    return {
        "index": options.index,
        "inputs": _row(learner.inputs[here]),
        "target": float(learner.targets[here].flatten()[0])
        if learner.targets[here].numel() == 1
        else _label(learner, options.index),
        "layers": {name: {part: _row(value) for part, value in found.items()} for name, found in layers.items()},
    }


def _label(learner: Supervised[Any], index: int) -> float:
    """The class, where the target is a one-hot row."""
    return float(learner.targets[index].argmax())


def _row(value: Tensor) -> NDArray[np.float32]:
    row: NDArray[np.float32] = value.detach().numpy()[0].copy()
    return row
