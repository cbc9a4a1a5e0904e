"""Colours: points in the cube of red, green and blue, for maps that sort them."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from pydantic import Field

from engine.base import SolidConfig
from engine.datasets._common import Labelled, turns

NAMED: Final = (
    (0.86, 0.14, 0.16),
    (0.10, 0.55, 0.24),
    (0.14, 0.27, 0.80),
    (0.96, 0.80, 0.16),
    (0.52, 0.20, 0.66),
    (0.10, 0.68, 0.76),
    (0.95, 0.50, 0.12),
    (0.95, 0.56, 0.70),
)
"""Red, green, blue, yellow, violet, cyan, orange and pink: shares of red, green and blue light."""


class Config(SolidConfig, title="Colours"):
    """Colours as points in space: x, y and z are red, green and blue, from none (-1) to full (1)."""

    kind: Literal["colours"] = "colours"
    points: int = Field(400, ge=10, le=2000)
    """How many points, train and test together."""
    noise: float = Field(0.12, ge=0, le=1)
    """Standard deviation of the Gaussian jitter about a named colour; evenly spread colours have none."""
    spread: Literal["named", "even"] = "named"
    """Shades of named colours, or all colours alike."""
    hues: int = Field(6, ge=2, le=8)
    """How many named colours, each a class of its own."""


def classes(config: Config) -> int:
    """One for each named colour."""
    return config.hues


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Named colours take turns, jittered and kept within the cube; or the cube evenly, each with the nearest name."""
    named = 2 * np.array(NAMED[: config.hues]) - 1
    if config.spread == "even":
        places = rng.uniform(-1, 1, (config.points, 3))
        labels = np.square(places[:, None] - named).sum(axis=2).argmin(axis=1)
        return places.astype(np.float32), labels.astype(np.int64)
    labels = turns(config, config.hues)
    places = named[labels] + rng.normal(0, config.noise, (config.points, 3))
    return places.clip(-1, 1).astype(np.float32), labels
