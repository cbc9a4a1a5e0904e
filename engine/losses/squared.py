"""Squared error: the mean of (output − target)² over points and units (Gauss, 1809)."""

import torch.nn.functional as F
from torch import Tensor

from engine.data import Data
from engine.targets import numbers

FUSED = False


def targets(data: Data, outputs: int, midpoint: float) -> Tensor:
    """The wanted outputs, f32 [n, outputs]."""
    return numbers(data, outputs, midpoint)


def loss(output: Tensor, target: Tensor) -> Tensor:
    """Mean squared error of output [B, O] against target [B, O]."""
    return F.mse_loss(output, target)
