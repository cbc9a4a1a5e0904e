"""Activation layer: an activation function on its own, applied to every number that comes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import torch
from torch import Tensor

from engine import layer
from engine.activations import ACTIVATIONS, ActivationName, Array
from engine.layer import LearnedConfig, Parameter, Plan, Run, Shape, single


class Config(LearnedConfig, title="Activation"):
    """An activation function on its own, for where it should not follow a dense layer directly."""

    kind: Literal["activation"] = "activation"
    function: ActivationName = "relu"
    """The function applied to every number. step and sign have no gradient: nothing before them learns."""

    def plan(self, inputs: Sequence[Shape]) -> Plan:
        """As wide as its input; prelu brings one learned slope."""
        learned = ACTIVATIONS[self.function].slope is not None
        return Plan((single(inputs),), (Parameter("slope", (1,)),) if learned else ())

    def output_activation(self) -> ActivationName:
        """The function applied."""
        return self.function


class Layer(layer.Layer[Config]):
    """The function g, applied to x."""

    def __init__(self, config: Config, index: int, plan: Plan, parameters: Mapping[str, Tensor]) -> None:
        super().__init__(config, index, plan, parameters)
        self.activation = ACTIVATIONS[config.function]
        self.slope = self.parameters.get("slope")

    def start(self, generator: torch.Generator) -> None:
        """The slope as its activation says."""
        if self.slope is not None and self.activation.slope is not None:
            self.slope.fill_(self.activation.slope)

    def forward(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """From [B, n] to [B, n]."""
        z = inputs[0]
        return self.activation.function(z) if self.slope is None else self.activation.function(z, self.slope)

    def columns(self, inputs: Sequence[Array]) -> Array:
        """From [n, B] to [n, B]."""
        return self.activation.over_columns(inputs[0].copy(), self.slope)

    def logits(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """What the function is applied to."""
        return inputs[0]
