"""Every dense layer's W as a mirror, a turn and a stretch of the coordinates its stages are shown in.

What takes the shown coordinates of the stage before, with zeros up to n of them, to those of `<layer>.W` is a matrix
[n, n]: the layer's own W where all units are shown. Its polar factors (`engine.polar`) are what the space view moves
along. Where the stage before is wider than what is shown of it, they move the part that is shown.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import plane, views
from engine.base import Frozen
from engine.graph import Node
from engine.layer import INPUT, Layer
from engine.payload import Floats, Packed
from engine.polar import polar
from engine.supervised import Supervised
from engine.views import Shown, View

READS = Supervised


class Options(Frozen):
    """Which coordinates: as the space is read with the same options."""

    points: int = Field(240, ge=2, le=400)
    """How many points of the data, from the first on, principal axes are fitted to."""
    shown: Shown = Field(default_factory=dict)
    """Which two or three units of a stage are shown; principal axes of the others, where they are wider than three."""


class PolarLayer(Packed):
    """A dense layer's W, from the shown coordinates of the stage before to those of its own, taken apart.

    W = stretch · turn · mirror, so that the mirror comes first, and then + shift. Where fewer than n coordinates are
    shown, zeros fill them up.
    """

    n: int = Field(description="1, 2 or 3: the larger number of shown coordinates.")
    exact: bool = Field(description="False where the stage before is wider than what is shown of it.")
    mirror: Floats | None = Field(description="[n] unit normal of what is mirrored in; null where nothing is.")
    turn: Floats = Field(description="[n, n] rotation.")
    angle: float = Field(description="Radians: -π…π in the plane, 0…π about the axis in space.")
    axis: list[float] | None = Field(description="[3], by the right hand; null below three dimensions.")
    stretch: Floats = Field(description="[n, n], symmetric, no eigenvalue below 0.")
    stretches: list[float] = Field(description="[n] eigenvalues of the stretch, the largest first.")
    shift: Floats = Field(description="[n]")
    error: float = Field(description="Largest difference between the product of the factors and W.")


class Payload(Packed):
    """What the linear phases do, as mirror, turn and stretch."""

    layers: dict[str, PolarLayer] = Field(description="By the id of each dense layer.")


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`layers`: by the id of each dense layer its factors, in order: the mirror, the turn, the stretch, the shift."""
    network = learner.network
    count = min(options.points, len(learner.inputs))
    dense = {node.id: layer for node, layer in zip(network.nodes, network.layers, strict=True) if _is_dense(node)}
    ends = {stage.layer: stage.key for stage in network.stages}
    needed = [ends[node.inputs[0]] for node in network.nodes if node.id in dense] + [f"{name}.W" for name in dense]
    points = views.points(learner)[:, :count]
    found = views.views(
        learner, lambda: network.trace_columns(np.ascontiguousarray(points)), count, needed, options.shown
    )
    return {
        "layers": {
            node.id: _factors(dense[node.id], found[ends[node.inputs[0]]], found[f"{node.id}.W"])
            for node in network.nodes
            if node.id in dense
        }
    }


def _is_dense(node: Node) -> bool:
    return node.id != INPUT and "W" in node.plan.phases


def _factors(layer: Layer[Any], before: View, after: View) -> dict[str, Any]:
    """One layer's W and b in shown coordinates, taken apart."""
    weight = _finite(layer.parameters["weight"].detach().numpy())
    n = max(before.coordinates, after.coordinates)
    matrix, shift = np.zeros((n, n)), np.zeros(n)
    matrix[: after.coordinates, : before.coordinates] = after.axes().T @ weight @ before.axes()
    if "bias" in layer.parameters:
        shift[: after.coordinates] = after.axes().T @ _finite(layer.parameters["bias"].detach().numpy())
    found = polar(matrix)
    return {
        "n": n,
        "exact": before.coordinates == before.width,
        "mirror": None if found.mirror is None else found.mirror.astype(np.float32),
        "turn": found.turn.astype(np.float32),
        "angle": found.angle,
        "axis": None if found.axis is None else found.axis.tolist(),
        "stretch": found.stretch.astype(np.float32),
        "stretches": found.stretches.tolist(),
        "shift": shift.astype(np.float32),
        "error": float(np.abs(found.product() - matrix).max()),
    }


def _finite(numbers: NDArray[np.float32]) -> NDArray[np.float64]:
    return plane.finite(numbers).astype(np.float64)
