"""Runs of models of their own, as gallery entries have them: one for every learner that needs no network."""

from collections.abc import Sequence
from typing import Any

from engine.experiment import Experiment
from engine.registry import load
from engine.session import Session
from engine.standalone import Standalone
from server.gallery import entries

LEARNERS = [kind for kind, module in load("engine.learners").items() if issubclass(module.Learner, Standalone)]
BEGUN = 7


def experiment_of(learner: str) -> dict[str, Any]:
    """The first experiment of the gallery with this learner, lanes among them."""
    for entry in entries().values():
        for experiment in (entry.experiment, *(entry.compare or [])):
            if experiment["learner"]["kind"] == learner:
                return experiment
    raise AssertionError(f"no gallery entry runs {learner}")


def runs_alone(learners: Sequence[str] = LEARNERS) -> dict[str, Session]:
    """Runs by learner, some steps on."""
    found = {learner: Session(Experiment.parse(experiment_of(learner))) for learner in learners}
    for session in found.values():
        session.advance(BEGUN)
    return found
