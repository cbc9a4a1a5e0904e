"""A Hopfield network: it stores pictures, and recalls them from damaged ones.

First every step stores a picture. Then every step lets one unit, or all of them, give way to the pull of the others.
When no unit wants to change, that trial is over: where it ended is kept, and the next step begins another.
The mathematics and its sources are in `engine.associative`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import associative, recall
from engine.associative import Dense, Floats, Rule, Softmax
from engine.base import LIVE, DatasetConfig, Frozen, LearnerConfig, PatternConfig
from engine.errors import Problem, refused
from engine.learner import Kept, Measures, Metrics
from engine.learner import Learner as AnyLearner
from engine.outputs import Output
from engine.seeds import numpy_generator
from engine.standalone import Array, Standalone

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

Damage = Literal["flip", "erase"]
Origin = Literal["none", "memory", "random", "hand"]
MOST_PICTURES: Final = 200
LONGEST: Final = 100
"""Times that a trial may visit every unit."""
STILL: Final = 1e-3
"""A unit that would move less has arrived."""
MANY: Final = 1_000_000
ORIGINS: Final[tuple[Origin, ...]] = ("none", "memory", "random", "hand")
STORED, TRIAL, SWEEP, PLACE, CUED, ORIGIN, OVER, UNIT, MOVED, UPDATES, CHANGES = range(11)


class Config(LearnerConfig, title="Hopfield network"):
    """Stores pictures, and recalls them from damaged ones."""

    kind: Literal["hopfield"] = "hopfield"
    rule: Rule = "hebbian"
    """How pictures are stored: by weights (hebbian, storkey, pseudo_inverse), or as they are, pulling with a power of
    their overlap (dense) or by a softmax (softmax)."""
    update: Literal["unit", "sweep", "all"] = Field("unit", json_schema_extra=LIVE)
    """What gives way in a step: one unit, every unit one after the other, or all at the same moment."""
    cue: Literal["damaged", "random", "hand"] = Field("damaged", json_schema_extra=LIVE)
    """What a trial begins with: the stored pictures in turn, damaged; random pixels; or what is painted."""
    damage: Damage = Field("flip", json_schema_extra=LIVE)
    """How a picture is damaged: pixels here and there are turned over, or rows are wiped out from below."""
    noise: float = Field(0.2, ge=0, le=1, json_schema_extra=LIVE)
    """The share of the pixels that is damaged."""
    length: int = Field(0, ge=0, le=2000, json_schema_extra=LIVE)
    """Steps after which a trial is over in any case, and not before; 0: when no unit wants to change."""
    power: int = Field(3, ge=2, le=8, json_schema_extra=LIVE)
    """With the dense rule: the power of the overlap."""
    beta: float = Field(0.2, ge=0.001, le=4, json_schema_extra=LIVE)
    """With the softmax rule: how much the nearest picture stands out."""

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """It remembers pictures in black and white, not too many."""
        if not isinstance(data, PatternConfig):
            message = "Choose letters, drawn pictures or random pictures."
            return [Problem(where="data.kind", expected="pictures to remember", got=data.kind, message=message)]
        if data.count() > MOST_PICTURES:
            expected, message = f"at most {MOST_PICTURES} pictures", "Choose fewer pictures or copies."
            return [Problem(where="data", expected=expected, got=str(data.count()), message=message)]
        return []

    def work(self, data: DatasetConfig) -> int:
        """Twice what pulls at all units, for what they want and for the energy."""
        units = len(data.column_names())
        return 3 * units * (units if self.rule not in ("dense", "softmax") else 4 * data.count())


class Paint(Frozen):
    """Sets pixels of the state by hand."""

    kind: Literal["paint"] = "paint"
    pixels: tuple[int, ...] = Field(min_length=1, max_length=400)
    """Which, counted row by row from the top."""
    ink: bool
    """Whether they become ink or paper."""


class Harm(Frozen):
    """Damages the state as it is now."""

    kind: Literal["damage"] = "damage"
    how: Damage = "flip"
    """As in the settings."""
    share: float = Field(0.2, ge=0, le=1)
    """Of the pixels."""


class Recall(Frozen):
    """Begins a trial with a stored picture, damaged as the settings say."""

    kind: Literal["recall"] = "recall"
    memory: int = Field(ge=0, lt=MOST_PICTURES)
    """Which, from 0."""
    share: float | None = Field(None, ge=0, le=1)
    """Of the pixels that are damaged; None: as the settings say."""


class Scatter(Frozen):
    """Begins a trial with random pixels."""

    kind: Literal["scatter"] = "scatter"


class Learner(Standalone[Config]):
    """Units that are pulled towards stored pictures."""

    FAMILY = "hopfield"
    MEASURES = Measures("energy", "overlap", True)
    ACTIONS = (Paint, Harm, Recall, Scatter)

    def __init__(self, experiment: Experiment, data: Data) -> None:
        super().__init__(experiment, data)
        units = data.columns.shape[1]
        self.patterns = data.columns[data.train].astype(np.float64)
        """f64 [P, N]: all that are to be stored."""
        self.learned = {"state": np.zeros(units, np.float32), "trial": np.zeros(CHANGES + 1, np.float32)}
        self.learned["trial"][[CUED, UNIT]] = -1
        self.passing = (
            {
                "cue": np.zeros(units, np.float32),
                "before": np.zeros(units, np.float32),
            }
            | recall.film(units)
            | recall.ends(units)
        )
        self.memory = self._empty()
        self._order: tuple[tuple[int, int], NDArray[np.int64]] | None = None

    @property
    def units(self) -> int:
        """N."""
        return int(self.patterns.shape[1])

    @property
    def values(self) -> Floats:
        """The state, f64 [N]; a copy."""
        return self.learned["state"].astype(np.float64)

    def now(self, entry: int) -> int:
        """An entry of what is known of the trial."""
        value: float = self.learned["trial"].item(entry)
        return int(value)

    @property
    def storing(self) -> bool:
        """Whether pictures are left to be stored."""
        return self.now(STORED) < len(self.patterns)

    @property
    def settled(self) -> bool:
        """Whether a trial begun by hand is over."""
        return self.config.cue == "hand" and not self.storing and bool(self.now(OVER))

    @property
    def steps_per_epoch(self) -> int:
        """Every step is a row of the curve."""
        return 1

    def move(self) -> None:
        """Stores a picture, begins a trial, or lets units give way."""
        if self.storing:
            self._store()
        elif not self.now(OVER):
            self._update()
        elif self.config.cue != "hand":
            self._begin_trial()

    def _store(self) -> None:
        """One more picture, which is the state for a moment."""
        picture = self.patterns[self.now(STORED)]
        self.memory.store(picture)
        self.learned["trial"][STORED] = self.now(STORED) + 1
        self.learned["trial"][CUED] = self.now(STORED) - 1
        self.learned["trial"][OVER] = 1
        self.learned["state"][...] = self.passing["cue"][...] = picture

    def _begin_trial(self) -> None:
        """The next picture in turn, damaged, or random pixels."""
        trial = self._next()
        if self.config.cue == "random":
            self._start(self._scattered(trial), -1, "random")
        else:
            cued = (trial - 1) % len(self.patterns)
            state = self._harmed(self.patterns[cued], self.config.damage, self.config.noise, trial)
            self._start(state, cued, "memory")

    def _next(self) -> int:
        return self.now(TRIAL) % MANY + 1

    def _start(self, state: Floats, cued: int, origin: Origin) -> None:
        """A trial from here."""
        trial = self._next()
        self.learned["trial"][TRIAL:] = 0
        self.learned["trial"][TRIAL] = trial
        self.learned["trial"][CUED] = cued
        self.learned["trial"][ORIGIN] = ORIGINS.index(origin)
        self.learned["trial"][UNIT] = -1
        self.learned["state"][...] = self.passing["cue"][...] = state
        self.passing["before"][...] = 0
        self._expose()

    def _scattered(self, trial: int) -> Floats:
        return np.where(self._draw("random", trial).random(self.units) < 0.5, 1.0, -1.0)

    def _harmed(self, state: Floats, how: Damage, share: float, trial: int) -> Floats:
        """A copy, with a share of its pixels damaged."""
        harmed, count = state.copy(), round(share * self.units)
        if how == "erase":
            harmed[self.units - count :] = -1
        else:
            harmed[self._draw("damage", trial).permutation(self.units)[:count]] *= -1
        return harmed

    def _draw(self, purpose: str, *which: int) -> np.random.Generator:
        return numpy_generator(self.experiment.seed, "hopfield", purpose, *which)

    def _update(self) -> None:
        """Lets one unit or all of them give way."""
        before = self.values
        if self.config.update == "unit":
            after = self._one(before)
        elif self.config.update == "sweep":
            after = before.copy()
            self.memory.relax(after, self._draw("order", self.now(TRIAL), self.now(UPDATES)).permutation(self.units))
        else:
            after = self.memory.goal(before)
        changed = int((np.abs(after - before) > STILL).sum())
        self.learned["trial"][MOVED] = changed
        self.learned["trial"][UPDATES] = min(MANY, self.now(UPDATES) + 1)
        self.learned["trial"][CHANGES] = min(MANY, self.now(CHANGES) + changed)
        self.learned["state"][...] = after
        circling = bool(changed) and self.config.update == "all" and np.array_equal(after, self.passing["before"])
        self.passing["before"][...] = before
        if changed:
            self._expose()
        self._judge(circling)

    def _one(self, state: Floats) -> Floats:
        """Whose turn it is, in an order drawn anew for every round."""
        turn = self.now(TRIAL), self.now(SWEEP)
        if self._order is None or self._order[0] != turn:
            self._order = turn, self._draw("order", *turn).permutation(self.units)
        unit = int(self._order[1][self.now(PLACE)])
        after = state.copy()
        after[unit] = self.memory.goal(state)[unit]
        place = self.now(PLACE) + 1
        self.learned["trial"][SWEEP] = self.now(SWEEP) + place // self.units
        self.learned["trial"][PLACE] = place % self.units
        self.learned["trial"][UNIT] = unit
        return after

    def _judge(self, circling: bool) -> None:
        """Whether the trial is over; if so it is counted."""
        rests, updates = self.rests(), self.now(UPDATES)
        longest = LONGEST * (self.units if self.config.update == "unit" else 1)
        over = updates >= self.config.length if self.config.length else rests or circling or updates >= longest
        if over:
            self.learned["trial"][OVER] = 1
            overlap = self.overlap() if self.now(ORIGIN) == ORIGINS.index("memory") else None
            recall.count(self.passing, self.learned["state"], rests=rests, overlap=overlap)

    def rests(self) -> bool:
        """Whether no unit wants to change."""
        state = self.values
        return bool(np.abs(self.memory.goal(state) - state).max() <= STILL)

    def _expose(self) -> None:
        energy = self.memory.energy(self.values)
        recall.expose(self.passing, self.learned["state"], self.now(CHANGES), self.now(UPDATES), energy)

    def overlap(self) -> float:
        """With the picture the trial began from; without one, the largest there is, either way round."""
        found = associative.overlaps(self.patterns, self.values)
        cued = self.now(CUED)
        return float(found[cued]) if cued >= 0 else float(np.abs(found).max())

    def measure(self) -> Metrics:
        """The energy of the state and its overlap; for testing, the mean overlap at the end of the trials so far."""
        energy = self.memory.energy(self.values)
        mean = float(self.passing["recalled"][0]) if self.passing["trials"][1] else None
        return Metrics(self.steps, self.epoch, energy, math.nan, self.overlap(), mean)

    def portrait(self) -> Array:
        """The state."""
        return self.learned["state"].reshape(self.data.picture or (1, self.units)).clip(-1, 1)

    def act(self, action: Frozen) -> None:
        """Changes the state, or begins a trial; what is not stored yet is stored first."""
        self._check(action)
        self._remember(len(self.patterns))
        trial, state = self._next(), self.values
        if isinstance(action, Paint):
            state = np.where(state == 0, -1.0, state)
            state[list(action.pixels)] = 1 if action.ink else -1
            self._paint(state)
        elif isinstance(action, Harm):
            harmed = self._harmed(state, action.how, action.share, trial)
            self._start(harmed, self.now(CUED), "memory" if self.now(CUED) >= 0 else "hand")
        elif isinstance(action, Recall):
            share = self.config.noise if action.share is None else action.share
            harmed = self._harmed(self.patterns[action.memory], self.config.damage, share, trial)
            self._start(harmed, action.memory, "memory")
        else:
            self._start(self._scattered(trial), -1, "random")
        self.version += 1

    def _check(self, action: Frozen) -> None:
        """Refuses what is not there."""
        if isinstance(action, Paint) and not all(0 <= pixel < self.units for pixel in action.pixels):
            message = "Choose pixels of the picture."
            raise refused("pixels", f"whole numbers from 0 to {self.units - 1}", str(action.pixels)[:80], message)
        if isinstance(action, Recall) and action.memory >= len(self.patterns):
            message = "Choose one of the pictures."
            expected = f"a whole number from 0 to {len(self.patterns) - 1}"
            raise refused("memory", expected, str(action.memory), message)

    def _paint(self, state: Floats) -> None:
        """Strokes that follow one another make one cue."""
        if self.now(ORIGIN) == ORIGINS.index("hand") and not self.now(UPDATES):
            self.learned["trial"][TRIAL] -= 1
        self._start(state, -1, "hand")

    def tune(self, experiment: Experiment) -> None:
        """A trial that is over goes on where units want to change again."""
        super().tune(experiment)
        if isinstance(self.memory, Dense):
            self.memory.power = self.config.power
        if isinstance(self.memory, Softmax):
            self.memory.beta = self.config.beta
        if self.settled and not self.rests():
            self.learned["trial"][OVER] = 0

    def adopt(self, before: AnyLearner[Any]) -> Kept:
        """Keeps the state, and stores anew what was stored, by this rule; what is new is stored next."""
        kept = super().adopt(before)
        assert isinstance(before, Standalone)
        if before.learned["state"].shape != self.learned["state"].shape:
            self._clear()
        else:
            self._fit()
            if self.now(OVER) and not self.rests():
                self.learned["trial"][OVER] = 0
        recall.forget(self.passing)
        return kept

    def begin(self, step: int, parameters: NDArray[np.float32] | None) -> None:
        """Begins at a later step, where a trial was."""
        super().begin(step, parameters)
        if parameters is None:
            self.learned["trial"][STORED] = min(step, len(self.patterns))
        self._fit()

    def _fit(self) -> None:
        """Whatever the numbers of the trial are, they are those of one."""
        trial, most = self.learned["trial"], [len(self.patterns), MANY, MANY, self.units - 1]
        trial[: len(most)] = np.clip(np.rint(trial[: len(most)]), 0, most)
        trial[[CUED, ORIGIN, OVER, UNIT]] = np.clip(
            np.rint(trial[[CUED, ORIGIN, OVER, UNIT]]), [-1, 0, 0, -1], [len(self.patterns) - 1, 3, 1, self.units - 1]
        )
        trial[MOVED:] = np.clip(np.rint(trial[MOVED:]), 0, MANY)
        np.clip(self.learned["state"], -1, 1, out=self.learned["state"])
        self._remember(self.now(STORED))

    def _clear(self) -> None:
        """Nothing is stored, and the state is blank."""
        for array in (*self.learned.values(), *self.passing.values()):
            array[...] = 0
        self.learned["trial"][[CUED, UNIT]] = -1
        self.memory = self._empty()

    def _empty(self) -> associative.Memory:
        return associative.memory(self.config.rule, self.units, self.config.power, self.config.beta)

    def _remember(self, count: int) -> None:
        """Has so many pictures stored, as steps would have done."""
        if len(self.memory.pictures) > count:
            self.memory = self._empty()
        for picture in self.patterns[len(self.memory.pictures) : count]:
            self.memory.store(picture)
        self.learned["trial"][STORED] = count

    def load(self, state: Mapping[str, Any]) -> None:
        """Stores anew what was stored: that is quicker than to carry the weights along."""
        super().load(state)
        self._remember(self.now(STORED))
