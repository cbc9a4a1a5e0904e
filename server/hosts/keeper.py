"""The latest checkpoint of every run: those at hand in memory, all of them, a little later, in the store."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from server.settings import Settings
from server.store import Store

LOG = logging.getLogger(__name__)
TOUCHED_EVERY = 30
T = TypeVar("T")


class Keeper:
    """Keeps checkpoints; the disk is waited for in a thread of its own.

    Args:
        store: where checkpoints outlive the process.
        settings: how often they are written, and how many are kept for how long.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self.kept = 0
        """Runs in the store, those that go on among them."""
        self._store = store
        self._settings = settings
        self._latest: dict[str, bytes] = {}
        self._parked: set[str] = set()
        self._unwritten: set[str] = set()
        self._gone: set[str] = set()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="unknot-store")

    def keep(self, token: str, body: bytes, *, parked: bool = False) -> None:
        """Replaces a run's checkpoint; that of a parked run stays in memory only until it is written."""
        self._latest[token] = body
        self._unwritten.add(token)
        self._gone.discard(token)
        (self._parked.add if parked else self._parked.discard)(token)

    def at_hand(self, token: str | None) -> bytes | None:
        """The latest checkpoint of a run that goes on."""
        return None if token is None else self._latest.get(token)

    async def find(self, token: str) -> bytes | None:
        """The latest checkpoint of any run; None: there is none, or no longer."""
        if token in self._gone:
            return None
        return self._latest.get(token) or await self._do(lambda: self._store.get(token), None)

    def forget(self, token: str) -> None:
        """The run is no more."""
        self._latest.pop(token, None)
        self._unwritten.discard(token)
        self._parked.discard(token)
        self._gone.add(token)

    async def work(self) -> None:
        """Writes what is new and forgets what is old, every now and then, for ever."""
        rounds = 0
        while True:
            await self.write()
            if rounds % TOUCHED_EVERY == 0:
                alive = set(self._latest)
                await self._do(partial(self._store.touch, alive), None)
            seconds, most = self._settings.keep_seconds, self._settings.kept + self._settings.sessions
            self.kept = await self._do(partial(self._store.prune, seconds, most), self.kept)
            rounds += 1
            await asyncio.sleep(self._settings.checkpoint_seconds)

    async def write(self) -> None:
        """Writes what is new."""
        fresh = {token: self._latest[token] for token in self._unwritten}
        gone, self._gone = self._gone, set()
        self._unwritten.clear()
        if fresh or gone:
            await self._do(lambda: self._store.put(fresh, gone), None)
        for token in [token for token in self._parked if token not in self._unwritten]:
            self._parked.discard(token)
            self._latest.pop(token, None)

    async def close(self) -> None:
        """Writes the last of it."""
        await self.write()
        await self._do(self._store.close, None)
        self._thread.shutdown()

    async def _do(self, task: Callable[[], T], otherwise: T) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, task)
        except sqlite3.Error as error:
            LOG.warning("the store cannot be used: %s", error)
            return otherwise
