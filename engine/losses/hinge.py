"""Hinge loss: no loss once the right side wins by a margin of 1.

One unit: max(0, 1 − y·output) with y = ±1. A unit per class: Crammer and Singer (2001), as
torch.nn.functional.multi_margin_loss: Σ max(0, 1 − output[right] + output[other]) / C; but that of undefined outputs is
undefined, where torch's is 0.
"""

from torch import Tensor

from engine.data import Data
from engine.targets import classes, numbers

FUSED = False


def targets(data: Data, outputs: int, midpoint: float) -> Tensor:
    """−1 or +1, f32 [n, 1], for one unit; the right classes, i64 [n], for more."""
    return numbers(data, 1, 0.0) if outputs == 1 else classes(data)


def loss(output: Tensor, target: Tensor) -> Tensor:
    """Mean hinge loss of output [B, 1] against signs [B, 1], or of output [B, C] against classes [B]."""
    if target.dim() == 2:
        return (1 - output * target).relu().mean()
    right = target.unsqueeze(1)
    gaps = (1 - output.gather(1, right) + output).relu()
    return gaps.scatter(1, right, 0.0).mean()
