"""What a learner is: a model together with the rule by which it learns.

A session drives any learner through this interface; what all learners of one family share is in a module of its own,
such as `engine.supervised`.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from engine.base import Frozen, LearnerConfig
from engine.memo import Memo

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

C = TypeVar("C", bound=LearnerConfig)
Path = Literal["compiled", "torch", "numpy"]
Fate = Literal["kept", "grown", "shrunk", "new"]


class Measures(NamedTuple):
    """What the two curves of a family of learners are called; their words are in the page's catalogues."""

    loss: str
    """What is in the place of the loss."""
    accuracy: str | None
    """What is in the place of the accuracy; None: nothing."""
    share: bool
    """Whether the second is a share from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """How well a model does, in evaluation mode, over all of its data; `Measures` says what that is.

    What does not exist is None, and NaN in the place of a loss.
    """

    step: int
    epoch: int
    loss_train: float
    loss_test: float
    accuracy_train: float | None
    accuracy_test: float | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a changed run has kept of what it had learned."""

    parameters: int
    """Numbers of the flat vector that were kept."""
    fresh: int
    """Numbers that start anew."""
    gone: int
    """Numbers of the network before that have no place in this one."""
    layers: dict[str, Fate]
    """By layer id."""
    optimizer: bool
    """Whether what the optimizer remembers was kept."""


class Learner(ABC, Generic[C]):
    """A model with its learning rule. Concrete learners are called `Learner` too, one a file in `engine.learners`.

    Everything it does follows from the experiment, the steps taken and the actions applied: it draws no random number
    that does not come from the experiment's seed, and reading it changes nothing.

    Args:
        experiment: what to learn, with what, and how.
        data: the points, those to train on first.
    """

    FAMILY: ClassVar[str] = "network"
    """Which panels of the page show it."""
    MEASURES: ClassVar[Measures] = Measures("loss", "accuracy", True)
    ACTIONS: ClassVar[tuple[type[Frozen], ...]] = ()
    """What can be done to it by hand: models told apart by their field `kind`."""

    def __init__(self, experiment: Experiment, data: Data) -> None:
        self.experiment = experiment
        self.data = data
        self.config = cast(C, experiment.learner)
        """The learner's own settings."""
        self.steps = 0
        """Steps taken."""
        self.step_base = 0
        """The step at which an epoch last had to begin anew, because it has had other batches since."""
        self.epoch_base = 0
        """The epochs completed until then."""
        self.version = 0
        """Grows whenever anything that can be read has changed."""
        self.diverged_epoch: int | None = None
        """The epoch in which the loss was no longer finite; None while it is. A diverged learner takes no steps."""
        self.memo = Memo()

    @property
    def path(self) -> Path:
        """What carries out its steps; it follows from the experiment alone."""
        return "torch"

    @property
    def settled(self) -> bool:
        """Whether further steps would change nothing, until something is done to it; never by default."""
        return False

    @property
    @abstractmethod
    def steps_per_epoch(self) -> int:
        """How many steps see all the data once."""

    @property
    def epoch(self) -> int:
        """Epochs completed."""
        return self.epoch_base + (self.steps - self.step_base) // self.steps_per_epoch

    @property
    def place(self) -> int:
        """Steps taken of the epoch under way; 0: none yet."""
        return (self.steps - self.step_base) % self.steps_per_epoch

    @abstractmethod
    def step(self) -> bool:
        """Takes the smallest step worth watching. False: the loss is not finite, and no parameter was changed."""

    def advance(self, steps: int, deadline: float | None = None) -> int:
        """Takes up to `steps` steps, never beyond the end of the epoch, and at least one if it can.

        Args:
            steps: how many at most.
            deadline: a time of `time.perf_counter` at which to stop early.

        Returns:
            How many were taken.
        """
        for taken in range(1, steps + 1):
            if self.diverged_epoch is not None or not self.step():
                return taken - 1
            if self.place == 0 or (deadline is not None and time.perf_counter() >= deadline):
                return taken
        return steps

    @abstractmethod
    def metrics(self) -> Metrics:
        """How well it does now."""

    @abstractmethod
    def tune(self, experiment: Experiment) -> None:
        """Goes on with an experiment that differs in live values only."""

    @abstractmethod
    def adopt(self, before: Learner[Any]) -> Kept:
        """Before its first step: goes on where another learner stands, with what it has learned, where that fits.

        Args:
            before: a learner of the same session, which is left as it is and not used any more.
        """

    @abstractmethod
    def act(self, action: Frozen) -> None:
        """Does something to the model by hand.

        Args:
            action: one of `ACTIONS`.

        Raises:
            ExperimentError: It cannot be done to this model.
        """

    @abstractmethod
    def begin(self, step: int, parameters: NDArray[np.float32] | None) -> None:
        """Before its first step: begins at a later step, with these parameters f32 [P], not the initial ones.

        Raises:
            ExperimentError: There are too many or too few of them, or one is no finite number within ±10⁶.
        """

    @abstractmethod
    def describe(self) -> dict[str, Any]:
        """What a page needs to know to draw the model, fit for JSON."""

    def keep_time(self, before: Learner[Any]) -> None:
        """The clock of another learner; an epoch begins anew if it has other batches now."""
        self.steps, self.version = before.steps, before.version + 1
        self.step_base, self.epoch_base = before.step_base, before.epoch_base
        if self.steps_per_epoch != before.steps_per_epoch:
            self.step_base, self.epoch_base = before.steps, before.epoch

    @abstractmethod
    def state(self) -> dict[str, Any]:
        """Everything that `load` needs to go on from here bit for bit, fit for a frame; here, the clock."""
        return {
            "steps": self.steps,
            "bases": [self.step_base, self.epoch_base],
            "version": self.version,
            "diverged_epoch": self.diverged_epoch,
        }

    @abstractmethod
    def load(self, state: Mapping[str, Any]) -> None:
        """Goes on from a `state`; here, its clock."""
        self.memo = Memo()
        self.steps, self.version = state["steps"], state["version"]
        self.step_base, self.epoch_base = state["bases"]
        self.diverged_epoch = state["diverged_epoch"]
