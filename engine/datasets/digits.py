"""Digits: small grey pictures of the ten digits, each written by another hand."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from pydantic import Field

from engine.base import PictureConfig
from engine.datasets import _strokes
from engine.datasets._common import Sample, pictures

WIDTH: Final = 0.86
"""Of a digit, as a share of its height."""
MARGIN: Final = 0.1
"""Above and below it, as a share of the picture."""
PEN: Final = 0.13
"""Its width, as a share of the picture."""


class Config(PictureConfig, title="Digits"):
    """The ten digits as small grey pictures, written by many hands."""

    kind: Literal["digits"] = "digits"
    points: int = Field(600, ge=50, le=2000)
    """How many pictures, train and test together."""
    side: int = Field(8, ge=8, le=12)
    """Pixels a side."""
    jitter: float = Field(0.5, ge=0, le=1)
    """How much the hands differ: in slant, place, size, pen and stroke."""
    noise: float = Field(0.05, ge=0, le=0.5)
    """Standard deviation of what is added to the ink of every pixel, where 1 is full ink."""

    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.side, self.side

    def count(self) -> int:
        """As many as are asked for."""
        return self.points


def classes(config: Config) -> int:
    """Ten."""
    return 10


def sample(config: Config, rng: np.random.Generator) -> Sample:
    """The digits take turns."""
    n, side, much = config.points, config.side, config.jitter
    labels = np.arange(n) % 10
    chosen = rng.random(n)
    slant, turn, right, down, wide, tall, pen = rng.uniform(-1, 1, (7, n)) * much
    inked = np.empty((n, side * side))
    for digit, hands in _strokes.HANDS.items():
        for hand, strokes in enumerate(hands):
            mine = np.flatnonzero((labels == digit) & (np.floor(chosen * len(hands)) == hand))
            places = _strokes.points(strokes) - 0.5
            places = places + rng.normal(0, 0.04 * much, (len(mine), *places.shape))
            x = places[..., 0] * (WIDTH * (1 + 0.3 * wide[mine]))[:, None]
            y = places[..., 1] * (1 + 0.15 * tall[mine])[:, None]
            x = x - y * (0.1 + 0.35 * slant[mine])[:, None]
            angle = 0.25 * turn[mine][:, None]
            x, y = x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)
            room = side * (1 - 2 * MARGIN)
            moved = side * (0.5 + 0.1 * np.stack([right[mine], down[mine]], axis=1))
            placed = np.stack([x, y], axis=2) * room + moved[:, None]
            starts, ends = _strokes.pieces(strokes)
            inked[mine] = _strokes.drawn(starts @ placed, ends @ placed, PEN * side * (1 + 0.5 * pen[mine]), side)
    return pictures(np.clip(inked + rng.normal(0, config.noise, inked.shape), 0, 1), labels, config)
