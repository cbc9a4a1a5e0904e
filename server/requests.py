"""uvicorn's HTTP protocol with bounds on a request's head and on how long a request may take to arrive.

uvicorn has neither with this parser: it waits for ever for who sends headers a byte at a time, or headers without end.
"""

import asyncio
from typing import NoReturn

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_HEAD = 32 * 1024
MOST_LINE = 8000
MOST_HEADERS = 100
MOST_REQUEST = 16 * 2**20
PATIENCE = 10.0
ENDED = b"content-length: 0\r\nconnection: close\r\n\r\n"
TOO_LONG = b"HTTP/1.1 431 Request Header Fields Too Large\r\n" + ENDED
TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\n" + ENDED


class BoundedRequests(HttpToolsProtocol):
    """One connection; passed to uvicorn as `http`."""

    _clock: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    _chunk = 0
    _received = 0
    _in_head = False
    _too_long = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Waits for a request, or hangs up where there are too many connections already."""
        super().connection_made(transport)
        if self.limit_concurrency is not None and len(self.connections) > self.limit_concurrency:
            transport.abort()
        else:
            self._start_clock()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing more to wait for."""
        self._stop_clock()
        self._forgive()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """The next bytes of a request, or of several."""
        if self.cycle is None or self.cycle.response_complete:
            self._start_clock()
        self._chunk = len(data)
        self._received += len(data)
        super().data_received(data)
        if (self._in_head and self._received > MOST_HEAD) or self._received > MOST_REQUEST:
            self._end(TOO_LONG)

    def on_message_begin(self) -> None:
        """A request's first byte."""
        self._received = self._chunk
        self._in_head = True
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """A part of the address."""
        super().on_url(url)
        if len(self.url) > MOST_LINE:
            self._reject()

    def on_header(self, name: bytes, value: bytes) -> None:
        """One line of the head, or of what follows a body sent in chunks."""
        if len(self.headers) >= MOST_HEADERS or len(name) + len(value) > MOST_LINE:
            self._reject()
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is there."""
        self._stop_clock()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """The connection is the WebSocket protocol's from here on."""
        self._stop_clock()
        super().handle_websocket_upgrade()

    def send_400_response(self, msg: str) -> None:
        """Says what is wrong with a request that could not be read, and hangs up."""
        if self._too_long:
            self._end(TOO_LONG)
        else:
            super().send_400_response(msg)

    def pause_writing(self) -> None:
        """The client does not read: it has ten seconds to begin."""
        super().pause_writing()
        self._stalled = self.loop.call_later(PATIENCE, self.transport.abort)

    def resume_writing(self) -> None:
        """The client reads again."""
        super().resume_writing()
        self._forgive()

    def _start_clock(self) -> None:
        if self._clock is None:
            self._clock = self.loop.call_later(PATIENCE, self._end, TOO_SLOW)

    def _stop_clock(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _forgive(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def _reject(self) -> NoReturn:
        """Stops the parser, which then has `send_400_response` called."""
        self._too_long = True
        raise ValueError("the head of the request is too long")

    def _end(self, answer: bytes) -> None:
        if not self.transport.is_closing():
            if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
                self.transport.write(answer)
            self.transport.close()
