"""The points of the data set, those to train on first."""

from typing import Any

import numpy as np

from engine.base import Frozen
from engine.supervised import Supervised


class Options(Frozen):
    """Nothing to choose."""


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`points` f4 [n, 2], `train` how many of them, `labels` u1 [n] or none, `targets` f4 [n] or none."""
    data = learner.data
    return {
        "points": data.points,
        "train": len(data.train),
        "labels": None if data.labels is None else data.labels.astype(np.uint8),
        "targets": data.targets,
    }
