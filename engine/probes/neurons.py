"""What every unit says over the input plane: one small picture a unit."""

from typing import Any

from pydantic import Field

from engine import frame, packing, plane
from engine.base import RESOLUTION, Frozen
from engine.importance import heaviest, importances
from engine.layer import INPUT
from engine.payload import Bytes, Packed
from engine.supervised import Supervised

READS = Supervised


class Options(Frozen):
    """How finely to look, and at how many units."""

    resolution: int = Field(24, ge=8, le=64, json_schema_extra=RESOLUTION)
    """Pixels a side; fewer where the network is large."""
    units: int = Field(16, ge=1, le=64)
    """Units a layer; of wider layers those that weigh most in what follows."""


class NeuronMaps(Packed):
    """Outputs of one layer's units over the plane."""

    maps: Bytes = Field(description="[w, R, R], quantised per layer; row 0 is y = +1.12, column 0 is x = -1.12.")


class Payload(Packed):
    """Heat maps by layer id, and `input`."""

    layers: dict[str, NeuronMaps]
    order: dict[str, list[int]] = Field(description="Which units were sent, in order of the maps.")


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`layers`: by layer id, the input among them, `maps` u1 [units, R, R], row 0 at the top; `order`: which units."""
    side = plane.affordable(learner.network, options.resolution)
    shown: dict[str, plane.Array] = {}
    order: dict[str, list[int]] = {}
    outputs = learner.network.columns(plane.picture_inputs(learner, side))
    weighed = importances(learner.network) if any(len(values) > options.units for values in outputs) else {}
    for layer, values in zip([INPUT, *(node.id for node in learner.network.nodes)], outputs, strict=True):
        order[layer] = list(range(len(values)))
        if len(values) > options.units:
            order[layer] = heaviest(weighed[layer], options.units).tolist()
            values = values[order[layer]]
        shown[layer] = values
    layers = {
        layer: {"maps": frame.Quantised(maps.bytes.reshape(-1, side, side), maps.lo, maps.hi)}
        for layer, maps in zip(shown, packing.quantised(list(shown.values())), strict=True)
    }
    return {"layers": layers, "order": order}
