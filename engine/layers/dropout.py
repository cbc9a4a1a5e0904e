"""Dropout: while training, each number is dropped with a given chance, afresh in every step (Srivastava et al., 2014).

Those that stay are divided by the chance of staying, so that nothing needs scaling when training is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import torch
from pydantic import Field
from torch import Tensor

from engine import layer
from engine.base import LIVE
from engine.layer import LayerConfig, Plan, Run, Shape, single


class Config(LayerConfig, title="Dropout"):
    """While training, drops each number with a given chance, so that no unit can rely on another."""

    kind: Literal["dropout"] = "dropout"
    rate: float = Field(0.2, ge=0, le=0.9, json_schema_extra=LIVE)
    """The chance that a number is dropped. At 0 nothing is."""

    def plan(self, inputs: Sequence[Shape]) -> Plan:
        """As wide as its input."""
        return Plan((single(inputs),))


class Layer(layer.Layer[Config]):
    """x · mask / (1 - rate) while training, x otherwise."""

    def forward(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """From [B, n] to [B, n]; the mask depends on the seed, the step and the layer's place alone."""
        (x,) = inputs
        rate = self.config.rate if run.rates is None else run.rates.get(self.config.id, self.config.rate)
        if not run.training or rate == 0:
            return x
        kept = torch.rand(x.shape, generator=run.generator(self.index)) >= rate
        return x * kept.to(x.device) / (1 - rate)
