"""Xavier: variance 2 / (inputs + units), which suits tanh and sigmoid (Glorot and Bengio, 2010)."""

from __future__ import annotations

import math
from typing import Literal

import torch
from torch import Tensor

from engine.base import InitConfig


class Config(InitConfig, title="Xavier"):
    """Normal weights of variance 2 / (inputs + units), times the scale: signals keep their size through tanh."""

    kind: Literal["xavier"] = "xavier"


def fill(config: Config, weight: Tensor, generator: torch.Generator) -> None:
    """Draws weight [units, inputs] from N(0, scale² · 2 / (inputs + units))."""
    weight.normal_(generator=generator).mul_(config.scale * math.sqrt(2 / sum(weight.shape)))
