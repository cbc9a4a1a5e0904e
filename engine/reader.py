"""What can be read of a run, whatever it does: its clock, its metrics, its probes. Reading changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from engine import probes
from engine.base import Frozen
from engine.learner import Learner, Metrics


class Watch(TypedDict):
    """A probe and its options."""

    probe: str
    options: dict[str, Any]


class Reader:
    """Something with a learner."""

    learner: Learner[Any]

    @property
    def step(self) -> int:
        """Steps taken: batches."""
        return self.learner.steps

    @property
    def epoch(self) -> int:
        """Epochs completed."""
        return self.learner.epoch

    @property
    def place(self) -> int:
        """Steps taken of the epoch under way; 0: none yet."""
        return self.learner.place

    @property
    def batches_per_epoch(self) -> int:
        """Steps that make an epoch."""
        return self.learner.steps_per_epoch

    @property
    def diverged(self) -> bool:
        """Whether the loss has overflowed; then no step is taken until something is changed."""
        return self.learner.diverged_epoch is not None

    @property
    def diverged_epoch(self) -> int | None:
        """The epoch in which it did."""
        return self.learner.diverged_epoch

    @property
    def version(self) -> int:
        """Grows whenever any probe or metric may read differently."""
        return self.learner.version

    def metrics(self) -> Metrics:
        """Losses and accuracies over all training and all test points."""
        return self.learner.metrics()

    def describe(self) -> dict[str, Any]:
        """What a page needs to know to draw the model, fit for JSON."""
        return self.learner.describe()

    def read(self, watches: Sequence[Watch]) -> dict[str, dict[str, Any]]:
        """The payloads of several probes, by the probe's name."""
        return {watch["probe"]: self.read_one(watch["probe"], watch["options"]) for watch in watches}

    def read_one(self, probe: str, options: Mapping[str, Any] | Frozen | None = None) -> dict[str, Any]:
        """The payload of one probe, fit for a frame.

        Raises:
            ExperimentError: There is no such probe, or an option is out of bounds.
        """
        return probes.read(self.learner, probe, {} if options is None else options)

    def release(self) -> None:
        """Lets go of what probes hold at hand: a run that nobody watches needs little memory."""
        self.learner.memo.release()
