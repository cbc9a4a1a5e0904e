"""Restricted Boltzmann machine, by contrastive divergence (Hinton, 2002) or its persistent form (Tieleman, 2008).

Δw = rate · (⟨v h⟩ of the data − ⟨v h⟩ of what the machine makes of them in k Gibbs steps). Persistent chains go on
where they were instead of beginning at the data. Choices of detail follow Hinton's practical guide (2010).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import contrastive
from engine.base import LIVE, DatasetConfig, Frozen, LearnerConfig, PictureConfig
from engine.contrastive import Array, Machine, Moments
from engine.errors import Problem, refused
from engine.learner import Measures, Metrics
from engine.outputs import Output
from engine.pictured import mosaic
from engine.seeds import numpy_generator
from engine.standalone import Standalone

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

MOST_WORK: Final = 12_000_000
"""Multiplications of a step, so that it takes some milliseconds at most."""
PARTICLES: Final = 40
"""Chains of the machine's own, which never see the data; the first few are shown."""
DREAMS: Final = 4
FRAMES: Final = 16
"""How many chains are kept as film strips, and how many pictures of each."""
FILLERS: Final = 8
"""Chains that fill in what is missing of the held picture."""
MEASURED: Final = 400
"""Pictures that errors and energies are means of, at most."""
PAIRS: Final = 256
"""Pairs of a visible and a hidden unit whose statistics are followed."""
KEPT: Final = 0.95
"""What a mean over steps keeps of itself in a step."""
RARE: Final = 0.02
"""Biases start as if a pixel were ink at least, and at most, so often."""


class Config(LearnerConfig, title="Restricted Boltzmann machine"):
    """Hidden units learn what often occurs together in pictures."""

    kind: Literal["rbm"] = "rbm"
    hidden: int = Field(36, ge=1, le=144)
    """Hidden units."""
    k: int = Field(1, ge=1, le=20, json_schema_extra=LIVE)
    """Gibbs steps between the two phases."""
    persistent: bool = Field(False, json_schema_extra=LIVE)
    """Whether the chains of the second phase go on from step to step instead of beginning at the data."""
    rate: float = Field(0.1, ge=0, le=2, json_schema_extra=LIVE)
    """Learning rate. With 0 the machine dreams and learns nothing."""
    momentum: float = Field(0.5, ge=0, le=0.99, json_schema_extra=LIVE)
    """The share of the last change that is made again."""
    decay: float = Field(0.0002, ge=0, le=0.1, json_schema_extra=LIVE)
    """How strongly weights are drawn towards 0."""
    sparsity: float = Field(0.0, ge=0, le=5, json_schema_extra=LIVE)
    """How strongly biases draw each hidden unit towards being on for a chosen share of the pictures."""
    share: float = Field(0.1, ge=0.01, le=0.9, json_schema_extra=LIVE)
    """That share."""
    batch: int = Field(20, ge=1, le=128)
    """Pictures in a step."""
    spread: float = Field(0.05, ge=0, le=1)
    """Standard deviation of the weights at the start."""

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """It learns pictures, and a step must stay short."""
        if not isinstance(data, PictureConfig):
            message = "Pick a data set of pictures, such as digits or bars."
            return [Problem(where="data.kind", expected="pictures", got=data.kind, message=message)]
        work = self.work(data)
        if work <= MOST_WORK:
            return []
        message = "Take fewer Gibbs steps, smaller batches, fewer hidden units or smaller pictures."
        expected = f"at most {MOST_WORK} multiplications in a step"
        return [Problem(where="learner", expected=expected, got=str(work), message=message)]

    def work(self, data: DatasetConfig) -> int:
        """Two products for each Gibbs step of each chain, and those of the two phases."""
        products = (2 * self.k + 4) * self.batch + 2 * (PARTICLES + FILLERS)
        return len(data.column_names()) * self.hidden * products


class Paint(Frozen):
    """Writes pixels of the held picture, or forgets them."""

    kind: Literal["paint"] = "paint"
    pixels: tuple[int, ...] = Field(min_length=1, max_length=400)
    """Their places, row by row from the top."""
    ink: float | None = Field(ge=0, le=1)
    """How much ink they get; null: they are not known any more."""


class Hold(Frozen):
    """Holds a picture of the data, of which all, some or no pixels are known."""

    kind: Literal["hold"] = "hold"
    index: int = Field(ge=0)
    """Which of the data."""
    known: str | None = Field(None, max_length=400, pattern=r"^[01]*$")
    """For every pixel 1 where it is known and 0 where not; null: those that were known before."""


