"""Parity: rows of bits of which an even number is on. With three bits that is exclusive or with its answer."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from engine.base import PatternConfig
from engine.datasets._common import Sample, pictures


class Config(PatternConfig, title="Parity"):
    """All rows of bits with an even number of ones; three bits are exclusive or."""

    kind: Literal["parity"] = "parity"
    bits: int = Field(3, ge=2, le=6)
    """How many bits a row has."""

    def size(self) -> tuple[int, int]:
        """One row."""
        return 1, self.bits

    def count(self) -> int:
        """Half of all rows."""
        return 1 << (self.bits - 1)


def classes(config: Config) -> int:
    """A class for every row."""
    return config.count()


def sample(config: Config, rng: np.random.Generator) -> Sample:
    """The rows in the order of the numbers that their bits but the last write."""
    count = config.count()
    given = np.arange(count)[:, None] >> np.arange(config.bits - 2, -1, -1) & 1
    return pictures(np.column_stack([given, given.sum(1) % 2]), np.arange(count), config)
