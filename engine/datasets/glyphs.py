"""Letters and digits: capital letters and digits, 5 by 7 pixels, as dot matrices draw them."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.base import PatternConfig
from engine.datasets._common import Sample, pictures

ROWS: Final = 7
BITS: Final = 5
FONT: Final[dict[str, tuple[int, ...]]] = {
    "A": (14, 17, 17, 31, 17, 17, 17),
    "B": (30, 17, 17, 30, 17, 17, 30),
    "C": (14, 17, 16, 16, 16, 17, 14),
    "D": (30, 17, 17, 17, 17, 17, 30),
    "E": (31, 16, 16, 30, 16, 16, 31),
    "F": (31, 16, 16, 30, 16, 16, 16),
    "G": (14, 17, 16, 23, 17, 17, 15),
    "H": (17, 17, 17, 31, 17, 17, 17),
    "I": (14, 4, 4, 4, 4, 4, 14),
    "J": (7, 2, 2, 2, 2, 18, 12),
    "K": (17, 18, 20, 24, 20, 18, 17),
    "L": (16, 16, 16, 16, 16, 16, 31),
    "M": (17, 27, 21, 21, 17, 17, 17),
    "N": (17, 17, 25, 21, 19, 17, 17),
    "O": (14, 17, 17, 17, 17, 17, 14),
    "P": (30, 17, 17, 30, 16, 16, 16),
    "Q": (14, 17, 17, 17, 21, 18, 13),
    "R": (30, 17, 17, 30, 20, 18, 17),
    "S": (15, 16, 16, 14, 1, 1, 30),
    "T": (31, 4, 4, 4, 4, 4, 4),
    "U": (17, 17, 17, 17, 17, 17, 14),
    "V": (17, 17, 17, 17, 17, 10, 4),
    "W": (17, 17, 17, 21, 21, 21, 10),
    "X": (17, 17, 10, 4, 10, 17, 17),
    "Y": (17, 17, 17, 10, 4, 4, 4),
    "Z": (31, 1, 2, 4, 8, 16, 31),
    "0": (14, 17, 19, 21, 25, 17, 14),
    "1": (4, 12, 4, 4, 4, 4, 14),
    "2": (14, 17, 1, 2, 4, 8, 31),
    "3": (31, 2, 4, 2, 1, 17, 14),
    "4": (2, 6, 10, 18, 31, 2, 2),
    "5": (31, 16, 30, 1, 1, 17, 14),
    "6": (6, 8, 16, 30, 17, 17, 14),
    "7": (31, 1, 2, 4, 8, 8, 8),
    "8": (14, 17, 17, 14, 17, 17, 14),
    "9": (14, 17, 17, 15, 1, 2, 12),
}
"""A number for each row from the top, whose bits are the pixels, the highest at the left."""


class Config(PatternConfig, title="Letters and digits"):
    """Capital letters and digits as dot matrices draw them."""

    kind: Literal["glyphs"] = "glyphs"
    text: str = Field(
        "ACTX",
        max_length=36,
        pattern=r"^[A-Z0-9]+$",
        json_schema_extra={"expected": "1 to 36 of A to Z, 0 to 9"},
    )
    """Which letters and digits, in this order."""
    scale: int = Field(1, ge=1, le=2)
    """Pixels a side of a dot."""
    margin: int = Field(1, ge=0, le=2)
    """Empty pixels on every side."""
    copies: int = Field(1, ge=1, le=20)
    """How many pictures of each."""
    noise: float = Field(0.0, ge=0, le=0.4)
    """The chance that a pixel is the wrong way round."""

    def size(self) -> tuple[int, int]:
        """Height and width."""
        return ROWS * self.scale + 2 * self.margin, BITS * self.scale + 2 * self.margin

    def count(self) -> int:
        """As many copies of each as are asked for."""
        return len(self.text) * self.copies


def classes(config: Config) -> int:
    """One for every different letter or digit."""
    return len(set(config.text))


def sample(config: Config, rng: np.random.Generator) -> Sample:
    """All of them once, then all of them again."""
    names = "".join(dict.fromkeys(config.text))
    inked = np.tile([drawn(name, config) for name in config.text], (config.copies, 1))
    wrong = rng.random(inked.shape) < config.noise
    return pictures(inked ^ wrong, np.tile([names.index(name) for name in config.text], config.copies), config)


def drawn(name: str, config: Config) -> NDArray[np.bool_]:
    """One letter or digit, bool [height · width]."""
    dots = np.array([[row >> (BITS - 1 - column) & 1 for column in range(BITS)] for row in FONT[name]], bool)
    return np.pad(dots.repeat(config.scale, 0).repeat(config.scale, 1), config.margin).ravel()