class Dream(Frozen):
    """Takes Gibbs steps without learning: chains go on, and the held picture is filled in."""

    kind: Literal["dream"] = "dream"
    sweeps: int = Field(1, ge=1, le=50)
    """How many."""


class Wake(Frozen):
    """Begins the machine's own chains anew."""

    kind: Literal["wake"] = "wake"
    at: Literal["noise", "data"]
    """Where they begin."""


class Learner(Standalone[Config]):
    """Visible units, one a pixel, and hidden ones. A step is a mini-batch; its error is that of a reconstruction."""

    FAMILY = "boltzmann"
    MEASURES = Measures("reconstruction", "free_energy", False)
    ACTIONS = (Paint, Hold, Dream, Wake)

    def __init__(self, experiment: Experiment, data: Data) -> None:
        super().__init__(experiment, data)
        rng = self.rng("init")
        self.ink: Array = ((data.columns + 1) / 2).clip(0, 1).astype(np.float32)
        """f32 [n, v]: the pictures, as chances of ink."""
        pixels, hidden = self.ink.shape[1], self.config.hidden
        often = self.ink[data.train].mean(0).clip(RARE, 1 - RARE)
        weights = rng.normal(0, self.config.spread, (pixels, hidden)).astype(np.float32)
        self.learned = {
            "weights": weights,
            "visible": np.log(often / (1 - often)).astype(np.float32),
            "hidden": np.zeros(hidden, np.float32),
        }
        self.pairs: NDArray[np.int64] = rng.permutation(pixels * hidden)[:PAIRS]
        """i64 [≤ PAIRS]: places in the flat weights."""
        noise = (rng.random((PARTICLES, pixels)) < often).astype(np.uint8)
        self.passing = {name: np.zeros_like(array) for name, array in self.learned.items()} | {
            "particles": noise,
            "film": np.repeat(noise[None, :DREAMS] * np.uint8(255), FRAMES, 0),
            "often_visible": np.zeros(pixels, np.float32),
            "often_hidden": np.zeros(hidden, np.float32),
            "often_pairs": np.zeros(len(self.pairs), np.float32),
            "weight": np.zeros(1, np.float32),
            "known": np.zeros(pixels, np.uint8),
            "held": (self.ink[0] * 255).round().astype(np.uint8),
            "fillers": (rng.random((FILLERS, pixels)) < 0.5).astype(np.uint8),
            "filled": np.full(pixels, 0.5, np.float32),
            "example": np.zeros(1, np.int32),
            "acts": np.zeros(1, np.int32),
        }
        self.passing["known"][: pixels // 2] = 1

    @property
    def machine(self) -> Machine:
        """Its numbers."""
        return Machine(self.learned["weights"], self.learned["visible"], self.learned["hidden"])

    @property
    def steps_per_epoch(self) -> int:
        """Batches."""
        return math.ceil(len(self.data.train) / self.config.batch)

    def move(self) -> None:
        """Learns from one batch, then lets its own chains go on."""
        config, rng = self.config, self.rng("step")
        shown = self.ink[self.batch()]
        begin = self.passing["particles"].astype(np.float32) if config.persistent else shown
        made, chances = contrastive.gibbs(self.machine, begin, config.k, rng)
        told = made if config.persistent else chances
        self.learn(contrastive.moments(self.machine, shown), contrastive.moments(self.machine, told))
        if config.persistent:
            self.passing["particles"][...] = made
        else:
            made, chances = self.dreamt(rng)
        self.watch(made, chances)
        self.fill(rng)

    def batch(self) -> NDArray[np.int64]:
        """Which pictures this step learns from: an order of its own for every epoch."""
        order = numpy_generator(self.experiment.seed, "rbm", "order", self.epoch).permutation(len(self.data.train))
        return order[self.place * self.config.batch :][: self.config.batch]

    def learn(self, positive: Moments, negative: Moments) -> None:
        """Moves weights and biases by the difference of the phases, and biases towards sparsity (Lee et al., 2008)."""
        for name, more, less in zip(self.learned, positive, negative, strict=True):
            array, velocity = self.learned[name], self.passing[name]
            slope = more - less
            if name == "weights":
                slope -= self.config.decay * array
            elif name == "hidden":
                slope += self.config.sparsity * (self.config.share - more)
            velocity *= self.config.momentum
            velocity += slope
            array += np.float32(self.config.rate) * velocity

    def dreamt(self, rng: np.random.Generator) -> tuple[Array, Array]:
        """The machine's own chains, one Gibbs step later, and the chances they were drawn with."""
        made, chances = contrastive.gibbs(self.machine, self.passing["particles"].astype(np.float32), 1, rng)
        self.passing["particles"][...] = made
        return made, chances

    def watch(self, made: Array, chances: Array) -> None:
        """Keeps film strips of the first chains, and means over all of them."""
        film = self.passing["film"]
        film[:-1] = film[1:]
        film[-1] = (chances[:DREAMS] * 255).round()
        visible, hidden = made, contrastive.hidden_of(self.machine, made)
        row, column = np.divmod(self.pairs, hidden.shape[1])
        together = (visible[:, row] * hidden[:, column]).mean(0)
        new = (visible.mean(0), hidden.mean(0), together, np.ones(1, np.float32))
        for name, now in zip(("often_visible", "often_hidden", "often_pairs", "weight"), new, strict=True):
            self.passing[name] *= KEPT
            self.passing[name] += (1 - KEPT) * now

    def fill(self, rng: np.random.Generator) -> None:
        """One Gibbs step of the chains whose known pixels are held."""
        known, held = self.passing["known"] > 0, self.passing["held"] / np.float32(255)
        begin = np.where(known, held, self.passing["fillers"]).astype(np.float32)
        made, chances = contrastive.gibbs(self.machine, begin, 1, rng)
        self.passing["fillers"][...] = made
        filled = self.passing["filled"]
        filled *= 0.7
        filled += 0.3 * chances.mean(0)
        filled[known] = held[known]

    def measure(self) -> Metrics:
        """Mean squared error of a pixel after one way up and down, and mean free energy, of at most 400 pictures."""
        error: list[float] = []
        energy: list[float | None] = []
        for part in (self.data.train, self.data.test):
            shown = self.ink[part[:MEASURED]]
            error.append(float(np.square(self.reconstruct(shown) - shown).mean()) if len(shown) else math.nan)
            energy.append(float(contrastive.free_energy(self.machine, shown).mean()) if len(shown) else None)
        return Metrics(self.steps, self.epoch, error[0], error[1], energy[0], energy[1])

    def reconstruct(self, shown: Array) -> Array:
        """What pictures [n, v] become when hidden units take their chances from them, and pixels theirs from those."""
        return contrastive.visible_of(self.machine, contrastive.hidden_of(self.machine, shown))

    def portrait(self) -> Array:
        """The weights of the first hidden units, each as a picture, in rows."""
        assert self.data.picture is not None
        fields = self.learned["weights"].T
        return mosaic(fields / max(float(np.abs(fields).max()), 1e-6), self.data.picture, gap=0)

    def act(self, action: Frozen) -> None:
        """Paints, holds a picture, dreams, or begins the chains anew."""
        rng = self.rng("act", int(self.passing["acts"][0]))
        if isinstance(action, Paint):
            self._paint(action)
        elif isinstance(action, Hold):
            self._hold(action, rng)
        elif isinstance(action, Dream):
            for _ in range(action.sweeps):
                self.watch(*self.dreamt(rng))
                self.fill(rng)
        elif isinstance(action, Wake):
            self._wake(action, rng)
        self.passing["acts"] += 1
        self.version += 1

    def _paint(self, action: Paint) -> None:
        pixels = np.array(action.pixels)
        if not ((pixels >= 0) & (pixels < self.ink.shape[1])).all():
            raise refused("pixels", f"from 0 to {self.ink.shape[1] - 1}", str(action.pixels)[:80], "Name pixels.")
        self.passing["known"][pixels] = action.ink is not None
        if action.ink is not None:
            self.passing["held"][pixels] = round(action.ink * 255)
            self.passing["filled"][pixels] = action.ink

    def _hold(self, action: Hold, rng: np.random.Generator) -> None:
        count, pixels = self.ink.shape
        if action.index >= count:
            raise refused("index", f"from 0 to {count - 1}", str(action.index), "Name a picture of the data.")
        if action.known is not None and len(action.known) != pixels:
            raise refused("known", f"{pixels} digits", f"{len(action.known)}", "Give 0 or 1 for every pixel.")
        self.passing["example"][0] = action.index
        self.passing["held"][...] = (self.ink[action.index] * 255).round()
        if action.known is not None:
            self.passing["known"][...] = np.frombuffer(action.known.encode(), np.uint8) - ord("0")
        self.passing["fillers"][...] = rng.random((FILLERS, pixels)) < 0.5
        self.passing["filled"][...] = np.where(self.passing["known"] > 0, self.ink[action.index], 0.5)

    def _wake(self, action: Wake, rng: np.random.Generator) -> None:
        particles = self.passing["particles"]
        if action.at == "noise":
            particles[...] = rng.random(particles.shape) < 0.5
        else:
            particles[...] = rng.random(particles.shape) < self.ink[rng.integers(0, len(self.data.train), PARTICLES)]
        self.passing["film"][...] = particles[:DREAMS] * np.uint8(255)
