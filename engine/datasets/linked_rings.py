"""Two linked rings, a Hopf link: in three dimensions no bending of space takes them apart; a fourth does."""

from __future__ import annotations

from typing import Literal

import numpy as np

from engine.base import SolidConfig
from engine.datasets._common import Labelled, scattered, turns


class Config(SolidConfig, title="Linked rings"):
    """Two rings, each through the other."""

    kind: Literal["linked_rings"] = "linked_rings"


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Circles of radius 0.56, the middle of each on the other: class 0 lies flat, class 1 stands."""
    labels = turns(config, 2)
    angle = rng.uniform(0, 2 * np.pi, len(labels))
    along, across = 0.56 * np.cos(angle), 0.56 * np.sin(angle)
    x = along + np.where(labels == 0, -0.28, 0.28)
    y, z = np.where(labels == 0, across, 0), np.where(labels == 0, 0, across)
    return scattered(config, np.stack([x, y, z], axis=1), rng), labels
