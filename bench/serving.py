"""The real server as processes of its own, and what they use, read from /proc (Linux)."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 60.0


class Usage(NamedTuple):
    """What one process has used: seconds of processor time since its start, and bytes of memory now."""

    role: str
    seconds: float
    rss: int
    pss: int
    uss: int


class Serving:
    """A running server: its address, and its processes."""

    def __init__(self, address: str, process: subprocess.Popen[bytes]) -> None:
        self.address = address
        self.process = process

    def processes(self) -> dict[int, str]:
        """The role of every process by its number: web, generator (what workers are forked from), worker."""
        web = self.process.pid
        roles = {web: "web"}
        for child in children(web):
            below = children(child)
            command = _text(child, "cmdline").replace("\0", " ")
            if "forkserver" in command:
                roles[child] = "generator"
                roles |= dict.fromkeys(below, "worker")
            elif "resource_tracker" not in command:
                roles[child] = "worker"
        return roles

    def workers(self) -> list[int]:
        """The workers' process numbers."""
        return [pid for pid, role in self.processes().items() if role == "worker"]

    def serving_workers(self) -> list[int]:
        """The process numbers of those workers that have runs."""
        with urllib.request.urlopen(f"{self.address}/metrics", timeout=PATIENCE) as answer:
            text = answer.read().decode()
        found = re.findall(r'^unknot_worker_sessions\{pid="(\d+)"\} (\S+)$', text, re.MULTILINE)
        return sorted(int(pid) for pid, sessions in found if float(sessions) > 0)

    def usage(self) -> dict[int, Usage]:
        """What every process uses."""
        found = {}
        for pid, role in self.processes().items():
            with suppress(OSError, ValueError, IndexError):
                found[pid] = usage(pid, role)
        return found


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_text().split())
    return found


def usage(pid: int, role: str) -> Usage:
    """What one process uses.

    Raises:
        OSError: there is no such process.
    """
    fields = _text(pid, "stat").rpartition(")")[2].split()
    memory = {}
    for line in _text(pid, "smaps_rollup").splitlines()[1:]:
        name, _, size = line.partition(":")
        memory[name] = int(size.split()[0]) * 1024
    uss = memory["Private_Clean"] + memory["Private_Dirty"]
    return Usage(role, (int(fields[11]) + int(fields[12])) / TICKS, memory["Rss"], memory["Pss"], uss)


def machine_seconds() -> float:
    """Seconds of processor time that everything on the machine has used, on all cores together."""
    user, nice, system, _idle, _waiting, *interrupts = map(
        int, Path("/proc/stat").read_text().split("\n")[0].split()[1:]
    )
    return (user + nice + system + sum(interrupts[:2])) / TICKS


def load() -> str:
    """How busy the machine is: to be printed beside times."""
    return f"load {os.getloadavg()[0]:.1f}"


@contextmanager
def serving(**settings: Any) -> Iterator[Serving]:
    """The server on a free port, with a cache and a store of its own.

    Args:
        settings: as in `server.settings`.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        given = {
            "cache_dir": f"{folder}/cache",
            "data_dir": f"{folder}/data",
            "record_gallery": 0,
            "log_level": "warning",
            **settings,
        }
        port = _free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "server.cli", "serve", "--port", str(port)],
            env={**os.environ, **{f"UNKNOT_{name.upper()}": str(value) for name, value in given.items()}},
            stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("BENCH_LOG") else subprocess.DEVNULL,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/healthz", process)
            _wait_for(f"{address}/api/schema", process)
            yield Serving(address, process)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Waits for an answer; a worker is needed for some."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError):
            urllib.request.urlopen(url, timeout=PATIENCE).close()
            return
        time.sleep(0.05)
    raise SystemExit(f"bench: no answer from {url}")


def _text(pid: int, name: str) -> str:
    return Path(f"/proc/{pid}/{name}").read_text(errors="replace")
