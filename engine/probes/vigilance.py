"""How many categories the same samples would come to, in the same order, for every vigilance."""

from __future__ import annotations

import functools
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.base import RESOLUTION, Frozen
from engine.data import build_data
from engine.experiment import Experiment
from engine.payload import Floats, Ints, Packed
from engine.registry import load
from engine.resonance import SLACK, Resonance
from engine.stream import PASS

READS = Resonance

BUDGET: Final = 12_000_000
"""Numbers that may be compared; beyond it fewer passes are made, and fewer samples shown."""
PASSES: Final = 3
TRIALS: Final = 400
"""Presentations at most."""


class Options(Frozen):
    """How finely to look."""

    resolution: int = Field(25, ge=9, le=41, json_schema_extra=RESOLUTION)
    """How many vigilances, evenly from 0 to 1."""


class Payload(Packed):
    """m whole runs."""

    vigilance: Floats = Field(description="[m]")
    categories: Ints = Field(description="[m] how many there are at the end.")
    left_out: Ints = Field(description="[m] samples of the last pass that found no place.")
    presented: int = Field(description="Presentations of each run.")
    most: int = Field(description="How many categories there may be.")


def read(learner: Resonance[Any], options: Options) -> dict[str, Any]:
    """Fresh runs of a few passes, all at once; computed once, since the vigilance in force changes nothing here."""
    experiment = learner.experiment
    plain = experiment.learner.model_copy(update={"vigilance": 0.0})
    found = _runs(experiment.model_copy(update={"learner": plain, "stop": type(experiment.stop)()}), options.resolution)
    return {
        "vigilance": found[0],
        "categories": found[1],
        "left_out": found[2],
        "presented": found[3],
        "most": learner.config.most,
    }


@functools.lru_cache(32)
def _runs(experiment: Experiment, values: int) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.int32], int]:
    learner: Resonance[Any] = load("engine.learners")[experiment.learner.kind].Learner(
        experiment, build_data(experiment.data, experiment.seed)
    )
    asked = np.linspace(0, 1, values).astype(np.float32)
    cost = values * learner.templates.size
    presented = max(1, min(PASSES * learner.count, TRIALS, BUDGET // cost))
    trial = Trial(learner, asked)
    left_out = np.zeros(values, np.int32)
    for number in range(presented):
        learner.clock[PASS], place = divmod(number, learner.count)
        left_out += ~trial.present(int(learner.sequence[place])) & (number >= presented - learner.count)
    return asked, trial.used.astype(np.int32), left_out, presented


class Trial:
    """Several runs that differ in their vigilance alone, side by side.

    Args:
        learner: what they are runs of.
        asked: the vigilances [m].
    """

    def __init__(self, learner: Resonance[Any], asked: NDArray[np.float32]) -> None:
        self.learner, self.asked = learner, asked
        self.templates = np.ones((len(asked), *learner.templates.shape), np.float32)
        self.used = np.zeros(len(asked), np.int64)

    def present(self, number: int) -> NDArray[np.bool_]:
        """Shows all runs a sample; which of them have found a place for it.

        Of the categories that match the one with the largest choice wins: what a search comes to in the end.
        """
        sample = self.learner.samples[number]
        size = float(sample.sum(dtype=np.float64))
        tried = int(min(self.used.max() + 1, self.templates.shape[1]))
        templates, runs = self.templates[:, :tried], np.arange(len(self.asked))
        overlap = np.minimum(sample, templates).sum(axis=2, dtype=np.float64)
        drawn = self.learner.preference(overlap, templates.sum(axis=2, dtype=np.float64))
        places = np.arange(tried)
        drawn = np.where(places == self.used[:, None], self.learner.free_preference(size), drawn)
        open_ = (places <= self.used[:, None]) & (overlap >= (self.asked[:, None] - SLACK) * size)
        drawn = np.where(open_, drawn, -np.inf)
        best = drawn.argmax(axis=1)
        found: NDArray[np.bool_] = np.isfinite(drawn[runs, best]) & (size > 0)
        fresh = best == self.used
        chosen = self.templates[runs, best]
        common = np.minimum(sample, chosen)
        rate = np.where(fresh, 1.0, self.learner.rate).astype(np.float32)[:, None]
        learned = np.where(rate == 1, common, np.minimum(chosen, rate * common + (1 - rate) * chosen))
        self.templates[runs, best] = np.where(found[:, None], learned, chosen)
        self.used += found & fresh
        return found
