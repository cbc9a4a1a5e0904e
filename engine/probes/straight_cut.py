"""How many points the best straight cut gets right at every stage: how far space is untied there.

A shift, or a W that keeps different points apart, cannot change what a straight cut can do, so the score before it
stands and the cut goes along; a W that projects can only lose. Only a bend may raise the score; it may lower it too.
In a regression the score is R², the share of the target's variance that a linear fit explains.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from pydantic import Field

from engine import plane, straight_cut
from engine.base import Frozen
from engine.graph import Node
from engine.layer import INPUT
from engine.network import Network
from engine.payload import Floats, Packed
from engine.straight_cut import Array
from engine.supervised import Supervised

READS = Supervised

POINTS = 512
SHOWN = 3
EFFORT = 1.2e9
"""Multiplications that all cuts together may cost, about: those of many wide layers are found more roughly."""


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """How well one straight cut separates the training points at every stage."""

    score: Floats = Field(description="[stages], 0…1.")
    cut: dict[str, list[float]] = Field(description="Weights in the displayed coordinates, then the bias.")


@dataclass(frozen=True, eq=False)
class Standing:
    """A stage's values [n, k], what a straight cut can do there, and the cut where it is shown."""

    values: Array
    score: float
    weights: Array | None


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`score` f4 [stages], in the order of the description; `cut`: by stage, its weights and then its bias.

    Cuts are sent for stages up to three wide and for two classes. Measured on the first 512 training points, or 256 in
    stages as wide or wider, and on fewer where many layers are wide.
    """
    standings = learner.memo.fresh(learner.version, "straight_cut", lambda: _walk(learner))
    return {
        "score": np.array([standing.score for standing in standings.values()], np.float32),
        "cut": {
            key: standing.weights[0].tolist()
            for key, standing in standings.items()
            if standing.weights is not None and standing.values.shape[1] <= SHOWN
        },
    }


def _walk(learner: Supervised[Any]) -> dict[str, Standing]:
    """Every stage by key, each judged from the one it follows."""
    network = learner.network
    nodes = {node.id: node for node in network.nodes}
    weights = _weights(network)
    found: dict[str, Standing] = {}
    ends: dict[str, Standing] = {}
    points = np.ascontiguousarray(learner.data.inputs[: min(POINTS, len(learner.data.train))].T)
    for stage, columns in zip(network.stages, network.trace_columns(points), strict=True):
        values = plane.finite(columns).T.astype(np.float64, order="C")
        if stage.layer == INPUT:
            standing = _fitted(learner, values)
        elif stage.phase == "W":
            standing = _stretched(learner, values, weights[stage.layer], ends[nodes[stage.layer].inputs[0]])
        elif stage.phase == "b":
            standing = _moved(values, standing)
        elif stage.phase == "g":
            standing = _bent(learner, values, standing)
        else:
            standing = _other(learner, values, nodes[stage.layer], [ends[name] for name in nodes[stage.layer].inputs])
        found[stage.key] = ends[stage.layer] = standing
    return found


def _weights(network: Network) -> dict[str, Array]:
    """The weight matrix of every layer that has one, f64 [units, inputs]."""
    return {
        node.id: layer.parameters["weight"].detach().numpy().astype(np.float64)
        for node, layer in zip(network.nodes, network.layers, strict=True)
        if "W" in node.plan.phases
    }


def _fitted(learner: Supervised[Any], values: Array) -> Standing:
    data = learner.data
    effort = EFFORT / (len(learner.network.nodes) + 1)
    if data.targets is not None:
        targets = data.targets[: len(values)].astype(np.float64)
        return Standing(values, straight_cut.linear_share(values, targets, effort), None)
    labels = np.asarray(data.labels)[: len(values)]
    if data.classes > 2 or values.shape[1] > SHOWN:
        return Standing(values, straight_cut.score(values, labels, data.classes, effort), None)
    cut = straight_cut.fit(values, labels, data.classes)
    return Standing(values, cut.score, cut.weights)


def _stretched(learner: Supervised[Any], values: Array, matrix: Array, before: Standing) -> Standing:
    if straight_cut.injective(matrix):
        carried = None if before.weights is None else straight_cut.through(before.weights, matrix)
        return Standing(values, before.score, carried)
    fitted = _fitted(learner, values)
    return Standing(values, min(fitted.score, before.score), fitted.weights)


def _moved(values: Array, before: Standing) -> Standing:
    if before.weights is None:
        return Standing(values, before.score, None)
    shift = (values - before.values).mean(axis=0)
    return Standing(values, before.score, straight_cut.shifted(before.weights, shift))


def _bent(learner: Supervised[Any], values: Array, before: Standing) -> Standing:
    return before if np.array_equal(values, before.values) else _fitted(learner, values)


def _other(learner: Supervised[Any], values: Array, node: Node, before: list[Standing]) -> Standing:
    """Layers without phases.

    What changes nothing keeps all, what only scales units keeps the score, and a concat, which holds all of its inputs,
    is never worse than the best of them.
    """
    if len(before) == 1 and np.array_equal(values, before[0].values):
        return before[0]
    fitted = _fitted(learner, values)
    if node.kind == "batch_norm" and _same_rank(values, before[0].values):
        return Standing(values, before[0].score, fitted.weights)
    if node.kind == "concat":
        return Standing(values, max(fitted.score, *(standing.score for standing in before)), fitted.weights)
    return fitted


def _same_rank(values: Array, others: Array) -> bool:
    """Whether units [n, k] that were only scaled and shifted vary where they varied before."""
    return bool(np.array_equal(np.ptp(values, axis=0) > 0, np.ptp(others, axis=0) > 0))
