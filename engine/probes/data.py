"""The points of the data set, those to train on first."""

from typing import Any, Literal

import numpy as np
from pydantic import Field

from engine.base import Frozen
from engine.learner import Learner
from engine.payload import Bytes, Floats, Packed

READS = Learner


class Options(Frozen):
    """Nothing to choose."""


class ShownPlane(Packed):
    """The plane that is shown."""

    kind: Literal["columns", "pca"] = Field(description="Two columns, or the first two principal components.")
    names: list[str] = Field(description="Of its two axes.")
    share: list[float] | None = Field(description="The share of the variance along either axis; null for columns.")


class Payload(Packed):
    """The points and the plane on which they are shown."""

    points: Floats = Field(description="[n, 2] on the plane; the first `train` rows are the training points.")
    train: int
    labels: Bytes | None = Field(description="[n] classes; null for regression.")
    targets: Floats | None = Field(description="[n]; null for classification.")
    solid: Floats | None = Field(description="[n, 3]: the points in space, where they lie in it.")
    names: list[str] = Field(description="Of the columns of a point.")
    plane: ShownPlane


def read(learner: Learner[Any], options: Options) -> dict[str, Any]:
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
