"""One client's view of a run, inside a worker: its credits, what it watches, and the frames made for it."""

import logging
import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from engine import frame, probes
from engine.curve import Mark
from engine.session import Session
from server.hosts.link import Kind
from server.hosts.run import Run
from server.messages import BusyEvent, ErrorCode, ErrorEvent, Problem, ServerEvent, Watch
from server.metrics import contents

LOG = logging.getLogger(__name__)
CREDITS = 3
PERIOD = 1 / 30
LATE = 3 * PERIOD
Send = Callable[[Kind, bytes], None]


@dataclass
class Watched:
    """A probe on the watch list: when it may be read again, the session's version last read, and what was sent."""

    watch: Watch
    due: float = 0.0
    version: int | None = None
    sent: bytes = b""


@dataclass
class Reading:
    """A frame under way: what it holds, and the names of the probes still to be read, the longest due first.

    `due` is when the last part of it was read: parts wait in line as frames do.
    """

    due: float
    version: int
    contents: dict[str, Any]
    waiting: deque[str]


class Viewer:
    """Makes frames for one client: at most 30 a second, only while it has credit, and only when there is news."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.run: Run | None = None
        self.seq = 0
        self.busy = False
        self._credits = CREDITS
        self._frames = 0
        self._watched: dict[str, Watched] = {}
        self._mark: Mark | None = None
        self._reading: Reading | None = None
        self._version: int | None = None
        self._told = True
        self._frame_due = 0.0
        self._lateness = 0.0
        self._new = False
        self._pace: int | None = None

    # What happens to it

    def take(self, run: Run) -> None:
        """Shows this run from now on, from the start, at the client's speed; a resumed run may bring its own."""
        self.run = run
        self.set_pace(run.pace if self._pace is None else self._pace)
        self._mark = self._version = self._reading = None
        self._told = False
        self._new = True
        for watched in self._watched.values():
            watched.due, watched.version, watched.sent = 0.0, None, b""

    def set_pace(self, steps_per_frame: int) -> None:
        """So many steps for every frame, in this run and those that replace it; 0: as many as it can."""
        self._pace = steps_per_frame
        if self.run is not None:
            self.run.set_pace(steps_per_frame)

    def watch(self, watches: dict[str, Watch]) -> None:
        """Replaces the watch list; what stays on it unchanged is not sent again.

        Raises:
            ExperimentError: a probe does not exist, or its options are out of bounds; the list stays as it was.
        """
        for watch in watches.values():
            probes.check(watch.probe, watch.options)
        kept = {name: old for name, old in self._watched.items() if watches.get(name) == old.watch}
        self._watched = {name: kept.get(name, Watched(watch)) for name, watch in watches.items()}
        if self._new:  # the first list of a run: its first picture need not wait for the next frame's time
            self._new, self._frame_due = False, 0.0

    def acknowledge(self) -> None:
        """Gets one credit back."""
        if self._credits == 0:
            self._frame_due = max(self._frame_due, time.perf_counter())
        self._credits = min(CREDITS, self._credits + 1)

    def touch(self) -> None:
        """A command was applied: the next frame says so, even if nothing else has changed."""
        self._frame_due = max(self._frame_due, time.perf_counter())
        self._told = False

    def tell(self, event: ServerEvent) -> None:
        """Sends an event."""
        self._send(Kind.EVENT, event.model_dump_json().encode())

    def refuse(self, code: ErrorCode, message: str, problems: list[Problem] | None = None) -> None:
        """Sends an error about the command that was applied last."""
        self.tell(ErrorEvent(seq=self.seq or None, code=code, message=message, problems=problems or []))

    # When it is due

    def frame_due(self) -> float:
        """When the next frame is to be made: seconds of `time.perf_counter`, infinite when there is no reason to."""
        run = self.run
        if run is None or self._credits == 0:
            return math.inf
        if self._reading is not None:
            return self._reading.due
        if not self._told:
            return self._frame_due
        if run.between_frames:
            return math.inf
        version = run.session.version
        if version != self._version:
            return self._frame_due
        stale = (watched.due for watched in self._watched.values() if watched.version != version)
        return max(self._frame_due, min(stale, default=math.inf))

    # Frames

    def make_frame(self, patience: float = math.inf) -> None:
        """Reads what is due and sends it.

        Args:
            patience: seconds after which no further probe is begun. `frame_due` stays in the past then, and the next
                call goes on with the same frame.
        """
        run = self.run
        if run is None:
            return
        start = time.perf_counter()
        reading = self._reading = self._reading or self._begin(run, start)
        self._read(reading, run.session, start + patience)
        if not reading.waiting:
            self._finish(reading, run)
        reading.due = time.perf_counter()
        run.charge(reading.due - start)

    def _begin(self, run: Run, now: float) -> Reading:
        """A frame without its probes: the state of the run, and the news of its curve."""
        session = run.session
        self._measure_lateness(now, run)
        self._frame_due = max(self._frame_due + PERIOD, now + PERIOD / 2)
        self._version, self._told = session.version, True
        told = contents(session, number=self._frames + 1, seq=self.seq, playing=run.playing, rate=run.meter.rate)
        news = session.curve.since(self._mark)
        if news is not None:
            self._mark = news.mark
            told["curve"] = {"reset": news.reset, "stride": news.stride, "rows": news.rows}
        due = [
            name
            for name, watched in self._watched.items()
            if watched.version != session.version and watched.due <= now + PERIOD / 2
        ]
        due.sort(key=lambda name: self._watched[name].due)
        return Reading(now, session.version, told | {"probes": {}}, deque(due))

    def _read(self, reading: Reading, session: Session, end: float) -> None:
        """Reads the probes that wait, until `end`; when the run has changed they wait for the next frame instead."""
        while reading.waiting and session.version == reading.version:
            name = reading.waiting.popleft()
            if name in self._watched:
                self._read_one(name, self._watched[name], session, reading)
            if time.perf_counter() >= end:
                return
        reading.waiting.clear()

    def _read_one(self, name: str, watched: Watched, session: Session, reading: Reading) -> None:
        """Reads a probe, and keeps what is new. One that fails is reported, then left until watched anew."""
        now = time.perf_counter()
        period = 1 / watched.watch.hz
        watched.version = session.version
        watched.due = max(watched.due + period, now + period / 2)
        try:
            payload = frame.encode(session.read_one(watched.watch.probe, watched.watch.options))
        except Exception as error:
            LOG.exception("probe %s", watched.watch.probe)
            watched.due = math.inf
            self.refuse("invalid_probe", f"{name}: probe {watched.watch.probe} cannot be read here: {error}")
            return
        if payload != watched.sent:
            watched.sent = payload
            reading.contents["probes"][name] = msgspec.Raw(payload)

    def _finish(self, reading: Reading, run: Run) -> None:
        """Sends the frame."""
        self._reading = None
        self._frames += 1
        self._credits -= 1
        self._send(Kind.FRAME, frame.encode(reading.contents))
        run.frame_made()

    def _measure_lateness(self, now: float, run: Run) -> None:
        late = now - self._frame_due if run.playing and run.pace == 0 and self._frame_due else 0.0
        self._lateness += 0.1 * (min(late, 1.0) - self._lateness)

    def report_load(self, sessions: int) -> None:
        """Tells the client when its frames begin to come late, and when they are in time again."""
        busy = sessions > 1 and self._lateness > (LATE / 3 if self.busy else LATE)
        if busy != self.busy:
            self.busy = busy
            self.tell(BusyEvent(busy=busy, sessions=sessions))
