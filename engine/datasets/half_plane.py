"""Half-plane: a straight line through the centre parts the classes. One unit is enough."""

from __future__ import annotations

from typing import Literal

import numpy as np

from engine.base import GeneratedConfig
from engine.datasets._common import Labelled, jittered, turns


class Config(GeneratedConfig, title="Half-plane"):
    """A straight line through the centre parts the classes."""

    kind: Literal["half_plane"] = "half_plane"


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Half discs on either side of a tilted line, with a gap between them; class 1 lies at the upper right."""
    labels = turns(config, 2)
    side = 2 * labels - 1
    angle = rng.uniform(0, np.pi, len(labels))
    radius = 0.88 * np.sqrt(rng.uniform(0, 1, len(labels)))
    along, across = radius * np.cos(angle), side * (radius * np.sin(angle) + 0.06)
    x, y = 0.8 * along + 0.6 * across, -0.6 * along + 0.8 * across
    return jittered(config, x, y, rng), labels
