"""The data of an experiment: drawn from its seed, split, and turned into the network's inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.base import DatasetConfig
from engine.features import features
from engine.registry import load
from engine.seeds import numpy_generator

Task = Literal["classification", "regression"]


@dataclass(frozen=True)
class Data:
    """All points, those to train on first, with classes mixed evenly throughout.

    Exactly one of ``labels`` and ``targets`` is there, according to the task.
    """

    points: NDArray[np.float32]
    """[n, 2], within about [-1, 1]²."""
    inputs: NDArray[np.float32]
    """[n, F]: the features of the points, which is what the network sees."""
    labels: NDArray[np.int64] | None
    """[n], from 0 to classes - 1."""
    targets: NDArray[np.float32] | None
    """[n], from -1 to 1."""
    train: NDArray[np.int64]
    """Indices of the points to train on: 0 … n_train - 1."""
    test: NDArray[np.int64]
    """Indices of the points kept for testing: n_train … n - 1."""
    classes: int
    """0 for a regression."""
    task: Task


def task(config: DatasetConfig) -> Task:
    """What is to be learned from this data."""
    name: Task = load("engine.datasets")[config.kind].TASK
    return name


def classes(config: DatasetConfig) -> int:
    """How many classes this data has; 0 for a regression."""
    count: int = load("engine.datasets")[config.kind].classes(config)
    return count


def build_data(config: DatasetConfig, seed: int) -> Data:
    """The data that ``config`` describes; the same for the same seed."""
    rng = numpy_generator(seed, "data")
    points, wanted = load("engine.datasets")[config.kind].sample(config, rng)
    classified = task(config) == "classification"
    order = _mixed(wanted if classified else np.zeros(len(points), dtype=np.int64), rng)
    points, wanted = points[order], wanted[order]
    testing = min(max(round(len(points) * config.test_share), 1), len(points) - 1)
    places = np.arange(len(points), dtype=np.int64)
    return Data(
        points=points,
        inputs=features(config.features, points),
        labels=wanted if classified else None,
        targets=None if classified else wanted,
        train=places[: len(points) - testing],
        test=places[len(points) - testing :],
        classes=classes(config),
        task=task(config),
    )


def _mixed(labels: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """A random order in which every stretch holds the classes in about the proportions of the whole."""
    order = rng.permutation(len(labels))
    place = np.empty(len(labels))
    for label in np.unique(labels):
        members = order[labels[order] == label]
        place[members] = (np.arange(len(members)) + rng.uniform(0, 1, len(members))) / len(members)
    return np.argsort(place, kind="stable")
