"""Dense layer: a = g(W x + b). Every unit weighs every input.

W has shape [units, inputs]. With the activation ``prelu`` one slope for the whole layer is learned as well
(He et al., 2015).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import torch
import torch.nn.functional as F
from pydantic import Field
from torch import Tensor

from engine import layer
from engine.activations import ACTIVATIONS, ActivationName, Array
from engine.base import InitConfig
from engine.inits.xavier import Config as Xavier
from engine.layer import LearnedConfig, Parameter, Plan, Run, Shape, single
from engine.registry import Registered, load

NARROW = 128
"""Weights up to which numpy's product is the faster one, and beyond which torch's is."""


class Config(LearnedConfig, title="Dense"):
    """A dense layer: every unit weighs every input, adds a bias and applies an activation function."""

    kind: Literal["dense"] = "dense"
    units: int = Field(ge=1, le=512)
    """How many units, and so how many numbers come out."""
    activation: ActivationName = "tanh"
    """The function each unit applies. step and sign have no gradient: nothing before them learns."""
    init: Annotated[InitConfig, Registered("engine.inits")] = Xavier()
    """How the weights start."""
    bias: bool = True
    """Whether each unit adds a learned number of its own."""
    bias_start: float = Field(0.0, ge=-10, le=10)
    """Where that number starts."""

    def plan(self, inputs: Sequence[Shape]) -> Plan:
        """A weight for every pair of input and unit, each multiplied once."""
        width = single(inputs)
        parameters = [Parameter("weight", (self.units, width), decay=True)]
        if self.bias:
            parameters.append(Parameter("bias", (self.units,)))
        if ACTIVATIONS[self.activation].slope is not None:
            parameters.append(Parameter("slope", (1,)))
        return Plan((self.units,), tuple(parameters), self.units * width, depth=1, phases=("W", "b", "g"))

    def output_activation(self) -> ActivationName:
        """The layer's own activation function."""
        return self.activation


class Layer(layer.Layer[Config]):
    """g(x Wᵀ + b), in as few calls as torch allows."""

    def __init__(self, config: Config, index: int, plan: Plan, parameters: Mapping[str, Tensor]) -> None:
        super().__init__(config, index, plan, parameters)
        self.activation = ACTIVATIONS[config.activation]
        self.weight = self.parameters["weight"]
        self.bias = self.parameters.get("bias")
        self.slope = self.parameters.get("slope")
        self._matrix: Array = self.weight.detach().numpy()
        self._shift: Array | None = None if self.bias is None else self.bias.detach().numpy()[:, None]

    def start(self, generator: torch.Generator) -> None:
        """Weights by the initialiser, biases and the slope as the configuration says."""
        init = self.config.init
        load("engine.inits")[init.kind].fill(init, self.weight, generator)
        if self.bias is not None and self.config.bias_start:
            self.bias.fill_(self.config.bias_start)
        if self.slope is not None and self.activation.slope is not None:
            self.slope.fill_(self.activation.slope)

    def forward(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """From [B, inputs] to [B, units]."""
        return self._activate(self.logits(inputs, run))

    def logits(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """x Wᵀ + b [B, units]."""
        return F.linear(inputs[0], self.weight, self.bias)

    def trace(self, inputs: Sequence[Tensor], run: Run) -> tuple[Tensor, ...]:
        """x Wᵀ, then with the bias added, then through the activation function."""
        stretched = F.linear(inputs[0], self.weight)
        shifted = stretched if self.bias is None else stretched + self.bias
        return stretched, shifted, self._activate(shifted)

    def columns(self, inputs: Sequence[Array]) -> Array:
        """g(W x + b)."""
        z = self._stretched(inputs[0])
        if self._shift is not None:
            z += self._shift
        return self.activation.over_columns(z, self.slope)

    def trace_columns(self, inputs: Sequence[Array]) -> tuple[Array, ...]:
        """W x, then with the bias added, then through the activation function."""
        stretched = self._stretched(inputs[0])
        shifted = stretched if self._shift is None else stretched + self._shift
        return stretched, shifted, self.activation.over_columns(shifted.copy(), self.slope)

    def _stretched(self, x: Array) -> Array:
        if self._matrix.size <= NARROW:
            return self._matrix @ x
        product: Array = torch.mm(self.weight.detach(), torch.from_numpy(x)).numpy()
        return product

    def _activate(self, z: Tensor) -> Tensor:
        return self.activation.function(z) if self.slope is None else self.activation.function(z, self.slope)
