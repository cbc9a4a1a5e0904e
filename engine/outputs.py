"""Which ends of a network suit which loss, on which data.

classification with C classes
  binary_cross_entropy               C = 2, one unit, sigmoid
  cross_entropy                      C units, softmax
  hinge, squared, half_squared,
  absolute, huber                    C units; or one unit when C = 2
regression
  squared, half_squared, absolute,
  huber                              one unit
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from engine.activations import ActivationName
from engine.data import Task
from engine.errors import Problem
from engine.layer import LayerConfig

FUSED: Final[dict[str, ActivationName]] = {"binary_cross_entropy": "sigmoid", "cross_entropy": "softmax"}
"""Losses that contain an activation function, which the network must end in."""
REGRESSION: Final = "squared, half_squared, absolute or huber"


@dataclass(frozen=True)
class Output:
    """The end of a network, and what it is to be trained on."""

    task: Task
    classes: int
    """0 for a regression."""
    units: int
    activation: ActivationName
    where: str
    """Path of the last layer."""
    units_field: str
    """The last layer's field that sets the units, empty if none does."""
    activation_field: str
    """The last layer's field that sets the activation function, empty if none does."""
    layers: tuple[LayerConfig, ...] = ()
    """All layers of the network."""

    def units_path(self) -> str:
        """Where the units are set, or else the layer."""
        return f"{self.where}.{self.units_field}" if self.units_field else self.where

    def activation_path(self) -> str:
        """Where the activation function is set, or else the layer."""
        return f"{self.where}.{self.activation_field}" if self.activation_field else self.where


def loss_problems(loss: str, output: Output) -> list[Problem]:
    """Why ``loss`` cannot train a network with this end on this data; nothing if it can."""
    unsuitable = list(_unsuitable(loss, output))
    return unsuitable or [*_wrong_units(loss, output), *_wrong_activation(loss, output)]


def _unsuitable(loss: str, output: Output) -> Iterable[Problem]:
    if output.task == "regression" and loss in ("binary_cross_entropy", "cross_entropy", "hinge"):
        message = f"{loss} tells classes apart; this data has a number to predict. Use {REGRESSION}."
        yield _problem("learner.loss", REGRESSION, f'"{loss}"', message)
    if output.task == "classification" and loss == "binary_cross_entropy" and output.classes != 2:
        message = f"This data has {output.classes} classes and binary_cross_entropy two. Use cross_entropy."
        yield _problem("learner.loss", f"a loss for {output.classes} classes", f'"{loss}"', message)


def _wrong_units(loss: str, output: Output) -> Iterable[Problem]:
    allowed, reason = _allowed_units(loss, output)
    if output.units not in allowed:
        expected = " or ".join(f"{units} {'unit' if units == 1 else 'units'}" for units in allowed)
        message = f"{reason}: give the last layer {expected}."
        yield _problem(output.units_path(), expected, str(output.units), message)


def _allowed_units(loss: str, output: Output) -> tuple[list[int], str]:
    if output.task == "regression":
        return [1], "This data has one number to predict"
    if loss == "binary_cross_entropy":
        return [1], "binary_cross_entropy reads one unit"
    if loss == "cross_entropy":
        return [output.classes], "cross_entropy reads a unit for each class"
    return [1, output.classes] if output.classes == 2 else [output.classes], f"This data has {output.classes} classes"


def _wrong_activation(loss: str, output: Output) -> Iterable[Problem]:
    needed = FUSED.get(loss)
    if needed and output.activation != needed:
        message = f"{loss} needs probabilities: end in {needed}, or choose another loss."
        yield _problem(output.activation_path(), f'"{needed}"', f'"{output.activation}"', message)


def _problem(where: str, expected: str, got: str, message: str) -> Problem:
    return Problem(where=where, expected=expected, got=got, message=message)
