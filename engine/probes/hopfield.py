"""A Hopfield network at this moment: its state, what pulls at every unit, and how near it is to what it has stored."""

from typing import Any, Literal

import numpy as np
from pydantic import Field

from engine import associative, frame
from engine.base import Frozen
from engine.learners import hopfield
from engine.learners.hopfield import CHANGES, CUED, MOVED, ORIGIN, ORIGINS, OVER, STORED, TRIAL, UNIT, UPDATES
from engine.payload import Bytes, Floats, Packed

READS = hopfield.Learner

PICTURES = 36
"""That are sent."""


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """The state of a memory and the trial under way."""

    state: Bytes = Field(description="[h, w] from -1 to 1, row 0 at the top; 0 before anything is stored.")
    cue: Bytes = Field(description="[h, w]: what the trial began with.")
    field: Bytes = Field(description="[h, w]: what pulls at every unit; bounds are as large on either side.")
    wants: Bytes = Field(description="[h, w]: 1 where a unit would change, were it its turn.")
    phase: Literal["store", "recall", "over"]
    stored: int = Field(description="Pictures stored so far.")
    pictures: Bytes = Field(description="[p, h, w] from -1 to 1: what is stored or is to be, the first 36 of it.")
    overlaps: Floats = Field(description="[p] of the state with each of these, -1…1.")
    shares: Floats | None = Field(description="[p]: how much each pulls, of 1; null where weights do.")
    energy: float
    trial: int = Field(description="From 1; 0 before the first.")
    origin: Literal["none", "memory", "random", "hand"] = Field(description="What the trial began with.")
    cued: int = Field(description="The picture it began with; -1: none.")
    unit: int = Field(description="The unit updated last; -1: none, or all.")
    changed: int = Field(description="Units that the last step has changed.")
    updates: int = Field(description="Steps of this trial.")
    changes: int = Field(description="Changes in this trial.")
    trials: int = Field(description="Trials that are over.")
    recalled: float | None = Field(description="Mean overlap with the picture they began with, at the end of each.")


def read(learner: hopfield.Learner, options: Options) -> dict[str, Any]:
    """`state`, `cue`, `field` and `wants` as pictures; `overlaps` with the stored `pictures`; and the trial."""
    size = learner.data.picture or (1, learner.units)
    state, memory, now = learner.values, learner.memory, learner.now
    field, goal = memory.field(state), memory.goal(state)
    reach = max(float(np.abs(field).max()), 1e-6)
    shown = learner.patterns[:PICTURES]
    shares = memory.shares(state)[:PICTURES]
    over = "over" if now(OVER) else "recall"
    return {
        "state": frame.quantise(state.reshape(size), -1, 1),
        "cue": frame.quantise(learner.passing["cue"].reshape(size), -1, 1),
        "field": frame.quantise(field.reshape(size), -reach, reach),
        "wants": (np.abs(goal - state) > hopfield.STILL).reshape(size).astype(np.uint8),
        "phase": "store" if learner.storing or not now(TRIAL) else over,
        "stored": now(STORED),
        "pictures": frame.quantise(shown.reshape(-1, *size), -1, 1),
        "overlaps": associative.overlaps(shown, state).astype(np.float32),
        "shares": shares.astype(np.float32) if len(shares) == len(shown) else None,
        "energy": memory.energy(state),
        "trial": now(TRIAL),
        "origin": ORIGINS[now(ORIGIN)],
        "cued": now(CUED),
        "unit": now(UNIT),
        "changed": now(MOVED),
        "updates": now(UPDATES),
        "changes": now(CHANGES),
        "trials": int(learner.passing["trials"][0]),
        "recalled": float(learner.passing["recalled"][0]) if learner.passing["trials"][1] else None,
    }
