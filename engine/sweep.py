"""A sweep: one small run for every combination of the values of one or two settings, all in lockstep.

Every cell is a session of its own, without a past, so it computes what the same experiment computes alone, to the last
bit. They are built one after the other, when there is time.
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from engine import frame, lockstep
from engine.base import Frozen
from engine.curve import Curve
from engine.errors import ExperimentError, refused
from engine.experiment import Experiment
from engine.graph import survey
from engine.learner import Metrics
from engine.probes import check
from engine.registry import load
from engine.session import Session

FORMAT: Final = 1
MOST: Final = 64
ROWS: Final = 256
"""The longest curve of a cell."""
ROUND: Final = 0.02
"""Seconds that a round of all cells may take."""
PROBES: Final = ("sweep", "data")
Axis = tuple[str, Sequence[Any]]


@dataclass(frozen=True)
class Cell:
    """One combination."""

    values: tuple[Any, ...]
    """One for every axis."""
    experiment: Experiment | None
    """None: these values make no valid experiment."""
    parameters: int
    problem: str | None
    """Why it cannot run."""


class Sweep:
    """Sessions that differ in one or two settings.

    Args:
        experiment: what they have in common.
        axes: paths into it, and the values to be put there; the last axis varies fastest.
        made: the cells, where they are made already.

    Raises:
        ExperimentError: There are no cells, too many, or none that can run.
    """

    def __init__(self, experiment: Experiment, axes: Sequence[Axis], made: Sequence[Cell] | None = None) -> None:
        self.experiment = experiment
        self.axes = [(path, list(values)) for path, values in axes]
        self.cells = list(cells(experiment, axes) if made is None else made)
        self._waiting = [place for place, cell in enumerate(self.cells) if cell.experiment is not None]
        if not self._waiting:
            raise refused("axes", "values of which some can run", "none", str(self.cells[0].problem))
        self.sessions: dict[int, Session] = {}
        """By the number of the cell, those that are built."""
        self._states: dict[int, bytes] = {}
        self._resting: set[int] = set()
        self._changes = 0
        self._pace = 0.0
        """Seconds that a step of all cells has taken."""

    def build(self, deadline: float | None = None) -> bool:
        """Builds cells that are not there yet, at least one; whether all are there."""
        while self._waiting:
            place = self._waiting.pop(0)
            state, experiment = self._states.pop(place, None), self.cells[place].experiment
            if state is not None:
                self.sessions[place] = Session.restore(state, budget=0)
            elif experiment is not None:
                self.sessions[place] = Session(experiment, budget=0, rows=ROWS)
            self._changes += 1
            if deadline is not None and time.perf_counter() >= deadline:
                break
        return not self._waiting

    def advance(self, steps: int, deadline: float | None = None) -> int:
        """Takes up to `steps` steps of the leading cell, and as many epochs in all others; how many.

        A cell whose experiment says when to stop rests from there on.

        Args:
            steps: how many at most; 0: the others only catch up.
            deadline: a time of `time.perf_counter` at which to stop early, in which case not all may be `level`.
        """
        if not self.build(deadline):
            return 0
        live = self._going()
        if not live:
            return 0
        leader, before = live[0], live[0].step
        while lockstep.follow(live, deadline) and leader.step - before < steps:
            start, here = time.perf_counter(), leader.step
            if here > before and deadline is not None and start >= deadline:
                break
            fitting = int(ROUND / self._pace) if self._pace else 1
            most = min(steps - (here - before), max(1, fitting), leader.batches_per_epoch - leader.place)
            leader.advance(lockstep.stride(leader, live, most))
            if not lockstep.follow(live, deadline):
                break
            self._pace = (time.perf_counter() - start) / max(1, leader.step - here)
            if len(self._going()) < len(live):
                break
        self._resting |= {place for place, session in self.sessions.items() if session.stopped is not None}
        return leader.step - before

    def _going(self) -> list[Session]:
        awake = (it for place, it in self.sessions.items() if place not in self._resting and it.stopped is None)
        return lockstep.going(awake)

    @property
    def level(self) -> bool:
        """Whether all cells are there and have seen equally much of their data."""
        return not self._waiting and lockstep.is_level(self._going())

    @property
    def done(self) -> bool:
        """Whether no cell can go on."""
        return not self._waiting and not self._going()

    @property
    def diverged(self) -> bool:
        """Never as a whole: cells that have overflowed rest."""
        return False

    @property
    def diverged_epoch(self) -> int | None:
        """None."""
        return None

    @property
    def leader(self) -> Session:
        """The first cell that goes on, or the first there is."""
        if not self.sessions:
            self.build(0.0)
        return next(iter(self._going()), next(iter(self.sessions.values())))

    @property
    def best(self) -> Session:
        """The cell whose test loss is lowest now, or training loss where nothing is kept for testing."""
        metrics = {place: session.metrics() for place, session in self.sessions.items()}
        tested = any(math.isfinite(found.loss_test) for found in metrics.values())
        losses = {place: found.loss_test if tested else found.loss_train for place, found in metrics.items()}
        finite = {place: loss for place, loss in losses.items() if math.isfinite(loss)}
        return self.sessions[min(finite, key=finite.__getitem__)] if finite else self.leader

    @property
    def step(self) -> int:
        """Steps of the leading cell."""
        return self.leader.step

    @property
    def epoch(self) -> int:
        """Epochs completed."""
        return self.leader.epoch

    @property
    def place(self) -> int:
        """Steps the leading cell has taken of its epoch."""
        return self.leader.place

    @property
    def batches_per_epoch(self) -> int:
        """Of the leading cell."""
        return self.leader.batches_per_epoch

    @property
    def version(self) -> int:
        """Grows whenever anything may read differently."""
        return self._changes + sum(session.version for session in self.sessions.values())

    @property
    def curve(self) -> Curve:
        """Of the best cell."""
        return self.best.curve

    def metrics(self) -> Metrics:
        """Of the best cell."""
        return self.best.metrics()

    def describe(self) -> dict[str, Any]:
        """The leading cell's model."""
        return self.leader.describe()

    def read_one(self, probe: str, options: Mapping[str, Any] | Frozen | None = None) -> dict[str, Any]:
        """The payload of the probe `sweep`, or of `data`, which is the leading cell's.

        Raises:
            ExperimentError: It is another probe, or an option is out of bounds.
        """
        if probe not in PROBES:
            expected = f"one of {', '.join(PROBES)}"
            raise refused("probe", expected, probe, "Open a cell to see more of it.")
        if probe == "data":
            return self.leader.read_one(probe, options)
        module = load("engine.probes")[probe]
        chosen = options if isinstance(options, module.Options) else check(probe, dict(options or {}))
        sessions = [self.sessions.get(place) for place in range(len(self.cells))]
        payload: dict[str, Any] = module.gather([session and session.learner for session in sessions], chosen)
        return payload

    def release(self) -> None:
        """Lets go of what probes hold at hand."""
        for session in self.sessions.values():
            session.release()

    def reset(self) -> None:
        """All cells back to step 0."""
        for session in self.sessions.values():
            session.reset()
        self._states.clear()
        self._resting.clear()
        self._changes += 1

    def snapshot(self) -> bytes:
        """Everything `restore` needs."""
        states = {str(place): session.snapshot() for place, session in self.sessions.items()}
        waiting = {str(place): state for place, state in self._states.items()}
        return frame.encode(
            {
                "sweep_format": FORMAT,
                "experiment": self.experiment.canonical(),
                "axes": [[path, values] for path, values in self.axes],
                "version": self.version,
                "states": states | waiting,
                "resting": sorted(self._resting),
            }
        )

    @classmethod
    def restore(cls, snapshot: bytes) -> Sweep:
        """The sweep that took this snapshot; its cells come back one by one, as they were built.

        Raises:
            ValueError: It is no snapshot, or of a format this version does not know.
        """
        restoring = cls.restoring(snapshot)
        while True:
            try:
                next(restoring)
            except StopIteration as end:
                sweep: Sweep = end.value
                return sweep

    @classmethod
    def restoring(cls, snapshot: bytes) -> Generator[None, None, Sweep]:
        """The same in pieces, for who has other things to do.

        Raises:
            ValueError: It is no snapshot, or of a format this version does not know.
        """
        contents = frame.decode(snapshot)
        if contents.get("sweep_format") != FORMAT:
            raise ValueError(f"sweep: expected format {FORMAT}, got {contents.get('sweep_format')!r}")
        axes = [(path, values) for path, values in contents["axes"]]
        experiment = Experiment.parse(contents["experiment"])
        made = []
        for cell in cells(experiment, axes):
            made.append(cell)
            yield
        sweep = cls(experiment, axes, made)
        sweep._states = {int(place): state for place, state in contents["states"].items()}
        sweep._resting, sweep._changes = set(contents["resting"]), contents["version"]
        return sweep


def cells(experiment: Experiment, axes: Sequence[Axis]) -> Iterator[Cell]:
    """Every combination of values, one after the other; each takes a moment.

    Raises:
        ExperimentError: There are none, or too many.
    """
    count = math.prod(len(values) for _, values in axes) if axes else 0
    if not 1 <= count <= MOST:
        raise refused("axes", f"1 to {MOST} runs", str(count), "Choose fewer values.")
    for values in itertools.product(*(values for _, values in axes)):
        yield _cell(experiment, [path for path, _ in axes], values)


def _cell(experiment: Experiment, paths: Sequence[str], values: tuple[Any, ...]) -> Cell:
    try:
        made = experiment.replaced_all(dict(zip(paths, values, strict=True)))
        parameters = survey(made.network, len(made.data.names())).parameters
    except ExperimentError as error:
        return Cell(values, None, 0, str(error.problems[0].message))
    return Cell(values, made, parameters, None)
