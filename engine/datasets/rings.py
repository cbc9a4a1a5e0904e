"""Ring in a ring: a disc inside a ring. Stretching and bending the plane cannot part them; a third dimension can."""

from __future__ import annotations

from typing import Literal

import numpy as np

from engine.base import GeneratedConfig
from engine.datasets._common import Labelled, jittered, turns


class Config(GeneratedConfig, title="Rings"):
    """A disc of one class inside a ring of the other."""

    kind: Literal["rings"] = "rings"


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Class 0 fills a disc of radius 0.4; class 1 a ring from 0.72 to 0.88."""
    labels = turns(config, 2)
    angle = rng.uniform(0, 2 * np.pi, len(labels))
    share = rng.uniform(0, 1, len(labels))
    radius = np.where(labels == 1, 0.72 + 0.16 * share, 0.4 * np.sqrt(share))
    return jittered(config, radius * np.cos(angle), radius * np.sin(angle), rng), labels
