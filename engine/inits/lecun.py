"""LeCun: variance 1 / inputs, which keeps the size of a signal (LeCun et al., 1998); made for SELU as well."""

from __future__ import annotations

import math
from typing import Literal

import torch
from torch import Tensor

from engine.base import InitConfig


class Config(InitConfig, title="LeCun"):
    """Normal weights of variance 1 / inputs, times the scale: signals keep their size; the one for SELU."""

    kind: Literal["lecun"] = "lecun"


def fill(config: Config, weight: Tensor, generator: torch.Generator) -> None:
    """Draws weight [units, inputs] from N(0, scale² / inputs)."""
    weight.normal_(generator=generator).mul_(config.scale / math.sqrt(weight.shape[1]))
