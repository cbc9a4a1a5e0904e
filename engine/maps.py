"""What maps share: units with a place among the data each, drawn towards one sample after another.

The samples to train on come in an order drawn anew for every epoch, the same order for all maps of one seed. What a
sample moves, and how far, is the learner's own; rates and reaches shrink from a first to a last value over a horizon.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import sketch
from engine.base import LIVE, DatasetConfig, LearnerConfig
from engine.errors import Problem
from engine.lattice import Cell, grid
from engine.learner import Kept, Learner, Measures, Metrics
from engine.outputs import Output
from engine.seeds import numpy_generator
from engine.standalone import Array, Standalone

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

Start = Literal["centre", "random", "samples", "plane"]
MOST_NUMBERS: Final = 16_384
"""Units times columns."""
MOST_DISTANCES: Final = 20_000_000
"""Points times units times columns: what a measurement costs."""
LEAST: Final = 1e-3
"""What an exponential schedule falls to at least, as it never reaches 0."""
BUNCH: Final = 0.1
"""How wide a bunch of units in the centre is, as a share of the data's extent."""
REACH: Final = 1.5
"""How far a map laid on the plane of the principal components reaches, in standard deviations."""
NOTHING: Final = 1e-5
"""A pull below which a unit stays where it is."""
BEST, SECOND = 1, 2
"""Places in what is known of the last step."""


class MapConfig(LearnerConfig):
    """How the pull of samples weakens."""

    SIZE: ClassVar[str] = "units"
    """The field that says how many units there are."""

    rate_from: float = Field(0.5, ge=0, le=1, json_schema_extra=LIVE)
    """The share of the way to a sample that its best-matching unit moves at first."""
    rate_to: float = Field(0.02, ge=0, le=1, json_schema_extra=LIVE)
    """The same from the horizon on."""
    schedule: Literal["linear", "exponential"] = Field("exponential", json_schema_extra=LIVE)
    """How rate and reach go from the first value to the last: by equal amounts, or by equal shares."""
    horizon: int = Field(4000, ge=1, le=100_000, json_schema_extra=LIVE)
    """The step from which on the last values hold."""

    @abstractmethod
    def count(self) -> int:
        """How many units there are."""

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """Whether there are more numbers than can be learned, shown and kept many times a second."""
        width = len(data.column_names())
        numbers = self.count() * width
        message = "Take fewer units, or smaller samples."
        if numbers > MOST_NUMBERS:
            return [self.too_large(f"at most {MOST_NUMBERS} numbers in all units", str(numbers), message)]
        distances = numbers * data.count()
        if distances > MOST_DISTANCES:
            message = "Take fewer units, or fewer or smaller samples."
            return [self.too_large(f"at most {MOST_DISTANCES} numbers in all distances", str(distances), message)]
        return []

    def too_large(self, expected: str, got: str, message: str) -> Problem:
        """What to say of too many units."""
        return Problem(where=f"learner.{self.SIZE}", expected=expected, got=got, message=message)

    def work(self, data: DatasetConfig) -> int:
        """A sample against every unit, and every unit moved."""
        return self.count() * (4 * len(data.column_names()) + 8)


C = TypeVar("C", bound=MapConfig)


class Matches(NamedTuple):
    """The two units nearest to every point."""

    best: NDArray[np.int64]
    """[n]"""
    second: NDArray[np.int64]
    """[n]; the best where there is one unit alone."""
    distance: NDArray[np.float64]
    """[n]: of the best."""


