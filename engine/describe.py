"""What a page needs to know to draw a learner: the contract is docs/protocol.md, "description"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.layer import LayerConfig

if TYPE_CHECKING:
    from engine.graph import Node
    from engine.learner import Learner
    from engine.standalone import Standalone
    from engine.supervised import Supervised


def describe(learner: Supervised[Any]) -> dict[str, Any]:
    """Counts, layers, stages in the order of a trace, and slots of the flat parameter vector, fit for JSON."""
    network = learner.network
    return _shared(learner) | {
        "depth": network.depth,
        "parameters": network.parameters,
        "multiplies": network.multiplies,
        "loss": learner.loss_name,
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


def describe_standalone(learner: Standalone[Any]) -> dict[str, Any]:
    """The same of a model without a network: it has no layers, stages and slots."""
    return _shared(learner) | {
        "depth": 0,
        "parameters": learner.parameters,
        "multiplies": learner.config.work(learner.experiment.data),
        "loss": learner.MEASURES.loss,
        "output_midpoint": 0.0,
        "layers": [],
        "stages": [],
        "slots": [],
    }


def _shared(learner: Learner[Any]) -> dict[str, Any]:
    data = learner.data
    return {
        "family": learner.FAMILY,
        "measures": learner.MEASURES._asdict(),
        "classes": data.classes,
        "task": data.task,
        "picture": None if data.picture is None else list(data.picture),
        "path": learner.path,
        "batches_per_epoch": learner.steps_per_epoch,
        "train": len(data.train),
        "test": len(data.test),
        "features": list(learner.experiment.data.names()),
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
