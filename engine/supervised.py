"""What learners share that teach a network from examples: batches, losses, accuracies, snapshots.

Every epoch visits the training points in a new order, drawn from the seed and the epoch's number; a step is one batch,
and the last batch of an epoch may be smaller. Nothing here depends on when or how often the learner is read.
"""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine import actions, transplant
from engine.actions import SetParameter, SetParameters
from engine.base import Frozen
from engine.describe import describe
from engine.learner import C, Kept, Learner, Metrics
from engine.network import Network
from engine.registry import load
from engine.seeds import derive

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

SETTLING_STEPS = 64
torch.set_num_threads(1)


class Supervised(Learner[C]):
    """A network that learns from examples. A concrete learner says, in `learn`, what one batch changes.

    Args:
        experiment: what to learn, with what, and how.
        data: the points, those to train on first.
        loss: the name of the loss that is measured.
        batch: how many points a step sees.
    """

    ACTIONS = (SetParameter, SetParameters)

    def __init__(self, experiment: Experiment, data: Data, *, loss: str, batch: int) -> None:
        super().__init__(experiment, data)
        self.network = Network(experiment.network, data.inputs.shape[1], experiment.seed)
        self.rates = experiment.network.rates()
        self.loss_name = loss
        self.loss = load("engine.losses")[loss]
        outputs = math.prod(self.network.nodes[-1].output_shape)
        self.inputs = torch.tensor(data.inputs)
        self.targets: Tensor = self.loss.targets(data, outputs, self.network.output_midpoint)
        self.labels = None if data.labels is None else torch.tensor(data.labels)
        self._generator = torch.Generator()
        self._order = torch.empty(len(data.train), dtype=torch.int64)
        self._epoch_inputs = self.inputs[: len(data.train)].clone()
        self._epoch_targets = self.targets[: len(data.train)].clone()
        self._batches: tuple[Tensor, ...] = torch.split(self._epoch_inputs, batch)
        self._wanted: tuple[Tensor, ...] = torch.split(self._epoch_targets, batch)

    @property
    def steps_per_epoch(self) -> int:
        """Batches an epoch."""
        return len(self._batches)

    @property
    def next_batch(self) -> int:
        """How many points the next step learns from."""
        return len(self._batches[self.place])

    @abstractmethod
    def learn(self, inputs: Tensor, targets: Tensor) -> float:
        """Changes the network after one batch, inputs [B, F] and what the loss wants of them; returns the loss before.

        Where that loss is not finite, no parameter is changed.
        """

    def step(self) -> bool:
        """Learns from one batch."""
        place = self.place
        if place == 0:
            self._shuffle()
        loss = self.learn(self._batches[place], self._wanted[place])
        self.version += 1
        if not math.isfinite(loss):
            self.diverged_epoch = self.epoch
            return False
        self.steps += 1
        return True

    def _shuffle(self) -> None:
        """Draws this epoch's order, and puts the training points in it."""
        self._generator.manual_seed(derive(self.experiment.seed, "epoch", self.epoch))
        torch.randperm(len(self._order), generator=self._generator, out=self._order)
        self._gather()

    def _gather(self) -> None:
        """Copies the training points in the epoch's order, in place, so that the batches are views made once."""
        torch.index_select(self.inputs, 0, self._order, out=self._epoch_inputs)
        torch.index_select(self.targets, 0, self._order, out=self._epoch_targets)

    def score(self, inputs: Tensor, *, training: bool = False) -> Tensor:
        """What the loss reads [B, O]: logits if it is fused with the last activation, the output if not."""
        if self.loss.FUSED:
            return self.network.logits(inputs, training=training, step=self.steps, rates=self.rates)
        return self.network.forward(inputs, training=training, step=self.steps, rates=self.rates)

    def training_loss(self, most: int) -> Tensor:
        """The loss over the first training points, at most so many, in evaluation mode."""
        count = min(most, len(self.data.train))
        loss: Tensor = self.loss.loss(self.score(self.inputs[:count]), self.targets[:count])
        return loss

    def metrics(self) -> Metrics:
        """Losses and accuracies over all training and all test points, computed once for a version."""
        return self.memo.fresh(self.version, "metrics", self._measure)

    @torch.no_grad()
    def _measure(self) -> Metrics:
        scores = self.score(self.inputs)
        train = len(self.data.train)
        right = self._right(scores)
        return Metrics(
            step=self.steps,
            epoch=self.epoch,
            loss_train=float(self.loss.loss(scores[:train], self.targets[:train])),
            loss_test=float(self.loss.loss(scores[train:], self.targets[train:])),
            accuracy_train=None if right is None else int(right[:train].sum()) / train,
            accuracy_test=None if right is None else int(right[train:].sum()) / (len(right) - train),
        )

    def _right(self, scores: Tensor) -> Tensor | None:
        """Which points are classified rightly, bool [n]; None in a regression."""
        if self.labels is None:
            return None
        if scores.shape[1] > 1:
            return scores.argmax(dim=1) == self.labels
        split = 0.0 if self.loss.FUSED else self.network.output_midpoint
        return (scores[:, 0] > split) == self.labels

    def tune(self, experiment: Experiment) -> None:
        """Goes on with other live values."""
        self.experiment = experiment
        self.config = cast(C, experiment.learner)
        self.rates = experiment.network.rates()
        self.version += 1
        self.diverged_epoch = None

    def act(self, action: Frozen) -> None:
        """Sets one parameter, or all of them. A learner that had diverged forgets what led there."""
        size = self.network.parameters
        if isinstance(action, SetParameter):
            actions.check_index(action.index, size)
            self.network.flat[action.index] = action.value
        elif isinstance(action, SetParameters):
            self._put(actions.parameters_from_text(action.parameters))
        if self.diverged_epoch is not None:
            self.forget()
            self.diverged_epoch = None
        self.version += 1

    def forget(self) -> None:
        """Drops what the learning rule remembers of past steps, and estimates running statistics anew."""
        self.settle()

    def adopt(self, before: Learner[Any]) -> Kept:
        """Keeps steps, epochs, parameters and running statistics; an epoch begins anew if it has other batches now."""
        assert isinstance(before, Supervised)
        self.keep_time(before)
        names = before.experiment.data.names(), self.experiment.data.names()
        found = transplant.sources(before.network, self.network, names)
        start = self.network.flat.numpy()
        start[found.small] *= transplant.SMALL
        start[:] = transplant.carried(found.flat, before.network.flat.numpy(), start)
        if found.settled and before.diverged_epoch is None:
            for name, places in found.buffers.items():
                self.network.buffers[name].copy_(before.network.buffers[name][torch.tensor(places)])
        else:
            self.settle()
        self._shuffle()
        remembered = before.diverged_epoch is None and self.remember(before, found)
        return found.kept(before.network.parameters, optimizer=remembered)

    def remember(self, before: Supervised[Any], found: transplant.Sources) -> bool:
        """Takes over what the learning rule of another learner remembers; whether it could. Nothing by default."""
        return False

    def begin(self, step: int, parameters: NDArray[np.float32] | None) -> None:
        """Begins at a later step, with these parameters; running statistics that do not follow them are estimated."""
        if parameters is not None and not self._put(parameters):
            self.settle()
        self.steps = step
        self.version += 1
        self._shuffle()

    def _put(self, numbers: NDArray[np.float32]) -> bool:
        """Puts parameters in place, and the running statistics that may follow them; whether they did."""
        network = self.network
        size, buffers = network.parameters, network.buffers
        actions.check_parameters(numbers, size, sum(tensor.numel() for tensor in buffers.values()))
        network.flat.copy_(torch.tensor(numbers[:size]))
        if len(numbers) == size:
            return False
        parts = torch.split(torch.tensor(numbers[size:]), [tensor.numel() for tensor in buffers.values()])
        network.load_state({name: part.view_as(buffers[name]) for name, part in zip(buffers, parts, strict=True)})
        return True

    @torch.no_grad()
    def settle(self) -> None:
        """Estimates running statistics (batch norm) for the parameters as they are, from the training points."""
        if not self.network.buffers:
            return
        fresh = Network(self.experiment.network, self.data.inputs.shape[1], self.experiment.seed)
        self.network.load_state(fresh.buffers)
        for step in range(SETTLING_STEPS):
            self.network.forward(self.inputs[: len(self.data.train)], training=True, step=step, rates=self.rates)

    def describe(self) -> dict[str, Any]:
        """The network layer by layer, its stages and slots, and what it learns from."""
        return describe(self)

    def state(self) -> dict[str, Any]:
        """Steps, parameters, running statistics."""
        return super().state() | {
            "parameters": self.network.flat.numpy().copy(),
            "statistics": {name: tensor.numpy() for name, tensor in self.network.state().items()},
        }

    def load(self, state: Mapping[str, Any]) -> None:
        """Goes on from a `state`, in the middle of an epoch if need be."""
        super().load(state)
        self.network.flat.copy_(torch.tensor(state["parameters"]))
        self.network.load_state({name: torch.tensor(array) for name, array in state["statistics"].items()})
        self._shuffle()
