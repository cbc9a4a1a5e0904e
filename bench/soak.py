"""`python -m bench.soak [600]`: thirty visitors who do things at random while workers are killed.

Nothing may go wrong that was not asked for, memory stays flat, and every run's loss curve is that of an undisturbed
session, bit for bit.
"""

import argparse
import asyncio
import os
import random
import signal
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any, NamedTuple

import uvloop

from bench.life import Life
from bench.serving import Serving, load, serving
from bench.timing import table
from bench.visitor import Visitor

CLIENTS = 30
SECONDS = 600.0
KILLS = 3
SEED = 1
LOOK = 1.0
STALLS = ("reconnects", "stalls", "long stalls", "cut off")
ALLOWED_GROWTH = 0.1


class Plan(NamedTuple):
    """How long, with how many visitors, and how many workers are killed meanwhile."""

    clients: int = CLIENTS
    seconds: float = SECONDS
    kills: int = KILLS
    seed: int = SEED
    long_stalls: bool = True


@dataclass
class Outcome:
    """What came of it."""

    trouble: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    lives: list[Life] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    killed: list[float] = field(default_factory=list)
    restored: list[float] = field(default_factory=list)

    @property
    def memory_then_and_now(self) -> tuple[float, float]:
        """Bytes of all processes in the second fifth of the time, and in the last."""
        fifth = max(1, len(self.memory) // 5)
        early, late = self.memory[fifth : 2 * fifth] or self.memory, self.memory[-fifth:]
        return statistics.median(early), statistics.median(late)

    @property
    def growth(self) -> float:
        """By which share that grew."""
        early, late = self.memory_then_and_now
        return late / early - 1

    def outages(self) -> list[float]:
        """Seconds from each kill to the last visitor's news that its run goes on."""
        return [max((at - kill for at in self._after(kill)), default=0.0) for kill in self.killed]

    def _after(self, kill: float) -> Iterator[float]:
        later = [other for other in self.killed if other > kill]
        return (at for at in self.restored if kill <= at < min(later, default=float("inf")))


def experiments() -> list[dict[str, Any]]:
    """Small networks of several kinds, compiled and not."""
    return [
        _experiment("spirals", [_dense(4), _dense(2)], batch=10),
        _experiment("xor", [_dense(3, "relu")], batch=1, points=40),
        _experiment("rings", [_dense(8), _dense(8)], batch=30, optimizer={"kind": "sgd", "rate": 0.1}),
        _experiment("moons", [_dense(6), {"kind": "dropout", "rate": 0.2}], batch=16),
        _experiment("moons", [_dense(5), {"kind": "batch_norm"}], batch=16),
    ]


def _dense(units: int, activation: str = "tanh") -> dict[str, Any]:
    return {"kind": "dense", "units": units, "activation": activation}


def _experiment(
    data: str,
    layers: list[dict[str, Any]],
    *,
    batch: int,
    points: int = 200,
    optimizer: dict[str, Any] | None = None,
) -> dict[str, Any]:
    return {
        "version": 1,
        "data": {"kind": data, "points": points, "test_share": 0.3},
        "network": {"layers": [*layers, _dense(1, "sigmoid")]},
        "learner": {
            "kind": "backprop",
            "loss": "binary_cross_entropy",
            "batch": batch,
            "optimizer": optimizer or {"kind": "adam", "rate": 0.03},
        },
    }


async def soak(server: Serving, plan: Plan) -> Outcome:
    """Lets the visitors in, and kills workers."""
    outcome = Outcome()
    visitors = [
        Visitor(server.address, experiments(), seed, long_stalls=plan.long_stalls)
        for seed in range(plan.seed, plan.seed + plan.clients)
    ]
    helpers = [asyncio.create_task(_weigh(server, outcome)), asyncio.create_task(_kill(server, plan, outcome))]
    await asyncio.gather(*(visitor.visit(plan.seconds) for visitor in visitors))
    for helper in helpers:
        helper.cancel()
    for found in await asyncio.gather(*helpers, return_exceptions=True):
        if isinstance(found, Exception):
            outcome.trouble.append(f"the soak itself: {found!r}")
    for visitor in visitors:
        outcome.trouble += visitor.trouble
        outcome.counts += visitor.counts
        outcome.lives += visitor.lives
        outcome.restored += visitor.restored
    return outcome


async def _weigh(server: Serving, outcome: Outcome) -> None:
    while True:
        await asyncio.sleep(LOOK)
        outcome.memory.append(sum(each.pss for each in server.usage().values()))


async def _kill(server: Serving, plan: Plan, outcome: Outcome) -> None:
    """Kills workers that have runs, at times spread over the whole."""
    dice = random.Random(plan.seed)
    for _ in range(plan.kills):
        await asyncio.sleep(plan.seconds / (plan.kills + 1))
        victim = dice.choice(await asyncio.to_thread(server.serving_workers))
        outcome.killed.append(asyncio.get_running_loop().time())
        os.kill(victim, signal.SIGKILL)


def differences(lives: Iterable[Life], processes: int = 0) -> list[str]:
    """Runs whose curves differ from undisturbed ones.

    Args:
        lives: the runs.
        processes: how many to compute in; 0: in this one.
    """
    if not processes:
        return [found for life in lives if (found := life.difference())]
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        return [found for found in pool.map(Life.difference, lives, chunksize=4) if found]


def run(plan: Plan) -> Outcome:
    """A server, and its visitors."""
    with serving(sessions=plan.clients + 8) as server, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(soak(server, plan))


def main(arguments: Sequence[str] = ()) -> None:
    """Prints what came of it; exits with 1 when anything is wrong."""
    parser = argparse.ArgumentParser("bench.soak", description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=SECONDS)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(arguments)
    plan = Plan(given.clients, given.seconds, given.kills, given.seed)
    outcome = run(plan)
    began = time.perf_counter()
    wrong = differences(outcome.lives, os.cpu_count() or 1)
    counts = outcome.counts
    rows = [
        ["frames", f"{counts['frames']:,}"],
        ["runs opened, resets", f"{counts['opened'] - counts['reconnects'] - counts['cut off']}, {counts['resets']}"],
        ["tuned, acted on, changed", f"{counts['tune']}, {counts['act']}, {counts['change']}"],
        ["seeks in the past, branches", f"{counts['seeks']}, {counts['branches']}"],
        ["reconnects, stalls, long stalls, cut off", ", ".join(str(counts[n]) for n in STALLS)],
        ["expected refusals", f"{counts['error']}"],
        ["workers killed, runs restored", f"{len(outcome.killed)}, {counts['restored']}"],
        ["slowest return after each kill", ", ".join(f"{each:.2f} s" for each in outcome.outages()) or "none"],
        ["memory at the start, at the end", _memory(outcome)],
        ["curves compared, steps", f"{len(outcome.lives)}, {sum(life.step for life in outcome.lives):,}"],
        ["curves that differ", f"{len(wrong)} (compared in {time.perf_counter() - began:.0f} s)"],
        ["trouble", str(len(outcome.trouble))],
    ]
    table(f"Soak: {plan.clients} clients, {plan.seconds:.0f} s, seed {plan.seed}, {load()}", ["figure", "value"], rows)
    failed = [*outcome.trouble, *wrong]
    if outcome.growth > ALLOWED_GROWTH:
        failed.append(f"memory grew by {outcome.growth:.0%}")
    for line in failed[:20]:
        print(line)
    if failed:
        raise SystemExit(1)


def _memory(outcome: Outcome) -> str:
    sizes = ", ".join(f"{size / 1e6:.0f} MB" for size in outcome.memory_then_and_now)
    return f"{sizes} ({outcome.growth:+.1%})"


if __name__ == "__main__":
    main(sys.argv[1:])
