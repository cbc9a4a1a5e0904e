"""How much each unit weighs in what follows it: the sum of its outgoing weights' magnitudes."""

import numpy as np
from numpy.typing import NDArray

from engine.graph import Node
from engine.layer import INPUT
from engine.network import Network

Array = NDArray[np.float32]


def importances(network: Network) -> dict[str, Array]:
    """For the input and every layer by id, a weight for each of its units, f32 [width].

    Layers that work unit by unit (dropout, normalisation, activation, add) hand the weights of their readers on, a
    concat its own stretch of them, and other layers nothing. The units of the output weigh 1 each.
    """
    widths = {INPUT: network.stages[0].width} | {node.id: node.output_shape[0] for node in network.nodes}
    found: dict[str, Array] = {name: np.zeros(width, np.float32) for name, width in widths.items()}
    last = network.nodes[-1]
    found[last.id] = np.ones(widths[last.id], np.float32)
    for node, layer in zip(reversed(network.nodes), reversed(network.layers), strict=True):
        weight = layer.parameters.get("weight")
        if weight is not None and weight.dim() == 2:
            found[node.inputs[0]] += np.abs(weight.detach().numpy()).sum(axis=0)
        else:
            _hand_on(node, widths, found)
    return found


def _hand_on(node: Node, widths: dict[str, int], found: dict[str, Array]) -> None:
    own = found[node.id]
    if all(widths[name] == len(own) for name in node.inputs):
        for name in node.inputs:
            found[name] += own
        return
    if sum(widths[name] for name in node.inputs) != len(own):
        return
    start = 0
    for name in node.inputs:
        found[name] += own[start : start + widths[name]]
        start += widths[name]


def heaviest(weights: Array, count: int) -> NDArray[np.int64]:
    """The indices of the `count` largest weights, in ascending order."""
    return np.sort(np.argsort(-weights, kind="stable")[:count])
