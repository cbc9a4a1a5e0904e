"""AdamW: Adam whose weight decay bypasses the gradient (Loshchilov and Hutter, 2019), as torch.optim.AdamW.

Only weights decay, never biases or gains.
"""

import math
from typing import Literal

import torch
from pydantic import Field
from torch import Tensor

from engine.base import LIVE, OptimizerConfig
from engine.step import State, Step

EPSILON = 1e-8


class Config(OptimizerConfig, title="AdamW"):
    """Adam with decoupled weight decay."""

    kind: Literal["adamw"] = "adamw"
    beta1: float = Field(0.9, ge=0, lt=1, json_schema_extra=LIVE)
    """The share of the running mean of gradients that is kept."""
    beta2: float = Field(0.999, ge=0, lt=1, json_schema_extra=LIVE)
    """The share of the running mean of squared gradients that is kept."""
    weight_decay: float = Field(0.01, ge=0, le=1, json_schema_extra=LIVE)
    """How fast weights shrink: by rate · weight_decay of themselves at every step."""


def start(size: int) -> State:
    """The running means of the gradient and of its square."""
    return {"mean": torch.zeros(size), "squares": torch.zeros(size)}


def update(flat: Tensor, step: Step, state: State, config: Config) -> None:
    """w ← w − rate · weight_decay · w, then Adam's step."""
    if config.weight_decay:
        flat.addcmul_(flat, step.decay, value=-step.rate * config.weight_decay)
    mean = state["mean"].lerp_(step.gradient, 1 - config.beta1)
    squares = state["squares"].mul_(config.beta2).addcmul_(step.gradient, step.gradient, value=1 - config.beta2)
    size = torch.sqrt(squares, out=step.gradient)
    size.div_(math.sqrt(1 - config.beta2**step.count)).add_(EPSILON)
    flat.addcdiv_(mean, size, value=-step.rate / (1 - config.beta1**step.count))
