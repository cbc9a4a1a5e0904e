"""Huber's loss: d²/2 for errors d up to 1, |d| − 1/2 beyond (Huber, 1964)."""

import torch.nn.functional as F
from torch import Tensor

from engine.data import Data
from engine.targets import numbers

FUSED = False


def targets(data: Data, outputs: int, midpoint: float) -> Tensor:
    """The wanted outputs, f32 [n, outputs]."""
    return numbers(data, outputs, midpoint)


def loss(output: Tensor, target: Tensor) -> Tensor:
    """Mean Huber loss of output [B, O] against target [B, O]."""
    return F.huber_loss(output, target)
