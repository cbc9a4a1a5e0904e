"""A session: one experiment running. It holds the learner, the clock and the curve, and reads probes on demand.

What a session computes depends on its experiment, its start, and the steps, changes and actions applied; never on what
is read in between, nor on how its steps are sliced.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

from engine import frame, probes
from engine.actions import Action, parse_action
from engine.base import Frozen
from engine.curve import Curve, Row
from engine.data import build_data
from engine.experiment import Experiment
from engine.learner import Learner, Metrics
from engine.registry import load

FORMAT = 1


@dataclass(frozen=True, eq=False)
class Start:
    """Where a run begins when not at its initial parameters, as in a link that carries weights."""

    step: int = 0
    """Steps already taken."""
    parameters: NDArray[np.float32] | None = None
    """f32 [P], the flat parameter vector, which running statistics may follow; None: as initialised."""


class Watch(TypedDict):
    """A probe and its options."""

    probe: str
    options: dict[str, Any]


class Session:
    """One running experiment.

    Args:
        experiment: what to run.
        start: where to begin; None: at step 0, with the parameters that the seed gives.

    Raises:
        ExperimentError: The start's parameters do not fit the network.
    """

    def __init__(self, experiment: Experiment, start: Start | None = None) -> None:
        self.experiment = experiment
        self.learner = _build(experiment)
        self.curve = Curve()
        if start is not None:
            self.learner.begin(start.step, start.parameters)
        self._record()

    @property
    def step(self) -> int:
        """Steps taken: batches."""
        return self.learner.steps

    @property
    def epoch(self) -> int:
        """Epochs completed."""
        return self.learner.epoch

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

    def advance(self, steps: int, deadline: float | None = None) -> int:
        """Takes up to `steps` steps, and at least one if it can; returns how many.

        Args:
            steps: how many at most.
            deadline: a time of `time.perf_counter` at which to stop early.
        """
        learner, taken = self.learner, 0
        while taken < steps:
            done = learner.advance(steps - taken, deadline)
            taken += done
            if done and learner.steps % learner.steps_per_epoch == 0:
                self._record()
            if not done or (deadline is not None and time.perf_counter() >= deadline):
                break
        return taken

    def _record(self) -> None:
        metrics = self.metrics()
        accuracies = (math.nan if a is None else a for a in (metrics.accuracy_train, metrics.accuracy_test))
        self.curve.record(Row(metrics.epoch, metrics.step, metrics.loss_train, metrics.loss_test, *accuracies))

    def tune(self, changes: Mapping[str, Any]) -> None:
        """Changes live values, such as {"learner.optimizer.rate": 0.1}, without a rebuild.

        Raises:
            ExperimentError: A value is out of bounds, or its path is not live; nothing is changed.
        """
        self.experiment = self.experiment.tuned(changes)
        self.learner.tune(self.experiment)

    def act(self, action: Action | Mapping[str, Any]) -> None:
        """Does something to the model by hand, such as {"kind": "set_parameter", "index": 5, "value": 0.7}.

        Raises:
            ExperimentError: There is no such action, or it cannot be done to this model; nothing is changed.
        """
        self.learner.act(parse_action(action) if isinstance(action, Mapping) else action)

    def reset(self) -> None:
        """Back to step 0 of the experiment as it is now, with the parameters that its seed gives."""
        version = self.version + 1
        self.learner = _build(self.experiment)
        self.learner.version = version
        self.curve = Curve()
        self._record()

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

    def snapshot(self) -> bytes:
        """Everything `restore` needs to go on from here bit for bit."""
        return frame.encode(
            {
                "format": FORMAT,
                "experiment": self.experiment.canonical(),
                "learner": self.learner.state(),
                "curve": self.curve.state(),
            }
        )

    @classmethod
    def restore(cls, snapshot: bytes) -> Session:
        """The session that took this snapshot.

        Raises:
            ValueError: It is no snapshot, or of a format this version does not know.
        """
        contents = frame.decode(snapshot)
        if contents.get("format") != FORMAT:
            raise ValueError(f"snapshot: expected format {FORMAT}, got {contents.get('format')!r}")
        session = cls(Experiment.parse(contents["experiment"]))
        session.learner.load(contents["learner"])
        session.curve = Curve.restored(**contents["curve"])
        return session


def _build(experiment: Experiment) -> Learner[Any]:
    data = build_data(experiment.data, experiment.seed)
    learner: Learner[Any] = load("engine.learners")[experiment.learner.kind].Learner(experiment, data)
    return learner
