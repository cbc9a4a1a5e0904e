"""`python -m bench.scrub`: frames a second while a finger moves through the past of a run, and with lanes side by side.

A client of the real server does what the page does: it has one seek in flight, and sends the next when a frame shows
it. The run is the page's first network, trained for a million steps; the watched probes are the page's.
"""

import asyncio
import itertools
import math
import statistics
import time
from typing import Any, NamedTuple

import uvloop

from bench.client import Client, Frame
from bench.load import PAGE
from bench.nets import net
from bench.serving import Serving, load, serving
from bench.timing import table

LONG = 1_000_000
"""Steps of the run that is scrubbed through."""
SECONDS = 5.0
SETTLED = 1.0
TURN = 4.0
"""Seconds of a finger's way to and fro."""
LANES = (1, 2, 4)
RATES = (0.03, 0.01, 0.1, 0.003)


class Found(NamedTuple):
    """Frames a second, and the times between two of them in seconds."""

    rate: float
    gaps: list[float]


class Scrubber(Client):
    """A page whose timeline is dragged."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.state: Frame | None = None
        self.times: list[float] = []
        self._events: dict[str, asyncio.Event] = {}
        self._news = asyncio.Event()

    def on_frame(self, frame: Frame) -> None:
        """Notes what is shown, and when it came."""
        self.state = frame
        self.times.append(time.perf_counter())
        self._news.set()

    def on_event(self, event: dict[str, Any]) -> None:
        """Notes that something was answered.

        Raises:
            RuntimeError: something was refused.
        """
        if event["type"] in ("error", "lost"):
            raise RuntimeError(f"scrub: {event}")
        self._events.setdefault(event["type"], asyncio.Event()).set()

    async def told(self, kind: str) -> None:
        """Waits for an event of this type."""
        await self._events.setdefault(kind, asyncio.Event()).wait()
        del self._events[kind]

    async def shown(self, seq: int) -> Frame:
        """The first frame after this command."""
        while self.state is None or self.state.seq < seq:
            self._news.clear()
            await self._news.wait()
        return self.state

    async def trained(self, step: int) -> Frame:
        """The first frame at this step or beyond."""
        while self.state is None or self.state.step < step:
            self._news.clear()
            await self._news.wait()
        return self.state

    async def begin(self) -> None:
        """Opens the run and watches what the page watches."""
        await self.connect()
        self.send("watch", probes=PAGE)
        self.send("open", experiment=net(4, 2).model_dump(mode="json"), play=True)
        await self.told("opened")

    def found(self, since: float) -> Found:
        """What came since a time."""
        times = [at for at in self.times if at >= since]
        gaps = [later - at for at, later in itertools.pairwise(times)]
        return Found(len(gaps) / max(1e-9, times[-1] - times[0]) if len(times) > 1 else 0.0, gaps)


async def scrub(address: str, steps: int, seconds: float) -> Found:
    """Trains for so many steps, then moves to and fro through them."""
    client = Scrubber(address)
    await client.begin()
    await client.trained(steps)
    latest = (await client.shown(client.send("pause"))).step
    began = time.perf_counter()
    while (now := time.perf_counter()) < began + seconds:
        place = 0.5 - 0.5 * math.cos(2 * math.pi * (now - began) / TURN)
        await client.shown(client.send("seek", step=round(place * latest)))
    client.close()
    return client.found(began)


async def side_by_side(address: str, lanes: int, seconds: float) -> Found:
    """Plays so many lanes with learning rates of their own."""
    client = Scrubber(address)
    await client.begin()
    experiment = net(4, 2).model_dump(mode="json")
    for rate in RATES[1:lanes]:
        experiment["learner"]["optimizer"]["rate"] = rate
        client.send("branch", experiment=experiment, fresh=True, focus=False)
        await client.told("lanes")
    await asyncio.sleep(SETTLED)
    began = time.perf_counter()
    await asyncio.sleep(seconds)
    client.close()
    return client.found(began)


async def measure(server: Serving, steps: int, seconds: float) -> list[list[str]]:
    """The rows of the table."""
    rows = [_row(f"scrubbing through {steps:,} steps", await scrub(server.address, steps, seconds))]
    for lanes in LANES:
        name = "one lane" if lanes == 1 else f"{lanes} lanes side by side"
        rows.append(_row(f"playing, {name}", await side_by_side(server.address, lanes, seconds)))
    return rows


def _row(name: str, found: Found) -> list[str]:
    middle, slow = statistics.median(found.gaps), sorted(found.gaps)[int(0.99 * (len(found.gaps) - 1))]
    return [name, f"{found.rate:.1f}", f"{1000 * middle:.0f} ms", f"{1000 * slow:.0f} ms"]


def main() -> None:
    """Prints the table."""
    with serving(workers=1) as server, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        rows = runner.run(measure(server, LONG, SECONDS))
    head = ["what", "frames/s", "time between frames: median", "99 %"]
    table(f"The past, and lanes: 2-4-2-1, the page's probes, {load()}", head, rows)


if __name__ == "__main__":
    main()
