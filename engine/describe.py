"""What a page needs to know to draw a supervised learner: the contract is docs/protocol.md, "description"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.layer import LayerConfig

if TYPE_CHECKING:
    from engine.graph import Node
    from engine.supervised import Supervised


def describe(learner: Supervised[Any]) -> dict[str, Any]:
    """Counts, layers, stages in the order of a trace, and slots of the flat parameter vector, fit for JSON."""
    network, data = learner.network, learner.data
    return {
        "depth": network.depth,
        "parameters": network.parameters,
        "multiplies": network.multiplies,
        "classes": data.classes,
        "task": data.task,
        "loss": learner.loss_name,
        "path": learner.path,
        "batches_per_epoch": learner.steps_per_epoch,
        "train": len(data.train),
        "test": len(data.test),
        "features": list(learner.experiment.data.names()),
        "output_midpoint": network.output_midpoint,
        "layers": [_layer(node) for node in network.nodes],
        "stages": [
            {"key": stage.key, "layer": stage.layer, "phase": stage.phase, "width": stage.width}
            for stage in network.stages
        ],
        "slots": [
            {"layer": slot.layer, "name": slot.name, "offset": slot.offset, "shape": list(slot.shape)}
            for slot in network.slots
        ],
    }


def _layer(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "inputs": node.inputs,
        "width": node.output_shape[0],
        "activation": node.config.output_activation() if _has_activation(node) else None,
        "parameters": node.parameters,
        "multiplies": node.multiplies,
    }


def _has_activation(node: Node) -> bool:
    return type(node.config).output_activation is not LayerConfig.output_activation
