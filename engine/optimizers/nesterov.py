"""Nesterov's accelerated gradient: momentum that looks ahead (Nesterov, 1983), as torch.optim.SGD(nesterov=True)."""

from typing import Literal

import torch
from pydantic import Field
from torch import Tensor

from engine.base import LIVE, OptimizerConfig
from engine.step import State, Step


class Config(OptimizerConfig, title="Nesterov"):
    """Nesterov's accelerated gradient."""

    kind: Literal["nesterov"] = "nesterov"
    momentum: float = Field(0.9, ge=0, lt=1, json_schema_extra=LIVE)
    """The share of the last step's velocity that is kept."""


def start(size: int) -> State:
    """The velocity."""
    return {"velocity": torch.zeros(size)}


def update(flat: Tensor, step: Step, state: State, config: Config) -> None:
    """v ← momentum · v + g;  w ← w − rate · (g + momentum · v)."""
    velocity = state["velocity"].mul_(config.momentum).add_(step.gradient)
    flat.add_(step.gradient.add_(velocity, alpha=config.momentum), alpha=-step.rate)
