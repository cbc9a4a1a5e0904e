"""Two moons: two half circles, each with an end inside the other."""

from __future__ import annotations

from typing import Literal

import numpy as np

from engine.base import GeneratedConfig
from engine.datasets._common import Labelled, jittered, turns


class Config(GeneratedConfig, title="Moons"):
    """Two half circles, each with an end inside the other."""

    kind: Literal["moons"] = "moons"


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Class 0 arches at the left, class 1 hangs at the right."""
    labels = turns(config, 2)
    angle = rng.uniform(0, np.pi, len(labels))
    side = 2 * labels - 1
    x = side * (0.28 - 0.62 * np.cos(angle))
    y = side * (0.26 - 0.66 * np.sin(angle))
    return jittered(config, x, y, rng), labels
