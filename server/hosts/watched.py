"""What a client watches: probes, how often each is to be read, and what of them was sent last."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

from engine import probes
from engine.base import Frozen
from engine.session import Session
from engine.sweep import Sweep
from server.commands import Watch
from server.hosts.run import Run

OF_SWEEPS = frozenset({"sweep", "data"})
ONLY_OF_SWEEPS = "sweep"
Reading = tuple[int, int]
"""Of what a probe was read: a lane, and its version."""


@dataclass
class Watched:
    """A probe on the watch list: when it may be read again, what was last read, and a hash of what was sent."""

    watch: Watch
    options: Frozen
    due: float = 0.0
    read: Reading | None = None
    sent: int | None = None
    detail: float = 1.0
    light: Frozen | None = None

    def at(self, detail: float) -> Frozen:
        """The options, in this detail."""
        if self.light is None or detail != self.detail:
            self.detail, self.light = detail, probes.lighter(self.options, detail)
        return self.light

    def source(self, run: Run) -> Session | Sweep | None:
        """What it is read from; None: there is no such lane, or the probe is of other runs or learners."""
        if run.lanes is None:
            return run.session if self.watch.probe in OF_SWEEPS and self.watch.lane is None else None
        session = None if self.watch.probe == ONLY_OF_SWEEPS else run.lane(self.watch.lane)
        return session if isinstance(session, Session) and probes.reads(session.learner, self.watch.probe) else None

    def now(self, run: Run) -> Reading | None:
        """What would be read now; None: nothing."""
        source = self.source(run)
        if source is None:
            return None
        lane = run.focus if self.watch.lane is None else self.watch.lane
        return lane, source.version

    def forget(self) -> None:
        """Nothing of it has been sent."""
        self.due, self.read, self.sent = 0.0, None, None


class WatchList:
    """All that a client watches, by its own names."""

    def __init__(self) -> None:
        self._watched: dict[str, Watched] = {}
        self._next: tuple[int, float] | None = None
        """A version of the run, and when something is due while it has that; None: to be found out."""

    def replace(self, watches: dict[str, Watch]) -> None:
        """Another list; what stays on it unchanged is not sent again.

        Raises:
            ExperimentError: a probe does not exist, or its options are out of bounds; the list stays as it was.
        """
        options = {name: probes.check(watch.probe, watch.options) for name, watch in watches.items()}
        kept = {name: old for name, old in self._watched.items() if watches.get(name) == old.watch}
        self._watched = {name: kept.get(name, Watched(watch, options[name])) for name, watch in watches.items()}
        self._next = None

    def get(self, name: str) -> Watched | None:
        """What goes by this name; None: it is not watched any more."""
        return self._watched.get(name)

    def forget(self) -> None:
        """Everything is sent anew: another run is shown."""
        for watched in self._watched.values():
            watched.forget()
        self._next = None

    def refresh(self) -> None:
        """Everything is read anew, in another detail."""
        for watched in self._watched.values():
            watched.read = None
        self._next = None

    def taken(self, watched: Watched, run: Run, period: float) -> None:
        """One of them is read now, and again after a period at the earliest."""
        now = time.perf_counter()
        watched.read, watched.due = watched.now(run), max(watched.due + period, now + period / 2)
        self._next = None

    def next_due(self, run: Run, version: int) -> float:
        """When the first of what would read differently may be read, while the run has that version."""
        if self._next is None or self._next[0] != version:
            self._next = version, min((watched.due for _, watched in self.stale(run)), default=math.inf)
        return self._next[1]

    def stale(self, run: Run) -> Iterator[tuple[str, Watched]]:
        """What would read differently now."""
        for name, watched in self._watched.items():
            now = watched.now(run)
            if now is not None and now != watched.read:
                yield name, watched

    def dump(self) -> dict[str, dict[str, object]]:
        """The list as messages carry it."""
        return {name: watched.watch.model_dump() for name, watched in self._watched.items()}
