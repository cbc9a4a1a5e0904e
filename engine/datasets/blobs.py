"""Blobs: a Gaussian cloud for each class, evenly round a circle."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from engine.base import GeneratedConfig
from engine.datasets._common import Labelled, jittered, turns


class Config(GeneratedConfig, title="Blobs"):
    """A cloud of points for each class, evenly round a circle."""

    kind: Literal["blobs"] = "blobs"
    classes: int = Field(2, ge=2, le=10)
    """How many clouds, each a class of its own."""


def classes(config: Config) -> int:
    """As many as the configuration asks for."""
    return config.classes


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Clouds whose size lets the neighbours just part; class 0 lies at the lower left."""
    labels = turns(config, config.classes)
    radius = 0.64 if config.classes == 2 else 0.72
    spread = min(0.16, 0.22 * radius * np.sin(np.pi / config.classes))
    angle = 1.23 * np.pi + 2 * np.pi * labels / config.classes
    x = radius * np.cos(angle) + rng.normal(0, spread, len(labels))
    y = radius * np.sin(angle) + rng.normal(0, spread, len(labels))
    return jittered(config, x, y, rng), labels
