"""How the network bends space: the lattice of the input plane, the points and the decision boundary at every stage.

The three are carried through the network together, in one forward pass. Stages up to three wide are shown as they are.
Wider ones are projected on three principal axes of the points, through the origin, so that a shift looks like a shift;
W and +b of a layer share their axes, and axes follow those of the reading before.
"""

from typing import Any

import numpy as np
import torch
from pydantic import Field

from engine import frame, plane
from engine.base import Frozen
from engine.boundary import boundary
from engine.network import Stage
from engine.pca import Basis, principal
from engine.plane import Array
from engine.supervised import Supervised

DIMENSIONS = 3
FITTED = 240
"""Points that axes are fitted to, at most."""


class Options(Frozen):
    """How finely to look, and at which stages."""

    resolution: int = Field(24, ge=8, le=48)
    """Squares of the lattice along a side; fewer where the network is large."""
    points: int = Field(240, ge=2, le=400)
    """How many points of the data, from the first on."""
    keys: tuple[str, ...] | None = Field(None, max_length=128)
    """Stages to send; all of them where empty."""


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """Lattice, points and boundary in the coordinates of every stage asked for; the decision on the lattice."""
    side = plane.affordable(learner.network, options.resolution + 1)
    count = min(options.points, len(learner.inputs))
    lines, parts = boundary(learner)
    lattice = learner.memo.lasting(("lattice", side), lambda: plane.inputs(learner, plane.lattice(side)))
    cuts = (count, count + side * side)
    rows = torch.cat((learner.inputs[:count], lattice, plane.inputs(learner, lines)))
    stages = learner.network.trace(rows)
    output = plane.finite(stages[-1].value[cuts[0] : cuts[1]])
    payload = {
        "resolution": side - 1,
        "radius": plane.RADIUS,
        "shade": frame.quantise(plane.decision(learner, output), -1, 1),
        "boundary_parts": parts,
        "labels": plane.sides(learner)[:count],
    }
    if output.shape[1] > 2:
        payload["winner"] = output.argmax(axis=1).astype(np.uint8)
    axes = _axes(learner, stages, count, options.keys)
    keys = {
        stage.key: _packed(plane.finite(stage.value), cuts, axes.get(_sheet(stage)))
        for stage in stages
        if options.keys is None or stage.key in options.keys
    }
    return payload | {"keys": keys}


def _sheet(stage: Stage) -> str:
    """What shares its axes: the stretched and the shifted sheet of a layer, and every other stage alone."""
    return f"{stage.layer}.sheet" if stage.phase in ("W", "b") else stage.key


def _axes(learner: Supervised[Any], stages: list[Stage], count: int, keys: tuple[str, ...] | None) -> dict[str, Basis]:
    """The axes of every wide sheet asked for, fitted once a version to the points where the sheet was shifted."""
    before: dict[str, Basis] = learner.memo.lasting(("axes", count), dict)
    now: dict[str, Basis] = learner.memo.fresh(learner.version, ("axes", count), dict)
    wanted = {_sheet(stage) for stage in stages if keys is None or stage.key in keys}
    for stage in stages:
        name = _sheet(stage)
        if name in wanted - now.keys() and stage.phase != "W" and stage.value.shape[1] > DIMENSIONS:
            points = plane.finite(stage.value[: min(count, FITTED)]).astype(np.float64)
            before[name] = now[name] = principal(points, DIMENSIONS, before.get(name))
    return now


def _packed(values: Array, cuts: tuple[int, int], basis: Basis | None) -> dict[str, Any]:
    shown = values if basis is None else values @ basis.axes.astype(np.float32)
    points, lattice, lines = np.split(shown, cuts)
    return {
        "dim": values.shape[1],
        "lattice": frame.halve(lattice),
        "points": frame.halve(points),
        "boundary": frame.halve(lines),
        "share": None if basis is None else basis.share.tolist(),
        "extent": float(np.abs(shown[: cuts[1]]).max()),
    }
