"""`python -m bench.load [30 100 200]`: so many clients at once, each training a small net, and watching it.

The clients are in this process, the server in others. Every client trains as fast as it can and watches the surface,
the neurons, space and the loss, as the page does. At random times it changes its learning rate; how long until a frame
shows that it was dealt with is the time of a command.
"""

import argparse
import asyncio
import os
import random
import resource
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import uvloop

from bench.client import Client, Frame
from bench.nets import net
from bench.serving import Serving, Usage, load, machine_seconds, serving, usage
from bench.timing import table
from engine.experiment import Experiment
from engine.session import Session

COUNTS = (30, 100, 200)
SECONDS = 15.0
WARM_UP = 5.0
PACE = 2.0
SEED = 1
HIDDEN = (4, 2)
HISTORY = 30_000
SESSIONS = 25
PAGE: dict[str, dict[str, Any]] = {
    "surface": {"probe": "surface", "options": {"resolution": 64}, "hz": 10},
    "neurons": {"probe": "neurons", "options": {"resolution": 32, "units": 16}, "hz": 10},
    "space": {"probe": "space", "options": {"resolution": 24, "points": 240}, "hz": 12},
}
"""What the page asks for while a small network plays; see `static/src/panels`."""
WHOLE_PAGE: dict[str, dict[str, Any]] = PAGE | {
    "data": {"probe": "data", "options": {}, "hz": 4},
    "parameters": {"probe": "parameters", "options": {}, "hz": 15},
    "point": {"probe": "point", "options": {"index": 0}, "hz": 10},
    "straight_cut": {"probe": "straight_cut", "options": {}, "hz": 4},
}
TARGETS = {30: "30 frames/s", 100: "20 frames/s, p95 100 ms", 200: "10 frames/s"}


class Trainee(Client):
    """One client: counts its frames, and times its commands."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.frames = 0
        self.step = 0
        self.steps = 0
        self.times: list[float] = []
        self.loads: list[dict[str, Any]] = []
        self.trouble: list[dict[str, Any]] = []
        self.opened = asyncio.Event()
        self._waiting: tuple[int, float] | None = None

    def tune(self, rate: float) -> None:
        """Changes the learning rate, unless the change before has not been seen yet."""
        if self._waiting is None:
            now = time.perf_counter()
            self._waiting = self.send("tune", changes={"learner.optimizer.rate": rate}), now

    def on_frame(self, frame: Frame) -> None:
        """Counts."""
        self.frames += 1
        self.steps += max(0, frame.step - self.step)
        self.step = frame.step
        if self._waiting is not None and frame.seq >= self._waiting[0]:
            self.times.append(time.perf_counter() - self._waiting[1])
            self._waiting = None

    def on_event(self, event: dict[str, Any]) -> None:
        """Notes what is out of the ordinary."""
        match event["type"]:
            case "opened":
                self.opened.set()
            case "load":
                self.loads.append(event)
            case "error" | "lost" | "restored":
                self.trouble.append(event)

    def begin(self) -> None:
        """Counts from here."""
        self.frames = self.steps = self.bytes = 0
        self.times.clear()


@dataclass
class Figures:
    """What was measured."""

    clients: list[Trainee]
    seconds: float
    before: dict[int, Usage]
    after: dict[int, Usage]
    own: float
    everything: float
    machine: str


def experiment(seed: int) -> dict[str, Any]:
    """2-4-2-1 on two spirals of 250 points, batch 10; everybody's own seed."""
    return {**net(*HIDDEN).model_dump(mode="json"), "seed": seed}


async def start(address: str, count: int, watch: dict[str, dict[str, Any]]) -> list[Trainee]:
    """Connects so many clients, and has them play."""
    clients = []
    for seed in range(count):
        client = await Trainee(address).connect()
        client.send("watch", probes=watch)
        client.send("open", experiment=experiment(seed), play=True)
        clients.append(client)
    async with asyncio.timeout(120):
        for client in clients:
            await client.opened.wait()
    return clients


async def tune(client: Trainee, dice: random.Random) -> None:
    """Changes the learning rate at random times, for ever."""
    while True:
        await asyncio.sleep(dice.expovariate(1 / PACE))
        client.tune(dice.uniform(0.001, 0.03))


async def measure(server: Serving, count: int, seconds: float, watch: dict[str, dict[str, Any]]) -> Figures:
    """Lets so many clients train for a while."""
    clients = await start(server.address, count, watch)
    dice = random.Random(SEED)
    tuning = [asyncio.create_task(tune(client, dice)) for client in clients]
    await asyncio.sleep(WARM_UP)
    for client in clients:
        client.begin()
    before, began, own, everything = server.usage(), time.perf_counter(), _own_seconds(), machine_seconds()
    await asyncio.sleep(seconds)
    passed, own, everything = time.perf_counter() - began, _own_seconds() - own, machine_seconds() - everything
    after = server.usage()
    for task in tuning:
        task.cancel()
    for client in clients:
        client.close()
    return Figures(clients, passed, before, after, own, everything, load())


