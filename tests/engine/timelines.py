"""Runs that are told twice: by a session with a past, and from the beginning by one that has none."""

import hashlib
from collections.abc import Callable
from typing import Any

from engine import frame, probes
from engine.experiment import Experiment
from engine.session import Session

OUT = {"kind": "dense", "id": "out", "units": 1, "activation": "sigmoid"}
HIDDEN = [{"kind": "dense", "id": "a", "units": 4}, {"kind": "dense", "id": "b", "units": 2}]
NETS: dict[str, list[dict[str, Any]]] = {
    "compiled": HIDDEN,
    "torch": [HIDDEN[0], {"kind": "layer_norm", "id": "even"}, HIDDEN[1]],
    "batch_norm": [HIDDEN[0], {"kind": "batch_norm", "id": "norm"}, HIDDEN[1]],
    "dropout": [HIDDEN[0], {"kind": "dropout", "id": "drop", "rate": 0.3}, HIDDEN[1]],
}


def experiment(net: str = "compiled", **learner: Any) -> Experiment:
    """A small run: 8 batches an epoch."""
    return Experiment.parse(
        {
            "version": 1,
            "seed": 11,
            "data": {"kind": "moons", "points": 110},
            "network": {"layers": [*NETS[net], OUT]},
            "learner": {"kind": "backprop", "batch": 10, "schedule": {"kind": "cosine", "epochs": 40}} | learner,
        }
    )


def state(session: Session) -> str:
    """Everything that training changes, as a digest."""
    told = session.learner.state()
    del told["version"]
    return hashlib.sha256(frame.encode(told)).hexdigest()


def curve(session: Session) -> bytes:
    """The rows of the curve."""
    rows: bytes = session.curve.rows.tobytes()
    return rows


def frames(session: Session) -> dict[str, bytes]:
    """What every probe says, as it is sent."""
    return {name: frame.encode(session.read_one(name)) for name in probes.of(type(session.learner))}


class Told:
    """A session, and the list of what was done to it, which tells any of its steps anew.

    Args:
        made: what it begins with.
    """

    def __init__(self, made: Experiment) -> None:
        self.made = made
        self.session = Session(made)
        self.deeds: list[tuple[int, Callable[[Session], object]]] = []

    def do(self, deed: Callable[[Session], object]) -> None:
        """An edit: what had been done beyond is forgotten."""
        here = self.session.step
        self.deeds = [(step, done) for step, done in self.deeds if step <= here]
        self.deeds.append((here, deed))
        deed(self.session)

    def anew(self, step: int) -> Session:
        """The run as it was at a step, from its beginning, in one go."""
        session = Session(self.made, budget=0)
        for at, deed in self.deeds:
            if at <= step:
                session.advance(at - session.step)
                deed(session)
        session.advance(step - session.step)
        return session
