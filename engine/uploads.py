"""Uploaded data on disk, found by what it says: the name of a file is the SHA-256 of its contents.

A file is written beside its place and then moved there, so that whoever reads it, from whatever process, finds it whole
or not at all. What is on the shelf is bounded in number and in bytes: the file unread for longest goes first.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
import time
from pathlib import Path
from typing import Final

from engine.errors import refused, shown

CONTENT: Final = re.compile(r"[0-9a-f]{64}")
FOLDER: Final = "uploads"
"""Where they are, below the folder of all that is kept."""
MOST_FILES: Final = 10_000
USUAL_BYTES: Final = 256_000_000
SUFFIX: Final = ".csv"
ABANDONED: Final = 3600.0
"""Seconds after which a file that was begun and not put in its place is taken for left behind."""


class UnwritableError(RuntimeError):
    """Nothing can be kept: there is no folder for it, or no room."""


class Shelf:
    """The files of one folder.

    Args:
        folder: where they are; made when something is kept.
        most_bytes: of all of them.
    """

    def __init__(self, folder: Path, most_bytes: int = USUAL_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    @classmethod
    def below(cls, folder: Path, most_bytes: int) -> Shelf:
        """The shelf in the folder of all that a server keeps."""
        return cls(folder / FOLDER, most_bytes)

    def keep(self, data: bytes) -> str:
        """Keeps `data`, and returns the name by which it is found: 64 hexadecimal digits.

        Raises:
            UnwritableError: It cannot be written, or is larger than the shelf.
        """
        content = hashlib.sha256(data).hexdigest()
        if len(data) > self._most_bytes:
            raise UnwritableError("This server keeps no uploads as large as this.")
        part = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as file:
                part = Path(file.name)
                file.write(data)
            part.replace(self._path(content))
        except OSError as error:
            if part is not None:
                part.unlink(missing_ok=True)
            raise UnwritableError("This server cannot keep uploads.") from error
        self._tidy(content)
        return content

    def read(self, content: str) -> bytes | None:
        """What was kept under this name; None where it is not here, or is not what its name says."""
        if not CONTENT.fullmatch(content):
            return None
        try:
            data = self._path(content).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data).hexdigest() != content:
            return None
        with contextlib.suppress(OSError):
            os.utime(self._path(content))
        return data

    def _path(self, content: str) -> Path:
        return self._folder / f"{content}{SUFFIX}"

    def _tidy(self, newest: str) -> None:
        """Removes what was not read for longest, until the rest is within bounds; other processes may do the same."""
        found: list[tuple[float, int, Path]] = []
        for file in self._folder.iterdir():
            with contextlib.suppress(OSError):
                about = file.stat()
                if file.suffix == SUFFIX:
                    found.append((about.st_mtime, about.st_size, file))
                elif time.time() - about.st_mtime > ABANDONED:
                    file.unlink(missing_ok=True)
        found.sort(reverse=True)
        total = 0
        for place, (_, size, file) in enumerate(found):
            total += size
            if (total > self._most_bytes or place >= MOST_FILES) and file.stem != newest:
                file.unlink(missing_ok=True)


class _Here:
    """The shelf of this process."""

    shelf: Shelf | None = None


def use(shelf: Shelf | None) -> None:
    """Sets the shelf that this process reads from; None: there is none."""
    _Here.shelf = shelf


def keep(data: bytes) -> str:
    """Keeps `data` on this process's shelf, and returns its name.

    Raises:
        UnwritableError: There is no shelf, or it cannot be kept there.
    """
    if _Here.shelf is None:
        raise UnwritableError("This server keeps no uploads.")
    return _Here.shelf.keep(data)


def read(content: str) -> bytes:
    """What was uploaded under this name.

    Raises:
        ExperimentError: It is not here.
    """
    data = None if _Here.shelf is None else _Here.shelf.read(content)
    if data is None:
        message = "This server does not have the data: upload the table here again."
        expected = "the name of a table that was uploaded to this server"
        raise refused("data.content", expected, shown(content[:16] + "…"), message)
    return data
