"""A worker as the web process sees it: a process that may die, and a stream of records to and from it."""

import asyncio
import logging
import multiprocessing
import socket
import sys
import time
from collections.abc import Callable
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.sharedctypes import Synchronized
from typing import Any

from server.hosts.link import Kind, Record, Report, Unpacker, pack
from server.hosts.options import Options

LOG = logging.getLogger(__name__)
CHUNK = 2**18
LAST_WORDS = 3.0
LEAST_COST = 0.002
"""What a seat counts at least, in seconds."""
SILENCE = 20.0
"""Seconds after which a worker that says nothing is taken for stuck. A working one reports every second."""


def _context() -> ForkServerContext | SpawnContext:
    """Workers are forked from a server that has torch loaded; where forking is not safe they start from nothing."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["server.hosts.preload"])
    return context


def run(link: socket.socket, options: Options, serving: "Synchronized[int]") -> None:
    """What a worker process does. torch is imported here, in the worker, or before, in its fork server."""
    from server.hosts.worker import serve

    def mark(seat: int) -> None:
        serving.value = seat

    serve(link, options, mark)


class WorkerProcess:
    """Starts a worker, sends it records, hands on those that come back, and says when it has died."""

    def __init__(self, options: Options, receive: Callable[["WorkerProcess", Record], None]) -> None:
        self.seats = 0
        self.spare = False
        """Whether it is kept free for the runs of a worker that dies."""
        self.ready = False
        self.report: Report | None = None
        self.pid: int | None = None
        """The worker's process number, once it runs."""
        self.started = time.monotonic()
        self.heard = self.started
        self._closed = False
        self._options = options
        self._receive = receive
        self._unsent: list[bytes] = []
        self._writer: asyncio.StreamWriter | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._serving: Synchronized[int] | None = None

    @property
    def load(self) -> float:
        """How much it has to do: its seats, weighed by what their frames and steps cost of late."""
        cost = 0.0 if self.report is None else self.report.frame_seconds + self.report.step_seconds
        return self.seats * (LEAST_COST + cost)

    @property
    def serving(self) -> int:
        """The seat that it served last; 0 when none."""
        return 0 if self._serving is None else self._serving.value

    @property
    def stuck(self) -> bool:
        """Whether it should have said something for long."""
        return self.ready and time.monotonic() - self.heard > SILENCE

    def send(self, kind: Kind, seat: int, body: bytes = b"") -> None:
        """Sends a record, or keeps it until the worker is there."""
        data = pack(kind, seat, body)
        if self._writer is None:
            self._unsent.append(data)
        elif not self._writer.is_closing():
            self._writer.write(data)

    async def live(self) -> None:
        """Starts the worker and reads from it; returns when it has died or `close` was called."""
        ours, theirs = socket.socketpair()
        reader, self._writer = await asyncio.open_unix_connection(sock=ours, limit=CHUNK)
        self._writer.writelines(self._unsent)
        self._unsent.clear()
        try:
            if self._closed:
                return
            self.started = time.monotonic()
            await asyncio.to_thread(self._start, theirs)
            unpacker = Unpacker()
            while data := await reader.read(CHUNK):
                self.heard = time.monotonic()
                for record in unpacker.feed(data):
                    self._receive(self, record)
        except (OSError, EOFError) as error:
            LOG.warning("a worker broke off: %s", error)
        finally:
            theirs.close()
            self._writer.close()
            await asyncio.to_thread(self._end)

    def close(self) -> None:
        """Asks the worker to end, by closing its link."""
        self._closed = True
        if self._writer is not None:
            self._writer.close()

    def kill(self) -> None:
        """Ends the worker at once."""
        if self._process is not None:
            self._process.kill()

    def _start(self, theirs: socket.socket) -> None:
        with theirs:
            context: Any = _context()
            self._serving = context.Value("q", 0, lock=False)
            arguments = (theirs, self._options, self._serving)
            process = context.Process(target=run, args=arguments, daemon=True, name="unknot-worker")
            process.start()
            self._process, self.pid = process, process.pid

    def _end(self) -> None:
        process = self._process
        if process is None:
            return
        self._process = None
        process.join(LAST_WORDS)
        if process.exitcode is None:
            process.kill()
            process.join(LAST_WORDS)
        LOG.info("a worker ended with exit code %s", process.exitcode, extra={"worker": self.pid})
        process.close()
