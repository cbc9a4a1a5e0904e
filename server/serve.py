"""`unknot serve`: uvicorn with the application, in this process."""

import asyncio
import resource
import signal
import socket
import sys
from contextlib import suppress
from types import FrameType

import uvicorn
from fastapi import FastAPI
from rich.console import Console
from rich.table import Table

from server import logs
from server.app import create_app
from server.service import Service
from server.settings import Settings
from server.socket import Reception
from server.transport import uvicorn_options

SPARE = 500
"""Connections beyond the WebSockets: pages being loaded, requests being answered, visitors being turned away."""
FAREWELL = 1.5
WIDTH = 160


class Server(uvicorn.Server):
    """Says where it is and what its limits are once it listens; takes leave of every client before it stops."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then prints the address and the limits."""
        await super().startup(sockets)
        console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
        for listener in self.servers:
            for each in listener.sockets:
                host, port = each.getsockname()[:2]
                shown = f"[{host}]" if ":" in host else host
                console.print(f"Unknot is at http://{shown}:{port}   (Ctrl+C stops it)", markup=False, soft_wrap=True)
        service: Service = self._app.state.service
        console.print(limits(service.settings))
        if service.settings.record_gallery:
            service.record_gallery()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Takes no more connections, closes the WebSockets with a reason, then stops the application."""
        for listener in self.servers:
            listener.close()
        reception: Reception = self._app.state.reception
        reception.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                await reception.empty()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A first signal stops the server in good order, with exit code 0; a second Ctrl+C waits for nothing."""
        self.force_exit |= self.should_exit and sig == signal.SIGINT
        self.should_exit = True

    @property
    def _app(self) -> FastAPI:
        app = self.config.app
        assert isinstance(app, FastAPI)
        return app


def config(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How uvicorn is to serve the application."""
    options = uvicorn_options() | {"ws_max_size": 2 * settings.message_bytes}
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=settings.proxies,
        limit_concurrency=settings.connections + SPARE,
        **options,
    )


def limits(settings: Settings) -> Table:
    """The effective limits, for people."""
    table = Table(box=None, pad_edge=False)
    for title in ("limit", "value", "set by UNKNOT_…"):
        table.add_column(title, overflow="fold")
    for name, value, variables in (
        ("workers", f"{settings.workers} processes", "WORKERS"),
        ("runs", f"{settings.sessions} at a time, {settings.waiting} more may wait", "SESSIONS, WAITING"),
        ("kept runs", f"{settings.kept}, each for {_duration(settings.keep_seconds)}", "KEPT, KEEP_SECONDS"),
        (
            "connections",
            f"{settings.connections}, {settings.connections_per_address} of one address",
            "CONNECTIONS, CONNECTIONS_PER_ADDRESS",
        ),
        (
            "messages",
            f"{_size(settings.message_bytes)} each, {settings.messages_per_second:g} a second",
            "MESSAGE_BYTES, MESSAGES_PER_SECOND",
        ),
        ("requests", _size(settings.body_bytes), "BODY_BYTES"),
        (
            "tables",
            f"{_size(settings.upload_bytes)} each, {_size(settings.uploads_bytes)} in all",
            "UPLOAD_BYTES, UPLOADS_BYTES",
        ),
        ("one step", f"{settings.step_seconds:g} s", "STEP_SECONDS"),
        ("data", f"{settings.data_dir}, every {settings.checkpoint_seconds:g} s", "DATA_DIR, CHECKPOINT_SECONDS"),
        ("metrics", "at /metrics" if settings.metrics else "off", "METRICS"),
    ):
        table.add_row(name, value, variables)
    return table


def run(settings: Settings) -> None:
    """Serves until it is interrupted."""
    logs.configure(settings.log_level, settings.log_format)
    _allow_files()
    with suppress(KeyboardInterrupt):
        Server(config(create_app(settings), settings)).run()


def _allow_files() -> None:
    """Raises the number of open files, one a connection, as far as the system lets this process."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _size(count: int) -> str:
    for unit, name in ((10**6, "MB"), (1024, "kB")):
        if count % unit == 0:
            return f"{count // unit} {name}"
    return f"{count} bytes"


def _duration(seconds: float) -> str:
    return f"{seconds / 60:g} min" if seconds >= 60 else f"{seconds:g} s"
