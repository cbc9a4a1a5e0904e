"""Layer normalisation (Ba et al., 2016): every sample gets mean 0 and variance 1 over the units.

A learned gain and shift for each unit follow. Training and evaluation are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import torch
import torch.nn.functional as F
from pydantic import Field
from torch import Tensor

from engine import layer
from engine.layer import LearnedConfig, Parameter, Plan, Run, Shape, single
from engine.plane import Array


class Config(LearnedConfig, title="Layer norm"):
    """Gives every sample mean 0 and variance 1 over the units, then a learned gain and shift for each unit."""

    kind: Literal["layer_norm"] = "layer_norm"
    epsilon: float = Field(1e-5, ge=1e-8, le=0.1)
    """Added to the variance, so that equal numbers are not divided by 0."""

    def plan(self, inputs: Sequence[Shape]) -> Plan:
        """Three multiplies a number: its square, the division by the deviation, the gain."""
        width = single(inputs)
        return Plan((width,), (Parameter("weight", (width,)), Parameter("bias", (width,))), 3 * width)


class Layer(layer.Layer[Config]):
    """weight · (x - mean) / sqrt(variance + epsilon) + bias, with mean and variance over the units of one sample."""

    def start(self, generator: torch.Generator) -> None:
        """A gain of 1 and no shift."""
        self.parameters["weight"].fill_(1)

    def forward(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """From [B, n] to [B, n]."""
        weight, bias = self.parameters["weight"], self.parameters["bias"]
        return F.layer_norm(inputs[0], self.plan.shape, weight, bias, self.config.epsilon)

    def columns(self, inputs: Sequence[Array]) -> Array:
        """From [n, B] to [n, B]."""
        found: Array = inputs[0] - inputs[0].mean(axis=0)
        found /= np.sqrt(np.einsum("nb,nb->b", found, found) / np.float32(len(found)) + np.float32(self.config.epsilon))
        found *= self.parameters["weight"].detach().numpy()[:, None]
        found += self.parameters["bias"].detach().numpy()[:, None]
        return found
