"""Runs of maps for tests."""

from typing import Any

from engine.experiment import Experiment
from engine.maps import Map
from engine.session import Session


def session(learner: dict[str, Any], data: dict[str, Any] | None = None, seed: int = 7) -> Session:
    """A run of a map, at its start."""
    raw = {"version": 1, "seed": seed, "data": data or {"kind": "rings"}, "network": {"layers": []}, "learner": learner}
    return Session(Experiment.parse(raw))


def taken(run: Session, steps: int) -> Session:
    """The run so many steps on, though an epoch may end or it may settle before."""
    while steps > 0 and (done := run.advance(steps)):
        steps -= done
    return run


def map_of(run: Session) -> Map[Any]:
    """Its learner."""
    assert isinstance(run.learner, Map)
    return run.learner
