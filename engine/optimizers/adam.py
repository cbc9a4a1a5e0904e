"""Adam: momentum over the gradient's recent size, both corrected for their start at 0 (Kingma and Ba, 2015)."""

import math
from typing import Literal

import torch
from pydantic import Field
from torch import Tensor

from engine.base import LIVE, OptimizerConfig
from engine.step import State, Step

EPSILON = 1e-8


class Config(OptimizerConfig, title="Adam"):
    """Adam."""

    kind: Literal["adam"] = "adam"
    beta1: float = Field(0.9, ge=0, lt=1, json_schema_extra=LIVE)
    """The share of the running mean of gradients that is kept."""
    beta2: float = Field(0.999, ge=0, lt=1, json_schema_extra=LIVE)
    """The share of the running mean of squared gradients that is kept."""


def start(size: int) -> State:
    """The running means of the gradient and of its square."""
    return {"mean": torch.zeros(size), "squares": torch.zeros(size)}


def update(flat: Tensor, step: Step, state: State, config: Config) -> None:
    """m ← β₁m + (1 − β₁)g;  s ← β₂s + (1 − β₂)g²;  w ← w − rate · m̂ / (√ŝ + ε)."""
    mean = state["mean"].lerp_(step.gradient, 1 - config.beta1)
    squares = state["squares"].mul_(config.beta2).addcmul_(step.gradient, step.gradient, value=1 - config.beta2)
    size = torch.sqrt(squares, out=step.gradient)
    size.div_(math.sqrt(1 - config.beta2**step.count)).add_(EPSILON)
    flat.addcdiv_(mean, size, value=-step.rate / (1 - config.beta1**step.count))
