"""What happened to a run, so that it can be repeated without a server, and compared."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.experiment import Experiment
from engine.session import Session

COLUMNS = 6
Rows = NDArray[np.float32]


def no_rows() -> Rows:
    """A curve before its first row."""
    return np.empty((0, COLUMNS), np.float32)


@dataclass
class Life:
    """A run from its start, or its last reset: what was done at which step, and the curve that came of it.

    `deeds` are (step, "tune", "act" or "change", changes, action or experiment); `step` and `loss` are where it was
    seen last, paused.
    """

    experiment: dict[str, Any]
    deeds: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)
    rows: Rows = field(default_factory=no_rows)
    step: int = 0
    loss: float | None = None

    def now(self) -> dict[str, Any]:
        """A copy of the experiment as it is after all that was done."""
        experiment = tuned(self.experiment, {})
        for _, kind, what in self.deeds:
            if kind == "tune":
                experiment = tuned(experiment, what)
            elif kind == "change":
                experiment = tuned(what, {})
        return experiment

    def difference(self) -> str | None:
        """How the curve differs from that of an undisturbed session; None where it is the same, bit for bit."""
        session = Session(Experiment.parse(self.experiment))
        for step, kind, what in self.deeds:
            _advance(session, step)
            if kind == "tune":
                session.tune(what)
            elif kind == "change":
                session.change(Experiment.parse(what))
            else:
                session.act(what)
        _advance(session, self.step)
        news = session.curve.since(None)
        difference = _first_difference(self.rows, no_rows() if news is None else news.rows)
        loss = session.metrics().loss_train
        if difference is None and self.loss is not None and self.loss != loss:
            difference = f"a loss of {self.loss}, undisturbed {loss}"
        if difference is None:
            return None
        done = ", ".join(f"{kind} {what} at {step}" for step, kind, what in self.deeds)
        return f"{difference}; at step {self.step} of {self.experiment} after {done or 'nothing'}"


def _advance(session: Session, step: int) -> None:
    while session.step < step and session.advance(step - session.step):
        pass


def _first_difference(rows: Rows, undisturbed: Rows) -> str | None:
    while len(rows) < len(undisturbed):  # a past that was forgotten may have thinned it out
        undisturbed = undisturbed[::2]
    if rows.shape != undisturbed.shape:
        return f"{len(rows)} rows, undisturbed {len(undisturbed)}"
    same = (rows.view(np.uint32) == undisturbed.view(np.uint32)).all(axis=1)
    if same.all():
        return None
    place = int(np.argmin(same))
    return f"row {place} is {rows[place].tolist()}, undisturbed {undisturbed[place].tolist()}"


def tuned(experiment: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A copy of an experiment with some values changed."""
    copy: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(experiment))
    for path, value in changes.items():
        *way, name = path.split(".")
        here = copy
        for part in way:
            here = here[part]
        here[name] = value
    return copy
