"""Ripple: waves in rings round the centre."""

from __future__ import annotations

from typing import Literal

import numpy as np

from engine.base import GeneratedConfig
from engine.datasets._common import Valued, square, valued


class Config(GeneratedConfig, title="Ripple"):
    """Waves in rings round the centre."""

    kind: Literal["ripple"] = "ripple"


def classes(config: Config) -> int:
    """None: the target is a number."""
    return 0


def sample(config: Config, rng: np.random.Generator) -> Valued:
    """sin(3π r + π / 2) at distance r: a crest at the centre, then a hollow every two thirds."""
    x, y = square(config, rng)
    return valued(config, x, y, np.sin(3 * np.pi * np.hypot(x, y) + np.pi / 2), rng)
