"""How far neighbouring units of a map are apart among the data (Ultsch and Siemon, 1990): ridges between clusters."""

from typing import Any

import numpy as np
from pydantic import Field

from engine.base import Frozen
from engine.maps import Map
from engine.payload import Floats, Packed

READS = Map


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """How far neighbouring units are apart."""

    between: Floats = Field(description="[m]: the length of every edge of `codebook`, in the columns of the data.")
    mean: Floats = Field(description="[k]: of the edges at each unit; 0 where it has none.")


def read(learner: Map[Any], options: Options) -> dict[str, Any]:
    """`between` f4 [m], how far neighbours are apart in the order of the edges; `mean` f4 [k] of those at each unit."""
    edges, units = learner.edges, learner.codebook.astype(np.float64)
    between = np.linalg.norm(units[edges[:, 0]] - units[edges[:, 1]], axis=1)
    ends = edges.ravel()
    sums = np.bincount(ends, weights=between.repeat(2), minlength=len(units))
    counts = np.bincount(ends, minlength=len(units))
    return {"between": between.astype(np.float32), "mean": (sums / np.maximum(counts, 1)).astype(np.float32)}
