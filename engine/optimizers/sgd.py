"""Stochastic gradient descent: a step against the gradient (Robbins and Monro, 1951)."""

from typing import Literal

from torch import Tensor

from engine.base import OptimizerConfig
from engine.step import State, Step


class Config(OptimizerConfig, title="Gradient descent"):
    """Stochastic gradient descent."""

    kind: Literal["sgd"] = "sgd"


def start(size: int) -> State:
    """Nothing to remember."""
    return {}


def update(flat: Tensor, step: Step, state: State, config: Config) -> None:
    """w ← w − rate · g."""
    flat.add_(step.gradient, alpha=-step.rate)
