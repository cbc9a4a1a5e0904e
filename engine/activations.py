"""Activation functions: one table, elementwise except softmax.

``step`` and ``sign`` have a gradient of zero everywhere. They are here to be looked at, and for learning rules
that need no gradient; back-propagation moves nothing that lies before them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

Array = NDArray[np.float32]

ActivationName = Literal[
    "step",
    "sign",
    "linear",
    "sigmoid",
    "tanh",
    "relu",
    "leaky_relu",
    "prelu",
    "elu",
    "selu",
    "gelu",
    "silu",
    "softplus",
    "softsign",
    "sin",
    "gaussian",
    "softmax",
]


@dataclass(frozen=True)
class Activation:
    """An activation function and what its output means at the end of a network."""

    function: Callable[..., Tensor]
    """From z [B, n] to an activation [B, n]; takes the learned slope as well where ``slope`` is a number."""
    midpoint: float
    """What splits two classes at one output unit: 0.5 for targets 0 and 1; 0 for targets -1 and +1."""
    slope: float | None = None
    """Start of the slope that is learned with the weights, one for the whole layer."""
    columns: Callable[[Array], Array] | None = None
    """The same for looking at, on z [n, B], a column a sample, where there is a much faster way than ``function``."""

    def over_columns(self, z: Array, slope: Tensor | None) -> Array:
        """The activation [n, B] of z [n, B], without gradients; z may be overwritten."""
        if self.columns is not None:
            return self.columns(z)
        rows = torch.from_numpy(z).T
        found = self.function(rows) if slope is None else self.function(rows, slope.detach())
        turned: Array = found.T.numpy()
        return turned


def _step(z: Tensor) -> Tensor:
    """1 where z >= 0, else 0, through functions whose gradient is zero rather than missing."""
    return (torch.sign(z) + 1).clamp(max=1)


def _linear(z: Tensor) -> Tensor:
    return z


def _gaussian(z: Tensor) -> Tensor:
    return torch.exp(-z * z)


def _softmax(z: Tensor) -> Tensor:
    return torch.softmax(z, dim=-1)


def _softmax_columns(z: Array) -> Array:
    found: Array = torch.softmax(torch.from_numpy(z), dim=0).numpy()
    return found


def _tanh_columns(z: Array) -> Array:
    """Numpy's, several times as fast as torch's, and no further than 1e-6 from it."""
    return np.tanh(z, out=z)


ACTIVATIONS: Final[dict[ActivationName, Activation]] = {
    "step": Activation(_step, 0.5),
    "sign": Activation(torch.sign, 0.0),
    "linear": Activation(_linear, 0.0),
    "sigmoid": Activation(torch.sigmoid, 0.5),
    "tanh": Activation(torch.tanh, 0.0, columns=_tanh_columns),
    "relu": Activation(torch.relu, 0.5),
    "leaky_relu": Activation(F.leaky_relu, 0.5),
    "prelu": Activation(torch.prelu, 0.5, slope=0.25),
    "elu": Activation(F.elu, 0.5),
    "selu": Activation(torch.selu, 0.5),
    "gelu": Activation(F.gelu, 0.5),
    "silu": Activation(F.silu, 0.5),
    "softplus": Activation(F.softplus, 0.5),
    "softsign": Activation(F.softsign, 0.0),
    "sin": Activation(torch.sin, 0.0),
    "gaussian": Activation(_gaussian, 0.5),
    "softmax": Activation(_softmax, 0.5, columns=_softmax_columns),
}
"""leaky_relu has a slope of 0.01, elu an alpha of 1, gelu is the exact one (erf), gaussian is exp(-z²)."""
