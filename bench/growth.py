"""`python -m bench.growth [--write]`: how the cost of a step and of a frame grows with network, data and lattice.

`--write` draws docs/images/growth.svg anew.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.chart import Line, Panel, draw, shown
from bench.load import PAGE
from bench.nets import net
from bench.serving import load
from bench.timing import table
from engine import frame
from engine.experiment import Experiment
from engine.session import Session
from server.metrics import contents

CHART = Path(__file__).parents[1] / "docs/images/growth.svg"
WIDTHS = (2, 4, 8, 16, 32, 64, 128)
DEPTHS = (1, 2, 4, 8, 16)
POINTS = (50, 100, 250, 500, 1000, 2000)
SIDES = (16, 32, 64, 128)
USUAL_SIDE = 64
LEAST = {"surface": 16, "neurons": 8, "space": 8}
MOST = {"surface": 128, "neurons": 64, "space": 48}
SLICE = 0.02
REPEATS = 9
STEP, FRAME = "one training step", "one frame: surface, neurons, space, losses"


def step_microseconds(session: Session) -> float:
    """Time of a step, the shortest of several, since others may be busy."""
    session.advance(200)
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        taken = session.advance(1_000_000, start + SLICE)
        times.append((time.perf_counter() - start) / max(1, taken))
    return 1e6 * min(times)


def frame_microseconds(session: Session, side: int = USUAL_SIDE) -> float:
    """Time of a frame that has everything, made after a step; the shortest of several."""
    watches = page(side)
    times = []
    for _ in range(REPEATS):
        session.advance(1)
        start = time.perf_counter()
        told = contents(session, number=1, seq=1, playing=True, rate=0.0)
        probes = {name: session.read_one(watch["probe"], watch["options"]) for name, watch in watches.items()}
        frame.encode(told | {"probes": probes})
        times.append(time.perf_counter() - start)
    return 1e6 * min(times)


def page(side: int) -> dict[str, dict[str, Any]]:
    """What the page watches, its lattices made so much finer that the surface has this side."""
    made = {}
    for name, watch in PAGE.items():
        asked = round(watch["options"]["resolution"] * side / USUAL_SIDE)
        resolution = min(MOST[name], max(LEAST[name], asked))
        made[name] = {**watch, "options": {**watch["options"], "resolution": resolution}}
    return made


def grow(title: str, across: str, sizes: Sequence[int], of: Callable[[int], Experiment]) -> Panel:
    """Step and frame for every size."""
    steps, frames = [], []
    for size in sizes:
        session = Session(of(size))
        steps.append((float(size), step_microseconds(session)))
        frames.append((float(size), frame_microseconds(session)))
    return Panel(title, across, [Line(STEP, steps), Line(FRAME, frames)])


def finer() -> Panel:
    """The frame for every fineness of the lattice; a step has nothing to do with it."""
    session = Session(net(8, 8))
    frames = [(float(side), frame_microseconds(session, side)) for side in SIDES]
    return Panel("Lattice: 2-8-8-1, 250 points", "side of the surface", [Line(FRAME, frames)])


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser("bench.growth", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"draw {CHART.name} anew")
    given = parser.parse_args(arguments)
    panels = [
        grow("Width: 2-w-w-1, 250 points", "units in each of two hidden layers", WIDTHS, lambda w: net(w, w)),
        grow("Depth: 2-8-…-8-1, 250 points", "hidden layers of eight units", DEPTHS, lambda d: net(*[8] * d)),
        grow("Points: 2-8-8-1", "points, half of them to train on", POINTS, lambda n: net(8, 8, points=n)),
        finer(),
    ]
    for panel in panels:
        sizes = [x for x, _ in panel.lines[0].points]
        rows = [[line.name, *(shown(micro) for _, micro in line.points)] for line in panel.lines]
        table(f"{panel.title} ({load()})", [panel.across, *(f"{size:,.0f}" for size in sizes)], rows)
    if given.write:
        CHART.write_text(draw(panels), "utf-8")
        print(f"\nWrote {CHART.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
