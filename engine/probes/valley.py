"""The training loss as one parameter moves and all others stay."""

from typing import Any

import numpy as np
import torch
from pydantic import Field

from engine.actions import check_index
from engine.base import Frozen
from engine.payload import Floats, Packed
from engine.supervised import Supervised

READS = Supervised

BUDGET = 3e8
"""Multiplications that a reading may cost."""
FEWEST_SAMPLES = 9


class Options(Frozen):
    """Which parameter, how far, how finely."""

    index: int = Field(0, ge=0, lt=300_000)
    """Its place in the flat parameter vector."""
    span: float = Field(4.0, gt=0, le=100)
    """How far it moves to either side of where it is."""
    samples: int = Field(49, ge=3, le=201)
    """How many values are tried, fewer where the network is large; with an odd number the middle one is where it is."""


class Payload(Packed):
    """Training loss as one parameter moves and all others stay."""

    values: Floats
    loss: Floats


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`values` f4 [n] of the parameter, and the `loss` f4 [n] at each.

    The loss is that over the training points; in a large network over as many of them, from the first on, as the
    budget allows.

    Raises:
        ExperimentError: There is no such parameter.
    """
    flat = learner.network.flat
    check_index(options.index, len(flat))
    here = float(flat[options.index])
    samples, points = _affordable(learner, options.samples)
    values = (here + np.linspace(-options.span, options.span, samples)).astype(np.float32)
    losses = np.empty(len(values), np.float32)
    with torch.no_grad():
        try:
            for place, value in enumerate(values.tolist()):
                flat[options.index] = value
                losses[place] = float(learner.training_loss(points))
        finally:
            flat[options.index] = here
    return {"values": values, "loss": losses}


def _affordable(learner: Supervised[Any], samples: int) -> tuple[int, int]:
    """As many samples as the budget allows, at least 9 of them and odd if they were, and as many points then."""
    evaluations = BUDGET / learner.network.work
    train = len(learner.data.train)
    samples = min(samples, max(FEWEST_SAMPLES, int(evaluations / train) // 2 * 2 + samples % 2))
    return samples, min(train, int(evaluations / samples))
