"""Constant: every weight starts at the same number."""

from __future__ import annotations

from typing import Literal

import torch
from pydantic import Field
from torch import Tensor

from engine.base import InitConfig


class Config(InitConfig, title="Constant"):
    """Every weight starts at the number given as scale. The units of a layer then never learn to differ."""

    kind: Literal["constant"] = "constant"
    scale: float = Field(1.0, ge=-10, le=10)
    """The number every weight starts at."""


def fill(config: Config, weight: Tensor, generator: torch.Generator) -> None:
    """Sets every weight of [units, inputs] to the scale."""
    weight.fill_(config.scale)
