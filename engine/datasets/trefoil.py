"""A trefoil, the simplest knot, against its axis: the straight line that it winds round twice."""

from __future__ import annotations

from typing import Literal

import numpy as np

from engine.base import SolidConfig
from engine.datasets._common import Labelled, scattered, turns


class Config(SolidConfig, title="Trefoil"):
    """A trefoil knot and the straight line through its middle."""

    kind: Literal["trefoil"] = "trefoil"


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Class 0: (sin t + 2 sin 2t, cos t − 2 cos 2t, −sin 3t), a third as large; class 1: the z axis."""
    labels = turns(config, 2)
    t = rng.uniform(0, 2 * np.pi, len(labels))
    knot = np.stack([np.sin(t) + 2 * np.sin(2 * t), np.cos(t) - 2 * np.cos(2 * t), -np.sin(3 * t)], axis=1) * 0.32
    axis = np.stack([np.zeros_like(t), np.zeros_like(t), t / np.pi - 1], axis=1) * 0.9
    return scattered(config, np.where(labels[:, None] == 0, knot, axis), rng), labels
