"""The network as tensors: it runs a planned graph of layers, and keeps all its parameters in one flat vector.

Every trainable tensor is a view into ``flat`` and its gradient a view into ``grad``, in the order of ``slots``. So an
optimizer is a few operations on two vectors, ``grad.zero_()`` clears every gradient, and a snapshot is one copy.
Back-propagation adds to the gradients in place.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from torch import Tensor

from engine.activations import ACTIVATIONS, ActivationName, Array
from engine.graph import NetworkConfig, Node, plan, survey
from engine.layer import INPUT, Layer, Run, Shape
from engine.registry import load
from engine.seeds import torch_generator

if TYPE_CHECKING:
    from engine.experiment import Experiment


TRACED_NUMBER: Final = 8
"""What a number of a traced stage costs, in multiplications: it is computed, kept, and looked through."""


@dataclass(frozen=True)
class Slot:
    """Where one trainable tensor lies in the flat vector."""

    layer: str
    name: str
    offset: int
    shape: Shape
    decay: bool
    """Whether L1 and L2 apply."""
    trainable: bool = True
    """Whether training moves it."""

    @property
    def span(self) -> slice:
        """Its place in the flat vector."""
        return slice(self.offset, self.offset + math.prod(self.shape))


@dataclass(frozen=True)
class StageShape:
    """A step of the forward pass that can be watched."""

    key: str
    """``input``, or the layer's id, a dot and the phase."""
    layer: str
    phase: str
    width: int


@dataclass(frozen=True)
class Stage:
    """The numbers at one step of the forward pass."""

    key: str
    layer: str
    phase: str
    value: Tensor
    """[B, width]."""


