"""What data sets share: labels that take turns, jitter, and points spread over the square."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.base import GeneratedConfig, PatternConfig, PictureConfig
from engine.plane import Plane, principal

Floats = NDArray[np.float32]
Labels = NDArray[np.int64]
Labelled = tuple[Floats, Labels]
Valued = tuple[Floats, Floats]


class Sample(NamedTuple):
    """What a data set draws. Most sets leave out all but the first two."""

    columns: Floats
    """f32 [n, d]"""
    wanted: Labels | Floats
    """What belongs to each point: i64 [n] labels, or f32 [n] targets."""
    train: int | None = None
    """How many of them, from the first on, are to be trained on, in an order that stays; None: mixed and split."""
    plane: Plane | None = None
    """The plane that is shown; None: that of x and y."""


def turns(config: GeneratedConfig, classes: int) -> Labels:
    """Labels 0, 1, … classes - 1, 0, 1 … for all the points."""
    return np.arange(config.points, dtype=np.int64) % classes


def jittered(
    config: GeneratedConfig, x: NDArray[np.float64], y: NDArray[np.float64], rng: np.random.Generator
) -> Floats:
    """The points (x, y), each moved by Gaussian noise, as f32 [n, 2]."""
    return scattered(config, np.stack([x, y], axis=1), rng)


def scattered(config: GeneratedConfig, places: NDArray[np.float64], rng: np.random.Generator) -> Floats:
    """Points [n, d], each moved by Gaussian noise, as f32 [n, d]."""
    return (places + rng.normal(0, config.noise, places.shape)).astype(np.float32)


def square(config: GeneratedConfig, rng: np.random.Generator) -> NDArray[np.float64]:
    """x and y, drawn evenly from [-1, 1]², as two rows."""
    return rng.uniform(-1, 1, (2, config.points))


def valued(
    config: GeneratedConfig,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    target: NDArray[np.float64],
    rng: np.random.Generator,
) -> Valued:
    """Points and their targets; the noise moves the targets, which stay within [-1, 1]."""
    noisy = np.clip(target + rng.normal(0, config.noise, target.shape), -1, 1)
    return np.stack([x, y], axis=1).astype(np.float32), noisy.astype(np.float32)


def pictures(inked: NDArray[Any], labels: NDArray[Any], config: PictureConfig) -> Sample:
    """Pictures on the plane of their first two principal components.

    Args:
        inked: bool [n, pixels], or shares of ink from 0 to 1.
        labels: [n].
        config: what they are of. Pictures to be remembered stay in their order; others are mixed and split.
    """
    columns = (2 * inked.astype(np.float32) - 1).astype(np.float32)
    kept = len(columns) if isinstance(config, PatternConfig) else None
    return Sample(columns, labels.astype(np.int64), kept, principal(columns))