class Map(Standalone[C]):
    """Units in the columns of the data.

    Args:
        experiment: what to learn, with what, and how.
        data: the points, those to train on first.
    """

    FAMILY = "map"
    MEASURES = Measures("quantisation", "topographic", True)

    def __init__(self, experiment: Experiment, data: Data) -> None:
        super().__init__(experiment, data)
        self.codebook = self.begun().astype(np.float32)
        """f32 [k, d]: where each unit stands among the data."""
        self.last = np.full(3, -1, np.int32)
        """i32 [3]: the sample of the last step, its best-matching unit and the next best; -1 before the first."""
        self.learned = {"codebook": self.codebook}
        self.passing = {"last": self.last}
        self._order: tuple[int, NDArray[np.int64]] = (-1, np.empty(0, np.int64))

    def adopt(self, before: Learner[Any]) -> Kept:
        """Forgets what answered last where units or samples are others."""
        kept = super().adopt(before)
        if kept.fresh or kept.gone or self.experiment.data != before.experiment.data:
            self.last[...] = -1
        return kept

    @property
    @abstractmethod
    def start(self) -> Start:
        """Where units start."""

    @property
    @abstractmethod
    def edges(self) -> NDArray[np.int32]:
        """i32 [m, 2]: pairs of neighbours."""

    @abstractmethod
    def pull(self, distances: NDArray[np.float64]) -> Array:
        """f32 [k] from 0 to 1: how much of the rate each unit gets.

        Args:
            distances: f64 [k], squared, of the units from the sample.
        """

    @property
    def cell(self) -> Cell:
        """The shape of a unit's cell where the map is drawn by itself."""
        return "square"

    @property
    def places(self) -> Array:
        """f32 [k, 2]: where units are drawn where the map is drawn by itself, neighbours one apart."""
        return grid(self.config.count())

    @property
    def reach(self) -> float | None:
        """How far the neighbourhood reaches at this step; None: no further than the unit itself."""
        return None

    @property
    def steps_per_epoch(self) -> int:
        """A step for every sample to train on."""
        return len(self.data.train)

    @property
    def rate(self) -> float:
        """Of this step."""
        return self.scheduled(self.config.rate_from, self.config.rate_to)

    def scheduled(self, first: float, last: float) -> float:
        """What has come at this step of a value that goes from `first` to `last`."""
        share = min(1.0, self.steps / self.config.horizon)
        if self.config.schedule == "linear":
            return first + (last - first) * share
        return float(max(first, LEAST) ** (1 - share) * max(last, LEAST) ** share)

    def sample(self) -> int:
        """The place in the data of the sample whose turn it is."""
        epoch = self.epoch
        if self._order[0] != epoch:
            rng = numpy_generator(self.experiment.seed, "map", "order", epoch)
            self._order = epoch, rng.permutation(len(self.data.train))
        return int(self._order[1][self.place])

    def begun(self) -> NDArray[np.floating]:
        """[k, d]: where the units start."""
        rng = numpy_generator(self.experiment.seed, "map", "start")
        known, count = self.data.columns[self.data.train], self.config.count()
        low, high = known.min(axis=0), known.max(axis=0)
        if self.start == "samples":
            return np.asarray(known[np.resize(rng.permutation(len(known)), count)])
        if self.start == "plane":
            return _laid(known.astype(np.float64), self.places.astype(np.float64))
        even = rng.uniform(0, 1, (count, known.shape[1]))
        if self.start == "centre":
            return np.asarray(known.mean(axis=0) + BUNCH * (high - low) * (even - 0.5))
        return np.asarray(low + (high - low) * even)

    def distances(self, point: Array) -> NDArray[np.float64]:
        """f64 [k]: squared, of every unit from a point f32 [d]."""
        away = self.codebook.astype(np.float64) - point
        return np.asarray(np.einsum("kd,kd->k", away, away))

    def move(self) -> None:
        """Shows one sample: the units it pulls go towards it."""
        index = self.sample()
        point = self.data.columns[index]
        distances = self.distances(point)
        self.meet(index, distances)
        strength = self.strength(distances)
        moved = np.flatnonzero(strength)
        self.codebook[moved] += strength[moved, None] * (point - self.codebook[moved])

    def strength(self, distances: NDArray[np.float64]) -> Array:
        """f32 [k]: the share of the way to the sample that each unit goes."""
        return np.float32(self.rate) * self.pull(distances)

    def meet(self, index: int, distances: NDArray[np.float64]) -> None:
        """Notes the sample and the two units nearest to it."""
        best = int(distances.argmin())
        others = distances.copy()
        others[best] = np.inf
        self.last[...] = index, best, int(others.argmin())

    def matches(self) -> Matches:
        """The nearest units of all points, computed once for a version."""
        return self.memo.fresh(self.version, "matches", lambda: nearest(self.data.columns, self.codebook))

    def joined(self) -> NDArray[np.bool_] | None:
        """bool [k, k]: which units are neighbours; None where there are no edges."""
        edges = self.edges
        if not len(edges):
            return None
        found = np.zeros((len(self.codebook),) * 2, bool)
        found[edges[:, 0], edges[:, 1]] = found[edges[:, 1], edges[:, 0]] = True
        return found

    def measure(self) -> Metrics:
        """The mean distance of points from their units, and the share whose two nearest units are no neighbours.

        These are the quantisation error and the topographic error (Kiviluoto, 1996).
        """
        found, joined = self.matches(), self.joined()
        torn = None if joined is None else ~joined[found.best, found.second]
        train, test = self.data.train, self.data.test
        return Metrics(
            step=self.steps,
            epoch=self.epoch,
            loss_train=float(found.distance[train].mean()),
            loss_test=float(found.distance[test].mean()) if len(test) else float("nan"),
            accuracy_train=None if torn is None else float(torn[train].mean()),
            accuracy_test=None if torn is None or not len(test) else float(torn[test].mean()),
        )

    def portrait(self) -> Array:
        """The units among the points, or as pictures side by side."""
        if self.data.picture is not None:
            return sketch.sheet(self.codebook, self.data.picture, self.places)
        points, units = (self.data.points, self.data.plane.points(self.codebook))
        if self.data.solid is not None:
            points, units = sketch.seen(self.data.columns), sketch.seen(self.codebook)
        return sketch.net(points, units, self.edges)


def fading(exponents: NDArray[np.float64]) -> Array:
    """e to the power of these, f32; 0 where that would hardly move a unit."""
    found = np.exp(exponents)
    pulled: Array = np.where(found < NOTHING, 0, found).astype(np.float32)
    return pulled


def nearest(points: Array, units: Array) -> Matches:
    """The two units f32 [k, d] nearest to each of the points f32 [n, d]."""
    wide, places = points.astype(np.float64), units.astype(np.float64)
    squares = np.einsum("kd,kd->k", places, places) - 2 * (wide @ places.T)
    best = squares.argmin(axis=1)
    away = wide - places[best]
    squares[np.arange(len(wide)), best] = np.inf
    second = squares.argmin(axis=1) if len(places) > 1 else best
    return Matches(best, second, np.sqrt(np.einsum("nd,nd->n", away, away)))


def _laid(known: NDArray[np.float64], places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Units laid out evenly along the two longest axes of the data [n, d]; the longer side along the longer axis."""
    mean = known.mean(axis=0)
    away = known - mean
    sizes, axes = np.linalg.eigh(away.T @ away / len(known))
    order = np.argsort(-sizes)[:2]
    centred = places - (places.max(axis=0) + places.min(axis=0)) / 2
    extents = np.abs(centred).max(axis=0)
    if extents[1] > extents[0]:
        centred, extents = centred[:, ::-1], extents[::-1]
    along = np.divide(centred, extents, out=np.zeros_like(centred), where=extents > 0)[:, : len(order)]
    spread: NDArray[np.float64] = REACH * along * np.sqrt(sizes[order].clip(0)) @ axes[:, order].T
    return np.asarray(mean + spread)
