"""What watching costs: milliseconds and bytes of each probe, in engine steps of the same network."""

from bench.nets import net, shape
from bench.timing import median_seconds, table
from engine import frame
from engine.session import Session

PROBES: tuple[tuple[str, dict[str, int]], ...] = (
    ("parameters", {}),
    ("neurons", {"resolution": 24}),
    ("surface", {"resolution": 64}),
    ("space", {"resolution": 24}),
    ("straight_cut", {}),
    ("gradients", {}),
    ("point", {"index": 0}),
    ("valley", {"index": 0}),
)
SHAPES = ((4, 2), (8, 8, 8))


def main() -> None:
    """Prints the tables."""
    for hidden in SHAPES:
        session = Session(net(*hidden))
        session.advance(200)
        step = median_seconds(lambda s=session: s.advance(100), 9, 1) / 100  # type: ignore[misc]
        rows = []
        seconds = size = 0.0
        for name, options in PROBES:

            def read(probe: str = name, asked: dict[str, int] = options, of: Session = session) -> bytes:
                return frame.encode(of.read_one(probe, asked))

            def fresh(of: Session = session) -> None:
                of.advance(1)
                read(of=of)

            cost = max(median_seconds(fresh) - step, 0.0)
            bytes_sent = len(read())
            seconds += cost
            size += bytes_sent
            rows.append([name, f"{cost * 1e3:.2f} ms", f"{cost / step:.0f}", f"{bytes_sent:,}"])
        rows.append(["all", f"{seconds * 1e3:.2f} ms", f"{seconds / step:.0f}", f"{size:,.0f}"])
        title = f"Frame cost by probe, {shape(*hidden)}, 250 points"
        table(title, ["probe", "time", "in steps", "bytes"], rows)
