"""What is wanted of a network's output for every point of a data set, in the forms losses read."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from engine.data import Data


def numbers(data: Data, outputs: int, midpoint: float) -> Tensor:
    """The wanted outputs as numbers, f32 [n, outputs].

    The real targets of a regression; one-hot rows where a unit stands for a class; for one unit and two classes the
    ends of its range: {0, 1} about a midpoint of 0.5, {−1, +1} about 0.
    """
    if data.labels is None:
        return torch.tensor(data.targets, dtype=torch.float32).unsqueeze(1)
    if outputs > 1:
        return F.one_hot(classes(data), outputs).float()
    low = 0.0 if midpoint == 0.5 else -1.0
    return torch.tensor(np.where(data.labels == 1, 1.0, low), dtype=torch.float32).unsqueeze(1)


def classes(data: Data) -> Tensor:
    """i64 [n]: the class of every point.

    Raises:
        ValueError: the data set is a regression; it has no classes.
    """
    if data.labels is None:
        raise ValueError("targets: expected a classification, got a regression, which has no classes")
    return torch.tensor(data.labels, dtype=torch.int64)
