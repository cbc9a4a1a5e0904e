"""The network as a plan: a directed acyclic graph of layers, with shapes, counts and depth, and no tensors.

``NetworkConfig`` is what an experiment holds; a plain list of layers is the common case, and skips and branches are
edges named in ``inputs``. ``survey`` walks it once and finds every problem; ``plan`` is for a graph without any.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Annotated, Final

from pydantic import Field, field_validator

from engine.base import Frozen
from engine.errors import ExperimentError, Problem, shown
from engine.layer import INPUT, LayerConfig, Plan, Shape, ShapeError
from engine.registry import Registered

MAX_LAYERS: Final = 48
MAX_WIDTH: Final = 1024
MAX_NUMBERS: Final = 8192
MAX_PARAMETERS: Final = 300_000
MAX_MULTIPLIES: Final = 300_000


class NetworkConfig(Frozen):
    """A directed acyclic graph of layers. The last one is the output."""

    layers: tuple[Annotated[LayerConfig, Registered("engine.layers")], ...] = Field((), max_length=MAX_LAYERS)
    """The layers, each after those it reads from. Every layer but the last is read by a later one.

    None where the learner is a model of its own.
    """

    @field_validator("layers")
    @classmethod
    def _named(cls, layers: tuple[LayerConfig, ...]) -> tuple[LayerConfig, ...]:
        """Fills in the ids and inputs that were left empty."""
        taken = {layer.id for layer in layers} | {INPUT}
        named: list[LayerConfig] = []
        for layer in layers:
            name = layer.id or next(name for n in count(1) if (name := f"{layer.kind}_{n}") not in taken)
            taken.add(name)
            inputs = layer.inputs or (named[-1].id if named else INPUT,)
            named.append(layer.model_copy(update={"id": name, "inputs": inputs}))
        return tuple(named)

    def rates(self) -> dict[str, float]:
        """The live field ``rate`` of every layer that has one, by layer id."""
        return {layer.id: dict(layer)["rate"] for layer in self.layers if "rate" in type(layer).model_fields}


@dataclass(frozen=True)
class Node:
    """A layer in its place."""

    config: LayerConfig
    plan: Plan
    depth: int
    """The longest path from the input to here, in layers of weights."""

    @property
    def id(self) -> str:
        """The layer's name."""
        return self.config.id

    @property
    def kind(self) -> str:
        """The layer's kind, which is the name of its file."""
        return self.config.kind

    @property
    def inputs(self) -> list[str]:
        """The ids of the layers it reads from, or ``input``."""
        return list(self.config.inputs)

    @property
    def output_shape(self) -> Shape:
        """Without the batch."""
        return self.plan.shape

    @property
    def parameters(self) -> int:
        """Trainable numbers."""
        return sum(math.prod(parameter.shape) for parameter in self.plan.parameters)

    @property
    def learned(self) -> int:
        """Those that training moves."""
        return self.parameters if self.config.trains() else 0

    @property
    def multiplies(self) -> int:
        """Multiplications for one sample in a forward pass."""
        return self.plan.multiplies


