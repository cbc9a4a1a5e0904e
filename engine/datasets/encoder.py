"""The encoder problem (Ackley, Hinton and Sejnowski, 1985): two rows of units, of which the same one is on in both."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from engine.base import PatternConfig
from engine.datasets._common import Sample, pictures


class Config(PatternConfig, title="Encoder"):
    """Two rows of units; the same unit is on in both."""

    kind: Literal["encoder"] = "encoder"
    units: int = Field(4, ge=2, le=6)
    """How many units a row has: as many pictures there are."""

    def size(self) -> tuple[int, int]:
        """Two rows."""
        return 2, self.units

    def count(self) -> int:
        """A picture for every unit of a row."""
        return self.units


def classes(config: Config) -> int:
    """A class for every picture."""
    return config.units


def sample(config: Config, rng: np.random.Generator) -> Sample:
    """The pictures, in the order of their units."""
    one = np.eye(config.units, dtype=np.int64)
    return pictures(np.concatenate([one, one], axis=1), np.arange(config.units), config)
