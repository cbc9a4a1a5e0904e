"""The weights of a Hopfield network as a picture, and those of one unit laid out as its units are."""

from typing import Any

import numpy as np
from pydantic import Field

from engine import frame
from engine.associative import Floats
from engine.base import Frozen
from engine.learners import hopfield
from engine.payload import Bytes, Packed

READS = hopfield.Learner
MOST = 128
"""Pixels a side."""


class Options(Frozen):
    """Which unit is looked at."""

    unit: int | None = Field(None, ge=0, lt=400)
    """None: the one updated last."""


class Payload(Packed):
    """All weights, and those of one unit."""

    weights: Bytes | None = Field(description="[n, n], bounds as large on either side; null where there are none.")
    block: int = Field(description="Each pixel is the mean of so many units a side.")
    unit: int = Field(description="Whose weights `row` holds; -1: nobody's.")
    row: Bytes | None = Field(description="[h, w], bounds as large on either side.")


def read(learner: hopfield.Learner, options: Options) -> dict[str, Any]:
    """`weights` u1 [n, n], n at most 128; `row` u1 [h, w]."""
    weights = learner.memory.weights
    asked = learner.now(hopfield.UNIT) if options.unit is None else options.unit
    unit = asked if asked < learner.units and weights is not None else -1
    block = -(-learner.units // MOST)
    if weights is None:
        return {"weights": None, "block": block, "unit": unit, "row": None}
    row = weights[unit].reshape(learner.data.picture or (1, -1)) if unit >= 0 else None
    return {
        "weights": _even(_averaged(weights, block)),
        "block": block,
        "unit": unit,
        "row": None if row is None else _even(row),
    }


def _averaged(weights: Floats, block: int) -> Floats:
    """Means of blocks; what does not fill one at the end is a smaller one."""
    edges = np.arange(0, len(weights), block)
    sums = np.add.reduceat(np.add.reduceat(weights, edges, 0), edges, 1)
    sizes = np.diff(np.append(edges, len(weights)))
    found: Floats = sums / np.outer(sizes, sizes)
    return found


def _even(numbers: Floats) -> frame.Quantised:
    reach = max(float(np.abs(numbers).max()), 1e-6)
    return frame.quantise(numbers, -reach, reach)
