"""A worker: one process, one thread, one loop over its runs. torch lives here and not in the web process.

The loop reads what has come from the web process, makes a round of moves (a slice of steps or a part of a frame) for
the runs that need it, those that need it most first, and looks again. When nothing is to be done it sleeps until a
message comes or a frame is due.
"""

import logging
import math
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress

import msgspec
import torch

from engine import cost, kernel, uploads
from server import logs
from server.commands import CLIENT_COMMAND, ClientCommand
from server.hosts import control, schedule
from server.hosts.book import Book
from server.hosts.governor import Governor
from server.hosts.inbox import Inbox
from server.hosts.jobs import Jobs
from server.hosts.link import Kind, Record, Revival, Unpacker, pack
from server.hosts.options import Options
from server.hosts.scales import Scales
from server.hosts.seats import Seats
from server.hosts.viewer import Viewer

LOG = logging.getLogger(__name__)
CHUNK = 2**18
NICENESS = 2
ROUND = 0.005
"""Seconds after which a round is cut short, to see who needs it most now."""
MUCH = 0.2
"""Seconds of work of late from which on the next move may take long: what is to be sent does not wait for it."""
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
    if options.data_dir is not None:
        uploads.use(uploads.Shelf.below(options.data_dir, options.uploads_bytes))
    with link:
        Worker(link, options, mark).work()


class Worker:
    """The loop and what it looks after."""

    def __init__(self, link: socket.socket, options: Options, mark: Callable[[int], None] = lambda seat: None) -> None:
        self._link = link
        self._options = options
        self._mark = mark
        self._unpacker = Unpacker()
        self._inbox = Inbox(self._may)
        self._poll = select.poll()
        self._poll.register(link, select.POLLIN)
        self._governor = Governor()
        self._book = Book()
        self._jobs = Jobs(self._send, options.cache_dir)
        self._seats = Seats(self._send, mark, self._governor, Scales(options.step_seconds))
        self._viewers = self._seats.viewers
        self._prepared = False
        self._parsed_last: tuple[bytes, ClientCommand] | None = None
        self._held: list[Record] = []
        self._unsent: list[bytes] = []
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
                self._flush()
                self._receive(self._leisure())
                self._obey()
                self._seats.build()
                self._take_stock()
                if not self._round() or self._jobs.overdue:
                    self._flush()
                    self._jobs.work()
            self._flush()

    def _prepare(self) -> None:
        """Loads what is compiled, and deals with what has waited for it."""
        if self._prepared:
            return
        kernel.prepare()
        cost.measure()
        self._prepared = True
        self._send(Kind.READY, 0, b"")
        held, self._held = self._held, []
        self._inbox.add(held)

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
        self._inbox.add(self._unpacker.feed(data))

    def _send(self, kind: Kind, seat: int, body: bytes) -> None:
        """Puts a record behind those of this round: sent together they wake the web process once."""
        self._unsent.append(pack(kind, seat, body))

    def _flush(self) -> None:
        """Sends what there is: frames, nearly all of it, and the time is theirs."""
        if self._unsent:
            start = time.perf_counter()
            data, self._unsent = b"".join(self._unsent), []
            self._link.sendall(data)
            self._governor.spend(time.perf_counter() - start)

    def _obey(self) -> None:
        """Deals with the records that have come, for about a slice, the seats in turn: no flood stops the others."""
        end = time.perf_counter() + schedule.LONGEST_SLICE
        while time.perf_counter() < end and (record := self._inbox.take()) is not None:
            self._mark(record.seat)
            self._deal_with(record)

    def _may(self, record: Record) -> bool:
        """Whether a record can be dealt with now: most commands wait for a run that is being made or sought."""
        if record.kind in (Kind.LEAVE, Kind.ACK):
            return True
        if self._seats.making(record.seat):
            return False
        viewer = self._viewers.get(record.seat)
        seeking = record.kind is Kind.COMMAND and viewer is not None and viewer.run is not None and viewer.run.seeking
        return not seeking or control.may_interrupt(self._parsed(record))

    def _parsed(self, record: Record) -> ClientCommand:
        """A command, parsed but once however long it waits."""
        if self._parsed_last is None or self._parsed_last[0] is not record.body:
            self._parsed_last = record.body, CLIENT_COMMAND.validate_json(record.body, strict=True)
        return self._parsed_last[1]

    def _deal_with(self, record: Record) -> None:
        if record.kind is Kind.PREPARE:
            self._prepare()
        elif not self._prepared and not _is_light(record):
            self._held.append(record)
        elif record.kind is Kind.ACK:
            if record.seat in self._viewers:
                self._viewers[record.seat].acknowledge()
        elif record.kind is Kind.COMMAND:
            self._seats.command(record.seat, self._parsed(record))
        elif record.kind is Kind.RESTORE:
            self._seats.restore(record.seat, msgspec.msgpack.decode(record.body, type=Revival))
        elif record.kind is Kind.LEAVE:
            self._seats.park(record.seat)
        elif record.kind is Kind.ASK:
            self._jobs.ask(record.seat, record.body)
        elif record.kind is Kind.DRAIN:
            for seat in [*self._viewers]:
                self._seats.park(seat)
            self._open = False

    # Work

    def _leisure(self) -> float:
        """Seconds until there is something to do besides listening."""
        if self._seats.busy or self._jobs.waiting or self._inbox.ready:
            return 0.0
        due = min(schedule.next_due(self._viewers.values()), self._book.due)
        if due and any(viewer.unsaved for viewer in self._viewers.values()):
            due = min(due, self._stock_due)
        return max(0.0, due - time.perf_counter())

    def _round(self) -> bool:
        """A move for everybody who needs one, or for as many as there is time for; False when nobody does."""
        start = time.perf_counter()
        turns = schedule.turns(self._viewers.values(), start)
        playing = schedule.playing(turns)
        for viewer in turns:
            now = time.perf_counter()
            if now - start > ROUND:
                break
            if viewer.run is not None and viewer.run.spent(now) > MUCH:
                self._flush()
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
                budget = schedule.slice_for(viewer, playing, self._book.frame_seconds, now)
                taken = run.advance(budget, level=viewer.waits_for_level)
                self._book.steps(taken, time.perf_counter() - now)
                viewer.tell_stops(run)
        except ConnectionError:
            raise
        except Exception as error:  # noqa: BLE001 one run's trouble must not end the others
            viewer.touch()
            self._seats.fail(viewer, error)

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


def _is_light(record: Record) -> bool:
    """Whether it can be dealt with before anything is compiled."""
    return record.kind is Kind.DRAIN or (record.kind is Kind.ASK and Jobs.is_light(record.body))
