"""Sine: two waves from left to right, the same all the way up."""

from __future__ import annotations

from typing import Literal

import numpy as np

from engine.base import GeneratedConfig
from engine.datasets._common import Valued, square, valued


class Config(GeneratedConfig, title="Sine"):
    """Two waves from left to right."""

    kind: Literal["sine"] = "sine"


def classes(config: Config) -> int:
    """None: the target is a number."""
    return 0


def sample(config: Config, rng: np.random.Generator) -> Valued:
    """sin(2π x)."""
    x, y = square(config, rng)
    return valued(config, x, y, np.sin(2 * np.pi * x), rng)
