"""A session: one experiment running. It holds the learner, the clock and the curve, and reads probes on demand.

What a session computes depends on its experiment, its start, and the steps, changes and actions applied; never on what
is read in between, nor on how its steps are sliced. So its past can be shown again (`seek`): from a snapshot nearby, by
taking the same steps once more, to the same bits.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import frame
from engine.actions import parse_action
from engine.base import Frozen
from engine.build import build, initial, parsed
from engine.curve import LIMIT, Curve, Row
from engine.errors import refused
from engine.experiment import Experiment
from engine.history import BUDGET, EditKind, History, Moment, Stretch, state_of
from engine.kernel.chain import work
from engine.learner import Kept
from engine.memo import Memo
from engine.reader import Reader
from engine.stop import Stop, Watcher

FORMAT = 2
AS_FAR_AS_IT_GOES = 2**62
COMPILED_STRIDES = 256, 64
"""Steps between the first snapshots of a compiled run, of little work and of more: it is as quick to replay them."""
LITTLE = 2000


@dataclass(frozen=True, eq=False)
class Start:
    """Where a run begins when not at its initial parameters, as in a link that carries weights."""

    step: int = 0
    """Steps already taken."""
    parameters: NDArray[np.float32] | None = None
    """f32 [P], the flat parameter vector, which running statistics may follow; None: as initialised."""


class Session(Reader):
    """One running experiment.

    Args:
        experiment: what to run.
        start: where to begin; None: at step 0, with the parameters that the seed gives.
        budget: bytes that snapshots of its past may take.
        rows: how many rows of the curve are kept at most.

    Raises:
        ExperimentError: The start's parameters do not fit the network.
    """

    def __init__(
        self, experiment: Experiment, start: Start | None = None, *, budget: int = BUDGET, rows: int = LIMIT
    ) -> None:
        self.experiment = experiment
        """In force at the step that is shown."""
        self.learner = build(experiment)
        self.stopped: Stop | None = None
        """Why the last `advance` ended before its time."""
        if start is not None:
            self.learner.begin(start.step, start.parameters)
        self._begin(budget, rows)
        self._start = start

    def _begin(self, budget: int, rows: int) -> None:
        self.curve = Curve(rows)
        self._watcher = Watcher()
        self._rules = self._build = 0
        self._record()
        self._latest = self.step
        self._target: int | None = None
        self._past = History(self._stretch(None), budget, self._stride)

    @property
    def latest(self) -> int:
        """The largest step it has been at: how far `seek` may go."""
        return self._latest

    @property
    def edits(self) -> list[tuple[int, EditKind]]:
        """What was done to the run by hand: at which step, and of which kind."""
        return self._past.edits

    @property
    def edits_version(self) -> int:
        """Grows whenever `edits` changes."""
        return self._past.version

    @property
    def finished(self) -> bool:
        """Whether there is nothing more to come, unless something is done to it."""
        return self.learner.settled and self.step >= self._latest

    @property
    def seeking(self) -> bool:
        """Whether a `seek` has not come to its end."""
        return self._target is not None

    def advance(self, steps: int, deadline: float | None = None) -> int:
        """Takes up to `steps` steps, and at least one if it can; returns how many. It ends early where it is `stopped`.

        In the past these are the same steps once more, with the edits that were made.

        Args:
            steps: how many at most.
            deadline: a time of `time.perf_counter` at which to stop early.
        """
        self._target = self.stopped = None
        taken = 0
        while taken < steps and self.stopped is None:
            if self.finished:
                self.stopped = Stop("settled", self.step, self._watcher.best_step)
                break
            done = self.learner.advance(min(steps - taken, self._room()), deadline)
            taken += done
            if not done:
                break
            self.stopped = self._arrive()
            if deadline is not None and time.perf_counter() >= deadline:
                break
        return taken

    def seek(self, step: int, deadline: float | None = None) -> bool:
        """Shows the run as it was after so many steps, or as near as it can be shown.

        Args:
            step: of the whole run; beyond what it has been at, it is the latest.
            deadline: a time of `time.perf_counter` at which to stop early.

        Returns:
            Whether it is there. If not, the same call goes on.
        """
        self.stopped = None
        target = self._past.reachable(step, self._latest)
        if target == self.step:
            self._target = None
            return True
        if target != self._target:
            self._set_out(target)
        while self.step < target and self.learner.advance(min(target - self.step, self._room()), deadline):
            self._arrive(target)
            if deadline is not None and time.perf_counter() >= deadline and self.step < target:
                return False
        self.learner.memo = Memo()
        self._target = None
        return True

    def _set_out(self, target: int) -> None:
        """Goes to where the fewest steps are left, unless that is here."""
        past, here = self._past, self.step
        if here == self._latest and past.last is None:
            past.last = self._moment()
        nearest, stretch = past.nearest(target), past.place(target)
        if not (past.place(here) == stretch and nearest.step <= here <= target):
            self._show(nearest, past.stretches[stretch])
        self._target = target

    def _show(self, moment: Moment, stretch: Stretch) -> None:
        """The model as it was, with what was in force then; rules for stopping are those of now."""
        version, experiment = self.version + 1, parsed(stretch.experiment)
        experiment = experiment.model_copy(update={"stop": self.experiment.stop})
        if stretch.build != self._build:
            self.learner, self._build = build(experiment), stretch.build
        elif experiment != self.experiment:
            self.learner.tune(experiment)
        self.experiment = experiment
        state = frame.decode(moment.state)
        self.learner.load(state["learner"])
        self.learner.version = version
        self._watcher = Watcher.restored(state["watcher"])
        if moment.rules != self._rules:
            self._watcher.rearm()

    def _room(self) -> int:
        """Steps until something is to be done besides."""
        here, past = self.step, self._past
        pace = past.stride if self._target is None else past.fine
        room = pace - here % pace if past.budget else AS_FAR_AS_IT_GOES
        if here < self._latest:
            end = past.stretches[past.place(here)].end
            room = min(room, self._latest - here, room if end is None else end - here)
        stop = self.experiment.stop.step
        return room if stop is None or stop <= here else min(room, stop - here)

    def _arrive(self, target: int | None = None) -> Stop | None:
        """Steps were taken, to a place where something may be due; whether to stop here."""
        learner, step, stop = self.learner, self.step, None
        rules, news = self.experiment.stop, step > self._latest
        if learner.place == 0:
            if news:
                self._record()
            if rules.watches:
                metrics = learner.metrics()
                stop = self._watcher.look(rules, step, metrics.loss_test, metrics.accuracy_test)
        if step == rules.step:
            stop = stop or Stop("step", step, self._watcher.best_step)
        if news:
            self._latest, self._past.last = step, None
        if self._past.wants(step):
            self._past.take(self._moment())
        elif target is not None and step % self._past.fine == 0:
            self._past.note(self._moment())
        if step < self._latest or self._past.last is not None:
            self._cross(step, stay=step == target)
        return stop

    def _cross(self, step: int, *, stay: bool) -> None:
        """In the past: from one stretch into the next, over steps forgotten between them unless to stay."""
        past = self._past
        place = past.place(step)
        if past.stretches[place].begin.step == step and place:
            self._show(past.stretches[place].begin, past.stretches[place])
        elif past.stretches[place].end == step and not stay:
            self._show(past.stretches[place + 1].begin, past.stretches[place + 1])

    def _record(self) -> None:
        metrics = self.metrics()
        accuracies = (math.nan if a is None else a for a in (metrics.accuracy_train, metrics.accuracy_test))
        self.curve.record(Row(metrics.epoch, metrics.step, metrics.loss_train, metrics.loss_test, *accuracies))

    def _moment(self) -> Moment:
        state = {"learner": self.learner.state(), "watcher": self._watcher.state()}
        return Moment(self.step, frame.encode(state), self._rules)

    @property
    def _stride(self) -> int:
        """Steps between the first snapshots."""
        return 1 if self.learner.path != "compiled" else COMPILED_STRIDES[work(self.experiment) > LITTLE]

    def _stretch(self, kind: EditKind | None) -> Stretch:
        return Stretch(self._moment(), self.experiment.canonical(), self._build, kind)

    def _edited(self, kind: EditKind) -> None:
        """From here on the run goes another way: what lay beyond is forgotten."""
        self._target = self.stopped = None
        if self.step < self._latest:
            self.curve, self._latest = self.curve.until(self.epoch), self.step
        self._past.edit(self._stretch(kind))

    def tune(self, changes: Mapping[str, Any]) -> None:
        """Changes live values, such as {"learner.optimizer.rate": 0.1}, without a rebuild.

        Raises:
            ExperimentError: A value is out of bounds, or its path is not live; nothing is changed.
        """
        experiment = self.experiment.tuned(changes)
        self._set_rules(experiment)
        altered = experiment != self.experiment or self.diverged
        self.experiment = experiment
        self.learner.tune(experiment)
        if altered:
            self._edited("tune")

    def _set_rules(self, experiment: Experiment) -> None:
        """Rules for stopping are no part of the past: they hold for all of it from now on."""
        if experiment.stop != self.experiment.stop:
            self.experiment = self.experiment.model_copy(update={"stop": experiment.stop})
            self._rules += 1
            self._watcher.rearm()

    def act(self, action: Frozen | Mapping[str, Any]) -> None:
        """Does something to the model by hand, such as {"kind": "set_parameter", "index": 5, "value": 0.7}.

        Raises:
            ExperimentError: There is no such action, or it cannot be done to this model; nothing is changed.
        """
        done = parse_action(action, self.learner.ACTIONS) if isinstance(action, Mapping) else action
        self.learner.act(done)
        self._edited("act")

    def change(self, experiment: Experiment, parameters: NDArray[np.float32] | None = None) -> Kept:
        """Goes on with another experiment at the same step, with what was learned where it fits.

        Args:
            experiment: any.
            parameters: f32 [P] of the changed model, which running statistics may follow; None: those that are kept.

        Raises:
            ExperimentError: The parameters do not fit, or the data is not here; nothing is changed.
        """
        learner = build(experiment)
        if learner.FAMILY != self.learner.FAMILY:
            expected, message = f"a learner of the family {self.learner.FAMILY}", "Open it as a run of its own."
            raise refused("learner.kind", expected, experiment.learner.kind, message)
        kept = learner.adopt(self.learner)
        if parameters is not None:
            learner.begin(learner.steps, parameters)
        same = experiment.model_copy(update={"stop": self.experiment.stop}) == self.experiment
        self._set_rules(experiment)
        if same and parameters is None and not self.diverged:
            return kept
        learner.version = self.version + 1
        if initial(experiment) != initial(self.experiment):
            self._start = None
        self.experiment, self.learner, self._watcher = experiment, learner, Watcher()
        self._build = 1 + max(stretch.build for stretch in self._past.stretches)
        self._edited("change")
        return kept

    def branch(self, experiment: Experiment | None = None) -> Session:
        """A second session that stands where this one does and shares its past.

        Args:
            experiment: what it goes on with; None: the same.

        Raises:
            ExperimentError: Its data is not here.
        """
        twin = Session.__new__(Session)
        twin.experiment, twin.learner = self.experiment, build(self.experiment)
        twin.learner.load(self.learner.state())
        twin.curve = self.curve.until(self.epoch)
        twin.stopped = twin._target = None
        twin._watcher = Watcher.restored(self._watcher.state())
        twin._rules, twin._build, twin._start = self._rules, self._build, self._start
        twin._latest, twin._past = self.step, self._past.until(self.step)
        if experiment is not None:
            twin.change(experiment)
        return twin

    def reset(self) -> None:
        """Back to step 0 of the experiment as it is now; it has no past.

        The parameters are those that the seed gives, or those it was given at step 0, while they belong to it.
        """
        version, edits = self.version + 1, self.edits_version + 1
        self.learner = build(self.experiment)
        self._start = self._start if self._start is not None and self._start.step == 0 else None
        if self._start is not None:
            self.learner.begin(0, self._start.parameters)
        self.learner.version = version
        self.stopped = None
        self._begin(self._past.budget, self.curve.limit)
        self._past.version = edits

    def snapshot(self) -> bytes:
        """Everything `restore` needs to go on from here bit for bit, and to show the past again."""
        past, start = self._past.state(carry=self.learner.path != "compiled"), self._start
        if len(past["stretches"]) == 1 and not self.edits:
            past["stretches"] = None
        return frame.encode(
            {
                "format": FORMAT,
                "experiment": self.experiment.canonical(),
                "learner": self.learner.state(),
                "curve": self.curve.state(),
                "watcher": self._watcher.state(),
                "start": None if start is None else [start.step, start.parameters],
                "counts": [self._latest, self._rules, self._build],
                "past": past,
            }
        )

    @classmethod
    def restore(cls, snapshot: bytes, *, budget: int = BUDGET) -> Session:
        """The session that took this snapshot.

        Raises:
            ValueError: It is no snapshot, or of a format this version does not know.
        """
        contents = frame.decode(snapshot)
        if contents.get("format") != FORMAT:
            raise ValueError(f"snapshot: expected format {FORMAT}, got {contents.get('format')!r}")
        start = contents["start"]
        session = cls(Experiment.parse(contents["experiment"]), None if start is None else Start(*start))
        past = contents["past"]
        if past["stretches"] is None:
            past["stretches"] = [state_of(session._past.stretches[0])]
        session.learner.load(contents["learner"])
        session.curve = Curve.restored(**contents["curve"])
        session._watcher = Watcher.restored(contents["watcher"])
        session._latest, session._rules, session._build = contents["counts"]
        session._past = History.restored(past, session._latest, budget, session._stride)
        return session
