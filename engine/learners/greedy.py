"""Greedy pre-training: layer by layer without labels, then back-propagation through all of them.

First the hidden layers learn one after the other to say again what they are told, each by the layer below it, which
does not change any more: as restricted Boltzmann machines (Hinton, Osindero and Teh, 2006, "A fast learning algorithm
for deep belief nets") or as auto-encoders (Bengio, Lamblin, Popovici and Larochelle, 2007, "Greedy layer-wise training
of deep networks"). Then back-propagation tunes the whole network for the labels.

A step is one batch throughout. Which layer it trains follows from the epochs completed: the first `epochs` are those of
the first hidden layer, and so on. With `epochs` 0 it is back-propagation, to the last bit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from pydantic import Field
from torch import Tensor

from engine.backpropagation import Backpropagation, Settings
from engine.base import LIVE, DatasetConfig
from engine.errors import Problem
from engine.layer import INPUT, Run
from engine.layers import dense
from engine.learner import Kept
from engine.learner import Learner as AnyLearner
from engine.outputs import Output
from engine.pretraining import Coder, Floor, Restricted
from engine.registry import load
from engine.seeds import numpy_generator
from engine.supervised import Supervised

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

UNKNOWN: Final = -1.0
"""An error that has not been measured."""
LOOKED_AT: Final = 500
"""How many training points, and how many test points, an error is measured on at most."""


class Config(Settings, title="Greedy pre-training"):
    """The hidden layers one after the other without labels, then back-propagation with any loss and optimizer."""

    kind: Literal["greedy"] = "greedy"
    unit: Literal["rbm", "autoencoder"] = "rbm"
    """What a hidden layer is while it is pre-trained: a restricted Boltzmann machine or an auto-encoder."""
    epochs: int = Field(10, ge=0, le=100)
    """How many epochs each hidden layer is pre-trained, before the next one; 0: none, back-propagation alone."""
    pretrain_rate: float = Field(0.1, gt=0, le=2, json_schema_extra=LIVE)
    """How far a step of pre-training goes."""
    k: int = Field(1, ge=1, le=10, json_schema_extra=LIVE)
    """How many times the chain of contrastive divergence goes down and up again in a step of a Boltzmann machine."""
    tied: bool = True
    """Whether an auto-encoder goes back by the same weights."""

    def initial(self) -> object:
        """What decides how many numbers the floors have, which may be among the start values."""
        return self.unit, self.epochs, self.tied

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """Also whether there are hidden layers that can be trained one by one."""
        found = super().problems(data, output)
        return found if output is None else found + list(_unsuited(self, output))


def _unsuited(config: Config, output: Output) -> list[Problem]:
    if not output.layers[:-1]:
        message = "Add a hidden layer: it is what is pre-trained."
        return [Problem(where="network.layers", expected="a hidden layer", got="none", message=message)]
    found, before = [], INPUT
    for place, layer in enumerate(output.layers):
        where = f"network.layers[{place}]"
        if not isinstance(layer, dense.Config) or layer.inputs != (before,):
            expected, got = "dense layers, each of which reads the one before", f"{layer.kind} after {layer.inputs[0]}"
            message = "Layers are pre-trained one after the other: use dense layers in a row."
            return [Problem(where=where, expected=expected, got=got, message=message)]
        before = layer.id
        if place == len(output.layers) - 1:
            continue
        if not (layer.bias and layer.trainable):
            got = "no bias" if not layer.bias else "a layer that is not trainable"
            message = "Switch its bias and trainable on: it is pre-trained."
            found.append(Problem(where=where, expected="a layer with biases that trains", got=got, message=message))
        if config.unit == "rbm" and layer.activation != "sigmoid":
            message = "Units of a Boltzmann machine are sigmoid: use that, or pre-train as auto-encoders."
            got = f'"{layer.activation}"'
            found.append(Problem(where=f"{where}.activation", expected='"sigmoid"', got=got, message=message))
    return found


class Learner(Backpropagation[Config]):
    """A stack that is built floor by floor, and then tuned as the network that it is."""

    def __init__(self, experiment: Experiment, data: Data, **path: Any) -> None:
        super().__init__(experiment, data, **path)
        self.floors = [self._floor(place) for place in range(len(self.network.layers) - 1)]
        """One for each hidden layer."""
        self.errors = torch.full((len(self.floors), self.config.epochs + 1, 2), UNKNOWN)
        """[floor, epoch, training and test]: mean squared errors, before the first epoch and after each."""
        self.network.buffers.update(self._kept())

    def _kept(self) -> dict[str, Tensor]:
        """What pre-training changes besides the network's parameters; no layer can have such a name."""
        floors = {
            f"/{place}/{name}": tensor
            for place, floor in enumerate(self.floors)
            for name, tensor in floor.tensors.items()
        }
        return floors | {"/errors": self.errors}

    def _floor(self, place: int) -> Floor:
        layer = self.network.layers[place]
        assert isinstance(layer, dense.Layer)
        if self.config.unit == "rbm":
            return Restricted(layer, first=place == 0)
        below = self.network.layers[place - 1]
        chances = below.config.output_activation() == "sigmoid" if place else self.data.picture is not None
        return Coder(layer, first=place == 0, chances=chances, tied=self.config.tied)

    @property
    def working(self) -> int | None:
        """Which hidden layer the next step trains alone, from 0; None: it tunes them all."""
        each = self.config.epochs
        return self.epoch // each if self.epoch < each * len(self.floors) else None

    @property
    def height(self) -> int:
        """How many floors have begun."""
        working = self.working
        if working is None:
            return len(self.floors) if self.config.epochs else 0
        return working + bool(self.place or self.epoch % self.config.epochs)

    @property
    def rate(self) -> float:
        """The learning rate of this epoch, schedule applied from the first epoch of tuning on."""
        schedule = self.config.schedule
        tuning = max(0, self.epoch - self.config.epochs * len(self.floors))
        factor: float = load("engine.schedules")[schedule.kind].factor(schedule, tuning)
        return self.config.optimizer.rate * factor

    def advance(self, steps: int, deadline: float | None = None) -> int:
        """One by one while a layer is pre-trained."""
        if self.working is None:
            return super().advance(steps, deadline)
        return AnyLearner.advance(self, steps, deadline)

    def step(self) -> bool:
        """Learns from one batch."""
        working = self.working
        if working is None:
            return super().step()
        place, done = self.place, self.epoch % self.config.epochs
        if place == 0:
            self._shuffle()
        if place == done == 0:
            self._begin(working)
            self._note(working, 0)
        batch = self.carried(self._batches[place], working)
        rng = numpy_generator(self.experiment.seed, "greedy", self.steps)
        went = self.floors[working].learn(batch, self.config.pretrain_rate, self.config.k, rng)
        self.version += 1
        if not went:
            self.diverged_epoch = self.epoch
            return False
        self.steps += 1
        if self.place == 0:
            self._note(working, done + 1)
        return True

    @torch.no_grad()
    def carried(self, inputs: Tensor, floors: int) -> Tensor:
        """What the network's first so many layers make of inputs [B, F]."""
        for layer in self.network.layers[:floors]:
            inputs = layer.forward([inputs], Run())
        return inputs

    def _begin(self, floor: int) -> None:
        self.floors[floor].begin(self.carried(self.inputs[: len(self.data.train)], floor))

    def _note(self, working: int, epoch: int) -> None:
        train = len(self.data.train)
        for side, points in enumerate((self.inputs[:train], self.inputs[train:])):
            told = self.carried(points[:LOOKED_AT], working)
            self.errors[working, epoch, side] = self.floors[working].error(told)

    def _gather(self) -> None:
        """Pre-training reads the batches even where the kernel would gather them itself."""
        if self.working is None:
            super()._gather()
        else:
            Supervised._gather(self)

    def settle(self) -> None:
        """Floors of which nothing is known begin as the network is now."""
        self.errors.fill_(UNKNOWN)
        for floor in range(self.height):
            self._begin(floor)

    def begin(self, step: int, parameters: NDArray[np.float32] | None) -> None:
        """Also the floors; where they are not among the parameters, they begin as the network is."""
        super().begin(step, parameters)
        if parameters is None or len(parameters) == self.network.parameters:
            self.settle()

    def adopt(self, before: AnyLearner[Any]) -> Kept:
        """Also the floors, where they are as they were."""
        kept = super().adopt(before)
        if not isinstance(before, Learner) or before.diverged_epoch is not None:
            return kept
        old = before.network.buffers
        for name, tensor in self._kept().items():
            if name in old and old[name].shape == tensor.shape:
                tensor.copy_(old[name])
        floors, rows, _ = (min(sizes) for sizes in zip(self.errors.shape, before.errors.shape, strict=True))
        self.errors[:floors, :rows] = before.errors[:floors, :rows]
        return kept
