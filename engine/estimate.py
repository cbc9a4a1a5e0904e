"""What an experiment will cost, before anything is built: counts, depth, and the speed expected of this machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine import kernel
from engine.base import NetworkLearnerConfig
from engine.cost import PASSES, Speed, step_seconds
from engine.experiment import Experiment
from engine.graph import plan
from engine.learner import Path


@dataclass(frozen=True)
class LayerCost:
    """One layer of the graph."""

    id: str
    kind: str
    inputs: tuple[str, ...]
    shape: tuple[int, ...]
    parameters: int
    multiplies: int
    """For one sample, forward."""
    depth: int
    """The longest path from the input to here, in layers of weights."""
    trainable: bool


@dataclass(frozen=True)
class Estimate:
    """The whole experiment."""

    layers: tuple[LayerCost, ...]
    inputs: int
    depth: int
    parameters: int
    learned: int
    """Parameters that training moves."""
    multiplies: int
    """For one sample, forward."""
    step_multiplies: int
    """For one step: the batch forward once, and backward to inputs and weights."""
    step_seconds: float
    """What one step is expected to take when the machine does nothing else."""
    path: Path


def estimate(experiment: Experiment, speed: Speed) -> Estimate:
    """The cost of a valid experiment at the speed of this machine."""
    if not isinstance(experiment.learner, NetworkLearnerConfig):
        return _standalone(experiment, speed)
    learner: Any = dict(experiment.learner)
    inputs = len(experiment.data.names())
    survey = plan(experiment.network, inputs)
    points = experiment.data.count()
    train = points - round(points * experiment.data.test_share)
    batch = min(int(learner.get("batch", 1)), max(train, 1))
    layers = tuple(
        LayerCost(
            node.id,
            node.kind,
            tuple(node.inputs),
            node.output_shape,
            node.parameters,
            node.multiplies,
            node.depth,
            node.config.trains(),
        )
        for node in survey.nodes.values()
    )
    return Estimate(
        layers=layers,
        inputs=inputs,
        depth=survey.depth,
        parameters=survey.parameters,
        learned=sum(node.learned for node in survey.nodes.values()),
        multiplies=survey.multiplies,
        step_multiplies=PASSES * batch * survey.multiplies,
        step_seconds=step_seconds(experiment, speed),
        path="compiled" if kernel.serves(experiment) else "torch",
    )


def _standalone(experiment: Experiment, speed: Speed) -> Estimate:
    """Of a model of its own, whose size shows when it is built."""
    work = experiment.learner.work(experiment.data)
    return Estimate(
        layers=(),
        inputs=len(experiment.data.names()),
        depth=0,
        parameters=0,
        learned=0,
        multiplies=work,
        step_multiplies=work,
        step_seconds=step_seconds(experiment, speed),
        path="numpy",
    )
