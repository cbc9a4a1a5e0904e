"""Which experiments the kernel serves, and their networks as the numbers it reads."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any, Final

from engine.kernel.tables import ACTIVATIONS, LANES, LOSSES, OPTIMIZERS
from engine.layer import INPUT

if TYPE_CHECKING:
    from engine.experiment import Experiment
    from engine.graph import NetworkConfig

MOST_WORK: Final = 600_000
"""Multiplications of a forward pass over a batch above which torch is as fast; measured by bench/engine_steps.py."""


def serves(experiment: Experiment) -> bool:
    """Whether the compiled path takes this experiment."""
    learner: Any = experiment.learner
    return (
        getattr(learner, "COMPILES", False)
        and learner.loss in LOSSES
        and learner.optimizer.kind in OPTIMIZERS
        and is_chain(experiment.network)
        and work(experiment) <= MOST_WORK
    )


def is_chain(network: NetworkConfig) -> bool:
    """Whether it is dense layers of known activations, each of which reads the one before."""
    before = INPUT
    for layer in network.layers:
        settings: Any = layer
        if layer.kind != "dense" or layer.inputs != (before,) or settings.activation not in ACTIVATIONS:
            return False
        before = layer.id
    return True


def work(experiment: Experiment) -> int:
    """Multiplications of one forward pass over a batch, whose points are computed `LANES` at a time."""
    learner: Any = experiment.learner
    layers: tuple[Any, ...] = experiment.network.layers
    widths: list[int] = [len(experiment.data.names()), *(layer.units for layer in layers)]
    multiplies = sum(before * after for before, after in itertools.pairwise(widths))
    points = min(int(learner.batch), experiment.data.count())
    return multiplies * math.ceil(points / LANES) * LANES
