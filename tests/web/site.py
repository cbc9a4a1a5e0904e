"""A real server in a process of its own, on a free port, with its own cache and store."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Site:
    """The server: started, killed and started again on the same port.

    Args:
        folder: for its cache, its store and its log.
        settings: of the server, by the names of `server.settings.Settings`.
    """

    def __init__(self, folder: Path, **settings: str | float) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._settings = {
            "cache_dir": folder / "cache",
            "data_dir": folder / "data",
            "record_gallery": "false",
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """What it has written."""
        return (self._folder / "server.log").read_text("utf-8", "replace")

    def start(self) -> None:
        """Starts it and waits until it answers.

        Raises:
            RuntimeError: It ended, or did not answer in time.
        """
        named = {f"UNKNOT_{name.upper()}": str(value) for name, value in self._settings.items()}
        environment = os.environ | {"PYTHONUNBUFFERED": "1"} | named
        command = [sys.executable, "-m", "server.cli", "serve", "--port", str(self.port)]
        with (self._folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError(f"The server did not answer at {self.url}:\n{self.log}")

    def workers(self) -> dict[int, int]:
        """How many runs each worker process serves, by its id."""
        with urllib.request.urlopen(f"{self.url}/metrics", timeout=5) as answer:
            told = answer.read().decode()
        found = re.findall(r'^unknot_worker_sessions\{pid="(\d+)"\} (\S+)$', told, re.MULTILINE)
        return {int(pid): int(float(runs)) for pid, runs in found}

    def kill_worker(self) -> None:
        """Kills a worker that serves a run.

        Raises:
            RuntimeError: No worker serves any.
        """
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            for pid, runs in self.workers().items():
                if runs:
                    os.kill(pid, signal.SIGKILL)
                    return
            time.sleep(0.1)
        raise RuntimeError(f"No worker serves a run:\n{self.log}")

    def kill(self) -> None:
        """Kills it and its workers, as a crash of the machine would."""
        self._end(signal.SIGKILL)

    def forget(self) -> None:
        """Throws its store away."""
        shutil.rmtree(self._folder / "data")

    def stop(self) -> None:
        """Ends it as Ctrl+C does."""
        self._end(signal.SIGINT)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, how)
            self._process.wait(20)
        except ProcessLookupError:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(5)
        self._process = None
