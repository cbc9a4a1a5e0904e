"""Lanes: up to four sessions in lockstep, one of which is looked at. A single one costs nothing extra."""

from __future__ import annotations

import time
from typing import Final

from engine import frame, lockstep
from engine.errors import refused
from engine.experiment import Experiment
from engine.session import Session
from engine.stop import Stop

FORMAT: Final = 1
MOST: Final = 4


class Lanes:
    """Sessions by number: 0, 1, 2 …, never used again.

    Args:
        session: the first lane.
    """

    def __init__(self, session: Session) -> None:
        self.sessions: dict[int, Session] = {0: session}
        self.parents: dict[int, int | None] = {0: None}
        """The lane that each was branched from; None: it began at its own start."""
        self.born: dict[int, int] = {0: session.step}
        """The step at which each began."""
        self.stopped: list[tuple[int, Stop]] = []
        """Which lanes the last `advance` has ended for, and why."""
        self.dropped: dict[int, tuple[Session, int | None, int]] = {}
        """Lanes that `recall` can bring back, with parents and births, the newest last; no part of snapshots."""
        self._focus, self._next, self._changes = 0, 1, 0
        self._shown = True

    @property
    def focus(self) -> int:
        """The lane that is looked at."""
        return self._focus

    @focus.setter
    def focus(self, lane: int) -> None:
        self._check(lane)
        self._focus = lane
        self._changes += 1

    @property
    def session(self) -> Session:
        """The session that is looked at."""
        return self.sessions[self._focus]

    @property
    def version(self) -> int:
        """Grows whenever anything of any lane may read differently."""
        return self._changes + sum(session.version for session in self.sessions.values())

    @property
    def latest(self) -> int:
        """How far `seek` may go."""
        return max(session.latest for session in self.sessions.values())

    @property
    def seeking(self) -> bool:
        """Whether a `seek` has not come to its end."""
        return any(session.seeking for session in self.sessions.values())

    @property
    def diverged(self) -> bool:
        """Whether no lane can take a step."""
        return all(session.diverged for session in self.sessions.values())

    @property
    def level(self) -> bool:
        """Whether no lane could take a step without overtaking, or all show the step that was sought."""
        return self._shown or len(self.sessions) == 1 or lockstep.is_level(self.sessions.values())

    def advance(self, steps: int, deadline: float | None = None) -> int:
        """Takes up to `steps` steps of the lane in focus, or of the first that can go on; the others keep level.

        Args:
            steps: how many at most; 0: the others only catch up.
            deadline: a time of `time.perf_counter` at which to stop early, in which case not all may be `level`.

        Returns:
            How many it took.
        """
        self.stopped = []
        if len(self.sessions) == 1:
            taken = self.session.advance(steps, deadline) if steps else 0
            self._note_stops()
            return taken
        live = lockstep.going([self.session, *self.sessions.values()])
        if not live:
            finished = [(lane, session.step) for lane, session in self.sessions.items() if session.finished]
            self.stopped = [(lane, Stop("settled", step, None)) for lane, step in finished]
            return 0
        leader, before = live[0], live[0].step
        self._shown = self._shown and not steps
        for session in self.sessions.values():
            session.stopped = None
        late = False
        while not self._shown and self._follow(deadline) and leader.step - before < steps and not leader.diverged:
            if late:
                break
            most = lockstep.stride(leader, live, steps - (leader.step - before))
            leader.advance(most, _part(deadline, len(self.sessions)))
            late = deadline is not None and time.perf_counter() >= deadline
        self._note_stops()
        return leader.step - before

    def _follow(self, deadline: float | None) -> bool:
        sessions = list(self.sessions.values())
        level = lockstep.follow(sessions, deadline)
        return level and all(session.stopped is None for session in sessions)

    def _note_stops(self) -> None:
        self.stopped = [(lane, session.stopped) for lane, session in self.sessions.items() if session.stopped]

    def seek(self, step: int, deadline: float | None = None) -> bool:
        """Every lane shows this step, or its latest. Whether all do; if not, the same call goes on."""
        self._shown = all(session.seek(step, deadline) for session in self.sessions.values())
        return self._shown

    def branch(self, experiment: Experiment | None = None, *, fresh: bool = False, focus: bool = True) -> int:
        """Adds a lane; its number.

        Args:
            experiment: what it runs; None: what the lane in focus does.
            fresh: whether it begins at its own start, not where the lane in focus stands.
            focus: whether it is looked at from now on.

        Raises:
            ExperimentError: There are too many, or the data is not here.
        """
        if len(self.sessions) >= MOST:
            raise refused("lane", f"at most {MOST} lanes", f"{MOST + 1}", "Close one before you open another.")
        here, lane = self.session, self._next
        made = Session(experiment or here.experiment) if fresh else here.branch(experiment)
        self.sessions[lane], self.born[lane] = made, made.step
        self.parents[lane] = None if fresh else self._focus
        self._next += 1
        self._changes += 1
        self._shown = self._shown and not fresh
        if focus:
            self.focus = lane
        return lane

    def drop(self, lane: int) -> None:
        """Ends a lane until it is recalled. Where it was looked at, its parent is from now on, or the first.

        Raises:
            ExperimentError: There is no such lane, or it is the only one.
        """
        self._check(lane)
        if len(self.sessions) == 1:
            raise refused("lane", "a lane that stays", "the only one", "Open another run instead.")
        session, parent = self.sessions.pop(lane), self.parents.pop(lane)
        session.release()
        self.dropped[lane] = session, parent, self.born.pop(lane)
        if len(self.dropped) > MOST:
            del self.dropped[next(iter(self.dropped))]
        self._changes += session.version + 1
        if self._focus == lane:
            self.focus = parent if parent in self.sessions else min(self.sessions)

    def recall(self, lane: int) -> None:
        """Brings a dropped lane back as it was. Where it stands behind the others it catches up, or they do.

        Raises:
            ExperimentError: It is none of the last lanes that were dropped, or there are too many.
        """
        if lane not in self.dropped:
            raise refused("lane", "a lane that was dropped of late", str(lane), "It is gone. Branch anew instead.")
        if len(self.sessions) >= MOST:
            raise refused("lane", f"at most {MOST} lanes", f"{MOST + 1}", "Close one before you open another.")
        session, self.parents[lane], self.born[lane] = self.dropped.pop(lane)
        self.sessions = dict(sorted({**self.sessions, lane: session}.items()))
        self._changes += 1
        self._shown = False

    def reset(self) -> None:
        """All lanes back to their own step 0, without a past."""
        for lane, session in self.sessions.items():
            session.reset()
            self.parents[lane], self.born[lane] = None, session.step
        for lane, (session, _, _) in self.dropped.items():
            session.reset()
            self.dropped[lane] = session, None, session.step
        self.stopped, self._shown = [], True

    def release(self) -> None:
        """Lets go of what probes hold at hand."""
        for session in self.sessions.values():
            session.release()

    def _check(self, lane: int) -> None:
        if lane not in self.sessions:
            expected = f"one of {', '.join(map(str, self.sessions))}"
            raise refused("lane", expected, str(lane), "Choose a lane that is there.")

    def snapshot(self) -> bytes:
        """Everything `restore` needs."""
        lanes = [[lane, self.parents[lane], self.born[lane], it.snapshot()] for lane, it in self.sessions.items()]
        counts = [self._focus, self._next, self._changes, self._shown]
        return frame.encode({"lanes_format": FORMAT, "counts": counts, "lanes": lanes})

    @classmethod
    def restore(cls, snapshot: bytes) -> Lanes:
        """The lanes that took this snapshot.

        Raises:
            ValueError: It is no snapshot, or of a format this version does not know.
        """
        contents = frame.decode(snapshot)
        if contents.get("lanes_format") != FORMAT:
            raise ValueError(f"lanes: expected format {FORMAT}, got {contents.get('lanes_format')!r}")
        lanes: Lanes | None = None
        for lane, parent, born, state in contents["lanes"]:
            session = Session.restore(state)
            if lanes is None:
                lanes = cls(session)
                lanes.sessions, lanes.parents, lanes.born = {}, {}, {}
            lanes.sessions[lane], lanes.parents[lane], lanes.born[lane] = session, parent, born
        if lanes is None:
            raise ValueError("lanes: expected at least one, got none")
        lanes._focus, lanes._next, lanes._changes, lanes._shown = contents["counts"]
        return lanes


def _part(deadline: float | None, count: int) -> float | None:
    """The leader's share of the time that is left."""
    now = time.perf_counter()
    return None if deadline is None else now + max(0.0, deadline - now) / count
