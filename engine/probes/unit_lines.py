"""Where each unit switches: the lines of the plane on which its sum is zero, or its output half-way.

For most activation functions both are the same place. A unit of a softmax is half-way where its share is 1/2, one of a
gaussian where it is 1/2; the rest switch at z = 0.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import frame, plane
from engine.base import RESOLUTION, Frozen
from engine.boundary import level
from engine.importance import heaviest, importances
from engine.payload import Floats, Ints, Packed
from engine.plane import Array
from engine.supervised import Supervised

READS = Supervised

HALF_WAY = math.sqrt(math.log(2))
"""The |z| at which a gaussian is 1/2."""
MOST = 192
"""Units in all."""
FLAT = 1e-6
"""How far a vertex may lie off the straight line through its neighbours and be left out."""


class Options(Frozen):
    """Of which units, and how finely."""

    layer: str | None = Field(None, max_length=32)
    """The layer; all dense ones where empty."""
    resolution: int = Field(48, ge=16, le=64, json_schema_extra=RESOLUTION)
    """Places a side that sums are computed at; fewer where the network is large."""
    units: int = Field(32, ge=1, le=128)
    """Units a layer, fewer where there are many layers; of wider ones those that weigh most in what follows."""


class SwitchingLines(Packed):
    """Where the units of one layer switch: where their sums are 0, or their outputs half-way."""

    parts: Ints = Field(description="[lines + 1] offsets of the lines in `vertices`.")
    units: Ints = Field(description="[lines] the unit of each line; a unit may have several, or none.")
    vertices: Floats = Field(description="[m, 2] on the plane.")


class Payload(Packed):
    """Where units switch, over the input plane."""

    layers: dict[str, SwitchingLines] = Field(description="By the id of each dense layer asked for.")


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`layers`: by layer id the `vertices` f2 [m, 2] of its lines, their offsets `parts`, the unit of each, `units`."""
    network = learner.network
    side = plane.affordable(network, options.resolution)
    values = network.trace_columns(plane.lattice_inputs(learner, side))
    functions = {node.id: node.config.output_activation() for node in network.nodes}
    asked = [stage.key for stage in network.stages if stage.phase == "b" and options.layer in (None, stage.layer)]
    most = min(options.units, MOST // max(len(asked), 1))
    weighed = importances(network) if any(len(found) > most for found in values) else {}
    layers = {}
    for stage, found in zip(network.stages, values, strict=True):
        if stage.key in asked:
            units = heaviest(weighed[stage.layer], most) if len(found) > most else range(len(found))
            heights = _switching(functions[stage.layer], plane.finite(found).astype(np.float64))
            layers[stage.layer] = _lines({int(unit): heights[unit].reshape(side, side) for unit in units})
    return {"layers": layers}


def _switching(function: str, z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Functions [units, n] that are 0 where units switch, for sums z [units, n]."""
    if function == "gaussian":
        return np.subtract(np.abs(z), HALF_WAY)
    if function == "softmax" and len(z) > 1:
        others = [np.logaddexp.reduce(np.delete(z, unit, axis=0), axis=0) for unit in range(len(z))]
        return np.subtract(z, others)
    return z


def _lines(heights: dict[int, NDArray[np.float64]]) -> dict[str, Any]:
    lines = [(unit, _straightened(line)) for unit, height in heights.items() for line in level(height)]
    vertices = np.concatenate([*(line for _, line in lines), np.empty((0, 2))])
    return {
        "parts": np.cumsum([0, *(len(line) for _, line in lines)]).astype(np.int32),
        "units": np.array([unit for unit, _ in lines], np.int32),
        "vertices": frame.Scaled((vertices / plane.RADIUS).astype("<f2"), plane.RADIUS),
    }


def _straightened(line: Array) -> Array:
    """A polyline [n, 2] without the vertices inside its straight stretches."""
    if len(line) < 3:
        return line
    back, ahead = line[1:-1] - line[:-2], line[2:] - line[1:-1]
    off = np.abs(back[:, 0] * ahead[:, 1] - back[:, 1] * ahead[:, 0])
    kept = np.concatenate(([True], off > FLAT * np.hypot(*(line[2:] - line[:-2]).T), [True]))
    return line[kept]
