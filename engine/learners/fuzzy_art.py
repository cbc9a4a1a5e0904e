"""Fuzzy ART: categories of any numbers, each a box that grows just far enough to hold its samples.

Carpenter, Grossberg and Rosen (1991), "Fuzzy ART: Fast stable learning and categorization of analog patterns by an
adaptive resonance system", Neural Networks 4. A sample a of M numbers from 0 to 1 is coded with its complement,
I = (a, 1 − a). A template w = (u, 1 − v) then is the box from u to v, choice T = |I ∧ w| / (α + |w|) takes the smallest
box that holds a sample, and a box never grows beyond |R| ≤ M (1 − ρ). With β < 1 a new category still starts at its
sample, and shrinks its template slowly after (fast commit, slow recode).
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.base import LIVE, DatasetConfig
from engine.boxes import coded, uncoded
from engine.pictured import mosaic, plotted
from engine.resonance import Resonance, ResonanceConfig
from engine.standalone import Array
from engine.stream import NONE


class Config(ResonanceConfig, title="Fuzzy ART"):
    """Sorts any samples into boxes that grow to hold them."""

    kind: Literal["fuzzy_art"] = "fuzzy_art"
    alpha: float = Field(0.001, ge=1e-6, le=10)
    """α: the larger, the less small boxes are preferred."""
    rate: float = Field(1.0, ge=0.01, le=1, json_schema_extra=LIVE)
    """β: how far a box grows towards a sample at once; 1 takes it in."""
    step: Literal["move", "sample"] = "sample"
    """What a step is: one move of a presentation, or all moves of one sample."""

    def width(self, data: DatasetConfig) -> int:
        """Each number and its complement."""
        return 2 * super().width(data)

    def work(self, data: DatasetConfig) -> int:
        """A sample against every category, and a category against every sample."""
        return self.width(data) * (4 * self.most + data.count())


class Learner(Resonance[Config]):
    """Templates (u, 1 − v) of boxes from u to v."""

    def code(self, columns: Array) -> Array:
        """(a, 1 − a)."""
        return coded(columns)

    @property
    def rate(self) -> float:
        """β."""
        return self.config.rate

    def preference(self, overlap: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
        """|I ∧ w| / (α + |w|)."""
        return overlap / (self.config.alpha + size)

    def free_preference(self, size: float) -> float:
        """M / (α + 2 M): a free template is all ones."""
        most: int = self.samples.shape[1]
        return size / (self.config.alpha + most)

    def corners(self) -> tuple[Array, Array]:
        """u and v of the boxes in use, f32 [used, M] each, in the columns of the data."""
        width = self.samples.shape[1] // 2
        low, high = self.templates[: self.used, :width], 1 - self.templates[: self.used, width:]
        return uncoded(low, self.data.columns), uncoded(high, self.data.columns)

    def portrait(self) -> Array:
        """The boxes on the plane, or the middles of boxes of pictures."""
        low, high = self.corners()
        if self.data.picture is not None:
            return mosaic((low + high) * np.float32(0.5), self.data.picture)
        return plotted(self.data.points, self.given != NONE, low, high)
