"""A worker: one process, one thread, one loop over its runs. torch lives here and not in the web process.

The loop reads what has come from the web process, makes one move (a slice of steps or one frame) for the run that needs
it most, and looks again. When nothing is to be done it sleeps until a message comes or a frame is due.
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
from contextlib import suppress

import torch

from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.session import Session
from server.hosts import control, schedule
from server.hosts.jobs import Jobs
from server.hosts.link import Kind, Record, Unpacker, pack
from server.hosts.options import Options
from server.hosts.run import Run
from server.hosts.viewer import Viewer
from server.messages import CLIENT_COMMAND, AckCommand, Description, OpenCommand, OpenedEvent, ResumeCommand

LOG = logging.getLogger(__name__)
CHUNK = 2**18
NICENESS = 2


def serve(link: socket.socket, options: Options) -> None:
    """Runs a worker until its end of `link` is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    torch.set_num_threads(1)
    os.nice(NICENESS)
    with link:
        Worker(link, options).work()


class Worker:
    """The loop and what it looks after."""

    def __init__(self, link: socket.socket, options: Options) -> None:
        self._link = link
        self._options = options
        self._unpacker = Unpacker()
        self._records: dict[int, deque[Record]] = {}
        self._poll = select.poll()
        self._poll.register(link, select.POLLIN)
        self._viewers: dict[int, Viewer] = {}
        self._kept: dict[str, Run] = {}
        self._jobs = Jobs(self._send, options.cache_dir)

    def work(self) -> None:
        """Loops until the web process closes the link."""
        with suppress(ConnectionError):
            while self._receive(self._leisure()):
                self._obey()
                self._forget()
                if not self._move() or self._jobs.overdue:
                    self._jobs.work()

    # The link

    def _receive(self, seconds: float) -> bool:
        """Waits that long for records; False when the link is closed."""
        timeout = None if math.isinf(seconds) else math.ceil(1000 * seconds)
        if not self._poll.poll(timeout):
            return True
        data = self._link.recv(CHUNK)
        for record in self._unpacker.feed(data):
            self._records.setdefault(record.seat, deque()).append(record)
        return bool(data)

    def _send(self, kind: Kind, seat: int, body: bytes) -> None:
        self._link.sendall(pack(kind, seat, body))

    def _obey(self) -> None:
        """Deals with the records that have come, for about a slice, the seats in turn: no flood stops the others."""
        end = time.perf_counter() + schedule.LONGEST_SLICE
        while self._records and time.perf_counter() < end:
            seat = next(iter(self._records))
            waiting = self._records.pop(seat)
            self._deal_with(waiting.popleft())
            if waiting:
                self._records[seat] = waiting

    def _deal_with(self, record: Record) -> None:
        if record.kind is Kind.COMMAND:
            self._command(record.seat, record.body)
        elif record.kind is Kind.LEAVE:
            self._leave(record.seat)
        elif record.kind is Kind.ASK:
            self._jobs.ask(record.seat, record.body)

    # Commands

    def _command(self, seat: int, body: bytes) -> None:
        viewer = self._viewers.get(seat)
        if viewer is None:
            viewer = self._viewers[seat] = Viewer(lambda kind, data: self._send(kind, seat, data))
        command = CLIENT_COMMAND.validate_json(body, strict=True)
        if isinstance(command, AckCommand):
            viewer.acknowledge()
            return
        viewer.seq = command.seq
        try:
            if isinstance(command, OpenCommand):
                self._open(seat, viewer, command)
            elif isinstance(command, ResumeCommand):
                self._resume(seat, viewer, command)
            else:
                control.apply(viewer, command)
        except ConnectionError:
            raise
        except Exception as error:  # noqa: BLE001 one run's trouble must not end the others
            self._fail(viewer, error)
        viewer.touch()

    def _open(self, seat: int, viewer: Viewer, command: OpenCommand) -> None:
        began = time.perf_counter()
        try:
            experiment = Experiment.parse(command.experiment)
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
        self._show(seat, viewer, run, resumed=False)

    def _resume(self, seat: int, viewer: Viewer, command: ResumeCommand) -> None:
        run = self._kept.pop(command.token, None)
        for other in self._viewers.values():
            if other.run is not None and other.run.token == command.token:
                run, other.run = other.run, None
                if other is not viewer:
                    other.refuse("taken_over", "This run goes on in another window.")
        if run is None:
            viewer.refuse("unknown_token", "This run is not kept any more: open its experiment again.")
            return
        self._end(seat, viewer)
        run.left_at = None
        run.meter.restart()
        self._show(seat, viewer, run, resumed=True)

    def _end(self, seat: int, viewer: Viewer) -> None:
        """The viewer's run, if it has one, is no more."""
        if viewer.run is not None:
            self._send(Kind.ENDED, seat, viewer.run.token.encode())

    def _show(self, seat: int, viewer: Viewer, run: Run, *, resumed: bool) -> None:
        self._send(Kind.KEPT, seat, run.token.encode())
        viewer.take(run)
        viewer.tell(
            OpenedEvent(
                seq=viewer.seq,
                token=run.token,
                experiment=run.session.experiment.model_dump(mode="json"),
                description=Description.model_validate(run.session.describe()),
                resumed=resumed,
                playing=run.playing,
            )
        )

    def _leave(self, seat: int) -> None:
        viewer = self._viewers.pop(seat, None)
        if viewer is not None and viewer.run is not None:
            viewer.run.left_at = time.monotonic()
            viewer.run.session.release()
            self._kept[viewer.run.token] = viewer.run

    def _forget(self) -> None:
        """Lets go of runs that nobody has come back for; the oldest stand first."""
        oldest = time.monotonic() - self._options.keep_seconds
        for token, run in list(self._kept.items()):
            if len(self._kept) <= self._options.kept and (run.left_at or 0.0) >= oldest:
                break
            del self._kept[token]
            self._send(Kind.ENDED, 0, token.encode())

    # Work

    def _leisure(self) -> float:
        """Seconds until there is something to do besides listening."""
        if self._records or self._jobs.waiting:
            return 0.0
        due = schedule.next_due(self._viewers.values())
        wait = due - time.perf_counter()
        if self._kept:
            left_at = next(iter(self._kept.values())).left_at or 0.0
            wait = min(wait, left_at + self._options.keep_seconds - time.monotonic())
        return max(0.0, wait)

    def _move(self) -> bool:
        """One slice of steps or one frame, for whoever needs it most; False when nobody does."""
        now = time.perf_counter()
        viewer = schedule.choose(self._viewers.values(), now)
        if viewer is None or viewer.run is None:
            return False
        try:
            if viewer.frame_due() <= now:
                viewer.make_frame(schedule.LONGEST_SLICE)
                viewer.report_load(schedule.playing(self._viewers.values()))
            else:
                self._advance(viewer, viewer.run, schedule.slice_for(viewer, self._viewers.values(), now))
        except ConnectionError:
            raise
        except Exception as error:  # noqa: BLE001 one run's trouble must not end the others
            self._fail(viewer, error)
        return True

    def _advance(self, viewer: Viewer, run: Run, budget: float) -> None:
        try:
            run.advance(budget)
        except Exception:
            viewer.touch()
            raise

    def _fail(self, viewer: Viewer, error: Exception) -> None:
        """One run's trouble is told to its owner and to the log, and stays its own."""
        LOG.exception("a run failed")
        if viewer.run is not None:
            viewer.run.pause()
        viewer.refuse("session_failed", f"The run stopped: {error or type(error).__name__}. Reset it or open it again.")
