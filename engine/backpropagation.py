"""What learners share that train a network by back-propagation (Rumelhart, Hinton and Williams, 1986).

The gradient of the loss, by the chain rule from the output back to every weight, and a step against it.

One step, for one batch: forward, loss, backward (torch's automatic differentiation); then the gradient is clipped, by
value and by norm, the penalties L1 and L2 are added to it, and the optimizer moves the parameters.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, cast

import torch
from pydantic import Field
from torch import Tensor

from engine import device, kernel
from engine.base import LIVE, DatasetConfig, NetworkLearnerConfig, OptimizerConfig, ScheduleConfig
from engine.errors import Problem
from engine.learner import Metrics, Path
from engine.network import Network
from engine.optimizers.adam import Config as Adam
from engine.outputs import Output, loss_problems
from engine.registry import Named, Registered, load
from engine.schedules.constant import Config as Constant
from engine.step import State, Step, clip_by_norm, clip_by_value, penalise
from engine.supervised import Supervised
from engine.transplant import Sources, carried

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment


class Settings(NetworkLearnerConfig):
    """Back-propagation with any loss, optimizer and schedule."""

    COMPILES: ClassVar[bool] = True

    loss: Annotated[str, Named("engine.losses")] = "binary_cross_entropy"
    """What is made small. It has to suit the data and the last layer."""
    batch: int = Field(16, ge=1, le=1024)
    """How many points a step sees."""
    shuffle: bool = True
    """Whether every epoch visits the points in a new order, drawn from the seed."""
    optimizer: Annotated[OptimizerConfig, Registered("engine.optimizers")] = Adam()
    """How a gradient becomes a step."""
    l1: float = Field(0.0, ge=0, le=10, json_schema_extra=LIVE)
    """L1: a pull on every weight towards 0, of this size."""
    l2: float = Field(0.0, ge=0, le=10, json_schema_extra=LIVE)
    """L2: a pull on every weight towards 0, of this share of the weight."""
    clip_norm: float | None = Field(None, gt=0, le=1e6, json_schema_extra=LIVE)
    """The greatest length of the gradient as a whole; none where empty."""
    clip_value: float | None = Field(None, gt=0, le=1e6, json_schema_extra=LIVE)
    """The greatest magnitude of any one number in the gradient; none where empty."""
    schedule: Annotated[ScheduleConfig, Registered("engine.schedules")] = Field(Constant(), json_schema_extra=LIVE)
    """How the learning rate changes from epoch to epoch."""

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """Whether the loss suits the data and the last layer."""
        return [] if output is None else loss_problems(self.loss, output)


B = TypeVar("B", bound=Settings)


class Backpropagation(Supervised[B]):
    """Back-propagation over any network: compiled where the kernel serves the experiment, by torch elsewhere.

    Args:
        experiment: what to learn, with what, and how.
        data: the points, those to train on first.
        compiled: whether to take the compiled path; None: as the experiment says. False leaves everything to torch:
            the reference that the other is held against.
        there: the device that takes the steps, without the compiled path; None: a GPU where `engine.device` says so.
    """

    def __init__(
        self,
        experiment: Experiment,
        data: Data,
        *,
        compiled: bool | None = None,
        there: torch.device | None = None,
    ) -> None:
        config = cast(B, experiment.learner)
        super().__init__(experiment, data, loss=config.loss, batch=config.batch)
        self.optimizer = load("engine.optimizers")[config.optimizer.kind]
        self.memory: State = self.optimizer.start(self.network.parameters)
        self._step = Step(self.network.grad, rate=0.0, count=0, decay=torch.zeros(self.network.parameters))
        for slot in self.network.slots:
            if slot.decay and slot.trainable:
                self._step.decay[slot.span] = 1.0
        self._frozen = [slot.span for slot in self.network.slots if not slot.trainable]
        if there is None and compiled is None and not kernel.serves(experiment):
            there = device.choose(self.network.multiplies * len(self._batches[0]))
        self._twin: device.Twin | None = None
        if there is not None:
            compiled = False
            fresh = Network(experiment.network, data.inputs.shape[1], experiment.seed)
            self._twin = device.Twin(self.network, fresh, self.memory, self._step, there)
        self._compiled_step: kernel.Optimizer | None = None
        if compiled is not False and config.optimizer.kind in kernel.OPTIMIZERS:
            self._compiled_step = kernel.Optimizer(self.network, config, self._step.decay, self.memory)
        self._kernel: kernel.Kernel | None = None
        if self._compiled_step is not None and (compiled or kernel.serves(experiment)):
            points = self.inputs, self.targets
            self._kernel = kernel.Kernel(self.network, config, points, self.labels, self._order, self._compiled_step)

    @property
    def path(self) -> Path:
        """The kernel's, or torch's."""
        return "torch" if self._kernel is None else "compiled"

    @property
    def rate(self) -> float:
        """The learning rate of this epoch, schedule applied."""
        schedule = self.config.schedule
        factor: float = load("engine.schedules")[schedule.kind].factor(schedule, self.epoch)
        return self.config.optimizer.rate * factor

    def step(self) -> bool:
        """Learns from one batch."""
        at_home = self._twin is not None and self.network is not self._twin.network
        return self.advance(1) == 1 if at_home or self._kernel is not None else super().step()

    def advance(self, steps: int, deadline: float | None = None) -> int:
        """On the compiled path many steps a call, as many as fit before the deadline."""
        if self._twin is not None:
            return self._advance_there(self._twin, steps, deadline)
        if self._kernel is None:
            return super().advance(steps, deadline)
        if self.diverged_epoch is not None:
            return 0
        place = self.place
        if place == 0:
            self._shuffle()
        most = min(steps, self.steps_per_epoch - place)
        taken, overflowed = self._kernel.train(place, most, self._step.count, self.rate, deadline)
        if overflowed:
            self.diverged_epoch = self.epoch
        self.steps += taken
        self._step.count += taken
        self.version += taken + overflowed
        return taken

    def _advance_there(self, twin: device.Twin, steps: int, deadline: float | None) -> int:
        """With the twin in the place of what is on the processor, which an exception leaves as it was."""
        home = self.network, self.memory, self._step
        begun = self.steps, self.version, self.diverged_epoch
        twin.leave()
        self.network, self.memory, self._step = twin.network, twin.memory, twin.step
        try:
            taken = super().advance(steps, deadline)
            twin.come_back()
        except BaseException:
            self.steps, self.version, self.diverged_epoch = begun
            raise
        finally:
            self.network, self.memory, self._step = home
        return taken

    def _shuffle(self) -> None:
        if self.config.shuffle:
            super()._shuffle()
        else:
            torch.arange(len(self._order), out=self._order)
            self._gather()

    def _gather(self) -> None:
        """The kernel gathers its batches itself."""
        if self._kernel is None:
            super()._gather()

    def _measure(self) -> Metrics:
        if self._kernel is None:
            return super()._measure()
        score, train = self._kernel.score(), len(self.data.train)
        classified = self.labels is not None
        return Metrics(
            step=self.steps,
            epoch=self.epoch,
            loss_train=score.loss_train,
            loss_test=score.loss_test,
            accuracy_train=score.right_train / train if classified else None,
            accuracy_test=score.right_test / len(self.data.test) if classified else None,
        )

    def tune(self, experiment: Experiment) -> None:
        """Also tells what is compiled."""
        super().tune(experiment)
        if self._compiled_step is not None:
            self._compiled_step.tune(self.config)

    def learn(self, inputs: Tensor, targets: Tensor) -> float:
        """Forward, backward, update; the batch's loss."""
        network = self.network
        if self._twin is not None:
            inputs, targets = inputs.to(network.flat.device), targets.to(network.flat.device)
        loss = self.loss.loss(self.score(inputs, training=True), targets)
        value: float = loss.item()
        if math.isfinite(value):
            network.grad.zero_()
            loss.backward()
            for span in self._frozen:
                network.grad[span] = 0
            self._update()
        return value

    def _update(self) -> None:
        self._step.count += 1
        if self._compiled_step is None:
            self._step.rate = self.rate
            self._update_by_torch()
        else:
            self._compiled_step.step(self.rate, self._step.count)

    @torch.no_grad()
    def _update_by_torch(self) -> None:
        config, gradient, flat = self.config, self.network.grad, self.network.flat
        if config.clip_value is not None:
            clip_by_value(gradient, config.clip_value)
        if config.clip_norm is not None:
            clip_by_norm(gradient, config.clip_norm)
        penalise(gradient, flat, self._step.decay, config.l1, config.l2)
        self.optimizer.update(flat, self._step, self.memory, config.optimizer)

    def forget(self) -> None:
        """The optimizer starts anew."""
        super().forget()
        self._remember(self.optimizer.start(self.network.parameters))
        self._step.count = 0

    def _remember(self, memory: State) -> None:
        """Puts the optimizer's memory in place: the kernel works on these very tensors.

        Of parameters that do not train nothing is remembered: with neither gradient, decay nor momentum they stay.
        """
        for name, tensor in self.memory.items():
            tensor.copy_(memory[name])
            for span in self._frozen:
                tensor[span] = 0

    def remember(self, before: Supervised[Any], found: Sources) -> bool:
        """The optimizer's memory, where it is the same optimizer; of new parameters it has none."""
        if not isinstance(before, Backpropagation) or before.config.optimizer.kind != self.config.optimizer.kind:
            return False
        fresh = self.optimizer.start(self.network.parameters)
        memory = {name: (before.memory[name].numpy(), start.numpy()) for name, start in fresh.items()}
        self._remember({name: torch.tensor(carried(found.flat, *vectors)) for name, vectors in memory.items()})
        self._step.count = before._step.count
        return True

    def state(self) -> dict[str, Any]:
        """Also what the optimizer remembers."""
        memory = {name: tensor.numpy().copy() for name, tensor in self.memory.items()}
        return super().state() | {"count": self._step.count, "memory": memory}

    def load(self, state: Mapping[str, Any]) -> None:
        """Also what the optimizer remembered."""
        super().load(state)
        self._step.count = state["count"]
        self._remember({name: torch.tensor(array) for name, array in state["memory"].items()})
