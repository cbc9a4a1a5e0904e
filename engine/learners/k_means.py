"""k-means: units that settle on the means of the points nearest to them, without any neighbourhood.

MacQueen (1967), "Some methods for classification and analysis of multivariate observations": the nearest unit goes
towards each sample, by 1 / count so that it is their mean, or by a rate. Lloyd (1982), "Least squares quantization in
PCM": all points choose their nearest unit, then all units go to the means of the points that chose them, in turns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.base import DatasetConfig
from engine.learner import Kept, Measures
from engine.learner import Learner as AnyLearner
from engine.maps import BEST, Map, MapConfig, Start, nearest
from engine.standalone import Array

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

LOOKING: Final = 40
"""What it costs to hold a distance against others, in multiplications."""


class Config(MapConfig, title="k-means"):
    """Each unit goes to the mean of the points nearest to it; units know nothing of one another."""

    kind: Literal["k_means"] = "k_means"
    units: int = Field(16, ge=1, le=200)
    """How many there are."""
    rule: Literal["online", "mean", "lloyd"] = "lloyd"
    """A sample at a time, at the rate of the schedule or at 1 / count; or all at once, choosing and moving in turns."""
    start: Literal["centre", "random", "samples"] = "samples"
    """Where units start: bunched up, anywhere, or on samples."""

    def count(self) -> int:
        """As many as are asked for."""
        return self.units

    def work(self, data: DatasetConfig) -> int:
        """All points against every unit, where all choose at once."""
        if self.rule != "lloyd":
            return super().work(data)
        return self.count() * data.count() * (len(data.column_names()) + LOOKING)


class Learner(Map[Config]):
    """Units that are means."""

    MEASURES = Measures("quantisation", None, True)

    def __init__(self, experiment: Experiment, data: Data) -> None:
        super().__init__(experiment, data)
        self.counts = np.ones(self.config.units, np.int32)
        """i32 [k]: how many samples each has had; where it started is one of them."""
        self.chosen = np.full(len(data.train), -1, np.int32)
        """i32 [n]: the unit that each point to train on has chosen; -1: none yet."""
        self.phase = np.zeros(2, np.uint8)
        """u8 [2]: whether the next step moves units, and whether the last choice was as the one before."""
        self.passing |= {"counts": self.counts}
        if self.config.rule == "lloyd":
            self.passing |= {"chosen": self.chosen, "phase": self.phase}

    def adopt(self, before: AnyLearner[Any]) -> Kept:
        """All points choose anew: there may be other points now, or other units."""
        kept = super().adopt(before)
        self.chosen[...] = -1
        self.phase[...] = 0
        if kept.fresh or kept.gone:
            self.counts[...] = 1
        return kept

    @property
    def start(self) -> Start:
        """As chosen."""
        return self.config.start

    @property
    def edges(self) -> NDArray[np.int32]:
        """None."""
        return np.empty((0, 2), np.int32)

    @property
    def steps_per_epoch(self) -> int:
        """A step for every sample; where all choose at once, one to choose and one to move."""
        return 2 if self.config.rule == "lloyd" else super().steps_per_epoch

    @property
    def settled(self) -> bool:
        """Whether all points have chosen as before."""
        return bool(self.phase[1])

    def pull(self, distances: NDArray[np.float64]) -> Array:
        """The nearest unit alone."""
        found = np.zeros(len(distances), np.float32)
        found[distances.argmin()] = 1
        return found

    def strength(self, distances: NDArray[np.float64]) -> Array:
        """At the rate, or so that the unit is the mean of its samples."""
        if self.config.rule == "online":
            return super().strength(distances)
        return np.float32(1 / (self.counts[distances.argmin()] + 1)) * self.pull(distances)

    def move(self) -> None:
        """One sample; or all points choose, or all units move."""
        if self.config.rule != "lloyd":
            super().move()
            self.counts[self.last[BEST]] += 1
        elif self.phase[0]:
            self._to_the_means()
        else:
            self._choose()

    def _choose(self) -> None:
        best = nearest(self.data.columns[self.data.train], self.codebook).best
        self.phase[1] = np.array_equal(best, self.chosen)
        self.phase[0] = not self.phase[1]
        self.chosen[...] = best

    def _to_the_means(self) -> None:
        known = self.data.columns[self.data.train].astype(np.float64)
        self.counts[...] = np.bincount(self.chosen, minlength=len(self.codebook))
        sums = np.zeros(self.codebook.shape)
        np.add.at(sums, self.chosen, known)
        some = self.counts > 0
        self.codebook[some] = (sums[some] / self.counts[some, None]).astype(np.float32)
        self.phase[0] = 0
