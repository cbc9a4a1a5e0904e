"""Normal: weights drawn from a normal distribution around 0."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor

from engine.base import InitConfig


class Config(InitConfig, title="Normal"):
    """Weights are drawn from a normal distribution around 0 whose standard deviation is the scale."""

    kind: Literal["normal"] = "normal"


def fill(config: Config, weight: Tensor, generator: torch.Generator) -> None:
    """Draws weight [units, inputs] from N(0, scale²)."""
    weight.normal_(generator=generator).mul_(config.scale)
