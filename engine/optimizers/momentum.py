"""Momentum: the step keeps rolling where past gradients pushed it (Polyak, 1964), as torch.optim.SGD(momentum=…)."""

from typing import Literal

import torch
from pydantic import Field
from torch import Tensor

from engine.base import LIVE, OptimizerConfig
from engine.step import State, Step


class Config(OptimizerConfig, title="Momentum"):
    """Gradient descent with momentum."""

    kind: Literal["momentum"] = "momentum"
    momentum: float = Field(0.9, ge=0, lt=1, json_schema_extra=LIVE)
    """The share of the last step's velocity that is kept."""


def start(size: int) -> State:
    """The velocity."""
    return {"velocity": torch.zeros(size)}


def update(flat: Tensor, step: Step, state: State, config: Config) -> None:
    """v ← momentum · v + g;  w ← w − rate · v."""
    velocity = state["velocity"].mul_(config.momentum).add_(step.gradient)
    flat.add_(velocity, alpha=-step.rate)
