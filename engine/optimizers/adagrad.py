"""Adagrad: parameters that have moved much move less (Duchi, Hazan and Singer, 2011), as torch.optim.Adagrad."""

from typing import Literal

import torch
from torch import Tensor

from engine.base import OptimizerConfig
from engine.step import State, Step

EPSILON = 1e-10


class Config(OptimizerConfig, title="Adagrad"):
    """Adagrad."""

    kind: Literal["adagrad"] = "adagrad"


def start(size: int) -> State:
    """The sum of all squared gradients."""
    return {"squares": torch.zeros(size)}


def update(flat: Tensor, step: Step, state: State, config: Config) -> None:
    """s ← s + g²;  w ← w − rate · g / (√s + ε)."""
    squares = state["squares"].addcmul_(step.gradient, step.gradient)
    flat.addcdiv_(step.gradient, squares.sqrt().add_(EPSILON), value=-step.rate)
