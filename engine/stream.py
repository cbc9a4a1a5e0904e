"""What learners share that meet their samples one at a time and sort them into categories as they come.

A presentation is a few moves: the sample appears, a category is chosen, what that category expects is held against the
sample, and something is learned. One step is one move, or a whole presentation.

Of every sample it is remembered which category it was last given. `stable` is the share of those met so far that would
be given the same one now, and `mismatch` the mean share of a sample that its category does not expect: what is kept,
and how well all of it is covered.
"""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.base import DatasetConfig, LearnerConfig
from engine.errors import Problem
from engine.learner import Kept, Learner, Measures, Metrics
from engine.outputs import Output
from engine.seeds import numpy_generator
from engine.standalone import Array, Standalone

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

Phase = Literal["rest", "present", "choose", "match", "reset", "learn", "commit", "full", "blank"]
PHASES: Final[tuple[Phase, ...]] = ("rest", "present", "choose", "match", "reset", "learn", "commit", "full", "blank")
ENDS: Final = frozenset(("rest", "learn", "commit", "full", "blank"))
"""After these the next sample appears."""
NONE: Final = -1
"""In place of a category: none."""
LOGGED: Final = 8
"""Passes over the data whose categories are kept."""
MOST_CATEGORIES: Final = 64
MOST_NUMBERS: Final = 120_000
"""Samples times numbers a sample: so many are compared at once when a category has changed."""
MOST_PASSES: Final = 2**30
"""A run that begins after more passes counts them anew."""
CHANGED: Final = 1e-4
"""By how much a number of a category must move to count as learned."""
PLACE, PASS, CHOSEN, QUIET, PRESENTED, PHASE, LAST = range(7)
"""Where the clock keeps the place in the pass, the number of the pass, the category chosen, the presentations since
anything changed, the presentations in all, the last move, and the category the sample had before."""


class StreamConfig(LearnerConfig):
    """Meets its samples one at a time."""

    step: Literal["move", "sample"] = "move"
    """What a step is: one move of a presentation, or all moves of one sample."""
    order: Literal["given", "shuffled", "by_class"] = "given"
    """How samples come: as the data has them, in a new order each pass, or one class after the other."""

    def width(self, data: DatasetConfig) -> int:
        """How many numbers a sample and a category are."""
        return len(data.column_names())

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """Whether comparing all samples with a category takes too long."""
        numbers = data.count() * self.width(data)
        if numbers <= MOST_NUMBERS:
            return []
        expected, message = f"at most {MOST_NUMBERS} numbers in all samples", "Take fewer or smaller samples."
        return [Problem(where="data", expected=expected, got=str(numbers), message=message)]


C = TypeVar("C", bound=StreamConfig)


