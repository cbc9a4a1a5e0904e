"""From an experiment to a learner."""

from __future__ import annotations

import functools
from typing import Any

from engine.data import build_data
from engine.experiment import Experiment
from engine.learner import Learner
from engine.registry import load


def build(experiment: Experiment) -> Learner[Any]:
    """The learner of an experiment, before its first step, with its data.

    Raises:
        ExperimentError: The data is not here.
    """
    data = build_data(experiment.data, experiment.seed)
    learner: Learner[Any] = load("engine.learners")[experiment.learner.kind].Learner(experiment, data)
    return learner


def initial(experiment: Experiment) -> tuple[object, ...]:
    """What start values belong to."""
    data = experiment.data
    return experiment.seed, experiment.network, data.names(), data.column_names(), experiment.learner.initial()


@functools.lru_cache(16)
def parsed(text: str) -> Experiment:
    """Experiments are frozen, and scrubbing goes to and fro between the same ones."""
    return Experiment.parse(text)
