"""Spirals: an arm for each class, wound round one centre (after Lang and Witbrock, 1988)."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from engine.base import GeneratedConfig
from engine.datasets._common import Labelled, jittered, turns


class Config(GeneratedConfig, title="Spirals"):
    """An arm for each class, all wound round the same centre."""

    kind: Literal["spirals"] = "spirals"
    arms: int = Field(2, ge=2, le=5)
    """How many arms, each a class of its own."""
    turns: float = Field(1.0, ge=0.25, le=4)
    """How often each arm goes round the centre."""


def classes(config: Config) -> int:
    """One for each arm."""
    return config.arms


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Arms out to radius 0.95, as dense at the rim as near the centre."""
    labels = turns(config, config.arms)
    reach = np.sqrt(rng.uniform(0.06, 1, len(labels)))
    angle = 2 * np.pi * (config.turns * reach + labels / config.arms)
    return jittered(config, 0.95 * reach * np.cos(angle), 0.95 * reach * np.sin(angle), rng), labels
