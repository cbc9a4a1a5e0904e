"""A real server on a free port, and a client that speaks the protocol."""

import json
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx
import uvicorn
from websockets.sync.client import ClientConnection, connect

from engine.frame import decode
from server.app import create_app
from server.hosts.local import LocalHost
from server.hosts.process import WorkerProcess
from server.serve import config
from server.settings import Settings

T = TypeVar("T")
PATIENCE = 30.0
XOR: dict[str, Any] = {
    "version": 1,
    "seed": 3,
    "data": {"kind": "xor", "points": 60},
    "network": {"layers": [{"kind": "dense", "units": 4}, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
    "learner": {"kind": "backprop", "loss": "binary_cross_entropy", "batch": 10},
}


class Running:
    """A server in a thread, with its host at hand."""

    def __init__(self, settings: Settings) -> None:
        self.app = create_app(settings)
        self.host: LocalHost = self.app.state.service.host
        self._server = uvicorn.Server(config(self.app, settings))
        self._thread = threading.Thread(target=self._server.run, name="server")

    def start(self) -> None:
        """Starts it and waits until it listens and its first worker answers."""
        self._thread.start()
        until(lambda: self._server.started)
        assert httpx.get(f"{self.url}/api/schema", timeout=PATIENCE).status_code == 200

    def stop(self) -> None:
        """Stops it and its workers."""
        self._server.should_exit = True
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    @property
    def url(self) -> str:
        """Where it is."""
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"


@contextmanager
def running(cache: Path, **settings: Any) -> Iterator[Running]:
    """A server with these settings."""
    base = Settings(port=0, workers=1, cache_dir=cache, data_dir=cache)
    server = Running(base.model_copy(update=settings))
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def visitor(cache: Path, **settings: Any) -> Iterator[httpx.Client]:
    """A client of a server of its own, for plain requests."""
    with running(cache, **settings) as server, httpx.Client(base_url=server.url, timeout=PATIENCE) as client:
        yield client


class Player:
    """A client that acknowledges what it takes."""

    def __init__(self, url: str, **options: Any) -> None:
        self._open = ExitStack()
        address = f"{url.replace('http', 'ws', 1)}/ws"
        self.socket: ClientConnection = self._open.enter_context(connect(address, max_size=None, **options))
        self.seq = 0

    def send(self, kind: str, **fields: Any) -> int:
        """Sends a command; returns its number."""
        self.seq += 1
        self.socket.send(json.dumps({"type": kind, "seq": self.seq, **fields}))
        return self.seq

    def receive(self, *, acknowledge: bool = True) -> dict[str, Any]:
        """The next message: an event, or a frame with its arrays decoded."""
        message = self.socket.recv(PATIENCE)
        if isinstance(message, str):
            event: dict[str, Any] = json.loads(message)
            return event
        frame = decode(message)
        if acknowledge:
            self.acknowledge(frame["frame"])
        return frame

    def acknowledge(self, frame: int) -> None:
        """Gives a credit back."""
        self.socket.send(json.dumps({"type": "ack", "frame": frame}))

    def event(self, kind: str) -> dict[str, Any]:
        """The next event of this type."""
        end = time.monotonic() + PATIENCE
        while (message := self.receive()).get("type") != kind:
            assert message.get("type") not in ("error", "lost"), message
            assert time.monotonic() < end, f"no {kind} came"
        return message

    def frame(self, wanted: Callable[[dict[str, Any]], bool] = lambda frame: True) -> dict[str, Any]:
        """The next frame that is as wanted."""
        until_ = time.monotonic() + PATIENCE
        while time.monotonic() < until_:
            message = self.receive()
            assert message.get("type") != "error", message
            if "frame" in message and wanted(message):
                return message
        raise AssertionError("no such frame came")

    def open(self, experiment: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
        """Opens a run."""
        self.send("open", experiment=experiment or XOR, **fields)
        return self.event("opened")

    def ask(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Sends a command and waits for the first frame after it."""
        seq = self.send(kind, **fields)
        return self.frame(lambda frame: frame["seq"] >= seq)

    def refusal(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Sends a command that is to be refused; the error."""
        seq = self.send(kind, **fields)
        end = time.monotonic() + PATIENCE
        while (message := self.receive()).get("type") != "error":
            assert message.get("seq") != seq or "frame" in message, message
            assert time.monotonic() < end, "no error came"
        assert message["seq"] == seq
        return message

    def at_step(self, step: int) -> dict[str, Any]:
        """The first frame at this step."""
        return self.frame(lambda frame: frame["step"] == step)

    def silence(self, seconds: float) -> list[dict[str, Any]]:
        """What comes within so long, without acknowledging."""
        told = []
        until_ = time.monotonic() + seconds
        while (left := until_ - time.monotonic()) > 0:
            try:
                message = self.socket.recv(left)
            except TimeoutError:
                break
            told.append(json.loads(message) if isinstance(message, str) else decode(message))
        return told

    def close(self) -> None:
        """Closes the connection."""
        self._open.close()

    def cut(self) -> None:
        """Breaks the connection as a failing network does."""
        self.socket.socket.close()


def workers(server: Running) -> list[WorkerProcess]:
    """The worker processes there are now."""
    return list(server.host._workers)


def until(condition: Callable[[], bool]) -> None:
    """Waits for a condition."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def finished(work: Generator[None, None, T]) -> T:
    """What work that is done in pieces comes to."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: T = end.value
            return found
