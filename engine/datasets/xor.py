"""XOR: opposite quarters of the square are one class. No straight line parts them (Minsky and Papert, 1969)."""

from __future__ import annotations

from typing import Literal

import numpy as np

from engine.base import GeneratedConfig
from engine.datasets._common import Labelled, jittered, turns


class Config(GeneratedConfig, title="XOR"):
    """Opposite quarters of the square belong together, so that no straight line parts the classes."""

    kind: Literal["xor"] = "xor"


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """A quarter each in turn, clear of the axes; class 1 where x and y have the same sign."""
    labels = turns(config, 2)
    right = rng.choice((-1.0, 1.0), len(labels))
    x = right * rng.uniform(0.12, 0.88, len(labels))
    y = right * (2 * labels - 1) * rng.uniform(0.12, 0.88, len(labels))
    return jittered(config, x, y, rng), labels
