"""The state of a run in numbers: what frames and the lines of the command line have in common."""

import math
from typing import Any

from engine.session import Session
from engine.sweep import Sweep


def state(session: Session | Sweep) -> dict[str, Any]:
    """Step, epoch, losses and accuracies; what is not finite, or does not exist, is None."""
    metrics = session.metrics()
    return {
        "step": metrics.step,
        "epoch": metrics.epoch,
        "loss_train": finite(metrics.loss_train),
        "loss_test": finite(metrics.loss_test),
        "accuracy_train": finite(metrics.accuracy_train),
        "accuracy_test": finite(metrics.accuracy_test),
    }


def contents(
    session: Session | Sweep, *, number: int, seq: int, playing: bool, rate: float, lane: int = 0
) -> dict[str, Any]:
    """A frame (`server.payloads.Frame`) but for its curves, its edits and its probes; without other lanes."""
    return {
        "frame": number,
        "seq": seq,
        "playing": playing,
        "diverged": session.diverged,
        "diverged_epoch": session.diverged_epoch,
        "steps_per_second": rate,
        "latest": session.latest if isinstance(session, Session) else session.step,
        "lane": lane,
        "others": [],
        **state(session),
    }


def of_lane(number: int, session: Session) -> dict[str, Any]:
    """What a frame tells of a lane that is not in focus (`server.payloads.OtherLane`) but for its curve."""
    return {"lane": number, "latest": session.latest, "diverged": session.diverged, **state(session)}


def finite(value: float | None) -> float | None:
    """The number, or None for what JSON has no word for."""
    return value if value is not None and math.isfinite(value) else None
