"""`python -m bench.memory [60]`: what one more session costs in memory, process by process.

So many clients train and watch, then as many more: the difference, divided by their number, is a session's share
without what the processes cost by themselves. Beside it, the same for sessions alone, without server or client: a
session's model and history; and how large the copy is that the web process keeps of it, to be gone on with when a
worker dies. Every client's curve is full by then.
"""

import argparse
import asyncio
import multiprocessing
import os
import time
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Never

import uvloop

from bench.load import PAGE, Trainee, experiment, start
from bench.serving import Serving, serving, usage
from bench.timing import table
from engine.experiment import Experiment
from engine.lanes import Lanes
from engine.session import Session
from server.hosts import checkpoint
from server.hosts.run import Run

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

COUNT = 60
FULL = 60_000
PATIENCE = 120.0


async def grown(server: Serving, count: int) -> dict[str, float]:
    """Bytes that a session adds to the processes of each role."""
    clients: list[Trainee] = []
    usages = []
    for _ in range(2):
        clients += await start(server.address, count, PAGE)
        end = time.perf_counter() + PATIENCE
        while any(client.step < FULL for client in clients) and time.perf_counter() < end:
            await asyncio.sleep(0.5)
        usages.append(by_role(server))
    for client in clients:
        client.close()
    before, after = usages
    return {role: (after[role] - before[role]) / count for role in after}


def by_role(server: Serving) -> dict[str, int]:
    """Bytes by role, what processes share divided among them."""
    found: dict[str, int] = defaultdict(int)
    for each in server.usage().values():
        found[each.role] += each.pss
    return found


def alone(count: int) -> float:
    """Bytes of a session that has trained as long, in a process that has nothing else."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_alone, args=(count, sender))
    process.start()
    sender.close()
    size: float = receiver.recv()
    process.join()
    return size


def kept() -> int:
    """Bytes of a session's copy in the web process."""
    session = Session(Experiment.parse(experiment(0)))
    session.advance(FULL)
    return len(checkpoint.pack(Run("", Lanes(session)), checkpoint.View(PAGE, True, False)))


def _alone(count: int, sender: "Connection[float, Never]") -> None:
    sizes, sessions = [], []
    for number in range(2 * count):
        session = Session(Experiment.parse(experiment(number)))
        session.advance(FULL)
        sessions.append(session)
        if number % count == count - 1:
            sizes.append(usage(os.getpid(), "").uss)
    sender.send((sizes[1] - sizes[0]) / count)


def run(count: int) -> None:
    """Prints the table."""
    known = alone(count)
    room = {"sessions": 2 * count + 8, "connections_per_address": 2 * count + 8, "connections": 2 * count + 8}
    with serving(**room) as server, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        roles = runner.run(grown(server, count))
    rows = [[role, f"{size / 1e3:.0f} kB"] for role, size in sorted(roles.items())]
    rows += [["all of these", f"{sum(roles.values()) / 1e3:.0f} kB"], ["a session alone", f"{known / 1e3:.0f} kB"]]
    rows.append(["of its copy in the web process", f"{kept() / 1e3:.0f} kB"])
    table(f"One more session, {count} to {2 * count} clients", ["process", "memory"], rows)


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser("bench.memory", description=__doc__)
    parser.add_argument("clients", type=int, nargs="?", default=COUNT, help="how many, and as many more")
    run(parser.parse_args(arguments).clients)


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
