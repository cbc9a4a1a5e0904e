"""Bytes over a plain socket: what a well-made client would never send."""

import base64
import os
import socket
import struct
from urllib.parse import urlsplit

from tests.server.running import PATIENCE

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10


def line(url: str) -> socket.socket:
    """A connection to a server."""
    address = urlsplit(url)
    return socket.create_connection((address.hostname, address.port), timeout=PATIENCE)


def exchange(url: str, request: bytes) -> bytes:
    """Sends bytes and returns all that comes back until the server hangs up."""
    with line(url) as open_line:
        open_line.sendall(request)
        answer = b""
        while part := open_line.recv(65536):
            answer += part
        return answer


def get(url: str, path: bytes, *headers: bytes) -> bytes:
    """The whole answer to a GET whose address and headers are sent as they are."""
    lines = [b"GET " + path + b" HTTP/1.1", b"Host: " + urlsplit(url).netloc.encode(), b"Connection: close", *headers]
    return exchange(url, b"\r\n".join(lines) + b"\r\n\r\n")


def status(answer: bytes) -> int:
    """The status of an answer."""
    return int(answer.split(b" ", 2)[1])


def handshake(url: str, *headers: bytes) -> bytes:
    """The request that opens a WebSocket."""
    key = base64.b64encode(os.urandom(16))
    lines = [
        b"GET /ws HTTP/1.1",
        b"Host: " + urlsplit(url).netloc.encode(),
        b"Connection: Upgrade",
        b"Upgrade: websocket",
        b"Sec-WebSocket-Version: 13",
        b"Sec-WebSocket-Key: " + key,
        *headers,
    ]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def websocket(url: str) -> socket.socket:
    """A connection on which frames can be sent."""
    opened = line(url)
    opened.sendall(handshake(url))
    assert opened.recv(4096).startswith(b"HTTP/1.1 101 ")
    return opened


def frame(kind: int, content: bytes = b"", *, last: bool = True) -> bytes:
    """A frame as a client sends it, masked with zeros."""
    head = bytes([kind | 0x80 if last else kind])
    if len(content) < 126:
        head += bytes([0x80 | len(content)])
    else:
        head += bytes([0x80 | 126]) + struct.pack("!H", len(content))
    return head + bytes(4) + content


def close_code(open_line: socket.socket) -> int | None:
    """Reads to the end; the code of the close frame that came last, None where there was none."""
    answer = b""
    try:
        while part := open_line.recv(65536):
            answer += part
    except ConnectionResetError:
        pass
    code = None
    while len(answer) >= 2:
        length, start = answer[1] & 0x7F, 2
        if length == 126:
            length, start = struct.unpack("!H", answer[2:4])[0], 4
        if answer[0] & 0x0F == CLOSE:
            code = struct.unpack("!H", answer[start : start + 2])[0]
        answer = answer[start + length :]
    return code
