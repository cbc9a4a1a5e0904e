"""A light WebSocket client for load: it shares the machine with the server that it measures.

The page's part of RFC 6455 and no more: unfragmented messages, no extensions, and a mask of zeros, which leaves what is
sent as it is. Of a frame only the few numbers are decoded that a `Frame` has; the arrays are stepped over.
"""

import asyncio
import json
import secrets
import socket
import struct
from base64 import b64encode
from typing import Any, Self, cast
from urllib.parse import urlsplit

import msgspec

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
FINAL = 0x80
MASKED = 0x80
NO_MASK = bytes(4)
SHORT, MEDIUM = 125, 2**16 - 1
PATIENCE = 30.0
NARROW = 4096


class Frame(msgspec.Struct):
    """The numbers of a frame that say what it shows."""

    frame: int
    seq: int
    step: int
    playing: bool


class Curve(msgspec.Struct):
    """The news of a loss curve; `rows` is still packed."""

    reset: bool
    stride: int
    rows: msgspec.Raw


class FullFrame(Frame):
    """A frame with its curve, and its probes still packed."""

    epoch: int
    diverged: bool
    probes: dict[str, msgspec.Raw]
    curve: Curve | None = None


def message(opcode: int, payload: bytes) -> bytes:
    """One message of a client as bytes."""
    size = len(payload)
    if size <= SHORT:
        head = struct.pack("!BB", FINAL | opcode, MASKED | size)
    elif size <= MEDIUM:
        head = struct.pack("!BBH", FINAL | opcode, MASKED | 126, size)
    else:
        head = struct.pack("!BBQ", FINAL | opcode, MASKED | 127, size)
    return head + NO_MASK + payload


class Unpacker:
    """Cuts a server's stream of bytes into (opcode, payload)."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[tuple[int, bytes]]:
        """Takes the next bytes and gives the messages that are now complete.

        Raises:
            ValueError: a message in parts, or a masked one, which this server never sends.
        """
        self._buffer += data
        found = []
        start = 0
        while (head := self._head(start)) is not None:
            opcode, first, end = head
            if len(self._buffer) < end:
                break
            found.append((opcode, bytes(memoryview(self._buffer)[first:end])))
            start = end
        del self._buffer[:start]
        return found

    def _head(self, start: int) -> tuple[int, int, int] | None:
        """The opcode, and where the payload begins and ends; None until that is known."""
        buffer = self._buffer
        if len(buffer) < start + 2:
            return None
        first, size = buffer[start], buffer[start + 1]
        if first & FINAL == 0 or first & 0x0F == CONTINUATION or size & MASKED:
            raise ValueError(f"message: expected whole and unmasked, got head {first:#04x} {size:#04x}")
        at = start + 2
        if size == 126:
            if len(buffer) < at + 2:
                return None
            (size,) = struct.unpack_from("!H", buffer, at)
            at += 2
        elif size == 127:
            if len(buffer) < at + 8:
                return None
            (size,) = struct.unpack_from("!Q", buffer, at)
            at += 8
        return first & 0x0F, at, at + size


class Client(asyncio.Protocol):
    """One connection. Frames are acknowledged when they come; a subclass says what is done with them and with events.

    Args:
        address: of the server, as http://127.0.0.1:8000.
        narrow: take little in advance, so that the server notices soon when nothing is read.
    """

    frame_type: type[Frame] = Frame

    def __init__(self, address: str, *, narrow: bool = False) -> None:
        self.address = address
        self._narrow = narrow
        self.seq = 0
        self.bytes = 0
        self.refused: str | None = None
        self.close_code: int | None = None
        self._buffer = b""
        self._upgraded = False
        self._unpacker = Unpacker()
        self._decoder = msgspec.msgpack.Decoder(self.frame_type)
        self._transport: asyncio.Transport | None = None
        self._ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.gone = asyncio.Event()

    async def connect(self) -> Self:
        """Connects.

        Raises:
            ConnectionError: the server does not take the connection.
        """
        parts = urlsplit(self.address)
        loop = asyncio.get_running_loop()
        line = socket.socket()
        line.setblocking(False)
        if self._narrow:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, NARROW)
        async with asyncio.timeout(PATIENCE):
            await loop.sock_connect(line, (parts.hostname, parts.port))
            await loop.create_connection(lambda: self, sock=line)
            await self._ready
        return self

    # What is heard

    def on_frame(self, frame: Any) -> None:
        """A frame came, and has been acknowledged."""

    def on_event(self, event: dict[str, Any]) -> None:
        """An event came."""

    # What is said

    def send(self, kind: str, **fields: Any) -> int:
        """Sends a command; returns its number."""
        self.seq += 1
        self.send_text(json.dumps({"type": kind, "seq": self.seq, **fields}))
        return self.seq

    def send_text(self, text: str) -> None:
        """Sends any text."""
        self._write(TEXT, text.encode("utf-8", "surrogatepass"))

    def send_bytes(self, data: bytes) -> None:
        """Sends any bytes."""
        self._write(BINARY, data)

    def stall(self, stalled: bool) -> None:
        """Stops reading, or reads again."""
        if self._transport is not None and not self._transport.is_closing():
            if stalled:
                self._transport.pause_reading()
            else:
                self._transport.resume_reading()

    def close(self) -> None:
        """Says good-bye and closes."""
        self._write(CLOSE, struct.pack("!H", 1000))
        if self._transport is not None:
            self._transport.close()

    def cut(self) -> None:
        """Breaks the connection as a failing network does."""
        if self._transport is not None:
            self._transport.abort()

    @property
    def alive(self) -> bool:
        """Whether the connection stands."""
        return self._upgraded and not self.gone.is_set()

    def _write(self, opcode: int, payload: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(message(opcode, payload))

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks for a WebSocket."""
        self._transport = cast(asyncio.Transport, transport)
        lines = [
            "GET /ws HTTP/1.1",
            f"Host: {urlsplit(self.address).netloc}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {b64encode(secrets.token_bytes(16)).decode()}",
            "Sec-WebSocket-Version: 13",
        ]
        self._transport.write("\r\n".join([*lines, "", ""]).encode())

    def data_received(self, data: bytes) -> None:
        """Takes bytes of any length."""
        self.bytes += len(data)
        if not self._upgraded:
            self._buffer += data
            head, found, data = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return
            status = head.partition(b"\r\n")[0]
            if b" 101 " not in status:
                self._refuse(f"the server answered {status.decode(errors='replace')}")
                return
            self._upgraded, self._buffer = True, b""
            self._ready.set_result(None)
        for opcode, payload in self._unpacker.feed(data):
            self._take(opcode, payload)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self._refuse("the server closed the connection")
        self.gone.set()

    def _refuse(self, why: str) -> None:
        if not self._ready.done():
            self._ready.set_exception(ConnectionError(why))
            self.cut()

    def _take(self, opcode: int, payload: bytes) -> None:
        if opcode == BINARY:
            frame = self._decoder.decode(payload)
            self._write(TEXT, b'{"type":"ack","frame":%d}' % frame.frame)
            self.on_frame(frame)
        elif opcode == TEXT:
            self.on_event(msgspec.json.decode(payload))
        elif opcode == PING:
            self._write(PONG, payload)
        elif opcode == CLOSE:
            self.close_code = struct.unpack_from("!H", payload)[0] if len(payload) >= 2 else 1005
            if self._transport is not None:
                self._transport.close()
