"""How the network bends space: the lattice of the input plane, the points and the decision boundary at every stage.

The three are carried through the network together, in one forward pass. Stages up to three wide are shown as they are.
Wider ones are projected on three principal axes of the points, through the origin, so that a shift looks like a shift;
W and +b of a layer share their axes, and axes follow those of the reading before.
"""

from typing import Any

import numpy as np
from pydantic import Field

from engine import frame, packing, plane
from engine.base import RESOLUTION, Frozen
from engine.boundary import boundary
from engine.network import StageShape
from engine.pca import Basis, fitted
from engine.plane import Array
from engine.supervised import Supervised

DIMENSIONS = 3
FITTED = 240
"""Points that axes are fitted to, at most."""


class Options(Frozen):
    """How finely to look, and at which stages."""

    resolution: int = Field(24, ge=8, le=48, json_schema_extra=RESOLUTION)
    """Squares of the lattice along a side; fewer where the network is large."""
    points: int = Field(240, ge=2, le=400)
    """How many points of the data, from the first on."""
    keys: tuple[str, ...] | None = Field(None, max_length=128)
    """Stages to send; all of them where empty."""


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """Lattice, points and boundary in the coordinates of every stage asked for; the decision on the lattice."""
    network = learner.network
    side = plane.affordable(network, options.resolution + 1)
    count = min(options.points, len(learner.inputs))
    lines, parts = boundary(learner, options.resolution)
    columns = (_points(learner)[:, :count], plane.lattice_inputs(learner, side), plane.inputs(learner, lines))
    values = network.trace_columns(np.concatenate(columns, axis=1))
    output = plane.finite(values[-1][:, count : count + side * side])
    payload = {
        "resolution": side - 1,
        "radius": plane.RADIUS,
        "shade": frame.quantise(plane.decision(learner, output), -1, 1),
        "boundary_parts": parts,
        "labels": plane.sides(learner)[:count],
    }
    if len(output) > 2:
        payload["winner"] = output.argmax(axis=0).astype(np.uint8)
    bases = _bases(learner, values, count, options.keys)
    shown = {
        stage.key: (found, bases.get(_sheet(stage)))
        for stage, found in zip(network.stages, values, strict=True)
        if options.keys is None or stage.key in options.keys
    }
    return payload | {"keys": _packed(shown, count, count + side * side)}


def _points(learner: Supervised[Any]) -> Array:
    """What the network sees of the data, f32 [F, n]."""
    return learner.memo.lasting("points", lambda: np.ascontiguousarray(learner.data.inputs.T))


def _sheet(stage: StageShape) -> str:
    """What shares its axes: the stretched and the shifted sheet of a layer, and every other stage alone."""
    return f"{stage.layer}.sheet" if stage.phase in ("W", "b") else stage.key


def _bases(learner: Supervised[Any], values: list[Array], count: int, keys: tuple[str, ...] | None) -> dict[str, Basis]:
    """The axes of every wide sheet asked for, fitted once a version to the points where the sheet was shifted."""
    before: dict[str, Basis] = learner.memo.lasting(("axes", count), dict)
    now: dict[str, Basis] = learner.memo.fresh(learner.version, ("axes", count), dict)
    stages = learner.network.stages
    wanted = None if keys is None else {_sheet(stage) for stage in stages if stage.key in keys}
    for stage, found in zip(stages, values, strict=True):
        if stage.width > DIMENSIONS and stage.phase != "W":
            name = _sheet(stage)
            if name not in now and (wanted is None or name in wanted):
                before[name] = now[name] = fitted(plane.finite(found), min(count, FITTED), before.get(name))
    return now


def _packed(shown: dict[str, tuple[Array, Basis | None]], first: int, second: int) -> dict[str, Any]:
    """Stages by key, each [width, n], for the wire: the points up to `first`, the lattice to `second`, the boundary."""
    if not shown:
        return {}
    stages = [
        values if basis is None else basis.axes.T.astype(np.float32) @ plane.finite(values)
        for values, basis in shown.values()
    ]
    found = packing.halved(stages, (0, first, second, stages[0].shape[1]))
    return {
        key: {
            "dim": len(values),
            "lattice": lattice,
            "points": points,
            "boundary": lines,
            "share": None if basis is None else basis.share.tolist(),
            "extent": max(of_points, of_lattice),
        }
        for (key, (values, basis)), ((points, of_points), (lattice, of_lattice), (lines, _)) in zip(
            shown.items(), found, strict=True
        )
    }
