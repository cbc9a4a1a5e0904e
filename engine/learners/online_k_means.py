"""Online k-means: each sample draws the nearest of k prototypes towards itself.

MacQueen (1967), "Some methods for classification and analysis of multivariate observations": the first k samples are
the prototypes, and the nearest moves to the mean of its samples, rate 1 / count. With a constant rate it follows the
latest samples instead. It stands beside adaptive resonance: it takes in everything, and forgets what came earlier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.base import LIVE, DatasetConfig
from engine.boxes import coded, uncoded
from engine.errors import Problem
from engine.outputs import Output
from engine.pictured import mosaic, plotted
from engine.seeds import numpy_generator
from engine.standalone import Array
from engine.stream import MOST_CATEGORIES, NONE, Phase, StreamConfig, Streaming

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment


MOST_DISTANCES: Final = 1_000_000
"""Samples times prototypes times numbers a sample."""
LOOKING: Final = 40
"""What it costs to hold a distance against others, in multiplications."""


class Config(StreamConfig, title="Online k-means"):
    """Moves the nearest of k prototypes towards each sample."""

    kind: Literal["online_k_means"] = "online_k_means"
    prototypes: int = Field(3, ge=1, le=MOST_CATEGORIES)
    """How many there are."""
    start: Literal["first", "drawn"] = "first"
    """Where they start: on the first samples that come, or on samples drawn from all of the data."""
    schedule: Literal["constant", "mean"] = "constant"
    """How far one moves: the same share of the way always, or less and less, so that it is the mean of its samples."""
    rate: float = Field(0.1, ge=0.001, le=1, json_schema_extra=LIVE)
    """The share of the way to a sample, where it is constant."""
    step: Literal["move", "sample"] = "sample"
    """What a step is: one move of a presentation, or all moves of one sample."""

    def width(self, data: DatasetConfig) -> int:
        """Each number and its complement."""
        return 2 * super().width(data)

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """Whether measuring all distances takes too long."""
        numbers = data.count() * self.width(data) * self.prototypes
        if numbers <= MOST_DISTANCES:
            return super().problems(data, output)
        message = "Take fewer prototypes, or fewer or smaller samples."
        expected = f"at most {MOST_DISTANCES} numbers in all distances"
        return [Problem(where="learner.prototypes", expected=expected, got=str(numbers), message=message)]

    def work(self, data: DatasetConfig) -> int:
        """Every sample against every prototype, to tell which would be given another one now."""
        return data.count() * self.prototypes * (self.width(data) + LOOKING)


class Learner(Streaming[Config]):
    """Prototypes in the columns of the data.

    Args:
        experiment: what to learn, with what, and how.
        data: the points, those to train on first.
    """

    def __init__(self, experiment: Experiment, data: Data) -> None:
        super().__init__(experiment, data)
        self.prototypes = np.zeros((self.config.prototypes, data.columns.shape[1]), np.float32)
        """f32 [k, d], each from 0 to 1."""
        self.taken = np.zeros(1, np.float32)
        """f32 [1]: how many have been placed."""
        self.counts = np.zeros(self.config.prototypes, np.int32)
        """i32 [k]: how many samples each has been given."""
        if self.config.start == "drawn":
            drawn = numpy_generator(experiment.seed, "online_k_means", "start").permutation(self.count)
            places = np.resize(drawn, self.config.prototypes)
            self.prototypes[...] = self.samples[places, : data.columns.shape[1]]
            self.taken[0] = self.config.prototypes
            self.counts[...] = 1
        self._hold({"prototypes": self.prototypes, "taken": self.taken}, {"counts": self.counts})

    def begin(self, step: int, parameters: NDArray[np.float32] | None) -> None:
        """Begins at a later step; whatever the numbers are, they are those of prototypes, of one sample each."""
        super().begin(step, parameters)
        self.taken[...] = np.clip(np.rint(self.taken), 0, len(self.prototypes))
        np.clip(self.prototypes, 0, 1, out=self.prototypes)
        self.counts[: self.used] = np.maximum(self.counts[: self.used], 1)

    def code(self, columns: Array) -> Array:
        """(a, 1 − a) as in fuzzy ART, so that what a sample and a prototype do not share is their distance."""
        return coded(columns)

    @property
    def categories(self) -> Array:
        """Each prototype with its complement."""
        return np.concatenate((self.prototypes, 1 - self.prototypes), axis=1)

    @property
    def used(self) -> int:
        """How many have been placed."""
        return min(int(self.taken[0]), len(self.prototypes))

    def distances(self, points: Array) -> NDArray[np.float64]:
        """f64 [n, used]: squared, of points [n, d] from 0 to 1."""
        wide = points.astype(np.float64)
        return np.stack([np.square(wide - prototype).sum(axis=1) for prototype in self.prototypes[: self.used]], axis=1)

    def preference(self, overlap: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
        """The nearer the better."""
        return -self.distances(self.samples[:, : self.prototypes.shape[1]])

    def admits(self, overlap: NDArray[np.float64]) -> NDArray[np.bool_]:
        """All of them."""
        return np.ones(overlap.shape, bool)

    def appear(self) -> None:
        """Nothing besides."""

    def next(self, phase: Phase) -> Phase:
        """Chooses, or moves the prototype chosen."""
        point = self.samples[self.sample, : self.prototypes.shape[1]]
        if phase == "choose":
            return self._learn(point)
        apart = self.distances(point[None])[0] if self.used else np.full(1, np.inf)
        free = self.used < len(self.prototypes) and apart.min() > 0
        self.choose(self.used if free else int(apart.argmin()))
        if free:
            self.expected[...] = self.samples[self.sample]
        return "choose"

    def activations(self) -> NDArray[np.float64]:
        """1 less the distance, as a share of the largest there can be."""
        count = self.used_before + (self.chosen >= self.used_before)
        apart = self.samples[self.sample] - self.expectations()[:count].astype(np.float64)
        drawn: NDArray[np.float64] = 1 - np.sqrt(np.square(apart).mean(axis=1))
        return drawn

    def _learn(self, point: Array) -> Phase:
        place, fresh = self.chosen, self.chosen == self.used
        if fresh:
            self.taken[0] = place + 1
        self.counts[place] += 1
        rate = np.float32(self.config.rate if self.config.schedule == "constant" else 1 / self.counts[place])
        step = (point if fresh else rate * (point - self.prototypes[place])) - (self.prototypes[place] if fresh else 0)
        self.prototypes[place] += step
        self.give(place, 1.0 if fresh else float(np.abs(step).max()))
        return "commit" if fresh else "learn"

    def corners(self) -> tuple[Array, Array]:
        """The prototypes in the columns of the data, f32 [used, d], as boxes without extent."""
        places = uncoded(self.prototypes[: self.used], self.data.columns)
        return places, places

    def portrait(self) -> Array:
        """The prototypes, on the plane or side by side."""
        places = self.corners()[0]
        if self.data.picture is not None:
            return mosaic(places, self.data.picture)
        extent = np.float32(0.06)
        return plotted(self.data.points, self.given != NONE, places - extent, places + extent)
