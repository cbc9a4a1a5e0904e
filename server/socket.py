"""The WebSocket: one task receives, one sends, so that neither a slow reader nor a quiet one stops the other."""

import asyncio
import json
import logging
from urllib.parse import urlsplit

from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from server.hosts.base import Host, Seat
from server.limits import TokenBucket
from server.mailbox import Mailbox
from server.messages import (
    CLIENT_COMMAND,
    AckCommand,
    BeatEvent,
    ClientCommand,
    ErrorCode,
    ErrorEvent,
    PingCommand,
    PongEvent,
    Problem,
)
from server.settings import Settings

LOG = logging.getLogger(__name__)
BEAT = BeatEvent().model_dump_json()
FOREIGN = 1008
SHOWN = 80
MOST_PROBLEMS = 20


async def connection(websocket: WebSocket, host: Host, settings: Settings) -> None:
    """Serves one client until it goes."""
    if not from_here(websocket, settings.origins):
        await websocket.close(FOREIGN, "This page may not use this server.")
        return
    await websocket.accept()
    mailbox = Mailbox()
    seat = host.seat(mailbox)
    client = Client(seat, mailbox, settings)
    sending = asyncio.create_task(_send(websocket, mailbox, settings.beat_seconds), name="send")
    receiving = asyncio.create_task(_receive(websocket, client), name="receive")
    try:
        await asyncio.wait((sending, receiving), return_when=asyncio.FIRST_COMPLETED)
    finally:
        seat.leave()
        for task in (sending, receiving):
            task.cancel()
        await asyncio.gather(sending, receiving, return_exceptions=True)


def from_here(websocket: WebSocket, origins: frozenset[str]) -> bool:
    """Whether the page that opens the socket is of this site or of one that is allowed. Programs send no origin."""
    origin = websocket.headers.get("origin")
    return origin is None or origin in origins or urlsplit(origin).netloc == websocket.headers.get("host")


async def _send(websocket: WebSocket, mailbox: Mailbox, patience: float) -> None:
    """Sends what is in the mailbox, and a beat when there is nothing for long."""
    try:
        while True:
            message = await mailbox.get(patience)
            if isinstance(message, bytes):
                await websocket.send_bytes(message)
            else:
                await websocket.send_text(BEAT if message is None else message)
    except (WebSocketDisconnect, ConnectionError, RuntimeError) as error:
        LOG.debug("stopped sending: %r", error)


async def _receive(websocket: WebSocket, client: "Client") -> None:
    """Hands every message to the client's seat."""
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return
        client.take(message.get("text"), message.get("bytes"))


class Client:
    """Judges what a client sends: what is well formed goes to its seat, the rest is refused with a reason."""

    def __init__(self, seat: Seat, mailbox: Mailbox, settings: Settings) -> None:
        self._seat = seat
        self._mailbox = mailbox
        self._longest = settings.message_bytes
        self._bucket = TokenBucket(settings.messages_per_second)
        self._last_seq = 0
        self._excess = False

    def take(self, text: str | None, data: bytes | None) -> None:
        """Deals with one message."""
        if text is None:
            self._refuse(None, "invalid_message", f"Expected a text message, got {len(data or b'')} bytes.")
        elif len(text) > self._longest or len(text.encode()) > self._longest:
            self._refuse(None, "too_large", f"Expected at most {self._longest} bytes a message, got {len(text)}.")
        else:
            self._parse(text)

    def _parse(self, text: str) -> None:
        try:
            command = CLIENT_COMMAND.validate_json(text, strict=True)
        except ValidationError as error:
            if self._allowed():
                problems = problems_of(error)
                self._refuse(_seq_of(text), "invalid_message", "This message is not understood.", problems)
            return
        if isinstance(command, AckCommand):
            self._seat.command(command, text)
        elif self._allowed():
            self._obey(command, text)

    def _obey(self, command: ClientCommand, text: str) -> None:
        if isinstance(command, AckCommand):
            return
        if command.seq <= self._last_seq:
            message = f"Expected a seq above {self._last_seq}, got {command.seq}."
            self._refuse(command.seq, "out_of_order", message)
            return
        self._last_seq = command.seq
        if isinstance(command, PingCommand):
            self._mailbox.put(PongEvent(seq=command.seq).model_dump_json())
        else:
            self._seat.command(command, text)

    def _allowed(self) -> bool:
        """Whether the client may send one more now; the first message in excess is answered, the others are not."""
        allowed = self._bucket.take()
        if not allowed and not self._excess:
            self._refuse(None, "too_many", "Too many messages: some were ignored. Send fewer a second.")
        self._excess = not allowed
        return allowed

    def _refuse(self, seq: int | None, code: ErrorCode, message: str, problems: list[Problem] | None = None) -> None:
        event = ErrorEvent(seq=seq, code=code, message=message, problems=problems or [])
        self._mailbox.put(event.model_dump_json())


def problems_of(error: ValidationError) -> list[Problem]:
    """What pydantic has against a message, as problems."""
    return [
        Problem(
            where=".".join(map(str, found["loc"])),
            expected=found["msg"],
            got=_shown(found["input"]),
            message="See docs/protocol.md for the messages there are.",
        )
        for found in error.errors(include_url=False, include_context=False)[:MOST_PROBLEMS]
    ]


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _seq_of(text: str) -> int | None:
    """The number of a command that was not understood, if it has one."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        return None
    seq = raw.get("seq") if isinstance(raw, dict) else None
    return seq if type(seq) is int and 0 < seq < 2**53 else None
