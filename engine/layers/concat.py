"""Concat: several layers side by side, as one wider layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from engine import layer
from engine.activations import Array
from engine.layer import LayerConfig, Plan, Run, Shape, several


class Config(LayerConfig, title="Concat"):
    """Puts layers side by side, in the order of its inputs, so that the next layer sees all of them."""

    kind: Literal["concat"] = "concat"

    def plan(self, inputs: Sequence[Shape]) -> Plan:
        """As wide as its inputs together."""
        return Plan((sum(several(inputs)),))


class Layer(layer.Layer[Config]):
    """The inputs x₁, x₂, … side by side."""

    def forward(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """From several [B, nᵢ] to [B, Σ nᵢ]."""
        return torch.cat(tuple(inputs), dim=1)

    def columns(self, inputs: Sequence[Array]) -> Array:
        """From several [nᵢ, B] to [Σ nᵢ, B]."""
        return np.concatenate(tuple(inputs))

    def trace_columns(self, inputs: Sequence[Array]) -> tuple[Array, ...]:
        """The inputs side by side."""
        return (self.columns(inputs),)
