"""Regression plane: the target rises evenly across the square. One linear unit is enough."""

from __future__ import annotations

from typing import Literal

import numpy as np

from engine.base import GeneratedConfig
from engine.datasets._common import Valued, square, valued


class Config(GeneratedConfig, title="Regression plane"):
    """The target rises evenly from one corner of the square to the opposite one."""

    kind: Literal["regression_plane"] = "regression_plane"


def classes(config: Config) -> int:
    """None: the target is a number."""
    return 0


def sample(config: Config, rng: np.random.Generator) -> Valued:
    """(x + y) / 2."""
    x, y = square(config, rng)
    return valued(config, x, y, (x + y) / 2, rng)
