"""The points of the data set, those to train on first."""

from typing import Any

import numpy as np

from engine.base import Frozen
from engine.supervised import Supervised


class Options(Frozen):
    """Nothing to choose."""


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """The points on the plane shown, and what belongs to each.

    `points` f4 [n, 2], the first `train` of them to train on; `labels` u1 [n], `targets` f4 [n] or none; `solid` f4
    [n, 3], the points in space, or none; `names` of the columns; and the `plane`: its `kind`, the `names` of its axes,
    and the `share` of the variance along each, or none.
    """
    data = learner.data
    return {
        "points": data.points,
        "train": len(data.train),
        "labels": None if data.labels is None else data.labels.astype(np.uint8),
        "targets": data.targets,
        "solid": data.solid,
        "names": list(data.names),
        "plane": {"kind": data.plane.kind, "names": list(data.plane.names), "share": data.plane.share},
    }
