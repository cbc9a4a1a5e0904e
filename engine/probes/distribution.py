"""How often each picture occurs: in the data, in what a Boltzmann machine believes, exactly, and in its dreams."""

from typing import Any

import numpy as np
from pydantic import Field

from engine import enumeration
from engine.base import Frozen
from engine.learners.boltzmann import FREE, Learner
from engine.payload import Bytes, Floats, Packed

READS = Learner


class Options(Frozen):
    """How many to list."""

    most: int = Field(32, ge=2, le=64)
    """How many pictures at most: those of the data first, then those that the machine believes in most."""


class Payload(Packed):
    """Pictures with their chances. While units are held by hand, the chances given those units."""

    states: Bytes = Field(description="[m, v] pictures, 0 or 1.")
    data: Floats = Field(description="[m]")
    model: Floats = Field(description="[m] exact, all states of all units gone through.")
    dreamt: Floats = Field(description="[m] by counting dreams; all 0 before the first.")
    rest: Floats = Field(description="[3] what all other pictures have together: data, model, dreamt.")
    counted: float = Field(description="How many dreams are counted, older ones less.")
    all: int = Field(description="How many pictures there could be.")
    divergence: float | None = Field(description="Of the model from the data; null while units are held by hand.")


def read(learner: Learner, options: Options) -> dict[str, Any]:
    """`states` u1 [m, v], and three chances of each."""
    wanted, exact = learner.wanted, learner.exact()
    held = learner.passing["held"]
    if learner.thinks:
        number = np.arange(2**learner.units)
        for unit in np.flatnonzero(held != FREE):
            exact = exact * ((number >> unit & 1) == held[unit])
        number = number[: 2**learner.visible]
        for unit in np.flatnonzero(held[: learner.visible] != FREE):
            wanted = wanted * ((number >> unit & 1) == held[unit])
    model = enumeration.marginal(exact, learner.visible)
    model = model / max(model.sum(), 1e-300)
    data = wanted / max(wanted.sum(), 1e-300)
    seen = learner.passing["seen"].astype(np.float64)
    counted = float(seen.sum())
    dreamt = seen / max(counted, 1e-300)
    order = np.lexsort((-model, -data))[: options.most]
    rows = order[np.argsort(np.where(data[order] > 0, order, 2**learner.visible), kind="stable")]
    chances = np.stack([data, model, dreamt]).astype(np.float32)
    return {
        "states": enumeration.bits(learner.visible)[rows],
        "data": chances[0, rows],
        "model": chances[1, rows],
        "dreamt": chances[2, rows],
        "rest": (chances.sum(1) - chances[:, rows].sum(1)).clip(0),
        "counted": counted,
        "all": len(model),
        "divergence": None if learner.thinks else enumeration.divergence(data, model),
    }
