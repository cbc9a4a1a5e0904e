"""Binary cross-entropy: −t log p − (1 − t) log(1 − p) with p = sigmoid(logit), in nats.

Computed from the logit, so that a confident and wrong network gives a large loss and never an infinite one.
"""

import torch.nn.functional as F
from torch import Tensor

from engine.data import Data
from engine.targets import numbers

FUSED = True


def targets(data: Data, outputs: int, midpoint: float) -> Tensor:
    """The wanted probabilities, 0 or 1, f32 [n, 1]."""
    return numbers(data, outputs, midpoint)


def loss(output: Tensor, target: Tensor) -> Tensor:
    """Mean cross-entropy of logits [B, 1] against targets [B, 1]."""
    return F.binary_cross_entropy_with_logits(output, target)
