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
        kept = self.kept(x.shape, run) if run.training else None
        return x if kept is None else x * kept.to(x.device) / (1 - self._rate(run))

    def kept(self, shape: Sequence[int], run: Run) -> Tensor | None:
        """Which numbers of a batch [B, n] stay in this step; None where all do."""
        rate = self._rate(run)
        return None if rate == 0 else torch.rand(tuple(shape), generator=run.generator(self.index)) >= rate

    def _rate(self, run: Run) -> float:
        return self.config.rate if run.rates is None else run.rates.get(self.config.id, self.config.rate)
