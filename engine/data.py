"""The data of an experiment: drawn from its seed, split, and turned into the network's inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from engine.base import DatasetConfig, GeneratedConfig, PictureConfig
from engine.datasets._common import Sample
from engine.features import Sight
from engine.plane import SOLID_PLANE, Plane
from engine.registry import load
from engine.seeds import numpy_generator

Task = Literal["classification", "regression"]
SOLID: Final = ("x", "y", "z")


@dataclass(frozen=True)
class Data:
    """All points, those to train on first, with classes mixed evenly throughout.

    Exactly one of ``labels`` and ``targets`` is there, according to the task.
    """

    points: NDArray[np.float32]
    """[n, 2], within about [-1, 1]²: where the points lie on the plane that is shown."""
    columns: NDArray[np.float32]
    """[n, d]: all that is known of the points; the same array where that is x and y alone."""
    names: tuple[str, ...]
    """Of the columns."""
    plane: Plane
    """The plane that is shown."""
    sight: Sight
    """What the network sees of columns."""
    inputs: NDArray[np.float32]
    """[n, F]: what it sees of the points."""
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
    picture: tuple[int, int] | None = None
    """Height and width, where a point is a picture and its columns are pixels."""

    @property
    def solid(self) -> NDArray[np.float32] | None:
        """The points in space [n, 3], where they lie in it."""
        return self.columns if self.names == SOLID else None


def task(config: DatasetConfig) -> Task:
    """What is to be learned from this data."""
    return "classification" if classes(config) else "regression"


def classes(config: DatasetConfig) -> int:
    """How many classes this data has; 0 for a regression."""
    count: int = load("engine.datasets")[config.kind].classes(config)
    return count


def build_data(config: DatasetConfig, seed: int) -> Data:
    """The data that ``config`` describes; the same for the same seed.

    Raises:
        ExperimentError: It is of a table that is not here any more.
    """
    rng = numpy_generator(seed, "data")
    drawn = Sample(*load("engine.datasets")[config.kind].sample(config, rng))
    columns, wanted, count = drawn.columns, drawn.wanted, classes(config)
    if drawn.train is None:
        order = _mixed(wanted.astype(np.int64) if count else np.zeros(len(columns), dtype=np.int64), rng)
        columns, wanted = columns[order], wanted[order]
        tested = min(max(round(len(columns) * config.test_share), 1), len(columns) - 1) if config.test_share else 0
        training = len(columns) - tested
    else:
        training = drawn.train
    if isinstance(config, GeneratedConfig) and config.label_noise:
        wanted = _mistaken(wanted, count, config.label_noise, numpy_generator(seed, "label noise"))
    places = np.arange(len(columns), dtype=np.int64)
    shown = drawn.plane or (SOLID_PLANE if config.column_names() == SOLID else Plane())
    sight = Sight(config.variables(), config.features or None, config.formulas, config.unit)
    return Data(
        points=shown.points(columns),
        columns=columns,
        names=config.column_names(),
        plane=shown,
        sight=sight,
        inputs=sight(columns),
        labels=wanted.astype(np.int64) if count else None,
        targets=None if count else wanted.astype(np.float32),
        train=places[:training],
        test=places[training:],
        classes=count,
        task=task(config),
        picture=config.size() if isinstance(config, PictureConfig) else None,
    )


def _mistaken(wanted: NDArray[Any], count: int, share: float, rng: np.random.Generator) -> NDArray[Any]:
    """Labels or targets, a share of which are replaced: by another class, or by any target."""
    wrong = rng.choice(len(wanted), round(len(wanted) * share), replace=False)
    told = wanted.copy()
    if count:
        told[wrong] = (wanted[wrong] + rng.integers(1, count, len(wrong))) % count
    else:
        told[wrong] = rng.uniform(-1, 1, len(wrong))
    return told


def _mixed(labels: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """A random order in which every stretch holds the classes in about the proportions of the whole."""
    order = rng.permutation(len(labels))
    place = np.empty(len(labels))
    for label in np.unique(labels):
        members = order[labels[order] == label]
        place[members] = (np.arange(len(members)) + rng.uniform(0, 1, len(members))) / len(members)
    return np.argsort(place, kind="stable")
