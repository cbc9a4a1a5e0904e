"""ART 1: categories of pictures in black and white, each the ink that its pictures share.

Carpenter and Grossberg (1987), "A massively parallel architecture for a self-organizing neural pattern recognition
machine", in the form of Fausett (1994), "Fundamentals of Neural Networks", section 5.2: fast learning, with bottom-up
weights L t / (L − 1 + |t|) that follow from the templates t, and 1 / (1 + n) for a free category of n pixels. A free
category competes with the others, and wins where they share too little with a picture.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.base import DatasetConfig, PictureConfig
from engine.errors import Problem
from engine.outputs import Output
from engine.pictured import mosaic
from engine.resonance import Resonance, ResonanceConfig
from engine.standalone import Array


class Config(ResonanceConfig, title="ART 1"):
    """Sorts pictures in black and white by the ink they share."""

    kind: Literal["art1"] = "art1"
    choice: float = Field(2.0, ge=1.001, le=100)
    """L: a larger one prefers small templates less strongly."""

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """It reads ink and paper."""
        if isinstance(data, PictureConfig):
            return super().problems(data, output)
        message = "Choose letters, drawn pictures or digits, or the learner fuzzy_art."
        return [Problem(where="data.kind", expected="small pictures", got=data.kind, message=message)]

    def work(self, data: DatasetConfig) -> int:
        """A sample against every category, and a category against every sample."""
        return self.width(data) * (4 * self.most + data.count())


class Learner(Resonance[Config]):
    """Templates of 0 and 1."""

    def code(self, columns: Array) -> Array:
        """1 for ink, 0 for paper."""
        return (columns > 0).astype(np.float32)

    def preference(self, overlap: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
        """L |I ∧ t| / (L − 1 + |t|)."""
        return self.config.choice * overlap / (self.config.choice - 1 + size)

    def free_preference(self, size: float) -> float:
        """|I| / (1 + n)."""
        pixels: int = self.samples.shape[1]
        return size / (1 + pixels)

    def portrait(self) -> Array:
        """The templates, side by side."""
        assert self.data.picture is not None
        return mosaic(2 * self.templates[: self.used] - 1, self.data.picture)
