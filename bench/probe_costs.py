"""What watching costs: time and bytes of each probe and of the page's usual frame.

Times are medians. The same run times what torch needs to trace a picture of 64 × 64 in the plainest way, and costs are
given in that too: such a ratio says more than the milliseconds of one machine.
"""

from typing import Any

from bench.nets import net, shape
from bench.timing import median_seconds, table
from engine import frame, plane, probes
from engine.session import Session
from engine.supervised import Supervised

REPEATS = 60
FEW_UNITS = 12
SIDE = 64
SHAPES = ((4, 2), (8, 8), (32, 32, 32), (128, 128, 128))
FRAME = ("surface", "neurons", "space")
"""The probes of the page's usual frame."""
DETAILS = (1.0, 0.75, 0.5)


def watched(units: int) -> dict[str, dict[str, Any]]:
    """The page's probes with its options, for a network of so many units, the inputs among them."""
    return {
        "surface": {"resolution": SIDE},
        "neurons": {"resolution": 32 if units <= FEW_UNITS else 24, "units": 16},
        "space": {"resolution": 24, "points": 240},
        "straight_cut": {},
        "parameters": {},
        "point": {"index": 0},
        "gradients": {},
        "valley": {"index": 0},
        "data": {},
        "polar": {},
        "unit_lines": {},
        "regions": {},
        "mistakes": {},
        "neighbours": {},
    }


def reading(session: Session, names: tuple[str, ...], options: dict[str, dict[str, Any]], detail: float = 1) -> bytes:
    """A fresh reading of several probes at one version, encoded."""
    session.learner.version += 1
    asked = {name: probes.lighter(probes.check(name, options[name]), detail) for name in names}
    return b"".join(frame.encode(probes.read(session.learner, name, chosen)) for name, chosen in asked.items())


def pixels(learner: Supervised[Any], names: tuple[str, ...], options: dict[str, dict[str, Any]], detail: float) -> int:
    """How many places of the plane a reading of these probes shows: pixels of pictures, vertices of lattices."""
    count = 0
    for name in names:
        chosen: Any = probes.lighter(probes.check(name, options[name]), detail)
        if hasattr(chosen, "resolution"):
            count += plane.affordable(learner.network, chosen.resolution + (name == "space")) ** 2
    return count


def plain_trace(learner: Supervised[Any]) -> float:
    """Seconds that torch takes to trace a picture of the plane, sample by sample."""
    side = plane.affordable(learner.network, SIDE)
    rows = learner.inputs.new_tensor(plane.picture_inputs(learner, side).T)
    return median_seconds(lambda: learner.network.trace(rows), REPEATS)


def row(session: Session, title: str, names: tuple[str, ...], detail: float, unit: float) -> list[str]:
    """A line of the table."""
    learner: Any = session.learner
    options = watched(sum(widths(learner)))
    seconds = median_seconds(lambda: reading(session, names, options, detail), REPEATS)
    size = len(reading(session, names, options, detail))
    shown = pixels(learner, names, options, detail)
    each = f"{seconds / shown * 1e9:.0f} ns" if shown else "–"
    return [title, f"{seconds * 1e3:.3f} ms", f"{seconds / unit:.2f}", each, f"{size:,}"]


def widths(learner: Supervised[Any]) -> list[int]:
    """Units of the input and of every layer."""
    return [learner.network.stages[0].width, *(node.output_shape[0] for node in learner.network.nodes)]


def main() -> None:
    """Prints the tables."""
    for hidden in SHAPES:
        session = Session(net(*hidden))
        session.advance(200)
        learner: Any = session.learner
        unit = plain_trace(learner)
        rows = [row(session, name, (name,), 1, unit) for name in watched(0)]
        rows += [row(session, f"usual frame, detail {detail:g}", FRAME, detail, unit) for detail in DETAILS]
        title = (
            f"Frame cost by probe, {shape(*hidden)}, 250 points; torch's plain trace of {SIDE}²: {unit * 1e3:.2f} ms"
        )
        table(title, ["probe", "time", "in plain traces", "a pixel", "bytes"], rows)
