"""What a step will cost, estimated before anything is built, from the experiment and the speed of this machine."""

from __future__ import annotations

import functools
import time
from typing import Any, Final, NamedTuple

from engine import kernel
from engine.base import NetworkLearnerConfig
from engine.experiment import Experiment
from engine.graph import plan
from engine.session import Session

PASSES: Final = 3
"""Forward once; backward once to the inputs and once to the weights."""
NUMBER: Final = 8
"""What a number that leaves a layer costs in a pass, in multiplications: its activation function and its memory."""
REPEATS: Final = 3
SMALL: Final = (2, 2, 1)
LARGE: Final = (48, 3, 64)
"""Units, layers and batch of the networks that a path is timed with."""


class Pace(NamedTuple):
    """How fast a path is, in seconds."""

    layer: float
    """A layer of a step, however small."""
    multiply: float
    """A multiplication of a step."""


class Speed(NamedTuple):
    """How fast this machine is."""

    compiled: Pace
    torch: Pace


@functools.cache
def measure() -> Speed:
    """Trains small networks on both paths, for some hundredths of a second; measured once in a process."""
    return Speed(_pace([], 60), _pace([{"kind": "layer_norm"}], 4))


def step_seconds(experiment: Experiment, speed: Speed) -> float:
    """Seconds that one step is expected to take."""
    if not isinstance(experiment.learner, NetworkLearnerConfig):
        return speed.torch.layer + experiment.learner.work(experiment.data) * speed.torch.multiply
    layers, work = _size(experiment)
    pace = speed.compiled if kernel.serves(experiment) else speed.torch
    return layers * pace.layer + work * pace.multiply


def _size(experiment: Experiment) -> tuple[int, int]:
    """The layers of the network, and the multiplications of a step."""
    nodes = plan(experiment.network, len(experiment.data.names())).nodes.values()
    numbers = sum(node.output_shape[0] * len(node.plan.phases) for node in nodes)
    points = experiment.data.count() - round(experiment.data.count() * experiment.data.test_share)
    batch = min(int(dict(experiment.learner).get("batch", 1)), max(points, 1))
    return len(nodes), PASSES * batch * (sum(node.multiplies for node in nodes) + NUMBER * numbers)


def _pace(extra: list[dict[str, Any]], steps: int) -> Pace:
    """The pace of the path that takes networks with these extra layers."""
    small, large = _experiment(extra, *SMALL), _experiment(extra, *LARGE)
    (few, little), (many, much) = _size(small), _size(large)
    short, long = _time(small, steps), _time(large, steps)
    multiply = max(0.0, (long - short * many / few) / (much - little * many / few))
    return Pace(max(0.0, short - little * multiply) / few, multiply)


def _experiment(extra: list[dict[str, Any]], units: int, layers: int, batch: int) -> Experiment:
    hidden = [{"kind": "dense", "units": units} for _ in range(layers)]
    return Experiment.parse(
        {
            "version": 1,
            "seed": 1,
            "data": {"kind": "xor", "points": 200},
            "network": {"layers": [*hidden, *extra, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
            "learner": {"kind": "backprop", "batch": batch},
        }
    )


def _time(experiment: Experiment, steps: int) -> float:
    """Seconds of a step; the best of several tries, since others may be busy."""
    session = Session(experiment, budget=0)
    session.advance(2)
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        session.advance(steps)
        times.append((time.perf_counter() - start) / steps)
    return min(times)
