"""A worker: one process, one thread, one loop over its runs. torch lives here and not in the web process.

The loop reads what has come from the web process, makes a round of moves (a slice of steps or a part of a frame) for
the runs that need it, those that need it most first, and looks again. When nothing is to be done it sleeps until a
message comes or a frame is due.
"""

import logging
import math
import os
import secrets
import select
import signal
import socket
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress

import msgspec
import torch

from engine import cost, kernel
from engine.errors import ExperimentError, Problem
from engine.experiment import Experiment
from engine.session import Session
from server import logs
from server.hosts import checkpoint, control, schedule
from server.hosts.book import Book
from server.hosts.governor import Governor
from server.hosts.jobs import Jobs
from server.hosts.link import Kind, Record, Revival, Unpacker, pack
from server.hosts.options import Options
from server.hosts.run import Run
from server.hosts.viewer import Send, Viewer
from server.messages import (
    CLIENT_COMMAND,
    Description,
    LostEvent,
    OpenCommand,
    OpenedEvent,
    RestoredEvent,
)

LOG = logging.getLogger(__name__)
CHUNK = 2**18
NICENESS = 2
ROUND = 0.005
"""Seconds after which a round is cut short, to see who needs it most now."""
TAKING_STOCK = 0.05
"""Seconds between two looks at checkpoints, load and reports."""
SAVING = 0.002
"""Seconds of checkpoints at a time."""


