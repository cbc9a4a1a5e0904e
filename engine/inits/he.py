"""He: variance 2 / inputs, which makes up for the half that ReLU cuts off (He et al., 2015)."""

from __future__ import annotations

import math
from typing import Literal

import torch
from torch import Tensor

from engine.base import InitConfig


class Config(InitConfig, title="He"):
    """Normal weights of variance 2 / inputs, times the scale: signals keep their size through ReLU."""

    kind: Literal["he"] = "he"


def fill(config: Config, weight: Tensor, generator: torch.Generator) -> None:
    """Draws weight [units, inputs] from N(0, scale² · 2 / inputs)."""
    weight.normal_(generator=generator).mul_(config.scale * math.sqrt(2 / weight.shape[1]))
