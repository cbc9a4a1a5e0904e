"""Random messages and requests to a real server: all is answered, nobody cut off, and others notice nothing."""

import asyncio
import http.client
import json
import re
import time
from collections import Counter, deque
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from bench import mutate, sayings
from bench.client import Client, Frame
from bench.load import PAGE
from bench.nets import net
from bench.serving import Serving

ATTACKERS = 4
BATCH = 20
PATIENCE = 30.0
LAST = 2 * BATCH
SHARE_OF_RUNS = 0.7
LONGEST = 60_000
"""Letters of a message: in UTF-8 within what the server takes, beyond which it closes the connection."""
LARGEST_SEQ = 2**53 - 1
REQUESTS = 5
"""One input in so many is a request, the others are messages."""
PATHS = (
    "/api/gallery/",
    "/api/gallery/xor/frames/",
    "/api/datasets/",
    "/lab/",
    "/embed/",
    "/static/",
    "/",
    "/healthz/",
)


class FoundError(Exception):
    """Something broke; says with which input."""


class Guard(Client):
    """A visitor who only wants to train, and notes the longest time without a frame."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.frames = 0
        self.longest = 0.0
        self.trouble: list[dict[str, Any]] = []
        self._at = time.perf_counter()

    def on_frame(self, frame: Frame) -> None:
        """Notes the time."""
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._at)
        self._at = now
        self.frames += 1

    def on_event(self, event: dict[str, Any]) -> None:
        """Notes what should not be."""
        if event["type"] in ("error", "lost", "restored"):
            self.trouble.append(event)


class Attacker(Client):
    """A connection that sends anything, and expects an answer in the end."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.counts: Counter[str] = Counter()
        self.sent: deque[str] = deque(maxlen=LAST)
        self.trouble: dict[str, Any] | None = None
        self._answer: asyncio.Future[int] | None = None

    def on_frame(self, frame: Frame) -> None:
        """Counts."""
        self.counts["frames"] += 1

    def on_event(self, event: dict[str, Any]) -> None:
        """Counts; a run that fails, a probe that cannot be read or a worker that dies is what is looked for."""
        name = event.get("code", event["type"])
        self.counts[name] += 1
        unreadable = name == "invalid_probe" and not event["problems"] and ": expected " not in event["message"]
        if name in ("session_failed", "lost", "restored", "too_many", "server_full") or unreadable:
            self.trouble = event
        if self._answer is None or self._answer.done() or event.get("seq") != self.seq:
            return
        if name in ("pong", "invalid_change", "no_run"):
            self._answer.set_result(self.seq)
        elif name == "out_of_order":
            self._answer.set_result(int(re.findall(r"above (\d+)", event["message"])[0]))

    def attack(self, text: str) -> None:
        """Sends a text."""
        self.seq = min(self.seq + 1, LARGEST_SEQ)
        self.sent.append(text)
        self.counts["sent"] += 1
        if len(text) % 50 == 0:
            self.send_bytes(text.encode("utf-8", "surrogatepass"))
        else:
            self.send_text(text)

    async def settle(self) -> bool:
        """Waits until all that was sent has been dealt with. False when the numbers of this connection are used up.

        A change that cannot be made is answered by the worker, in its turn; a ping by the web process, at once.

        Raises:
            FoundError: no answer, a closed connection, or trouble before it.
        """
        return await self._answered("tune", changes={"seed": 1}) and await self._answered("ping")

    async def _answered(self, kind: str, **fields: Any) -> bool:
        while self.seq < LARGEST_SEQ:
            self._answer = asyncio.get_running_loop().create_future()
            self.send(kind, **fields)
            gone = asyncio.ensure_future(self.gone.wait())
            answer: asyncio.Future[Any] = self._answer
            await asyncio.wait([answer, gone], timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            gone.cancel()
            if not answer.done():
                closed = self.gone.is_set()
                raise self._found(f"closed with code {self.close_code}" if closed else f"no answer to {kind}")
            if self.trouble is not None:
                raise self._found(str(self.trouble))
            last = answer.result()
            if last == self.seq:
                return True
            self.seq = last
        return False

    def _found(self, what: str) -> FoundError:
        return FoundError("\n".join([f"{what}; sent before, newest last:", *(text[:1500] for text in self.sent)]))


async def siege(server: Serving, seed: int, count: int) -> Counter[str]:
    """Sends so many messages and requests.

    Returns:
        How often what was answered, and `longest` in milliseconds: the longest time that a bystander had no frame.

    Raises:
        FoundError: something broke.
    """
    workers = set(server.workers())
    guard = await Guard(server.address).connect()
    guard.send("watch", probes=PAGE)
    guard.send("open", experiment=net(4, 2).model_dump(mode="json"), play=True)
    numbers = range(count)
    requests = [number for number in numbers if number % REQUESTS == 0]
    messages = [number for number in numbers if number % REQUESTS]
    found = await asyncio.gather(
        asyncio.to_thread(_request, server.address, seed, requests),
        *(_attack(server.address, seed, messages[which::ATTACKERS]) for which in range(ATTACKERS)),
    )
    before = guard.frames
    await asyncio.sleep(1.0)
    if guard.trouble or guard.gone.is_set() or guard.frames == before:
        raise FoundError(f"a bystander came to grief: {guard.trouble}, {guard.frames} frames, code {guard.close_code}")
    if workers - set(server.workers()):
        raise FoundError("a worker died")
    guard.close()
    total = sum(found, Counter())
    total["longest"] = round(1000 * guard.longest)
    return total


async def _attack(address: str, seed: int, numbers: Sequence[int]) -> Counter[str]:
    """Sends messages over one connection, and waits for answers every few."""
    total: Counter[str] = Counter()
    attacker = await Attacker(address).connect()
    for place, number in enumerate(numbers):
        dice = mutate.dice(seed, "socket", number)
        if place % BATCH == 0 and dice.random() < SHARE_OF_RUNS:
            attacker.send("open", experiment=mutate.plausible(dice), play=True)
        attacker.attack(sayings.message(dice, attacker.seq + 1)[:LONGEST])
        if (place % BATCH == BATCH - 1 or place == len(numbers) - 1) and not await attacker.settle():
            attacker.close()
            total += attacker.counts
            attacker = await Attacker(address).connect()
    attacker.close()
    return total + attacker.counts


def _request(address: str, seed: int, numbers: Sequence[int]) -> Counter[str]:
    """Sends requests one after the other, and counts the answers by their status."""
    total: Counter[str] = Counter()
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    for number in numbers:
        dice = mutate.dice(seed, "request", number)
        method, path, body = "POST", "/api/experiments/check", mutate.body(dice)
        if dice.random() < 0.3:
            method = dice.choice(["GET", "POST", "HEAD", "PUT", "DELETE"])
            path = dice.choice(PATHS) + quote(mutate.text(dice) * dice.choice([1, 1, 300]), safe="./%?&=:")
            path += dice.choice(["", "?play", "?lang=xx", f"?{quote(json.dumps(mutate.junk(dice)))[:500]}"])
        try:
            status = _status(connection, method, path, body)
        except OSError as error:
            raise FoundError(f"request {number}: {method} {path} {body[:3000]!r} had no answer: {error!r}") from error
        total[f"HTTP {status}"] += 1
        if status >= 500:
            raise FoundError(f"request {number}: {method} {path} {body[:3000]!r} was answered {status}")
    connection.close()
    return total


def _status(connection: http.client.HTTPConnection, method: str, path: str, body: bytes) -> int:
    """The status of an answer; asked again when the server has just closed the connection."""
    for last in (False, True):
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            answer.read()
        except (http.client.HTTPException, ConnectionError):
            connection.close()
            if last:
                raise
        else:
            return answer.status
    raise AssertionError
