"""A Boltzmann machine as it stands: units, links, what it is about, and its last states."""

from typing import Any

import numpy as np
from pydantic import Field

from engine.base import Frozen
from engine.learners.boltzmann import FREE, PHASES, Learner, Phase
from engine.payload import Bytes, Floats, Packed

READS = Learner


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """A machine: visible units first."""

    visible: int = Field(description="How many units are visible.")
    weights: Floats = Field(description="[n, n] symmetric, 0 where there is no link.")
    linked: Bytes = Field(description="[n, n] 1 where there is a link.")
    biases: Floats = Field(description="[n]")
    states: Bytes = Field(description="[n] of the copy that is shown, 0 or 1.")
    chances: Floats = Field(description="[n] with which each unit was last turned on.")
    fixed: Bytes = Field(description="[n] 1 where a unit does not move in this phase.")
    held: Bytes = Field(description="[n] 0 or 1 where a unit is held by hand, else 2.")
    touched: int = Field(description="The unit that was given its chance last, where a step is one; else -1.")
    phase: Phase = Field(description="What the step after this one belongs to.")
    sweep: int = Field(description="Of the phase, from 0.")
    sweeps: int = Field(description="That the phase has.")
    cooling: int = Field(description="How many of them cool down.")
    temperature: float = Field(description="Of that step.")
    energy: float = Field(description="Of the state that is shown.")
    falling: Floats = Field(description="[2, s] mean energy of all copies by sweep, held and free; NaN: not yet.")
    film: Bytes = Field(description="[frames, n] the last states of the copy that is shown, the latest last.")
    film_phase: Bytes = Field(description="[frames] of each: 0 clamped, 1 free, 3 held; 255: there is none yet.")


def read(learner: Learner, options: Options) -> dict[str, Any]:
    """Units, links, phase, energies and film."""
    passing = learner.passing
    moment = learner.moment(learner.place)
    clamped = moment.phase == "clamped"
    held = np.where(passing["held"] == FREE, 2, passing["held"]).astype(np.uint8)
    linked = np.zeros((learner.units, learner.units), np.uint8)
    linked[learner.links] = 1
    return {
        "visible": learner.visible,
        "weights": learner.weights.astype(np.float32),
        "linked": linked | linked.T,
        "biases": learner.learned["biases"].copy(),
        "states": passing["states"][0].copy(),
        "chances": passing["chances"].copy(),
        "fixed": learner.fixed(PHASES.index("clamped" if clamped else "free")).astype(np.uint8),
        "held": held,
        "touched": int(passing["touched"][0]),
        "phase": "held" if learner.thinks else moment.phase,
        "sweep": moment.sweep,
        "sweeps": moment.sweeps,
        "cooling": learner.config.cooling if moment.sweeps > 1 else 0,
        "temperature": learner.temperature_of(moment),
        "energy": float(learner.energy_of(passing["states"][:1])[0]),
        "falling": passing["energy"].copy(),
        "film": passing["film"].copy(),
        "film_phase": passing["film_phase"].copy(),
    }