@dataclass
class Survey:
    """What is known of a graph after walking it: the nodes that could be planned, and everything that is wrong."""

    nodes: dict[str, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def parameters(self) -> int:
        """Trainable numbers in the whole network."""
        return sum(node.parameters for node in self.nodes.values())

    @property
    def multiplies(self) -> int:
        """Multiplications for one sample in a forward pass."""
        return sum(node.multiplies for node in self.nodes.values())

    @property
    def numbers(self) -> int:
        """Numbers that all layers together put out for one sample."""
        return sum(math.prod(node.output_shape) for node in self.nodes.values())

    @property
    def depth(self) -> int:
        """The longest path from input to output, in layers of weights: hidden layers + 1 for a plain network."""
        return max((node.depth for node in self.nodes.values()), default=0)


def plan(config: NetworkConfig, input_width: int) -> Survey:
    """The plan of a network that reads ``input_width`` numbers.

    Raises:
        ExperimentError: The graph has problems; all of them are listed.
    """
    found = survey(config, input_width)
    if found.problems:
        raise ExperimentError(found.problems)
    return found


def survey(config: NetworkConfig, input_width: int) -> Survey:
    """Walks the graph once, and notes every problem rather than stopping at the first."""
    found = Survey()
    shapes: dict[str, Shape] = {INPUT: (input_width,)}
    depths = {INPUT: 0}
    seen = {INPUT}
    for index, layer in enumerate(config.layers):
        where = f"network.layers[{index}]"
        found.problems += _naming_problems(where, layer, seen, config)
        if layer.id not in seen and all(name in shapes for name in layer.inputs):
            try:
                planned = layer.plan([shapes[name] for name in layer.inputs])
            except ShapeError as error:
                found.problems.append(_problem(f"{where}.inputs", error.expected, error.got, error.message))
            else:
                found.problems += _too_wide(where, planned.shape)
                depth = max(depths[name] for name in layer.inputs) + planned.depth
                found.nodes[layer.id] = Node(layer, planned, depth)
                shapes[layer.id], depths[layer.id] = planned.shape, depth
        seen.add(layer.id)
    found.problems += _unused(config)
    found.problems += _out_of_bounds(found, complete=len(found.nodes) == len(config.layers))
    return found


def _naming_problems(where: str, layer: LayerConfig, seen: set[str], config: NetworkConfig) -> Iterable[Problem]:
    if layer.id == INPUT:
        yield _problem(f"{where}.id", 'any name but "input"', shown(layer.id), "Choose another id: input is the data.")
    elif layer.id in seen:
        message = "Choose another id, or leave it out to have one chosen."
        yield _problem(f"{where}.id", "an id no other layer has", shown(layer.id), message)
    later = {other.id for other in config.layers} - seen
    for position, name in enumerate(layer.inputs):
        place = f"{where}.inputs[{position}]"
        if name in layer.inputs[:position]:
            yield _problem(place, "each layer once", shown(name), f"Remove one of the two {name}.")
        elif name in later:
            message = "A layer reads only from layers before it: move it, or name an earlier one."
            yield _problem(place, "the id of an earlier layer", shown(name), message)
        elif name not in seen:
            message = f"No layer is called that. {suggestion(name, seen)}"
            yield _problem(place, "the id of an earlier layer", shown(name), message)


def _too_wide(where: str, shape: Shape) -> Iterable[Problem]:
    width = math.prod(shape)
    if width > MAX_WIDTH:
        message = "Use fewer units, or join fewer layers."
        yield _problem(where, f"at most {MAX_WIDTH} numbers out of a layer", str(width), message)


def _unused(config: NetworkConfig) -> Iterable[Problem]:
    used = {name for layer in config.layers for name in layer.inputs}
    for index, layer in enumerate(config.layers[:-1]):
        if layer.id not in used:
            message = f"Name {layer.id} in the inputs of a later layer, or remove it."
            got = f"{shown(layer.id)}, which none reads"
            yield _problem(f"network.layers[{index}]", "a layer that a later one reads", got, message)


def _out_of_bounds(found: Survey, complete: bool) -> Iterable[Problem]:
    if found.parameters > MAX_PARAMETERS:
        message = "Use fewer units or fewer layers."
        yield _problem("network", f"at most {MAX_PARAMETERS} parameters", str(found.parameters), message)
    if found.multiplies > MAX_MULTIPLIES:
        message = "Use fewer units or fewer layers."
        yield _problem("network", f"at most {MAX_MULTIPLIES} multiplies a sample", str(found.multiplies), message)
    if found.numbers > MAX_NUMBERS:
        message = "Use fewer units, fewer layers, or join fewer of them."
        yield _problem("network", f"at most {MAX_NUMBERS} numbers out of all layers", str(found.numbers), message)
    if complete and not found.parameters:
        yield _problem("network", "something to learn", "0 parameters", "Add a dense layer.")
    elif complete and not any(node.learned for node in found.nodes.values()):
        message = "Switch trainable on for one layer at least."
        yield _problem("network", "something to learn", "no layer that is trainable", message)


def suggestion(word: str, known: Iterable[str]) -> str:
    """The known word that is close to ``word``, as a question, else the list of them."""
    words = sorted(known)
    close = difflib.get_close_matches(word, words, n=1)
    return f'Did you mean "{close[0]}"?' if close else f"Choose one of {', '.join(words)}."


def _problem(where: str, expected: str, got: str, message: str) -> Problem:
    return Problem(where=where, expected=expected, got=got, message=message)
