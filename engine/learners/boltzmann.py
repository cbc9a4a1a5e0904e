"""Boltzmann machine (Ackley, Hinton and Sejnowski, 1985): units that flip by chance, any of them linked to any other.

It looks at the data (the visible units are held at them), it dreams (nothing is held), and then every weight moves by
the difference: Δw = rate · (⟨s_i s_j⟩ held − ⟨s_i s_j⟩ free). Each phase cools down first, from hot to its temperature.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import enumeration
from engine.base import LIVE, DatasetConfig, Frozen, LearnerConfig, PictureConfig
from engine.enumeration import Doubles
from engine.errors import Problem, refused
from engine.learner import Kept, Measures, Metrics
from engine.learner import Learner as AnyLearner
from engine.outputs import Output
from engine.seeds import numpy_generator
from engine.standalone import Array, Standalone

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

MOST_VISIBLE: Final = 12
FRAMES: Final = 24
"""How many states of the first copy are kept as a film strip."""
KEPT: Final = 0.9
"""What the count of sampled states keeps of itself from one dream to the next."""
FREE: Final = -1
"""Of a unit that is not held by hand."""
Phase = Literal["clamped", "free", "update", "held"]
PHASES: Final[tuple[Phase, ...]] = ("clamped", "free", "update", "held")


class Config(LearnerConfig, title="Boltzmann machine"):
    """Units that flip by chance learn how often each picture occurs."""

    kind: Literal["boltzmann"] = "boltzmann"
    hidden: int = Field(2, ge=0, le=12)
    """Hidden units, beside one visible unit for every pixel; 16 units in all at most."""
    visible_links: bool = True
    """Whether visible units are linked with one another."""
    hidden_links: bool = True
    """Whether hidden units are linked with one another. With neither it is a restricted machine."""
    copies: int = Field(40, ge=1, le=100)
    """How many copies of the machine run at once, to be averaged; the first is shown."""
    move: Literal["sweep", "unit"] = "sweep"
    """What a step is: a chance for every unit, or for one."""
    cooling: int = Field(4, ge=0, le=20)
    """Sweeps in which a phase cools down."""
    gathering: int = Field(4, ge=1, le=20)
    """Sweeps after that in which it is counted which units are on together."""
    hot: float = Field(4.0, ge=0.1, le=20, json_schema_extra=LIVE)
    """Temperature at which a phase begins."""
    temperature: float = Field(1.0, ge=0.1, le=10, json_schema_extra=LIVE)
    """Temperature to which it cools down, and at which it is counted."""
    rate: float = Field(0.3, ge=0, le=5, json_schema_extra=LIVE)
    """Learning rate. With 0 the machine thinks and learns nothing."""
    decay: float = Field(0.0, ge=0, le=0.1, json_schema_extra=LIVE)
    """How strongly weights are drawn towards 0."""
    spread: float = Field(0.3, ge=0, le=3)
    """Standard deviation of the weights at the start."""

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """It learns small pictures: all states of its units are gone through."""
        if not isinstance(data, PictureConfig):
            message = "Pick a data set of small pictures, such as parity, encoder or bars."
            return [Problem(where="data.kind", expected="pictures", got=data.kind, message=message)]
        pixels = len(data.column_names())
        if pixels > MOST_VISIBLE:
            message = "Make the pictures smaller: every pixel is a visible unit."
            expected = f"at most {MOST_VISIBLE} pixels"
            return [Problem(where="data", expected=expected, got=f"{pixels} pixels", message=message)]
        if pixels + self.hidden > enumeration.MOST:
            message = "Take fewer hidden units, or smaller pictures."
            expected = f"at most {enumeration.MOST} units, visible and hidden together"
            got = f"{pixels + self.hidden} units"
            return [Problem(where="learner.hidden", expected=expected, got=got, message=message)]
        return []

    def work(self, data: DatasetConfig) -> int:
        """A product for every link of every copy."""
        return self.copies * (len(data.column_names()) + self.hidden) ** 2


class Clamp(Frozen):
    """Holds a unit by hand, or lets it go. While one is held the machine thinks and does not learn."""

    kind: Literal["clamp"] = "clamp"
    unit: int = Field(ge=0)
    """Which; visible ones first."""
    on: bool | None
    """How it is held; null: it is let go."""


class Release(Frozen):
    """Lets all units go."""

    kind: Literal["release"] = "release"


class SetState(Frozen):
    """Turns a unit of the copy that is shown on or off; the next chance may turn it back."""

    kind: Literal["set_state"] = "set_state"
    unit: int = Field(ge=0)
    """Which; visible ones first."""
    on: bool
    """What it becomes."""


class SetLink(Frozen):
    """Sets the weight of a link, or, of a unit with itself, its bias."""

    kind: Literal["set_link"] = "set_link"
    first: int = Field(ge=0)
    """One end."""
    second: int = Field(ge=0)
    """The other."""
    value: float = Field(ge=-100, le=100)
    """What it becomes."""


class Moment(NamedTuple):
    """Where in an epoch a step is."""

    phase: Phase
    sweep: int
    """Of the phase, from 0."""
    sweeps: int
    """That the phase has."""
    part: int
    """Which unit of the sweep's order; 0 where a step is a sweep."""