class Streaming(Standalone[C]):
    """Categories that form as samples come.

    Args:
        experiment: what to learn, with what, and how.
        data: the points, those to train on first.
    """

    FAMILY = "art"
    MEASURES = Measures("mismatch", "stable", True)

    def __init__(self, experiment: Experiment, data: Data) -> None:
        super().__init__(experiment, data)
        self.samples = self.code(data.columns)
        """f32 [n, D]: every sample as it is compared with a category."""
        self.count = len(self.samples)
        """How many come by: all of them, since nothing is tested."""
        self.clock = np.array([0, 0, NONE, 0, 0, 0, NONE], np.int32)
        self.given = np.full(self.count, NONE, np.int32)
        """i32 [n]: the category each sample was last given."""
        self.log = np.full((LOGGED, self.count), NONE, np.int32)
        """i32 [LOGGED, n]: the category every sample was given in a pass; the row is pass mod LOGGED."""
        self.expected = np.zeros(self.samples.shape[1], np.float32)
        """f32 [D]: what the category chosen expected of the sample that is shown, before it learned."""
        self._known: tuple[Array, NDArray[np.float64]] | None = None
        self._order: tuple[int, NDArray[np.int64]] = (NONE, np.empty(0, np.int64))

    def _hold(self, learned: dict[str, Array], passing: dict[str, NDArray[Any]] | None = None) -> None:
        """What steps change: what is learned, and the stream's own record."""
        self.learned = learned
        own = {"clock": self.clock, "given": self.given, "log": self.log, "expected": self.expected}
        self.passing = own | (passing or {})

    @property
    def steps_per_epoch(self) -> int:
        """One: every step is told on its own, since how many make a pass depends on how long they search."""
        return 1

    @property
    def phase(self) -> Phase:
        """The last move."""
        phase: Phase = PHASES[int(self.clock[PHASE])]
        return phase

    @property
    def chosen(self) -> int:
        """The category chosen for the sample that is shown, or NONE."""
        return int(self.clock[CHOSEN])

    @property
    def settled(self) -> bool:
        """Whether a whole pass has changed nothing, and no sample has moved."""
        return bool(self.clock[QUIET] >= self.count) and self.phase in ENDS

    @property
    def sequence(self) -> NDArray[np.int64]:
        """i64 [n]: the samples of the pass under way, in the order in which they come."""
        number = int(self.clock[PASS])
        if self._order[0] != number:
            self._order = number, self._sequence(number)
        return self._order[1]

    def _sequence(self, number: int) -> NDArray[np.int64]:
        labels = self.data.labels
        if self.config.order == "shuffled":
            return numpy_generator(self.experiment.seed, "stream", number).permutation(self.count)
        if self.config.order == "by_class":
            key = labels if labels is not None else self.data.points[:, 0]
            return np.argsort(key, kind="stable")
        return np.arange(self.count)

    @property
    def sample(self) -> int:
        """Which sample is shown, or was last; NONE before the first."""
        return int(self.sequence[self.clock[PLACE]]) if self.phase != "rest" else NONE

    @property
    def before(self) -> int:
        """The category that the sample shown was given before it came this time, or NONE."""
        return int(self.clock[LAST])

    def move(self) -> None:
        """One move of a presentation, or all of them."""
        self._advance()
        while self.config.step == "sample" and self.phase not in ENDS:
            self._advance()

    def _advance(self) -> None:
        if self.phase in ENDS:
            self._present()
        else:
            self._go(self.next(self.phase))

    def _present(self) -> None:
        if self.phase != "rest":
            self.clock[PLACE] += 1
        if self.clock[PLACE] == self.count:
            self.clock[PLACE] = 0
            self.clock[PASS] += 1
            self.log[self.clock[PASS] % LOGGED] = NONE
        self.clock[PRESENTED] += 1
        self.clock[CHOSEN] = NONE
        self._go("present")
        self.clock[LAST] = self.given[self.sample]
        self.appear()

    def _go(self, phase: Phase) -> None:
        self.clock[PHASE] = PHASES.index(phase)

    def choose(self, category: int) -> Phase:
        """The category that draws the sample most."""
        self.clock[CHOSEN] = category
        self.expected[...] = self.categories[category]
        return "choose"

    def give(self, category: int, moved: float) -> None:
        """Ends a presentation.

        Args:
            category: what the sample is given, or NONE.
            moved: the largest change of any number of the category.
        """
        sample = self.sample
        quiet = moved <= CHANGED and category == self.given[sample]
        self.clock[QUIET] = self.clock[QUIET] + 1 if quiet else 0
        self.given[sample] = category
        self.log[self.clock[PASS] % LOGGED, sample] = category

    @abstractmethod
    def code(self, columns: Array) -> Array:
        """Samples f32 [n, D] of columns [n, d], as they are compared with categories."""

    @abstractmethod
    def appear(self) -> None:
        """A new sample is shown."""

    @abstractmethod
    def next(self, phase: Phase) -> Phase:
        """Makes the move that follows one within a presentation; which it was."""

    @property
    def used_before(self) -> int:
        """How many categories there were when the sample that is shown appeared."""
        return self.used - (self.phase == "commit")

    def expectations(self) -> Array:
        """f32 [k, D]: what the categories that can be chosen expected when the sample appeared; a copy."""
        rows = self.categories[: min(self.used_before + 1, len(self.categories))].copy()
        if self.chosen != NONE:
            rows[self.chosen] = self.expected
        return rows

    def size(self) -> float:
        """|I| of the sample that is shown."""
        return float(self.samples[self.sample].sum(dtype=np.float64))

    def matches(self) -> NDArray[np.float64]:
        """f64 [k]: the share of the sample that is shown which each category expected, |I ∧ w| / |I|."""
        overlap = np.minimum(self.samples[self.sample], self.expectations())
        found: NDArray[np.float64] = overlap.sum(axis=1, dtype=np.float64) / (self.size() or 1.0)
        return found

    @abstractmethod
    def activations(self) -> NDArray[np.float64]:
        """f64 [k]: how much the sample that is shown drew each category; the largest is chosen."""

    @property
    @abstractmethod
    def categories(self) -> Array:
        """f32 [most, D]: what each category expects, in the numbers of `samples`."""

    @property
    @abstractmethod
    def used(self) -> int:
        """How many categories there are."""

    @abstractmethod
    def preference(self, overlap: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
        """How much each sample draws each category: the largest is chosen.

        Args:
            overlap: f64 [n, k], what samples and categories share: Σ min.
            size: f64 [k] or [n, k], of categories.
        """

    @abstractmethod
    def admits(self, overlap: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which categories each sample may be given, bool [n, k], by what they share [n, k]."""

    def overlaps(self) -> NDArray[np.float64]:
        """f64 [n, used]: what every sample and category share; only what has changed since is computed again."""
        now = self.categories
        if self._known is None:
            self._known = np.full_like(now, np.nan), np.zeros((len(self.samples), len(now)))
        then, shared = self._known
        for place in range(self.used):
            if not np.array_equal(then[place], now[place]):
                then[place] = now[place]
                shared[:, place] = np.minimum(self.samples, now[place]).sum(axis=1, dtype=np.float64)
        return shared[:, : self.used]

    def winners(self) -> NDArray[np.int64]:
        """i64 [n]: the category every sample would be given now without learning; NONE where it fits none."""

        def find() -> NDArray[np.int64]:
            if not self.used:
                return np.full(len(self.samples), NONE, np.int64)
            overlap = self.overlaps()
            drawn = self.preference(overlap, self.categories[: self.used].sum(axis=1, dtype=np.float64))
            drawn[~self.admits(overlap)] = -np.inf
            best: NDArray[np.int64] = drawn.argmax(axis=1)
            best[np.isneginf(drawn.max(axis=1))] = NONE
            return best

        return self.memo.fresh(self.version, "winners", find)

    def mismatches(self) -> Array:
        """f32 [n]: the share of every sample that its category does not expect, or else the category nearest to it."""
        size = self.samples.sum(axis=1, dtype=np.float64)
        if not self.used:
            return np.ones(len(size), np.float32)
        overlap, winners = self.overlaps(), self.winners()
        shared = np.where(winners == NONE, overlap.max(axis=1), overlap[np.arange(len(size)), winners])
        expected = np.divide(shared, size, out=np.ones_like(size), where=size > 0)
        apart: Array = (1 - expected).astype(np.float32)
        return apart

    def measure(self) -> Metrics:
        """Mismatch of all samples, and the share of those met that keep their category."""
        mismatches, met = self.mismatches(), self.given != NONE
        same = (self.winners() == self.given)[met]
        stable = float(same.mean()) if len(same) else 1.0
        return Metrics(self.steps, self.epoch, float(mismatches.mean()), math.nan, stable, None)

    def describe(self) -> dict[str, Any]:
        """Nothing is kept for testing."""
        return super().describe() | {"train": self.count, "test": 0}

    def tune(self, experiment: Experiment) -> None:
        """Other values may change what was settled."""
        super().tune(experiment)
        self.clock[QUIET] = 0

    def adopt(self, before: Learner[Any]) -> Kept:
        """Keeps all categories or none, and the record of the samples only where these are the same."""
        assert isinstance(before, Standalone)
        learned, passing = _copies(self.learned), _copies(self.passing)
        kept = super().adopt(before)
        if kept.fresh or kept.gone:
            _put(learned, self.learned)
            kept = Kept(0, self.parameters, kept.parameters + kept.gone, {}, optimizer=False)
        if not kept.parameters or self.experiment.data != before.experiment.data:
            _put(passing, self.passing)
        self.clock[QUIET] = 0
        return kept

    def begin(self, step: int, parameters: NDArray[np.float32] | None) -> None:
        """Begins at a later step, which says which sample comes next where a step is a sample."""
        super().begin(step, parameters)
        if step and self.config.step == "sample":
            number, self.clock[PLACE] = divmod(step - 1, self.count)
            self.clock[PASS] = number % MOST_PASSES
            self._go("full")


def _copies(arrays: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    return {name: array.copy() for name, array in arrays.items()}


def _put(copies: Mapping[str, NDArray[Any]], arrays: Mapping[str, NDArray[Any]]) -> None:
    for name, array in arrays.items():
        array[...] = copies[name]
