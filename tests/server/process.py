"""`unknot serve` in a process of its own, as people run it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.server.running import PATIENCE

ROOT = Path(__file__).parents[2]


class Served:
    """The process: where it is, what it said, how it ended."""

    def __init__(self, folder: Path, **settings: str) -> None:
        own = {"WORKERS": "1", "RECORD_GALLERY": "0", "CACHE_DIR": str(folder), "DATA_DIR": str(folder)}
        variables = {f"UNKNOT_{name}": value for name, value in (own | settings).items()}
        self._log = folder / "server.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "server.cli", "serve", "--port", "0"],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=os.environ | variables,
            )
        assert self._process.stdout is not None
        self.told = self._process.stdout.readline()
        found = re.search(r"http://\S+", self.told)
        assert found is not None, self.log
        self.url = found[0]

    @property
    def log(self) -> str:
        """What it has logged so far."""
        return self._log.read_text("utf-8")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Sends a signal and waits for the end; returns the exit code."""
        self._process.send_signal(how)
        rest, _ = self._process.communicate(timeout=PATIENCE)
        self.told += rest
        return self._process.returncode

    def end(self) -> None:
        """Makes sure that nothing is left."""
        if self._process.poll() is None:
            self._process.kill()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process.wait()


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[Served]:
    """A process with these settings, which ends with the test."""
    process = Served(folder, **settings)
    try:
        yield process
    finally:
        process.end()
