"""Two interlocked spirals: a double helix, each strand a class."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from engine.base import SolidConfig
from engine.datasets._common import Labelled, scattered, turns


class Config(SolidConfig, title="Interlocked spirals"):
    """Two strands wound round one axis."""

    kind: Literal["linked_spirals"] = "linked_spirals"
    turns: float = Field(1.5, ge=0.25, le=4)
    """How often each strand goes round the axis."""


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Strands of radius 0.6 along z from −0.9 to 0.9, half a turn apart."""
    labels = turns(config, 2)
    height = rng.uniform(-1, 1, len(labels))
    angle = np.pi * (config.turns * height + labels)
    places = np.stack([0.6 * np.cos(angle), 0.6 * np.sin(angle), 0.9 * height], axis=1)
    return scattered(config, places, rng), labels
