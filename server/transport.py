"""uvicorn's WebSocket protocol with small buffers, which cuts off a client that does not read, or sends chatter.

uvicorn closes a stalled connection by waiting for its buffer to drain, which it never does: such a transport is aborted
here. Small buffers keep a client that falls behind from finding old frames in front of the new ones, and bound how many
tiny messages can come in one piece. Pings, pongs and parts of messages never reach the application, which limits the
messages: they are limited here.
"""

import asyncio
import socket
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

from server.limits import TokenBucket
from server.requests import BoundedRequests

SEND_BUFFER = 64 * 1024
RECEIVE_BUFFER = 16 * 1024
PIECE = 4096
HIGH_WATER = 16 * 1024
PATIENCE = 10.0
STALLED = "the client does not read"
CHATTER = 200.0


class FrameProtocol(WebSocketsSansIOProtocol):
    """One connection; passed to uvicorn as `ws`."""

    _stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Makes the buffers small."""
        super().connection_made(transport)
        self._chatter = TokenBucket(CHATTER)
        self.transport.set_write_buffer_limits(high=HIGH_WATER)
        raw = transport.get_extra_info("socket")
        if raw is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)

    def data_received(self, data: bytes) -> None:
        """Takes what has come in pieces, and nothing more once the connection ends."""
        for start in range(0, len(data), PIECE):
            if self.transport.is_closing():
                return
            super().data_received(data[start : start + PIECE])

    def handle_ping(self) -> None:
        """Answers, but not without end."""
        if self._tolerated():
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        """Hears, but not without end."""
        if self._tolerated():
            super().handle_pong(event)

    def handle_cont(self, event: Frame) -> None:
        """Adds to a message that comes in parts, of which there may be only so many a second."""
        if self._tolerated():
            super().handle_cont(event)

    def pause_writing(self) -> None:
        """The client does not read: it has ten seconds to begin."""
        super().pause_writing()
        self._stalled = self.loop.call_later(PATIENCE, self._cut_off)

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

    def _cut_off(self) -> None:
        self.queue.put_nowait({"type": "websocket.disconnect", "code": 1006, "reason": STALLED})
        self.transport.abort()

    def _tolerated(self) -> bool:
        """Whether one more frame that is no message may come now; if not, the connection ends."""
        if self.close_sent or self.transport.is_closing():
            return False
        if self._chatter.take():
            return True
        self.conn.fail(1008, "too many pings or parts of messages")
        self.handle_parser_exception()
        return False

    def _forgive(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None


def uvicorn_options() -> dict[str, Any]:
    """How uvicorn is to be run: one process, fast parsers, no compression of frames."""
    return {
        "http": BoundedRequests,
        "ws": FrameProtocol,
        "ws_per_message_deflate": False,
        "ws_max_size": 2**20,
        "ws_ping_interval": 20.0,
        "ws_ping_timeout": 20.0,
        "loop": "uvloop",
        "timeout_graceful_shutdown": 3,
    }
