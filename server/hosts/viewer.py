"""One client's view of a run, inside a worker: its credits, what it watches, and the frames made for it."""

import logging
import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from engine import frame
from engine.errors import ExperimentError
from engine.learner import Kept
from server.commands import Watch
from server.events import ErrorCode, ErrorEvent, Problem, ServerEvent, StoppedEvent
from server.hosts import checkpoint, described
from server.hosts.checkpoint import View
from server.hosts.governor import Governor
from server.hosts.link import Checkpoint, Kind
from server.hosts.news import News
from server.hosts.run import Run
from server.hosts.scales import Scales
from server.hosts.watched import Watched, WatchList
from server.metrics import contents

LOG = logging.getLogger(__name__)
CREDITS = 3
SAVED = 1.0
"""Seconds between two checkpoints of a run that goes on."""
PATIENCE = 0.3
"""Seconds after which a run that is on its way to a step, or whose lanes are not level, is shown nonetheless."""
GLIMPSES = 0.25
"""Seconds from frame to frame then."""
LONGEST_STEP = 0.25
Send = Callable[[Kind, bytes], None]


class Saved(NamedTuple):
    """What the last checkpoint holds: so much of a run, and the commands up to one."""

    version: int
    seq: int
    latest: int


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

    def __init__(
        self, send: Send, governor: Governor | None = None, seat: int = 0, scales: Scales | None = None
    ) -> None:
        self.seat = seat
        self.scales = scales or Scales(LONGEST_STEP)
        self._send = send
        self._governor = governor or Governor()
        self.run: Run | None = None
        self.seq = 0
        self.watching = True
        self.keep_training = False
        self._credits = CREDITS
        self._frames = 0
        self._watched = WatchList()
        self._news = News(self.scales)
        self._reading: Reading | None = None
        self._version: int | None = None
        self._told = True
        self._frame_due = 0.0
        self._glimpse_due = 0.0
        self._new = False
        self._pace: int | None = None
        self._saved: Saved | None = None
        self._save_due = 0.0
        self._answers: list[bytes] | None = None

    # What happens to it

    def take(self, run: Run) -> None:
        """Shows this run from now on, from the start, at the client's speed; a resumed run may bring its own."""
        self.run = run
        self.set_pace(run.pace if self._pace is None else self._pace)
        self._version = self._reading = self._saved = None
        self._save_due = 0.0
        self._told = False
        self._new = True
        self._news = News(self.scales)
        self._news.opened(run)
        self._watched.forget()

    def go_on(self, run: Run, view: View, frames: int) -> None:
        """Shows a run that another worker showed to the same client, in so many frames, as it did."""
        self._pace = run.pace
        self._frames = frames
        self.attend(watching=view.watching, keep_training=view.keep_training)
        self.take(run)
        if run.edited:
            self._news.doubt()
        self.watch({name: Watch.model_validate(watch) for name, watch in view.watches.items()})

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
        self._watched.replace(watches)
        if self._new:  # the first list of a run: its first picture need not wait for the next frame's time
            self._new, self._frame_due = False, 0.0

    def attend(self, *, watching: bool, keep_training: bool) -> None:
        """Whether the client looks, and whether its run trains on while it does not."""
        self.watching, self.keep_training = watching, keep_training
        if self.run is not None:
            self.run.meter.restart()
            if not watching:
                self.run.work.release()

    def refresh(self) -> None:
        """Every probe is sent again, in the detail that the governor now allows."""
        self._watched.refresh()

    def acknowledge(self) -> None:
        """Gets one credit back."""
        if self._credits == 0:
            self._frame_due = max(self._frame_due, time.perf_counter())
        self._credits = min(CREDITS, self._credits + 1)

    def touch(self) -> None:
        """A command was applied: the next frame says so, even if nothing else has changed."""
        self._frame_due = max(self._frame_due, time.perf_counter())
        self._told = False

    # What it tells

    @contextmanager
    def answering(self, *, lasting: bool = True) -> Iterator[None]:
        """A command is dealt with: what it has led to is kept in a checkpoint before its client is told.

        Args:
            lasting: False for a command that changes nothing but what is shown. Where no training is at stake the next
                checkpoint will do: until then the command may be said again.
        """
        self._answers = []
        try:
            yield
            if self.run is not None and (lasting or self._answers or not self._is_kept(self.run)):
                self._save(self.run)
        finally:
            answers, self._answers = self._answers, None
            for answer in answers:
                self._send(Kind.EVENT, answer)

    def tell(self, event: ServerEvent) -> None:
        """Sends an event."""
        body = event.model_dump_json().encode()
        if self._answers is None:
            self._send(Kind.EVENT, body)
        else:
            self._answers.append(body)

    def tell_opened(self, run: Run, *, resumed: bool) -> None:
        """Sends all there is to know of the run it has taken."""
        self.tell(described.opened(run, self.seq, resumed=resumed, scales=self.scales))

    def tell_news(self, run: Run, *, asked: bool = False, kept: Kept | None = None) -> None:
        """Sends which lanes there are and what they train, where that is new, or what is in focus, where `asked`."""
        for event in self._news.events(run, self.seq, asked=asked, kept=kept):
            self.tell(event)

    def tell_tuned(self, run: Run, event: ServerEvent) -> None:
        """Sends the live values in focus."""
        self._news.tuned(run)
        self.tell(event)

    def tell_stops(self, run: Run) -> None:
        """Sends why the run has paused by itself, if it has."""
        stops, run.stops = run.stops, []
        for lane, stop in stops:
            self.tell(StoppedEvent(lane=lane, reason=stop.reason, step=stop.step, best_step=stop.best_step))
            self.touch()

    def refuse(self, code: ErrorCode, message: str, problems: list[Problem] | None = None) -> None:
        """Sends an error about the command that was applied last."""
        self.tell(ErrorEvent(seq=self.seq or None, code=code, message=message, problems=problems or []))

    # When it is due

    @property
    def wants_steps(self) -> bool:
        """Whether the run has steps to take now: a playing one rests while nobody looks, unless it is to train on."""
        run = self.run
        if run is None or not run.wants_steps:
            return False
        return self.watching or self.keep_training or run.urgent or run.seeking

    @property
    def waits_for_level(self) -> bool:
        """Whether a frame would be due but for lanes that are not level."""
        run = self.run
        return run is not None and not run.settled and self._wanted(run) <= time.perf_counter()

    def frame_due(self) -> float:
        """When the next frame is to be made: seconds of `time.perf_counter`, infinite when there is no reason to."""
        run = self.run
        if run is None or self._credits == 0 or not self.watching:
            return math.inf
        if self._reading is not None:
            return self._reading.due
        wanted = self._wanted(run)
        return wanted if run.settled else max(wanted, self._glimpse_due, run.calm + PATIENCE)

    def deadline(self, now: float) -> float:
        """When its next frame will be wanted, and the steps before that; now where there is to be none."""
        if self._credits == 0 or not self.watching:
            return now
        return self._frame_due if self._reading is None else self._reading.due

    def _wanted(self, run: Run) -> float:
        """When there will be something to be shown."""
        if not self._told:
            return self._frame_due
        if run.between_frames:
            return math.inf
        version = run.version
        if version != self._version:
            return self._frame_due
        return max(self._frame_due, self._watched.next_due(run, version))

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
        self._read(reading, run, start + patience)
        if not reading.waiting:
            self._finish(reading, run)
        reading.due = time.perf_counter()
        run.charge(reading.due - start)
        self._governor.spend(reading.due - start)

    def _begin(self, run: Run, now: float) -> Reading:
        """A frame without its probes: the state of the run, and the news of its lanes."""
        self.tell_news(run)
        period = self._governor.period
        self._frame_due = max(self._frame_due + period, now + period / 2)
        self._glimpse_due = now + GLIMPSES
        self._version, self._told = run.version, run.settled
        told = contents(
            run.session,
            number=self._frames + 1,
            seq=run.reached(self.seq),
            playing=run.playing,
            rate=run.meter.rate,
            lane=run.focus,
        )
        due = [(watched.due, name) for name, watched in self._watched.stale(run) if watched.due <= now + period / 2]
        due.sort(key=itemgetter(0))
        told |= self._news.contents(run) | {"probes": {}}
        return Reading(now, run.version, told, deque(name for _, name in due))

    def _read(self, reading: Reading, run: Run, end: float) -> None:
        """Reads the probes that wait, until `end`; when the run has changed they wait for the next frame instead."""
        while reading.waiting and run.version == reading.version:
            name = reading.waiting.popleft()
            watched = self._watched.get(name)
            if watched is not None:
                self._read_one(name, watched, run, reading)
            if time.perf_counter() >= end:
                return
        reading.waiting.clear()

    def _read_one(self, name: str, watched: Watched, run: Run, reading: Reading) -> None:
        """Reads a probe, and keeps what is new. One that fails is reported, then left until watched anew."""
        source = watched.source(run)
        if source is None:
            return
        self._watched.taken(watched, run, 1 / (watched.watch.hz * self._governor.level.pace))
        try:
            payload = frame.encode(source.read_one(watched.watch.probe, watched.at(self._governor.level.detail)))
        except ExperimentError as error:
            watched.due = math.inf
            found = [Problem(**problem.model_dump()) for problem in error.problems]
            self.refuse("invalid_probe", f"{name}: probe {watched.watch.probe} cannot be read here.", found)
            return
        except Exception as error:
            LOG.exception("probe %s", watched.watch.probe)
            watched.due = math.inf
            self.refuse("invalid_probe", f"{name}: probe {watched.watch.probe} cannot be read here: {error}")
            return
        fingerprint = hash(payload)
        if fingerprint != watched.sent:
            watched.sent = fingerprint
            reading.contents["probes"][name] = msgspec.Raw(payload)

    def _finish(self, reading: Reading, run: Run) -> None:
        """Sends the frame."""
        self._reading = None
        self._frames += 1
        self._credits -= 1
        self._send(Kind.FRAME, frame.encode(reading.contents))
        run.work.release()
        run.frame_made()

    # Checkpoints

    @property
    def unsaved(self) -> bool:
        """Whether a checkpoint is wanted, now or soon."""
        return self.run is not None and self._saved != self._now(self.run)

    def _now(self, run: Run) -> Saved:
        return Saved(run.version, self.seq, run.latest)

    def _is_kept(self, run: Run) -> bool:
        """Whether a checkpoint holds all training there has been."""
        return self._saved is not None and self._saved.latest == run.latest

    def save(self, now: float) -> bool:
        """Sends a checkpoint when it is time for one and there is something new; whether it did."""
        run = self.run
        if run is None or now < self._save_due or self._saved == self._now(run):
            return False
        self._save(run)
        return True

    def _save(self, run: Run) -> None:
        start = time.perf_counter()
        self._send(Kind.CHECKPOINT, msgspec.msgpack.encode(self.checkpoint(run)))
        self._saved = self._now(run)
        self._save_due = start + SAVED
        run.charge(time.perf_counter() - start)

    def checkpoint(self, run: Run) -> Checkpoint:
        """The run and this view of it as they are now."""
        view = View(self._watched.dump(), self.watching, self.keep_training)
        return Checkpoint(run.token, self.seq, checkpoint.pack(run, view))
