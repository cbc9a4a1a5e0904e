"""Random patterns: every pixel is ink with the same chance, as theory has it when it counts what a memory can hold."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from engine.base import PatternConfig
from engine.datasets import _common
from engine.datasets._common import Sample


class Config(PatternConfig, title="Random pictures"):
    """Pictures whose every pixel is drawn by chance, independent of all others."""

    kind: Literal["random_patterns"] = "random_patterns"
    width: int = Field(20, ge=2, le=20)
    """Pixels across."""
    height: int = Field(10, ge=2, le=20)
    """Pixels down."""
    pictures: int = Field(10, ge=1, le=200)
    """How many pictures."""
    ink: float = Field(0.5, ge=0.05, le=0.95)
    """The chance that a pixel is ink."""

    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.height, self.width

    def count(self) -> int:
        """As many as are asked for."""
        return self.pictures


def classes(config: Config) -> int:
    """A class for every picture."""
    return config.pictures


def sample(config: Config, rng: np.random.Generator) -> Sample:
    """The pictures, each drawn after the one before: more of them begin with the same ones."""
    inked = rng.random((config.pictures, config.width * config.height)) < config.ink
    return _common.pictures(inked, np.arange(len(inked)), config)
