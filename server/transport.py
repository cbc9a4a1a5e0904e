"""uvicorn's WebSocket protocol with small buffers, which cuts off a client that does not read.

uvicorn closes a stalled connection by waiting for its buffer to drain, which it never does: such a transport is aborted
here. Small buffers keep a client that falls behind from finding old frames in front of the new ones.
"""

import asyncio
import socket
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

SEND_BUFFER = 64 * 1024
HIGH_WATER = 16 * 1024
PATIENCE = 10.0


class FrameProtocol(WebSocketsSansIOProtocol):
    """One connection; passed to uvicorn as `ws`."""

    _stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Makes the buffers small."""
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=HIGH_WATER)
        raw = transport.get_extra_info("socket")
        if raw is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)

    def pause_writing(self) -> None:
        """The client does not read: it has ten seconds to begin."""
        super().pause_writing()
        self._stalled = self.loop.call_later(PATIENCE, self.transport.abort)

    def resume_writing(self) -> None:
        """The client reads again."""
        super().resume_writing()
        self._forgive()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing more to wait for."""
        self._forgive()
        super().connection_lost(exc)

    def keepalive_timeout(self) -> None:
        """No pong: the buffer may never drain, so nothing is waited for."""
        super().keepalive_timeout()
        self.transport.abort()

    def _forgive(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None


def uvicorn_options() -> dict[str, Any]:
    """How uvicorn is to be run: one process, fast parsers, no compression of frames."""
    return {
        "ws": FrameProtocol,
        "ws_per_message_deflate": False,
        "ws_max_size": 2**20,
        "ws_ping_interval": 20.0,
        "ws_ping_timeout": 20.0,
        "loop": "uvloop",
        "http": "httptools",
        "timeout_graceful_shutdown": 3,
    }
