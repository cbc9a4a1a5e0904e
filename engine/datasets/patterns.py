"""Patterns: small pictures in black and white, drawn by hand."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from engine.base import PatternConfig
from engine.datasets._common import Sample, pictures
from engine.errors import Problem, shown

MOST_PIXELS = 256
_HILL = "0000000000011000001111000111111011111111000000000000000000000000"
_FRAME = "1111111110000001100000011000000110000001100000011000000111111111"
_STRIPES = "11001100" * 8


class Config(PatternConfig, title="Drawn pictures"):
    """Small pictures in black and white, drawn by hand."""

    kind: Literal["patterns"] = "patterns"
    width: int = Field(8, ge=2, le=16)
    """Pixels across."""
    height: int = Field(8, ge=2, le=16)
    """Pixels down."""
    patterns: tuple[Annotated[str, Field(max_length=MOST_PIXELS, pattern=r"^[01]*$")], ...] = Field(
        (_HILL, _FRAME, _STRIPES), min_length=1, max_length=64
    )
    """The pictures: their pixels row by row from the top, 1 for ink and 0 for paper."""

    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.height, self.width

    def count(self) -> int:
        """As many as are drawn."""
        return len(self.patterns)

    def problems(self) -> list[Problem]:
        """Whether each picture has as many pixels as it should."""
        pixels = self.width * self.height
        return [
            Problem(
                where=f"data.patterns[{place}]",
                expected=f"{pixels} pixels",
                got=f"{len(picture)} in {shown(picture)}"[:80],
                message="Give 0 or 1 for every pixel, row by row.",
            )
            for place, picture in enumerate(self.patterns)
            if len(picture) != pixels
        ]


def classes(config: Config) -> int:
    """A class for every picture."""
    return len(config.patterns)


def sample(config: Config, rng: np.random.Generator) -> Sample:
    """The pictures, in their order."""
    inked = np.array([[pixel == "1" for pixel in picture] for picture in config.patterns])
    return pictures(inked, np.arange(len(inked)), config)
