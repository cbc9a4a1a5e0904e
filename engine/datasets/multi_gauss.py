"""Multi-gauss: a landscape of Gaussian hills and hollows."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np

from engine.base import GeneratedConfig
from engine.datasets._common import Valued, square, valued

WIDTH: Final = 0.28
HILLS: Final = ((-0.5, 0.5, 1.0), (0.55, 0.45, -1.0), (-0.45, -0.5, -1.0), (0.5, -0.55, 1.0), (0.0, 0.0, 0.6))
"""Centre x, centre y and height of each."""


class Config(GeneratedConfig, title="Hills and hollows"):
    """A landscape of Gaussian hills and hollows."""

    kind: Literal["multi_gauss"] = "multi_gauss"


def classes(config: Config) -> int:
    """None: the target is a number."""
    return 0


def sample(config: Config, rng: np.random.Generator) -> Valued:
    """The sum of the hills, each exp(-d² / 2 width²) at distance d."""
    x, y = square(config, rng)
    target = np.zeros(config.points)
    for centre_x, centre_y, height in HILLS:
        target += height * np.exp(-((x - centre_x) ** 2 + (y - centre_y) ** 2) / (2 * WIDTH**2))
    return valued(config, x, y, target, rng)
