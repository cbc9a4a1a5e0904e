"""A sample of the data that an experiment describes, whether or not its network fits the data yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from pydantic import ValidationError

from engine.data import build_data
from engine.errors import ExperimentError
from engine.experiment import Experiment

MOST = 400
"""Points in a sample."""


def sample(argument: Any, cache: Path) -> Iterator[bytes | None]:
    """Points of the data of the experiment `argument` on the plane shown, those to train on first.

    Raises:
        ExperimentError: It describes no data.
    """
    experiment = _described(argument)
    yield None
    data = build_data(experiment.data, experiment.seed)
    every = -(-len(data.points) // MOST)
    told = {
        "task": data.task,
        "classes": data.classes,
        "points": data.points[::every].round(4).tolist(),
        "labels": None if data.labels is None else data.labels[::every].tolist(),
        "targets": None if data.targets is None else data.targets[::every].round(4).tolist(),
        "train": len(data.train[::every]),
        "columns": list(data.names),
        "share": data.plane.share,
    }
    yield msgspec.msgpack.encode(told)


def _described(argument: Any) -> Experiment:
    """The experiment, when nothing is wrong with its data."""
    try:
        return Experiment.parse(argument)
    except ExperimentError as error:
        if any(not problem.where.startswith(("network", "learner")) for problem in error.problems):
            raise
        try:
            return Experiment.model_validate_json(argument, strict=True)
        except ValidationError:
            raise error from None