def serve(link: socket.socket, options: Options, mark: Callable[[int], None]) -> None:
    """Runs a worker until its end of `link` is closed.

    Args:
        link: a stream to the web process.
        options: see there.
        mark: told the seat that is served, again and again, so that it is known who was when the worker dies.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    logs.configure(options.log_level, options.log_format)
    torch.set_num_threads(1)
    os.nice(NICENESS)
    with link:
        Worker(link, options, mark).work()


class Worker:
    """The loop and what it looks after."""

    def __init__(self, link: socket.socket, options: Options, mark: Callable[[int], None] = lambda seat: None) -> None:
        self._link = link
        self._options = options
        self._mark = mark
        self._unpacker = Unpacker()
        self._records: dict[int, deque[Record]] = {}
        self._poll = select.poll()
        self._poll.register(link, select.POLLIN)
        self._viewers: dict[int, Viewer] = {}
        self._governor = Governor()
        self._book = Book()
        self._jobs = Jobs(self._send, options.cache_dir)
        self._speed: cost.Speed | None = None
        self._held: list[Record] = []
        self._stock_due = 0.0
        self._open = True

    def work(self) -> None:
        """Loops until the web process closes the link, or has it drained."""
        with suppress(ConnectionError):
            if kernel.is_warm():
                self._prepare()
            else:
                self._send(Kind.COLD, 0, b"")
            while self._open:
                self._receive(self._leisure())
                self._obey()
                self._take_stock()
                if not self._round() or self._jobs.overdue:
                    self._jobs.work()

    def _prepare(self) -> None:
        """Loads what is compiled, and deals with what has waited for it."""
        if self._speed is not None:
            return
        kernel.prepare()
        self._speed = cost.measure()
        self._send(Kind.READY, 0, b"")
        held, self._held = self._held, []
        for record in held:
            self._records.setdefault(record.seat, deque()).append(record)

    # The link

    def _receive(self, seconds: float) -> None:
        """Waits that long for records."""
        timeout = None if math.isinf(seconds) else math.ceil(1000 * seconds)
        resting = time.perf_counter()
        ready = self._poll.poll(timeout)
        self._book.rested(time.perf_counter() - resting)
        if not ready:
            return
        data = self._link.recv(CHUNK)
        self._open = bool(data)
        for record in self._unpacker.feed(data):
            self._records.setdefault(record.seat, deque()).append(record)

    def _send(self, kind: Kind, seat: int, body: bytes) -> None:
        self._link.sendall(pack(kind, seat, body))

    def _obey(self) -> None:
        """Deals with the records that have come, for about a slice, the seats in turn: no flood stops the others."""
        end = time.perf_counter() + schedule.LONGEST_SLICE
        while self._records and time.perf_counter() < end:
            seat = next(iter(self._records))
            waiting = self._records.pop(seat)
            self._mark(seat)
            self._deal_with(waiting.popleft())
            if waiting:
                self._records[seat] = waiting

    def _deal_with(self, record: Record) -> None:
        if record.kind is Kind.PREPARE:
            self._prepare()
        elif self._speed is None and not _is_light(record):
            self._held.append(record)
        elif record.kind is Kind.ACK:
            if record.seat in self._viewers:
                self._viewers[record.seat].acknowledge()
        elif record.kind is Kind.COMMAND:
            self._command(record.seat, record.body)
        elif record.kind is Kind.RESTORE:
            self._restore(record.seat, msgspec.msgpack.decode(record.body, type=Revival))
        elif record.kind is Kind.LEAVE:
            self._park(record.seat)
        elif record.kind is Kind.ASK:
            self._jobs.ask(record.seat, record.body)
        elif record.kind is Kind.DRAIN:
            for seat in list(self._viewers):
                self._park(seat)
            self._open = False

    # Commands

    def _viewer(self, seat: int) -> Viewer:
        viewer = self._viewers.get(seat)
        if viewer is None:
            viewer = self._viewers[seat] = Viewer(self._sender(seat), self._governor, seat)
        return viewer

    def _sender(self, seat: int) -> Send:
        return lambda kind, data: self._send(kind, seat, data)

    def _command(self, seat: int, body: bytes) -> None:
        viewer = self._viewer(seat)
        command = CLIENT_COMMAND.validate_json(body, strict=True)
        assert command.type != "ack"
        viewer.seq = max(viewer.seq, command.seq)
        with viewer.answering():
            try:
                if isinstance(command, OpenCommand):
                    self._open_run(seat, viewer, command)
                else:
                    assert command.type != "resume"
                    control.apply(viewer, command)
            except ConnectionError:
                raise
            except Exception as error:  # noqa: BLE001 one run's trouble must not end the others
                self._fail(viewer, error)
            viewer.touch()
        if isinstance(command, OpenCommand) and viewer.run is None:
            self._send(Kind.VACANT, seat, str(viewer.seq).encode())

    def _open_run(self, seat: int, viewer: Viewer, command: OpenCommand) -> None:
        began = time.perf_counter()
        try:
            experiment = Experiment.parse(command.experiment)
            self._check_cost(experiment)
            session = Session(experiment, control.start(command.start))
        except ExperimentError as error:
            viewer.refuse("invalid_experiment", "This experiment cannot be built.", control.problems(error.problems))
            return
        self._end(seat, viewer)
        run = Run(secrets.token_urlsafe(24), session)
        now = time.perf_counter()
        run.charge(now - began + (0.0 if viewer.run is None else viewer.run.spent(now)))
        if command.play:
            run.play()
        self._send(Kind.KEPT, seat, run.token.encode())
        viewer.take(run)
        self._tell_opened(viewer, run, resumed=False)

    def _step_seconds(self, experiment: Experiment) -> float:
        assert self._speed is not None
        return cost.step_seconds(experiment, self._speed)

    def _check_cost(self, experiment: Experiment) -> None:
        """Refuses steps that would hold up the other runs for too long.

        Raises:
            ExperimentError: a step is estimated to take longer than allowed.
        """
        seconds, longest = self._step_seconds(experiment), self._options.step_seconds
        if seconds > longest:
            message = "A step cannot be interrupted, and others wait. Make the batch smaller, or the layers narrower."
            expected = f"steps of at most {1000 * longest:.0f} ms"
            raise ExperimentError(
                [Problem(where="network", expected=expected, got=f"about {1000 * seconds:.0f} ms", message=message)]
            )

    def _restore(self, seat: int, revival: Revival) -> None:
        """Goes on with a run that another worker had, or that was parked."""
        viewer = self._viewer(seat)
        viewer.seq = max(viewer.seq, revival.seq)
        try:
            run, view = checkpoint.unpack(revival.token, revival.body)
        except Exception as error:  # noqa: BLE001 a checkpoint that cannot be read must not end the others
            LOG.warning("a checkpoint cannot be read: %s", error, extra={"session": logs.session_id(revival.token)})
            self._send(Kind.ENDED, seat, revival.token.encode())
            if revival.resumed:
                viewer.refuse("unknown_token", "This run is not kept any more: open its experiment again.")
            else:
                viewer.tell(LostEvent())
            self._send(Kind.VACANT, seat, str(viewer.seq).encode())
            return
        self._send(Kind.KEPT, seat, run.token.encode())
        if revival.resumed:
            viewer.take(run)
            self._tell_opened(viewer, run, resumed=True)
        else:
            viewer.go_on(run, view, revival.frames)
            viewer.tell(RestoredEvent(step=run.session.step))
        viewer.touch()

    def _tell_opened(self, viewer: Viewer, run: Run, *, resumed: bool) -> None:
        experiment = run.session.experiment
        description = run.session.describe() | {"step_seconds": self._step_seconds(experiment)}
        viewer.tell(
            OpenedEvent(
                seq=viewer.seq,
                token=run.token,
                experiment=experiment.model_dump(mode="json"),
                description=Description.model_validate(description),
                resumed=resumed,
                playing=run.playing,
            )
        )

    def _end(self, seat: int, viewer: Viewer) -> None:
        """The viewer's run, if it has one, is no more."""
        if viewer.run is not None:
            self._send(Kind.ENDED, seat, viewer.run.token.encode())

    def _park(self, seat: int) -> None:
        """Hands the seat's run back, to be gone on with later."""
        viewer = self._viewers.pop(seat, None)
        if viewer is None or viewer.run is None:
            return
        try:
            parked = msgspec.msgpack.encode(viewer.checkpoint(viewer.run))
        except Exception:
            LOG.exception("a run cannot be parked", extra={"session": logs.session_id(viewer.run.token)})
            self._send(Kind.ENDED, seat, viewer.run.token.encode())
        else:
            self._send(Kind.PARKED, seat, parked)

    # Work

    def _leisure(self) -> float:
        """Seconds until there is something to do besides listening."""
        if self._records or self._jobs.waiting:
            return 0.0
        now = time.perf_counter()
        due = min(schedule.next_due(self._viewers.values()), self._book.due)
        if any(viewer.unsaved for viewer in self._viewers.values()):
            due = min(due, self._stock_due)
        return max(0.0, due - now)

    def _round(self) -> bool:
        """A move for everybody who needs one, or for as many as there is time for; False when nobody does."""
        start = time.perf_counter()
        turns = schedule.turns(self._viewers.values(), start)
        playing = schedule.playing(turns)
        for viewer in turns:
            now = time.perf_counter()
            if now - start > ROUND:
                break
            self._mark(viewer.seat)
            self._move(viewer, playing, now)
        return bool(turns)

    def _move(self, viewer: Viewer, playing: int, now: float) -> None:
        """A slice of steps or a part of a frame."""
        run = viewer.run
        if run is None:
            return
        try:
            if viewer.frame_due() <= now:
                viewer.make_frame(schedule.LONGEST_SLICE)
                self._book.frame(time.perf_counter() - now)
            elif viewer.wants_steps:
                taken = run.advance(schedule.slice_for(viewer, playing, self._book.frame_seconds, now))
                self._book.steps(taken, time.perf_counter() - now)
        except ConnectionError:
            raise
        except Exception as error:  # noqa: BLE001 one run's trouble must not end the others
            viewer.touch()
            self._fail(viewer, error)

    def _take_stock(self) -> None:
        """Sends checkpoints and reports that are due, and looks at the load."""
        now = time.perf_counter()
        if now < self._stock_due:
            return
        self._stock_due = now + TAKING_STOCK
        for viewer in self._viewers.values():
            if viewer.save(now) and time.perf_counter() > now + SAVING:
                break
        changed = self._governor.decide(now)
        if changed:
            for viewer in self._viewers.values():
                viewer.refresh()
        if changed or now >= self._book.due:
            report = self._book.report(now, self._viewers.values(), self._governor.level)
            self._send(Kind.REPORT, 0, msgspec.msgpack.encode(report))

    def _fail(self, viewer: Viewer, error: Exception) -> None:
        """One run's trouble is told to its owner and to the log, and stays its own."""
        extra = {} if viewer.run is None else {"session": logs.session_id(viewer.run.token)}
        LOG.exception("a run failed", extra=extra)
        if viewer.run is not None:
            viewer.run.pause()
        viewer.refuse("session_failed", f"The run stopped: {error or type(error).__name__}. Reset it or open it again.")


def _is_light(record: Record) -> bool:
    """Whether it can be dealt with before anything is compiled."""
    return record.kind is Kind.DRAIN or (record.kind is Kind.ASK and Jobs.is_light(record.body))
