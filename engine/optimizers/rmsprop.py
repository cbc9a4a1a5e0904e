"""RMSprop: every gradient over its own recent size (Hinton, lecture 6e, 2012), as torch.optim.RMSprop."""

from typing import Literal

import torch
from pydantic import Field
from torch import Tensor

from engine.base import LIVE, OptimizerConfig
from engine.step import State, Step

EPSILON = 1e-8


class Config(OptimizerConfig, title="RMSprop"):
    """RMSprop."""

    kind: Literal["rmsprop"] = "rmsprop"
    decay: float = Field(0.99, ge=0, lt=1, json_schema_extra=LIVE)
    """The share of the running mean of squared gradients that is kept."""


def start(size: int) -> State:
    """The running mean of squared gradients."""
    return {"squares": torch.zeros(size)}


def update(flat: Tensor, step: Step, state: State, config: Config) -> None:
    """s ← decay · s + (1 − decay) · g²;  w ← w − rate · g / (√s + ε)."""
    squares = state["squares"].mul_(config.decay).addcmul_(step.gradient, step.gradient, value=1 - config.decay)
    flat.addcdiv_(step.gradient, squares.sqrt().add_(EPSILON), value=-step.rate)
