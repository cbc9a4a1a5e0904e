"""A worker as the web process sees it: a process that may die, and a stream of records to and from it."""

import asyncio
import logging
import multiprocessing
import socket
import sys
import time
from collections.abc import Callable
from multiprocessing.context import ForkServerContext, SpawnContext

from server.hosts.link import Kind, Record, Unpacker, pack
from server.hosts.options import Options

LOG = logging.getLogger(__name__)
CHUNK = 2**18
LAST_WORDS = 3.0


def _context() -> ForkServerContext | SpawnContext:
    """Workers are forked from a server that has torch loaded; where forking is not safe they start from nothing."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["server.hosts.worker"])
    return context


def run(link: socket.socket, options: Options) -> None:
    """What a worker process does. torch is imported here, in the worker, or before, in its fork server."""
    from server.hosts.worker import serve

    serve(link, options)


class WorkerProcess:
    """Starts a worker, sends it records, hands on those that come back, and says when it has died."""

    def __init__(self, options: Options, receive: Callable[["WorkerProcess", Record], None]) -> None:
        self.seats = 0
        self.started = time.monotonic()
        self._closed = False
        self._options = options
        self._receive = receive
        self._unsent: list[bytes] = []
        self._writer: asyncio.StreamWriter | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

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
            await asyncio.to_thread(self._start, theirs)
            unpacker = Unpacker()
            while data := await reader.read(CHUNK):
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

    @property
    def pid(self) -> int | None:
        """The worker's process number, once it runs."""
        return self._process.pid if self._process is not None else None

    def _start(self, theirs: socket.socket) -> None:
        with theirs:
            process = _context().Process(target=run, args=(theirs, self._options), daemon=True, name="unknot-worker")
            process.start()
            self._process = process

    def _end(self) -> None:
        process = self._process
        if process is None:
            return
        process.join(LAST_WORDS)
        if process.exitcode is None:
            process.kill()
            process.join(LAST_WORDS)
        LOG.info("worker %s ended with exit code %s", process.pid, process.exitcode)
        process.close()
