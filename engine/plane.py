"""The input plane: where probes look at a network, and what it decides there."""

import math
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.features import features
from engine.network import Network, Stage
from engine.supervised import Supervised

Array = NDArray[np.float32]
RADIUS = 1.12
"""The plane shown is [−RADIUS, RADIUS]²."""
LARGEST = 1e30
BUDGET = 2e8
"""Multiplications that a reading of the plane may cost; a large network is read at a lower resolution."""


def affordable(network: Network, side: int) -> int:
    """The largest number of points a side, up to `side` and no less than 2, that the budget allows."""
    return max(2, min(side, math.isqrt(int(BUDGET / network.work))))


def lattice(side: int) -> Array:
    """side² points of the plane, f32 [side², 2]: y from −RADIUS up, and along each row x from −RADIUS up."""
    ticks = np.linspace(-RADIUS, RADIUS, side)
    x, y = np.meshgrid(ticks, ticks)
    return np.stack((x.ravel(), y.ravel()), axis=1).astype(np.float32)


def inputs(learner: Supervised[Any], points: Array) -> Tensor:
    """What the network sees of points [n, 2]: their features, f32 [n, F]."""
    return torch.tensor(features(learner.experiment.data.features, points))


def picture(learner: Supervised[Any], side: int) -> Tensor:
    """The inputs of a picture of the plane, [side², F]: its first row is the top, its first column the left."""
    return learner.memo.lasting(
        ("picture", side),
        lambda: inputs(learner, np.ascontiguousarray(lattice(side).reshape(side, side, 2)[::-1]).reshape(-1, 2)),
    )


def traced(learner: Supervised[Any], side: int) -> list[Stage]:
    """Every stage of the network over a picture of the plane, computed once for a version."""
    return learner.memo.fresh(learner.version, ("traced", side), lambda: learner.network.trace(picture(learner, side)))


def outputs(learner: Supervised[Any], points: Tensor) -> Array:
    """The network's finite outputs f32 [n, O] for inputs [n, F]."""
    with torch.no_grad():
        return finite(learner.network.forward(points))


def finite(values: Tensor) -> Array:
    """A tensor as numpy, within ±LARGEST and with 0 for NaN: fit for any further arithmetic."""
    array: Array = values.detach().numpy()
    if np.abs(array).max(initial=0) <= LARGEST:
        return array
    return np.nan_to_num(array).clip(-LARGEST, LARGEST)


def decision(learner: Supervised[Any], output: Array) -> Array:
    """How far the network leans from one side to the other, f32 [n], for outputs [n, O]; it decides at 0.

    One unit: −1 and +1 stand for the targets of the two classes; in a regression it is the prediction itself.
    Two units: the second less the first. More: how far the winner leads over the next.
    """
    if output.shape[1] == 1:
        if learner.data.task == "regression":
            return output[:, 0]
        midpoint = learner.network.output_midpoint
        return (output[:, 0] - midpoint) / (1 - midpoint)
    if output.shape[1] == 2:
        return output[:, 1] - output[:, 0]
    ranked = np.partition(output, -2, axis=1)
    return ranked[:, -1] - ranked[:, -2]


def sides(learner: Supervised[Any]) -> NDArray[np.uint8]:
    """The class of every point, u8 [n]; in a regression 1 where the target is above 0."""
    data = learner.data
    wanted = data.labels if data.labels is not None else np.greater(np.asarray(data.targets), 0)
    return wanted.astype(np.uint8)