class Network:
    """A graph of layers that computes.

    Args:
        config: The layers, named and connected.
        input_width: How many numbers a sample has.
        seed: Decides the start values and the masks of dropout.

    Raises:
        ExperimentError: The graph has problems.
    """

    def __init__(self, config: NetworkConfig, input_width: int, seed: int) -> None:
        survey = plan(config, input_width)
        self.seed = seed
        self.nodes: list[Node] = list(survey.nodes.values())
        self.depth, self.parameters, self.multiplies = survey.depth, survey.parameters, survey.multiplies
        self.flat = torch.zeros(self.parameters)
        self.grad = torch.zeros(self.parameters)
        self.slots = _slots(self.nodes)
        self.stages = _stages(self.nodes, input_width)
        self.work = self.multiplies + TRACED_NUMBER * sum(stage.width for stage in self.stages)
        """What it costs to trace one sample, in multiplications."""
        self.layers = [self._build(index, node) for index, node in enumerate(self.nodes)]
        places = {INPUT: 0} | {node.id: index + 1 for index, node in enumerate(self.nodes)}
        self._reads = [[places[name] for name in node.inputs] for node in self.nodes]
        self.buffers: dict[str, Tensor] = {
            f"{node.id}.{name}": tensor
            for node, layer in zip(self.nodes, self.layers, strict=True)
            for name, tensor in layer.buffers.items()
        }

    def _build(self, index: int, node: Node) -> Layer[Any]:
        slots = [slot for slot in self.slots if slot.layer == node.id]
        tensors = {slot.name: _view(self.flat, slot) for slot in slots}
        layer: Layer[Any] = load("engine.layers")[node.kind].Layer(node.config, index, node.plan, tensors)
        layer.start(torch_generator(self.seed, "start", index))
        for slot in slots:
            tensors[slot.name].requires_grad_()
            tensors[slot.name].grad = _view(self.grad, slot)
        return layer

    @torch.no_grad()
    def move(self, device: torch.device) -> None:
        """To another device, before its first step, to train there; `columns` and `trace_columns` stay behind."""
        self.flat, self.grad = self.flat.to(device, copy=True), self.grad.to(device, copy=True)
        layers = {node.id: layer for node, layer in zip(self.nodes, self.layers, strict=True)}
        for slot in self.slots:
            there = _view(self.flat, slot).requires_grad_()
            there.grad = _view(self.grad, slot)
            mine = layers[slot.layer].parameters[slot.name]  # an object that layers hold on to
            torch.utils.swap_tensors(mine, there)  # type: ignore[no-untyped-call]
        for buffer in self.buffers.values():
            torch.utils.swap_tensors(buffer, buffer.to(device, copy=True))  # type: ignore[no-untyped-call]

    @property
    def output_activation(self) -> ActivationName:
        """The activation function of the last layer."""
        return self.nodes[-1].config.output_activation()

    @property
    def output_midpoint(self) -> float:
        """What splits two classes at one output unit: 0.5 for targets 0 and 1; 0 for targets -1 and +1."""
        return ACTIVATIONS[self.output_activation].midpoint

    def forward(
        self, x: Tensor, *, training: bool = False, step: int = 0, rates: Mapping[str, float] | None = None
    ) -> Tensor:
        """The output [B, O] for inputs [B, I].

        Args:
            x: The inputs.
            training: Whether dropout drops and batch norm uses the batch, and records its statistics.
            step: Decides, with the seed, what dropout drops.
            rates: Values of the live field ``rate`` by layer id, where they were tuned; None: as configured.
        """
        run = Run(training, self.seed, step, rates)
        values = self._carry(x, run)
        return self.layers[-1].forward([values[i] for i in self._reads[-1]], run)

    def logits(
        self, x: Tensor, *, training: bool = False, step: int = 0, rates: Mapping[str, float] | None = None
    ) -> Tensor:
        """Like ``forward``, without the activation function of the last layer [B, O]."""
        run = Run(training, self.seed, step, rates)
        values = self._carry(x, run)
        return self.layers[-1].logits([values[i] for i in self._reads[-1]], run)

    def _carry(self, x: Tensor, run: Run) -> list[Tensor]:
        """The input and the output of every layer but the last."""
        values = [x]
        for layer, reads in zip(self.layers[:-1], self._reads, strict=False):
            values.append(layer.forward([values[i] for i in reads], run))
        return values

    @torch.no_grad()
    def trace(self, x: Tensor) -> list[Stage]:
        """Every step of an evaluation of x [B, I], in the order of ``stages``. It changes nothing."""
        run = Run()
        values, traced = [x], [x]
        for layer, reads in zip(self.layers, self._reads, strict=True):
            phases = layer.trace([values[i] for i in reads], run)
            values.append(phases[-1])
            traced.extend(phases)
        return [
            Stage(shape.key, shape.layer, shape.phase, value) for shape, value in zip(self.stages, traced, strict=True)
        ]

    @np.errstate(over="ignore", invalid="ignore")
    def columns(self, x: Array) -> list[Array]:
        """The input and the output of every layer in evaluation, in the order of ``nodes``: for looking at.

        Like ``forward`` to within float32's rounding, for samples as columns: from [I, B] to arrays [units, B].
        """
        values = [x]
        for layer, reads in zip(self.layers, self._reads, strict=True):
            values.append(layer.columns([values[i] for i in reads]))
        return values

    @np.errstate(over="ignore", invalid="ignore")
    def trace_columns(self, x: Array) -> list[Array]:
        """Like ``trace`` for samples as columns: from [I, B] to arrays [width, B], in the order of ``stages``."""
        values, traced = [x], [x]
        for layer, reads in zip(self.layers, self._reads, strict=True):
            phases = layer.trace_columns([values[i] for i in reads])
            values.append(phases[-1])
            traced.extend(phases)
        return traced

    def state(self) -> dict[str, Tensor]:
        """A copy of everything that changes in training besides ``flat``: running statistics, by layer and name."""
        return {name: tensor.clone() for name, tensor in self.buffers.items()}

    @torch.no_grad()
    def load_state(self, state: Mapping[str, Tensor]) -> None:
        """Puts back what ``state`` returned.

        Raises:
            KeyError: Something is missing.
        """
        for name, tensor in self.buffers.items():
            tensor.copy_(state[name])


def _slots(nodes: list[Node]) -> list[Slot]:
    slots, offset = [], 0
    for node in nodes:
        for parameter in node.plan.parameters:
            slots.append(Slot(node.id, parameter.name, offset, parameter.shape, parameter.decay, node.config.trains()))
            offset += math.prod(parameter.shape)
    return slots


def _stages(nodes: list[Node], input_width: int) -> list[StageShape]:
    stages = [StageShape(INPUT, INPUT, INPUT, input_width)]
    for node in nodes:
        width = math.prod(node.output_shape)
        stages += [StageShape(f"{node.id}.{phase}", node.id, phase, width) for phase in node.plan.phases]
    return stages


def _view(vector: Tensor, slot: Slot) -> Tensor:
    return vector[slot.span].view(slot.shape)


def describe(experiment: Experiment) -> dict[str, Any]:
    """Depth and counts of an experiment's network, in all and by layer, without building it."""
    found = survey(experiment.network, len(experiment.data.names()))
    return {
        "depth": found.depth,
        "parameters": found.parameters,
        "multiplies": found.multiplies,
        "layers": [
            {
                "id": node.id,
                "kind": node.kind,
                "output_shape": list(node.output_shape),
                "parameters": node.parameters,
                "multiplies": node.multiplies,
            }
            for node in found.nodes.values()
        ],
    }