class Learner(Standalone[Config]):
    """An epoch is a held phase, a free phase, and one step that moves the weights."""

    FAMILY = "boltzmann"
    MEASURES = Measures("divergence", "mass", True)
    ACTIONS = (Clamp, Release, SetState, SetLink)

    def __init__(self, experiment: Experiment, data: Data) -> None:
        super().__init__(experiment, data)
        config, rng = self.config, self.rng("init")
        self.visible = data.columns.shape[1]
        self.units = units = self.visible + config.hidden
        first, second = np.triu_indices(units, 1)
        inside = np.where(second < self.visible, config.visible_links, (first < self.visible) | config.hidden_links)
        self.links: tuple[NDArray[np.int64], NDArray[np.int64]] = (first[inside], second[inside])
        """The two ends of every link."""
        self.rows: NDArray[np.uint8] = (data.columns[data.train] > 0).astype(np.uint8)
        """u1 [n, v]: the pictures."""
        found = np.bincount(enumeration.numbers(self.rows), minlength=2**self.visible)
        self.wanted: Doubles = found / found.sum()
        """f64 [2ᵛ]: how often each picture occurs."""
        self.learned = {
            "links": rng.normal(0, config.spread, len(self.links[0])).astype(np.float32),
            "biases": np.zeros(units, np.float32),
        }
        states = (rng.random((config.copies, units)) < 0.5).astype(np.uint8)
        sweeps = config.cooling + config.gathering
        self.passing = {
            "states": states,
            "chances": np.full(units, 0.5, np.float32),
            "touched": np.full(1, -1, np.int32),
            "gathered": np.zeros((2, units, units), np.float32),
            "together": np.zeros((2, units, units), np.float32),
            "seen": np.zeros(2**self.visible, np.float32),
            "held": np.full(units, FREE, np.int32),
            "spoiled": np.zeros(1, np.uint8),
            "film": np.zeros((FRAMES, units), np.uint8),
            "film_phase": np.full(FRAMES, 255, np.uint8),
            "energy": np.full((2, sweeps), np.nan, np.float32),
        }

    @property
    def weights(self) -> Doubles:
        """f64 [n, n], symmetric, 0 where there is no link."""
        weights = np.zeros((self.units, self.units))
        weights[self.links] = self.learned["links"]
        return weights + weights.T

    @property
    def biases(self) -> Doubles:
        """Of the units, f64 [n]."""
        return self.learned["biases"].astype(np.float64)

    def sweeps_of(self, phase: int) -> int:
        """How many sweeps the held phase (0) has, and the free one (1); one if no unit can move."""
        return 1 if phase == 0 and self.config.hidden == 0 else self.config.cooling + self.config.gathering

    def parts_of(self, phase: int) -> int:
        """How many steps a sweep of a phase takes."""
        if self.config.move == "sweep":
            return 1
        return max(1, self.config.hidden) if phase == 0 else self.units

    @property
    def steps_per_epoch(self) -> int:
        """Those of both phases, and that which moves the weights."""
        return sum(self.sweeps_of(phase) * self.parts_of(phase) for phase in (0, 1)) + 1

    def moment(self, place: int) -> Moment:
        """What the step at this place of an epoch does."""
        for phase, name in enumerate(PHASES[:2]):
            sweeps, parts = self.sweeps_of(phase), self.parts_of(phase)
            if place < sweeps * parts:
                return Moment(name, place // parts, sweeps, place % parts)
            place -= sweeps * parts
        return Moment("update", 0, 1, 0)

    def temperature_of(self, moment: Moment) -> float:
        """The temperature of a sweep: from hot to the last in equal ratios."""
        config = self.config
        if moment.phase == "update" or moment.sweep >= config.cooling or moment.sweeps == 1:
            return config.temperature
        return float(config.hot * (config.temperature / config.hot) ** (moment.sweep / config.cooling))

    @property
    def thinks(self) -> bool:
        """Whether a unit is held by hand, so that nothing is learned."""
        return bool((self.passing["held"] != FREE).any())

    def move(self) -> None:
        """A chance for every unit, or for one, or the change of the weights."""
        moment = self.moment(self.place)
        if moment.phase == "update":
            self.update()
            return
        index = PHASES.index(moment.phase)
        if moment.sweep == moment.part == 0:
            self.begin_phase(index)
        fixed = self.fixed(index)
        order = self.order(fixed, moment)
        parts = self.parts_of(index)
        self.give_chances(order if parts == 1 else order[moment.part : moment.part + 1], self.temperature_of(moment))
        if moment.part == parts - 1:
            self.end_sweep(index, moment)

    def fixed(self, phase: int) -> NDArray[np.bool_]:
        """bool [n]: units that do not move in a phase."""
        if self.thinks:
            held: NDArray[np.bool_] = self.passing["held"] != FREE
            return held
        return np.arange(self.units) < (self.visible if phase == 0 else 0)

    def order(self, fixed: NDArray[np.bool_], moment: Moment) -> NDArray[np.int64]:
        """The units that move, in an order that is drawn for every sweep."""
        rng = numpy_generator(self.experiment.seed, "boltzmann", "order", self.steps - moment.part)
        units = rng.permutation(self.units)
        order: NDArray[np.int64] = units[~fixed[units]]
        return order

    def begin_phase(self, phase: int) -> None:
        """Takes up a picture in every copy, or forgets it; everything else begins at random.

        Copies take up where those of the epoch before left off, so that in the end all pictures have been held equally
        often. Where each has all of them held, they begin one further on, for the copy that is shown.
        """
        states = self.passing["states"]
        if not self.thinks:
            states[...] = self.rng("begin").random(states.shape) < 0.5
            if phase == 0:
                forward = len(states) % len(self.rows) or 1
                at = (self.epoch * forward + np.arange(len(states))) % len(self.rows)
                states[:, : self.visible] = self.rows[at]
        self.passing["energy"][phase] = np.nan

    def give_chances(self, order: NDArray[np.int64], temperature: float) -> None:
        """Turns each of these units on with chance 1 / (1 + exp(−Σ w s / T)), one after the other, in every copy."""
        states, weights, biases = self.passing["states"], self.weights, self.biases
        draws = self.rng("chance").random((len(order), len(states)))
        for unit, draw in zip(order, draws, strict=True):
            chance = 0.5 + 0.5 * np.tanh((states @ weights[unit] + biases[unit]) / (2 * temperature))
            states[:, unit] = draw < chance
            self.passing["chances"][unit] = chance[0]
        self.passing["touched"][0] = order[0] if len(order) == 1 else -1

    def end_sweep(self, phase: int, moment: Moment) -> None:
        """Counts, where the phase has cooled down, and keeps a picture of the first copy."""
        states = self.passing["states"]
        warm = moment.sweeps > 1 and moment.sweep < self.config.cooling
        if not warm:
            on = states.astype(np.float32)
            counted = len(states) * (moment.sweeps - self.config.cooling if moment.sweeps > 1 else 1)
            self.passing["gathered"][phase] += on.T @ on / counted
            if phase == 1 or self.thinks:
                np.add.at(self.passing["seen"], enumeration.numbers(states[:, : self.visible]), 1)
        self.passing["energy"][phase, moment.sweep] = self.energy_of(states).mean()
        film, phases = self.passing["film"], self.passing["film_phase"]
        film[:-1], phases[:-1] = film[1:], phases[1:]
        film[-1], phases[-1] = states[0], PHASES.index("held") if self.thinks else phase

    def adopt(self, before: AnyLearner[Any]) -> Kept:
        """Learns nothing from an epoch of which a part was another machine's, or of other pictures."""
        kept = super().adopt(before)
        if before.place:
            self.passing["spoiled"][0] = 1
        return kept

    def energy_of(self, states: NDArray[np.uint8]) -> Doubles:
        """E of each state [k, n], f64 [k]."""
        on = states.astype(np.float64)
        energy: Doubles = -(on * (on @ self.weights / 2 + self.biases)).sum(1)
        return energy

    def update(self) -> None:
        """Moves weights and biases, unless something was held by hand since the epoch began."""
        gathered, config = self.passing["gathered"], self.config
        if not self.passing["spoiled"][0]:
            slope = gathered[0] - gathered[1]
            links, biases = self.learned["links"], self.learned["biases"]
            links += config.rate * (slope[self.links] - config.decay * links)
            biases += config.rate * slope.diagonal()
            self.passing["together"][...] = gathered
        gathered[...] = 0
        self.passing["seen"] *= KEPT
        self.passing["spoiled"][0] = self.thinks
        self.passing["touched"][0] = -1

    def exact(self) -> Doubles:
        """p of every state of all units, f64 [2ⁿ], at the temperature at which it is counted."""
        chances: Doubles = self.memo.fresh(self.version, "exact", self._exact)
        return chances

    def _exact(self) -> Doubles:
        energy = enumeration.energies(self.weights, self.biases)
        return enumeration.distribution(energy, self.config.temperature)

    def measure(self) -> Metrics:
        """The divergence of what it believes from the data, and how much of its belief is on pictures of the data."""
        model = enumeration.marginal(self.exact(), self.visible)
        mass = float(model[self.wanted > 0].sum())
        divergence = enumeration.divergence(self.wanted, model)
        return Metrics(self.steps, self.epoch, divergence, math.nan, mass, None)

    def portrait(self) -> Array:
        """Its weights as a matrix, with the biases on the diagonal."""
        matrix = (self.weights + np.diag(self.biases)).astype(np.float32)
        return matrix / np.float32(max(np.abs(matrix).max(), 1e-6))

    def act(self, action: Frozen) -> None:
        """Holds units, lets them go, turns them, or sets a weight."""
        if isinstance(action, Clamp):
            self._known(action.unit, "unit")
            self.passing["held"][action.unit] = FREE if action.on is None else int(action.on)
            self._hold()
        elif isinstance(action, Release):
            self.passing["held"][...] = FREE
            self._hold()
        elif isinstance(action, SetState):
            self._known(action.unit, "unit")
            self.passing["states"][0, action.unit] = action.on
        elif isinstance(action, SetLink):
            self._set(action)
        self.version += 1

    def _hold(self) -> None:
        held = self.passing["held"]
        by_hand = held != FREE
        self.passing["states"][:, by_hand] = held[by_hand]
        self.passing["chances"][by_hand] = held[by_hand]
        self.passing["spoiled"][0] = 1
        self.passing["seen"][...] = 0

    def _set(self, action: SetLink) -> None:
        self._known(action.first, "first")
        self._known(action.second, "second")
        low, high = sorted((action.first, action.second))
        if low == high:
            self.learned["biases"][low] = action.value
            return
        place = np.flatnonzero((self.links[0] == low) & (self.links[1] == high))
        if not len(place):
            got = f"{action.first} and {action.second}"
            raise refused("second", "two linked units", got, "These units are not linked.")
        self.learned["links"][place] = action.value

    def _known(self, unit: int, where: str) -> None:
        if unit >= self.units:
            raise refused(where, f"from 0 to {self.units - 1}", str(unit), "Name a unit; visible ones come first.")
