"""Adaptive resonance: a sample joins the category that draws it most, if what that expects is enough of the sample.

If it is not, the category is shut for this sample and the next is tried, down to a free one, which expects anything.
What a category expects shrinks to what its samples share and never grows, so that learning comes to rest.

    choice     J = argmax of T_j among the categories that are not shut
    match      |I ∧ w_J| / |I| against the vigilance ρ
    resonance  w_J ← β (I ∧ w_J) + (1 − β) w_J

∧ is the smaller of two numbers, |·| their sum. With 0 and 1 this is ART 1 (Carpenter and Grossberg, 1987), else fuzzy
ART (Carpenter, Grossberg and Rosen, 1991). The differential equations of the papers are not simulated: this is where
they come to rest, as both papers give it.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.base import LIVE
from engine.standalone import Array
from engine.stream import CHOSEN, MOST_CATEGORIES, NONE, Phase, StreamConfig, Streaming

if TYPE_CHECKING:
    from engine.data import Data
    from engine.experiment import Experiment

SLACK = 1e-6
"""Rounding that is forgiven when a match is held against the vigilance."""


class ResonanceConfig(StreamConfig):
    """Opens categories as samples call for them."""

    vigilance: float = Field(0.7, ge=0, le=1, json_schema_extra=LIVE)
    """The share of a sample that its category must expect: a high one makes many small categories."""
    most: int = Field(16, ge=1, le=MOST_CATEGORIES)
    """How many categories there may be."""


C = TypeVar("C", bound=ResonanceConfig)


class Resonance(Streaming[C], Generic[C]):
    """Categories that are searched until one resonates.

    Args:
        experiment: what to learn, with what, and how.
        data: the points, those to train on first.
    """

    def __init__(self, experiment: Experiment, data: Data) -> None:
        super().__init__(experiment, data)
        self.templates = np.ones((self.config.most, self.samples.shape[1]), np.float32)
        """f32 [most, D]: what each category expects; a free one expects everything."""
        self.taken = np.zeros(1, np.float32)
        """f32 [1]: how many categories are in use, the first ones."""
        self.shut = np.zeros(self.config.most, np.uint8)
        """u8 [most]: those that were tried for the sample that is shown, and did not match."""
        self._hold({"templates": self.templates, "taken": self.taken}, {"shut": self.shut})

    def begin(self, step: int, parameters: NDArray[np.float32] | None) -> None:
        """Begins at a later step; whatever the numbers are, they are those of templates, and free ones expect all."""
        super().begin(step, parameters)
        self.taken[...] = np.clip(np.rint(self.taken), 0, len(self.templates))
        np.clip(self.templates, 0, 1, out=self.templates)
        self.templates[self.used :] = 1

    @property
    def categories(self) -> Array:
        """The templates."""
        return self.templates

    @property
    def used(self) -> int:
        """How many categories are in use."""
        return min(int(self.taken[0]), len(self.templates))

    @abstractmethod
    def free_preference(self, size: float) -> float:
        """How much a free category draws a sample of this size Σ I."""

    @property
    def rate(self) -> float:
        """β: how far a template goes towards what it shares with its sample."""
        return 1.0

    def activations(self) -> NDArray[np.float64]:
        """T of those in use, and of the first free one."""
        expected = self.expectations()
        overlap = np.minimum(self.samples[self.sample], expected).sum(axis=1, dtype=np.float64)
        drawn: NDArray[np.float64] = self.preference(overlap[None], expected.sum(axis=1, dtype=np.float64))[0]
        drawn[self.used_before :] = self.free_preference(self.size())
        return drawn

    def admits(self, overlap: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Those whose match is at least the vigilance."""
        sizes = self.samples.sum(axis=1, dtype=np.float64)[:, None]
        enough: NDArray[np.bool_] = (overlap >= (self.config.vigilance - SLACK) * sizes) & (sizes > 0)
        return enough

    def appear(self) -> None:
        """All categories are open again."""
        self.shut[...] = 0

    def next(self, phase: Phase) -> Phase:
        """Chooses, matches, resets, or resonates."""
        if phase in ("present", "reset"):
            return self._choose()
        if phase == "choose":
            return "match"
        if self.matches()[self.chosen] >= self.config.vigilance - SLACK:
            return self._resonate()
        self.shut[self.chosen] = 1
        return "reset"

    def _choose(self) -> Phase:
        if not self.size():
            self.give(NONE, 0.0)
            return "blank"
        drawn = self.activations()
        drawn[self.shut[: len(drawn)] > 0] = -np.inf
        if np.isneginf(drawn).all():
            self.clock[CHOSEN] = NONE
            self.give(NONE, 0.0)
            return "full"
        return self.choose(int(drawn.argmax()))

    def _resonate(self) -> Phase:
        template, fresh = self.templates[self.chosen], self.chosen >= self.used
        common = np.minimum(self.samples[self.sample], template)
        rate = np.float32(1 if fresh else self.rate)
        learned = common if rate == 1 else np.minimum(template, rate * common + (1 - rate) * template)
        moved = float(np.abs(template - learned).max())
        template[...] = learned
        if fresh:
            self.taken[0] = self.chosen + 1
        self.give(self.chosen, 1.0 if fresh else moved)
        return "commit" if fresh else "learn"
