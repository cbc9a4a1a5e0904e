"""Zeros: every weight starts at 0, so all units of a layer stay alike. It shows why nobody does it."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor

from engine.base import InitConfig


class Config(InitConfig, title="Zeros"):
    """Every weight starts at 0. The units of a layer then never learn to differ. The scale changes nothing."""

    kind: Literal["zeros"] = "zeros"


def fill(config: Config, weight: Tensor, generator: torch.Generator) -> None:
    """Sets every weight of [units, inputs] to 0."""
    weight.zero_()
