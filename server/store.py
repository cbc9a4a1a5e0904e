"""Checkpoints on disk, so that runs outlive the server's process: SQLite in write-ahead mode.

Runs are found by a digest of their token: who reads the file learns what was trained, but cannot take a run over.
"""

import hashlib
import logging
import sqlite3
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Self

LOG = logging.getLogger(__name__)
NAME = "unknot.sqlite3"
SCHEMA = """
CREATE TABLE IF NOT EXISTS checkpoints (run BLOB PRIMARY KEY, at REAL NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS checkpoints_by_age ON checkpoints (at);
"""
PATIENCE = 5.0


class Store:
    """A small table of the latest checkpoint of every run. Its calls wait for the disk; any one thread may make them.

    Args:
        connection: an open database.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._database = connection
        self._database.executescript(SCHEMA)

    @classmethod
    def open(cls, folder: Path | None) -> Self:
        """The store in this folder, which is made if need be. None, or a folder that cannot be used: in memory."""
        if folder is not None:
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                connection = _connect(str(folder / NAME))
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                return cls(connection)
            except (OSError, sqlite3.Error) as error:
                LOG.warning("checkpoints cannot be kept in %s (%s): runs end with the server", folder, error)
        return cls(_connect(":memory:"))

    def put(self, checkpoints: Mapping[str, bytes], gone: Collection[str] = ()) -> None:
        """Writes these checkpoints, by token, each in place of the run's last, and forgets other runs, all at once."""
        now = time.time()
        rows = [(_digest(token), now, body) for token, body in checkpoints.items()]
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO checkpoints VALUES (?, ?, ?)", rows)
            self._database.executemany("DELETE FROM checkpoints WHERE run = ?", [(_digest(token),) for token in gone])

    def touch(self, tokens: Collection[str]) -> None:
        """These runs go on, though they have not changed."""
        rows = [(time.time(), _digest(token)) for token in tokens]
        with self._database:
            self._database.executemany("UPDATE checkpoints SET at = ? WHERE run = ?", rows)

    def get(self, token: str) -> bytes | None:
        """The latest checkpoint of a run; None when there is none."""
        row = self._database.execute("SELECT body FROM checkpoints WHERE run = ?", (_digest(token),)).fetchone()
        return None if row is None else bytes(row[0])

    def prune(self, seconds: float, most: int) -> int:
        """Forgets runs not written for so long, and the oldest beyond so many; returns how many are left."""
        with self._database:
            self._database.execute("DELETE FROM checkpoints WHERE at < ?", (time.time() - seconds,))
            excess = self._count() - most
            if excess > 0:
                oldest = "DELETE FROM checkpoints WHERE run IN (SELECT run FROM checkpoints ORDER BY at LIMIT ?)"
                self._database.execute(oldest, (excess,))
        return self._count()

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    def _count(self) -> int:
        count: int = self._database.execute("SELECT count(*) FROM checkpoints").fetchone()[0]
        return count


def _connect(name: str) -> sqlite3.Connection:
    return sqlite3.connect(name, timeout=PATIENCE, check_same_thread=False)


def _digest(token: str) -> bytes:
    return hashlib.blake2b(token.encode(), digest_size=20, person=b"unknot run").digest()