def _own_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def percentile(numbers: Sequence[float], share: float) -> float:
    """The number below which that share of them lies; NaN where there are none."""
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def known_bytes() -> float:
    """What the model and the history of one session take: sessions alone, without server, frames or probes."""
    first = Session(net(*HIDDEN))
    first.advance(HISTORY)
    before = usage(os.getpid(), "").uss
    sessions = [Session(Experiment.parse(experiment(seed))) for seed in range(SESSIONS)]
    for session in sessions:
        session.advance(HISTORY)
    return (usage(os.getpid(), "").uss - before) / SESSIONS


def report(count: int, figures: Figures, idle: int, known: float) -> None:
    """Prints what was measured.

    Args:
        count: how many clients there were.
        figures: what was measured.
        idle: bytes of memory of the server's processes before the clients came.
        known: bytes of a session's model and history.
    """
    clients, seconds = figures.clients, figures.seconds
    rates = sorted(client.frames / seconds for client in clients)
    times = [1000 * each for client in clients for each in client.times]
    median = statistics.median(rates)
    grown = sum(each.pss for each in figures.after.values()) - idle
    rows = [
        ["frames/s a client: min, median, max", f"{rates[0]:.1f}, {median:.1f}, {rates[-1]:.1f}"],
        ["fairness: min ÷ median", f"{rates[0] / max(median, 1e-9):.2f}"],
        ["command to frame: p50, p95, slowest", _milliseconds(times)],
        ["steps/s: a client (median), in all", _steps(clients, seconds)],
        ["sent", f"{sum(client.bytes for client in clients) / seconds / 1e6:.1f} MB/s"],
        [
            "memory a session, beyond model and history",
            f"{(grown / count - known) / 1e3:.0f} kB + {known / 1e3:.0f} kB",
        ],
        ["governor", _governor(clients)],
        ["trouble", _trouble(clients)],
    ]
    target = f", target {TARGETS[count]}" if count in TARGETS else ""
    table(f"{count} clients, {seconds:.0f} s, {figures.machine}{target}", ["figure", "value"], rows)
    processes = []
    rest = figures.everything - figures.own
    for pid, after in sorted(figures.after.items(), key=lambda item: item[1].role):
        before = figures.before.get(pid)
        used = after.seconds - (before.seconds if before else 0.0)
        rest -= used
        processes.append([after.role, f"{used / seconds:.0%}", *(f"{size / 1e6:.0f} MB" for size in after[2:])])
    processes.append(["these clients", f"{figures.own / seconds:.0%}", "", "", ""])
    processes.append(["the rest of the machine", f"{rest / seconds:.0%}", "", "", ""])
    table(f"Processes, {os.cpu_count()} cores", ["process", "of a core", "RSS", "PSS", "USS"], processes)


def _milliseconds(times: list[float]) -> str:
    if not times:
        return "no command was answered"
    return f"{percentile(times, 0.5):.0f}, {percentile(times, 0.95):.0f}, {max(times):.0f} ms ({len(times)} commands)"


def _steps(clients: list[Trainee], seconds: float) -> str:
    rates = [client.steps / seconds for client in clients]
    return f"{statistics.median(rates):,.0f}, {sum(rates):,.0f}"


def _governor(clients: list[Trainee]) -> str:
    last = [client.loads[-1] for client in clients if client.loads]
    if not last:
        return "never spoke"
    detail = statistics.median(event["detail"] for event in last)
    frames = statistics.median(event["frames_per_second"] for event in last)
    told = sum(len(client.loads) for client in clients)
    return f"detail {detail:.2f}, {frames:.0f} frames/s at the end (medians of {len(last)}; {told} events)"


def _trouble(clients: list[Trainee]) -> str:
    lost = sum(client.gone.is_set() and client.close_code not in (None, 1000) for client in clients)
    events = [event for client in clients for event in client.trouble]
    first = f": {events[0]}"[:120] if events else ""
    return f"{len(events)} events, {lost} connections lost{first}"


def run(counts: Sequence[int], seconds: float = SECONDS, watch: dict[str, dict[str, Any]] | None = None) -> None:
    """Measures each number of clients on a server of its own."""
    known = known_bytes()
    for count in counts:
        room = {"sessions": count + 8, "connections_per_address": count + 8, "connections": count + 8}
        with serving(**room) as server, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(warm(server))
            idle = sum(each.pss for each in server.usage().values())
            report(count, runner.run(measure(server, count, seconds, watch or PAGE)), idle, known)


async def warm(server: Serving) -> None:
    """Starts every worker, so that memory of sessions can be told from that of processes."""
    clients = await start(server.address, 2 * (os.cpu_count() or 1), PAGE)
    await asyncio.sleep(2.0)
    for client in clients:
        client.close()
    await asyncio.sleep(0.5)


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser("bench.load", description=__doc__)
    parser.add_argument("clients", type=int, nargs="*", default=list(COUNTS), help="how many at once")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long, after warming up")
    parser.add_argument("--whole-page", action="store_true", help="watch everything that the page watches at first")
    given = parser.parse_args(arguments)
    run(given.clients, given.seconds, WHOLE_PAGE if given.whole_page else PAGE)


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
