"""The WebSocket: one task receives, one sends, so that neither a slow reader nor a quiet one stops the other."""

import asyncio
import itertools
import logging
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect

from server.client import Client
from server.events import BeatEvent
from server.hosts.base import Host
from server.limits import Places, neighbourhood
from server.mailbox import Mailbox
from server.monitor import Tally
from server.settings import Settings
from server.transport import STALLED

LOG = logging.getLogger(__name__)
BEAT = BeatEvent().model_dump_json()
FOREIGN = 1008
RESTARTING = 1012
TRY_LATER = 1013
FAREWELL = 1.0
EXCESS = 32
REST = 0.05
POLL = 0.02
REASONS = {
    "connections": "The server has as many visitors as it can take. Try again later.",
    "connections_per_address": "Too many connections from your address. Close other tabs, or try again later.",
}


class Reception:
    """Takes WebSockets in, within the limits, and shows them out when the server stops."""

    def __init__(self, host: Host, settings: Settings, places: Places, tally: Tally) -> None:
        self._host = host
        self._settings = settings
        self._places = places
        self._tally = tally
        self._numbers = itertools.count(1)
        self._closing = asyncio.Event()

    def close(self) -> None:
        """Ends every connection, now and from now on, with a word that the server restarts."""
        self._closing.set()

    async def empty(self) -> None:
        """Returns when the last client has gone."""
        while self._places.taken:
            await asyncio.sleep(POLL)

    async def welcome(self, websocket: WebSocket) -> None:
        """Serves one client until it goes, or refuses it."""
        with suppress(WebSocketDisconnect):
            await self._welcome(websocket)

    async def _welcome(self, websocket: WebSocket) -> None:
        address = neighbourhood(websocket.client.host if websocket.client else "")
        if not from_here(websocket, self._settings.origins):
            self._refused("foreign_origin", address)
            await websocket.close(FOREIGN, "This page may not use this server.")
            return
        reason = self._places.take(address)
        if reason is not None:
            self._refused(reason, address)
            await websocket.accept()
            await websocket.close(TRY_LATER, REASONS[reason])
            return
        number = next(self._numbers)
        try:
            await websocket.accept()
            LOG.info("connection opened", extra={"connection": number, "address": address})
            told = await self._serve(websocket, number, address)
            LOG.info("connection closed", extra={"connection": number, "address": address, "reason": told})
        finally:
            self._places.leave(address)

    async def _serve(self, websocket: WebSocket, number: int, address: str) -> str:
        """Sends and receives until either ends, or the server does; says why it ended."""
        mailbox = Mailbox()
        seat = self._host.seat(mailbox)
        client = Client(seat, mailbox, self._settings, self._tally, number)
        sending = asyncio.create_task(_send(websocket, mailbox, self._settings.beat_seconds), name="send")
        receiving = asyncio.create_task(_receive(websocket, client), name="receive")
        closing = asyncio.create_task(self._closing.wait(), name="closing")
        tasks = (receiving, sending, closing)
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            seat.leave()
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
        for end in ends:
            if isinstance(end, Exception):
                LOG.error("a connection failed", exc_info=end, extra={"connection": number, "address": address})
        if self._closing.is_set():
            with suppress(WebSocketDisconnect, ConnectionError, RuntimeError, TimeoutError):
                async with asyncio.timeout(FAREWELL):
                    await websocket.close(RESTARTING, "The server restarts. Connect again in a moment.")
            return "the server stops"
        told = next((end for end in ends if isinstance(end, str)), "gone")
        self._tally.cut_off += told == STALLED
        return told

    def _refused(self, reason: str, address: str) -> None:
        self._tally.refused[reason] += 1
        LOG.info("connection refused", extra={"address": address, "reason": reason})


def from_here(connection: HTTPConnection, origins: frozenset[str]) -> bool:
    """Whether the page that asks is of this site or of one that is allowed. Programs send no origin."""
    origin = connection.headers.get("origin")
    if origin is None or origin in origins:
        return True
    try:
        site = urlsplit(origin).netloc
    except ValueError:
        return False
    return site != "" and site == connection.headers.get("host")


async def _send(websocket: WebSocket, mailbox: Mailbox, patience: float) -> str:
    """Sends what is in the mailbox, and a beat when there is nothing for long; says why it ended."""
    while True:
        try:
            message = await mailbox.get(patience)
        except ConnectionAbortedError:
            return STALLED
        try:
            if isinstance(message, bytes):
                await websocket.send_bytes(message)
            else:
                await websocket.send_text(BEAT if message is None else message)
        except (WebSocketDisconnect, ConnectionError, RuntimeError) as error:
            LOG.debug("stopped sending: %r", error)
            return "gone"


async def _receive(websocket: WebSocket, client: Client) -> str:
    """Hands every message to the client; reads more slowly from one that sends too much. Says why it ended."""
    excess = 0
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return message.get("reason") or f"code {message.get('code')}"
        if client.take(message.get("text"), message.get("bytes")):
            continue
        excess += 1
        if excess % EXCESS == 0:
            await asyncio.sleep(REST)
