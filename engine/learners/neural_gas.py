"""Neural gas: units drawn by the order in which they are near, which find their neighbours themselves.

Martinetz and Schulten (1991), "A 'neural-gas' network learns topologies": for a sample x the units are ranked by their
distance, and each moves, w += rate · exp(−rank / range) · (x − w). Competitive Hebbian learning joins the two nearest
by an edge of age 0; the other edges of the nearest grow older by one, and those older than the limit go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.base import LIVE
from engine.maps import BEST, SECOND, Map, MapConfig, Start, fading
from engine.standalone import Array

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

NO_EDGE: Final = -1.0


class Config(MapConfig, title="Neural gas"):
    """Units without a lattice, drawn by rank; edges grow between those that answer together."""

    kind: Literal["neural_gas"] = "neural_gas"
    units: int = Field(64, ge=2, le=100)
    """How many there are."""
    start: Literal["centre", "random", "samples"] = "random"
    """Where units start: bunched up, anywhere, or on samples."""
    range_from: float = Field(12.0, ge=0, le=100, json_schema_extra=LIVE)
    """How many of the nearest units a sample takes along at first: the pull falls as exp(−rank / range)."""
    range_to: float = Field(0.2, ge=0, le=100, json_schema_extra=LIVE)
    """The same from the horizon on."""
    edges: bool = True
    """Whether the two units nearest to a sample are joined."""
    age: int = Field(60, ge=1, le=200, json_schema_extra=LIVE)
    """How often the nearest unit may answer without an edge being renewed before the edge goes."""

    def count(self) -> int:
        """As many as are asked for."""
        return self.units


class Learner(Map[Config]):
    """A gas of units."""

    def __init__(self, experiment: Experiment, data: Data) -> None:
        super().__init__(experiment, data)
        self.pairs = np.argwhere(np.triu(np.ones((self.config.units,) * 2, bool), 1)).astype(np.int32)
        """i32 [p, 2]: all pairs of units, the lower number first."""
        self.ages = np.full(len(self.pairs) if self.config.edges else 0, NO_EDGE, np.float32)
        """f32 [p]: the age of the edge between the units of each pair; -1: none."""
        self.learned |= {"ages": self.ages}
        self._numbers = np.zeros((self.config.units,) * 2, np.int64)
        self._numbers[self.pairs[:, 0], self.pairs[:, 1]] = np.arange(len(self.pairs))
        self._numbers += self._numbers.T

    @property
    def start(self) -> Start:
        """As chosen."""
        return self.config.start

    @property
    def edges(self) -> NDArray[np.int32]:
        """Those that have grown and are still there."""
        found: NDArray[np.int32] = self.pairs[np.flatnonzero(self.ages > NO_EDGE)]
        return found

    @property
    def reach(self) -> float:
        """The range of this step, in ranks."""
        return self.scheduled(self.config.range_from, self.config.range_to)

    def pull(self, distances: NDArray[np.float64]) -> Array:
        """exp(−rank / range), the nearest having rank 0."""
        ranks = np.empty(len(distances))
        ranks[np.argsort(distances, kind="stable")] = np.arange(len(distances))
        if self.reach <= 0:
            alone: Array = (ranks == 0).astype(np.float32)
            return alone
        return fading(-ranks / self.reach)

    def move(self) -> None:
        """Shows one sample, and joins the two units nearest to it."""
        super().move()
        if self.config.edges:
            self._join(int(self.last[BEST]), int(self.last[SECOND]))

    def _join(self, best: int, second: int) -> None:
        mine = np.delete(self._numbers[best], best)
        edges = mine[self.ages[mine] > NO_EDGE]
        self.ages[edges] += 1
        self.ages[self._numbers[best, second]] = 0
        self.ages[edges[self.ages[edges] > self.config.age]] = NO_EDGE
