"""What a layer is: a frozen configuration that plans, and a ``Layer`` that computes.

The plan (output shape, parameters, multiplies) needs no tensors, so that an experiment is checked before anything is
built. The network owns the parameters, as views into one flat vector, and hands them to the layer.
Shapes leave the batch out: a layer of three units has shape ``(3,)`` and its tensors are [B, 3].
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Generic, TypeVar

import numpy as np
import torch
from pydantic import Field
from torch import Tensor

from engine.activations import ActivationName, Array
from engine.base import Kinded
from engine.seeds import derive

Shape = tuple[int, ...]
INPUT: Final = "input"
ID_PATTERN: Final = r"^([a-z][a-z0-9_]{0,31})?$"
ID_EXPECTED: Final = "a name of at most 32 small letters, digits and _, starting with a letter"


class ShapeError(ValueError):
    """A layer cannot take the inputs it is given.

    Args:
        expected: What it can take, such as ``exactly one input``.
        got: What it is given.
        message: How to mend it, in one sentence.
    """

    def __init__(self, expected: str, got: str, message: str) -> None:
        super().__init__(f"expected {expected}, got {got}. {message}")
        self.expected, self.got, self.message = expected, got, message


@dataclass(frozen=True)
class Parameter:
    """A trainable tensor of a layer."""

    name: str
    shape: Shape
    decay: bool = False
    """Whether L1 and L2 pull it towards 0: so for weights, not for biases, slopes or gains."""


@dataclass(frozen=True)
class Plan:
    """What a layer will be, before it is built."""

    shape: Shape
    """Output shape, without the batch."""
    parameters: tuple[Parameter, ...] = ()
    multiplies: int = 0
    """Multiplications for one sample in a forward pass; activation functions count none."""
    depth: int = 0
    """What it adds to the depth of the network: 1 for a layer of weights, otherwise 0."""
    phases: tuple[str, ...] = ("out",)
    """The steps that ``Layer.trace`` shows, in order."""


class LayerConfig(Kinded):
    """One layer of a network: where it reads from, and its own settings."""

    id: str = Field("", pattern=ID_PATTERN, json_schema_extra={"expected": ID_EXPECTED})
    """Its name, unlike any other's. Left empty it is chosen: the kind and a number."""
    inputs: tuple[Annotated[str, Field(max_length=32)], ...] = Field((), max_length=24)
    """The earlier layers it reads from, or "input". Left empty it is the layer before."""

    @abstractmethod
    def plan(self, inputs: Sequence[Shape]) -> Plan:
        """What this layer makes of inputs of these shapes.

        Raises:
            ShapeError: It cannot take them.
        """

    def output_activation(self) -> ActivationName:
        """The function whose values leave the layer, which decides what losses and targets suit it."""
        return "linear"

    def trains(self) -> bool:
        """Whether training moves the layer's parameters, if it has any."""
        return True


class LearnedConfig(LayerConfig):
    """A layer with parameters, which can be kept from training."""

    trainable: bool = True
    """Whether training moves its parameters. Off, they stay as they are, to the last bit; gradients pass through."""

    def trains(self) -> bool:
        """As configured."""
        return self.trainable


@dataclass(frozen=True)
class Run:
    """How a forward pass is made."""

    training: bool = False
    """Whether dropout drops and batch norm uses, and records, the statistics of the batch."""
    seed: int = 0
    step: int = 0
    rates: Mapping[str, float] | None = None
    """Values of the live field ``rate``, by layer id, where they were tuned."""

    def generator(self, index: int) -> torch.Generator:
        """The draws of layer number ``index`` in this step: the same whenever the step is replayed."""
        return torch.Generator().manual_seed(derive(self.seed, "step", self.step, index))


C = TypeVar("C", bound=LayerConfig)


class Layer(ABC, Generic[C]):
    """A layer that computes. Concrete layers are called ``Layer`` too, one a file.

    Args:
        config: Its configuration, with ``id`` and ``inputs`` filled in.
        index: Its place in the network.
        plan: What ``config.plan`` said.
        parameters: A tensor for each of the plan's parameters, all 0, to be kept and never replaced.
    """

    def __init__(self, config: C, index: int, plan: Plan, parameters: Mapping[str, Tensor]) -> None:
        self.config = config
        self.index = index
        self.plan = plan
        self.parameters = dict(parameters)
        self.buffers: dict[str, Tensor] = {}

    def start(self, generator: torch.Generator) -> None:
        """Gives the parameters their start values, in place. They are 0 beforehand."""

    @abstractmethod
    def forward(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """The output [B, *shape] for the inputs [B, *shape of each]."""

    def logits(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """The output before its activation function, for losses that contain one."""
        return self.forward(inputs, run)

    def trace(self, inputs: Sequence[Tensor], run: Run) -> tuple[Tensor, ...]:
        """A tensor for each of the plan's phases; the last is the output."""
        return (self.forward(inputs, run),)

    @torch.no_grad()
    def columns(self, inputs: Sequence[Array]) -> Array:
        """``forward`` in evaluation for looking at: from [n, B], a column a sample, to [units, B], without gradients.

        Where few units meet many samples this is several times as fast. Inputs stay as they are. A layer that is in no
        hurry leaves it, and ``trace_columns``, to ``forward`` and ``trace``.
        """
        return _turned(self.forward(_rows(inputs), Run()))

    @torch.no_grad()
    def trace_columns(self, inputs: Sequence[Array]) -> tuple[Array, ...]:
        """``trace`` in evaluation for looking at, an array [units, B] for each of the plan's phases."""
        if len(self.plan.phases) == 1:
            return (self.columns(inputs),)
        return tuple(_turned(phase) for phase in self.trace(_rows(inputs), Run()))


def _rows(inputs: Sequence[Array]) -> list[Tensor]:
    return [torch.from_numpy(columns).T for columns in inputs]


def _turned(rows: Tensor) -> Array:
    return np.ascontiguousarray(rows.T.numpy())


def single(inputs: Sequence[Shape]) -> int:
    """The width of the one input of a layer that takes exactly one, and takes plain numbers.

    Raises:
        ShapeError: There are several inputs, or the one is no vector.
    """
    if len(inputs) != 1:
        raise ShapeError("exactly one input", f"{len(inputs)} inputs", "Join them with an add or a concat layer first.")
    return vector(inputs[0])


def vector(shape: Shape) -> int:
    """The width of an input that is a plain list of numbers.

    Raises:
        ShapeError: It has more dimensions than one.
    """
    if len(shape) != 1:
        raise ShapeError("a list of numbers", "×".join(map(str, shape)), "Flatten it first.")
    return shape[0]


def several(inputs: Sequence[Shape]) -> list[int]:
    """The widths of the inputs of a layer that joins at least two.

    Raises:
        ShapeError: There are fewer than two, or one is no vector.
    """
    if len(inputs) < 2:
        raise ShapeError("at least two inputs", f"{len(inputs)}", "Name two or more earlier layers in inputs.")
    return [vector(shape) for shape in inputs]
