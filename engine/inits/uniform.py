"""Uniform: weights drawn evenly from -scale to scale."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor

from engine.base import InitConfig


class Config(InitConfig, title="Uniform"):
    """Weights are drawn evenly from minus the scale to plus the scale."""

    kind: Literal["uniform"] = "uniform"


def fill(config: Config, weight: Tensor, generator: torch.Generator) -> None:
    """Draws weight [units, inputs] from U(-scale, scale)."""
    weight.uniform_(-1, 1, generator=generator).mul_(config.scale)
