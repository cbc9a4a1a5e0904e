"""`unknot serve`: uvicorn with the application, in this process."""

import socket
import sys
from contextlib import suppress

import uvicorn

from server.app import create_app
from server.service import Service
from server.settings import Settings
from server.transport import uvicorn_options


class Server(uvicorn.Server):
    """Says where it is once it listens."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then prints the address."""
        await super().startup(sockets)
        for listener in self.servers:
            for each in listener.sockets:
                host, port = each.getsockname()[:2]
                shown = f"[{host}]" if ":" in host else host
                sys.stdout.write(f"Unknot is at http://{shown}:{port}   (Ctrl+C stops it)\n")
        sys.stdout.flush()
        service: Service = self.config.app.state.service  # type: ignore[union-attr]
        if service.settings.record_gallery:
            service.record_gallery()


def run(settings: Settings) -> None:
    """Serves until it is interrupted."""
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        **uvicorn_options(),
    )
    with suppress(KeyboardInterrupt):
        Server(config).run()
