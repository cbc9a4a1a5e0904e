"""What learners share that are a model of their own, without a network: their numbers are numpy arrays.

Such a learner says what one step does (`move`), how well it does (`measure`) and what it looks like (`portrait`); its
clock, its snapshots and what a changed run keeps follow from the arrays it holds.
"""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from engine.actions import check_parameters
from engine.base import Frozen
from engine.describe import describe_standalone
from engine.errors import refused, shown
from engine.learner import C, Kept, Learner, Metrics, Path
from engine.seeds import numpy_generator

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

Array = NDArray[np.float32]


class Standalone(Learner[C]):
    """A model of its own.

    Args:
        experiment: what to learn, with what, and how.
        data: the points, those to train on first.
    """

    def __init__(self, experiment: Experiment, data: Data) -> None:
        super().__init__(experiment, data)
        self.learned: dict[str, Array] = {}
        """f32: what is learned, by name, in a fixed order. To be written in place."""
        self.passing: dict[str, NDArray[Any]] = {}
        """u1, i4 or f4: everything else that steps change, by name. To be written in place."""

    @property
    def path(self) -> Path:
        """Numpy's."""
        return "numpy"

    @property
    def parameters(self) -> int:
        """How many numbers are learned."""
        return sum(array.size for array in self.learned.values())

    @property
    def flat(self) -> Array:
        """All that is learned as one vector f32 [P], in order; a copy."""
        parts = [array.ravel() for array in self.learned.values()]
        return np.concatenate(parts) if parts else np.empty(0, np.float32)

    def rng(self, *purpose: str | int) -> np.random.Generator:
        """A generator for a purpose within this step, drawn from the experiment's seed."""
        return numpy_generator(self.experiment.seed, self.experiment.learner.kind, *purpose, self.steps)

    @abstractmethod
    def move(self) -> None:
        """Does what one step does."""

    @abstractmethod
    def measure(self) -> Metrics:
        """How well it does now."""

    @abstractmethod
    def portrait(self) -> Array:
        """A small picture of the model as it is now, f32 [h, w] from -1 to 1, at most 64 pixels a side."""

    def step(self) -> bool:
        """Takes one step. Where a number that is learned would not be finite, it has diverged."""
        before = {name: array.copy() for name, array in self.learned.items()}
        self.move()
        self.version += 1
        if not all(np.isfinite(array).all() for array in self.learned.values()):
            for name, array in self.learned.items():
                array[...] = before[name]
            self.diverged_epoch = self.epoch
            return False
        self.steps += 1
        return True

    def advance(self, steps: int, deadline: float | None = None) -> int:
        """Ends early where nothing would change any more."""
        for taken in range(1, steps + 1):
            if self.diverged_epoch is not None or not self.step():
                return taken - 1
            if self.place == 0 or self.settled or (deadline is not None and time.perf_counter() >= deadline):
                return taken
        return steps

    def metrics(self) -> Metrics:
        """How well it does now, computed once for a version."""
        return self.memo.fresh(self.version, "metrics", self.measure)

    def tune(self, experiment: Experiment) -> None:
        """Goes on with other live values."""
        self.experiment = experiment
        self.config = cast(C, experiment.learner)
        self.version += 1
        self.diverged_epoch = None

    def act(self, action: Frozen) -> None:
        """Nothing by default."""
        raise refused("kind", "something that can be done to this model", shown(action.model_dump()), "Leave it out.")

    def adopt(self, before: Learner[Any]) -> Kept:
        """Keeps the clock, and of what was learned the arrays of the same name and shape."""
        assert isinstance(before, Standalone)
        self.keep_time(before)
        kept = 0
        for mine, theirs in ((self.learned, before.learned), (self.passing, before.passing)):
            for name, array in mine.items():
                old = theirs.get(name)
                if old is not None and old.shape == array.shape and old.dtype == array.dtype:
                    array[...] = old
                    kept += array.size if mine is self.learned else 0
        return Kept(kept, self.parameters - kept, before.parameters - kept, {}, optimizer=False)

    def begin(self, step: int, parameters: NDArray[np.float32] | None) -> None:
        """Begins at a later step, with what was learned by then as one vector."""
        if parameters is not None:
            check_parameters(parameters, self.parameters, 0)
            place = 0
            for array in self.learned.values():
                array[...] = parameters[place : place + array.size].reshape(array.shape)
                place += array.size
        self.steps = step
        self.version += 1

    def describe(self) -> dict[str, Any]:
        """Counts, and what it learns from."""
        return describe_standalone(self)

    def state(self) -> dict[str, Any]:
        """The clock and all arrays."""
        return super().state() | {
            "learned": {name: array.copy() for name, array in self.learned.items()},
            "passing": {name: array.copy() for name, array in self.passing.items()},
        }

    def load(self, state: Mapping[str, Any]) -> None:
        """Goes on from a `state`."""
        super().load(state)
        for mine, theirs in ((self.learned, state["learned"]), (self.passing, state["passing"])):
            for name, array in mine.items():
                array[...] = theirs[name]
