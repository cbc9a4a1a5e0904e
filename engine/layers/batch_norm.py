"""Batch normalisation (Ioffe and Szegedy, 2015): every unit gets mean 0 and variance 1 over the batch.

A learned gain and shift follow.

Training uses the batch's own statistics and records a running average of them; evaluation uses the average. A batch of
a single sample has no variance: it is normalised as in evaluation, and leaves the average alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
import torch
import torch.nn.functional as F
from pydantic import Field
from torch import Tensor

from engine import layer
from engine.layer import LearnedConfig, Parameter, Plan, Run, Shape, single
from engine.plane import Array


class Config(LearnedConfig, title="Batch norm"):
    """Gives every unit mean 0 and variance 1 over the batch, then a learned gain and shift.

    With ``trainable`` off gain and shift stay; the statistics follow the batches all the same, as in torch.
    """

    kind: Literal["batch_norm"] = "batch_norm"
    momentum: float = Field(0.1, gt=0, le=1)
    """How much of the running average each batch replaces."""
    epsilon: float = Field(1e-5, ge=1e-8, le=0.1)
    """Added to the variance, so that a silent unit is not divided by 0."""

    def plan(self, inputs: Sequence[Shape]) -> Plan:
        """One multiply a number: in evaluation the division and the gain fold into one factor."""
        width = single(inputs)
        return Plan((width,), (Parameter("weight", (width,)), Parameter("bias", (width,))), width)


class Layer(layer.Layer[Config]):
    """weight · (x - mean) / sqrt(variance + epsilon) + bias."""

    def __init__(self, config: Config, index: int, plan: Plan, parameters: Mapping[str, Tensor]) -> None:
        super().__init__(config, index, plan, parameters)
        self.buffers = {"mean": torch.zeros(plan.shape), "variance": torch.ones(plan.shape)}

    def start(self, generator: torch.Generator) -> None:
        """A gain of 1 and no shift."""
        self.parameters["weight"].fill_(1)

    def forward(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """From [B, n] to [B, n]; in training the running statistics change in place."""
        (x,) = inputs
        return F.batch_norm(
            x,
            self.buffers["mean"],
            self.buffers["variance"],
            self.parameters["weight"],
            self.parameters["bias"],
            training=run.training and len(x) > 1,
            momentum=self.config.momentum,
            eps=self.config.epsilon,
        )

    def columns(self, inputs: Sequence[Array]) -> Array:
        """From [n, B] to [n, B]."""
        mean, variance = self.buffers["mean"].numpy(), self.buffers["variance"].numpy()
        weight, bias = (self.parameters[name].detach().numpy() for name in ("weight", "bias"))
        gain = np.asarray(weight / np.sqrt(variance + self.config.epsilon), np.float32)
        shift = bias - mean * gain
        found: Array = inputs[0] * gain[:, None]
        found += shift[:, None]
        return found
