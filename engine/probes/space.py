"""How the network bends space: the lattice of the input plane, the points and the decision boundary at every stage.

All are carried through the network together, in one forward pass, and shown in the coordinates of `engine.views`.
"""

from itertools import accumulate
from typing import Annotated, Any

import numpy as np
from pydantic import Field

from engine import frame, packing, plane, views
from engine.base import RESOLUTION, Frozen
from engine.boundary import boundary
from engine.cage import cage
from engine.payload import Bytes, Floats, Ints, Packed
from engine.plane import Array
from engine.supervised import Supervised
from engine.views import Shown, View

READS = Supervised


class Options(Frozen):
    """How finely to look, and at which stages."""

    resolution: int = Field(24, ge=8, le=48, json_schema_extra=RESOLUTION)
    """Squares of the lattice along a side; fewer where the network is large."""
    points: int = Field(240, ge=2, le=400)
    """How many points of the data, from the first on."""
    also: tuple[Annotated[int, Field(ge=0, le=1999)], ...] = Field((), max_length=64)
    """Points beyond those that are shown as well, such as one that is followed; what is not there is passed over."""
    keys: tuple[str, ...] | None = Field(None, max_length=128)
    """Stages to send; all of them where empty."""
    shown: Shown = Field(default_factory=dict)
    """Which two or three units of a stage to show; principal axes of the others, where they are wider than three."""


class SpaceKey(Packed):
    """The plane as it lies at one stage; k = min(dim, 3) coordinates."""

    dim: int = Field(description="True width of the stage.")
    lattice: Floats = Field(description="[(N + 1)², k], y from -R to +R outer, x from -R to +R inner.")
    points: Floats = Field(description="[p, k]")
    boundary: Floats = Field(description="[m, k] vertices of the network's boundary.")
    cage: Floats | None = Field(default=None, description="[c, k] the box that solid data lies in; absent for a plane.")
    share: list[float] | None = Field(description="Variance shares when shown by PCA.")
    units: list[int] | None = Field(description="The units shown, where they were chosen.")
    extent: float = Field(description="Largest absolute coordinate.")


class Payload(Packed):
    """Lattice, points and boundary carried to every stage."""

    resolution: int = Field(description="N: the lattice has (N + 1)² vertices.")
    radius: float
    shade: Bytes = Field(description="[(N + 1)²] decision of the network, -1…1.")
    winner: Bytes | None = Field(default=None, description="[(N + 1)²] winning class, for more than two classes.")
    keys: dict[str, SpaceKey]
    boundary_parts: Ints = Field(description="Offsets of the boundary's lines in every `boundary`.")
    cage_parts: Ints | None = Field(default=None, description="Offsets of the lines in every `cage`, edges first.")
    labels: Bytes = Field(description="[p]")
    also: Ints | None = Field(
        default=None, description="[a] which points the last rows of every `points` are, where more than the first are."
    )


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """Lattice, points and boundary in the coordinates of every stage asked for; the decision on the lattice.

    Solid data also has the `cage` it lies in. Where points beyond the first are shown, they are the last rows of
    `points`, and `also` i4 [a] says which they are.
    """
    network = learner.network
    side = plane.affordable(network, options.resolution + 1)
    count = min(options.points, len(learner.inputs))
    lines, parts = boundary(learner, options.resolution)
    also = sorted({index for index in options.also if count <= index < len(learner.inputs)})
    numbers = [*range(count), *also] if also else slice(count)
    columns = [views.points(learner)[:, numbers], plane.lattice_inputs(learner, side), plane.inputs(learner, lines)]
    solid = learner.data.solid is not None
    if solid:
        columns.append(np.ascontiguousarray(learner.data.sight(cage()[0]).T))
    values = network.trace_columns(np.concatenate(columns, axis=1))
    ends = [0, *accumulate(part.shape[1] for part in columns)]
    output = plane.finite(values[-1][:, ends[1] : ends[2]])
    payload = {
        "resolution": side - 1,
        "radius": plane.RADIUS,
        "shade": frame.quantise(plane.decision(learner, output), -1, 1),
        "boundary_parts": parts,
        "labels": plane.sides(learner)[numbers],
    }
    if also:
        payload["also"] = np.array(also, np.int32)
    if solid:
        payload["cage_parts"] = cage()[1]
    if len(output) > 2:
        payload["winner"] = output.argmax(axis=0).astype(np.uint8)
    found = views.views(learner, lambda: values, count, options.keys, options.shown)
    shown = {
        stage.key: (stretch, found[stage.key])
        for stage, stretch in zip(network.stages, values, strict=True)
        if stage.key in found
    }
    return payload | {"keys": _packed(shown, ends)}


PARTS = ("points", "lattice", "boundary", "cage")


def _packed(shown: dict[str, tuple[Array, View]], ends: list[int]) -> dict[str, Any]:
    """Stages by key, each [width, n], for the wire, their columns cut into parts at `ends`."""
    if not shown:
        return {}
    found = packing.halved([view.show(values) for values, view in shown.values()], ends)
    return {
        key: {
            "dim": view.width,
            **{name: halves for name, (halves, _) in zip(PARTS, parts, strict=False)},
            "share": None if view.basis is None else view.basis.share.tolist(),
            "units": None if view.units is None else list(view.units),
            "extent": max(parts[0][1], parts[1][1]),
        }
        for (key, (_, view)), parts in zip(shown.items(), found, strict=True)
    }
