"""The training loss as one parameter moves and all others stay."""

from typing import Any

import numpy as np
import torch
from pydantic import Field

from engine.actions import check_index
from engine.base import Frozen
from engine.supervised import Supervised

BUDGET = 1e9
"""Multiplications that a reading may cost."""


class Options(Frozen):
    """Which parameter, how far, how finely."""

    index: int = Field(0, ge=0, lt=100_000)
    """Its place in the flat parameter vector."""
    span: float = Field(4.0, gt=0, le=100)
    """How far it moves to either side of where it is."""
    samples: int = Field(49, ge=3, le=201)
    """How many values are tried, fewer where the network is large; with an odd number the middle one is where it is."""


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`values` f4 [n] of the parameter, and the `loss` f4 [n] over the training points at each.

    Raises:
        ExperimentError: There is no such parameter.
    """
    flat = learner.network.flat
    check_index(options.index, len(flat))
    here = float(flat[options.index])
    samples = _affordable(learner, options.samples)
    values = (here + np.linspace(-options.span, options.span, samples)).astype(np.float32)
    losses = np.empty(len(values), np.float32)
    with torch.no_grad():
        try:
            for place, value in enumerate(values.tolist()):
                flat[options.index] = value
                losses[place] = float(learner.training_loss())
        finally:
            flat[options.index] = here
    return {"values": values, "loss": losses}


def _affordable(learner: Supervised[Any], samples: int) -> int:
    """As many of the samples as the budget allows, at least 9 of them, and odd if they were."""
    cost = learner.network.multiplies * len(learner.data.train)
    return min(samples, max(9, int(BUDGET / cost) // 2 * 2 + samples % 2))
