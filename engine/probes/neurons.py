"""What every unit says over the input plane: one small picture a unit."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import frame, plane
from engine.base import Frozen
from engine.importance import importances
from engine.supervised import Supervised


class Options(Frozen):
    """How finely to look, and at how many units."""

    resolution: int = Field(24, ge=8, le=64)
    """Pixels a side; fewer where the network is large."""
    units: int = Field(16, ge=1, le=64)
    """Units a layer; of wider layers those that weigh most in what follows."""


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`layers`: by layer id, the input among them, `maps` u1 [units, R, R], row 0 at the top; `order`: which units."""
    side = plane.affordable(learner.network, options.resolution)
    layers: dict[str, Any] = {}
    order: dict[str, list[int]] = {}
    outputs = {stage.layer: stage.value for stage in plane.traced(learner, side)}
    weighed = importances(learner.network) if any(v.shape[1] > options.units for v in outputs.values()) else {}
    for layer, values in outputs.items():
        units = _heaviest(weighed[layer], options.units) if values.shape[1] > options.units else range(values.shape[1])
        order[layer] = [int(unit) for unit in units]
        maps = plane.finite(values[:, order[layer]]).T.reshape(-1, side, side)
        layers[layer] = {"maps": frame.quantise(maps)}
    return {"layers": layers, "order": order}


def _heaviest(weights: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """The indices of the `count` largest weights, in ascending order."""
    return np.sort(np.argsort(-weights, kind="stable")[:count])
