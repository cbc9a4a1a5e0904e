"""Which points the network gets wrong, those first of which it is surest."""

from typing import Any

import numpy as np
from pydantic import Field

from engine import plane, views
from engine.base import Frozen
from engine.payload import Bytes, Floats, Ints, Packed
from engine.supervised import Supervised

READS = Supervised


class Options(Frozen):
    """How many to list."""

    most: int = Field(100, ge=1, le=400)
    """How many points are listed at most; all are counted."""


class Payload(Packed):
    """The points that are classified wrongly, those first of which the network is surest."""

    index: Ints = Field(description="[k] places in the data.")
    label: Bytes = Field(description="[k]")
    predicted: Bytes = Field(description="[k]")
    confidence: Floats = Field(description="[k] how far the decision leans.")
    total: int = Field(description="How many there are.")
    train: int = Field(description="How many of them are trained on.")


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`index` i4 [k], where they are in the data, `label` and `predicted` u1 [k], and `confidence` f4 [k].

    `total` is how many there are, and `train` how many of them are trained on. The confidence is how far the decision
    leans (`engine.plane.decision`): to the wrong side, so that 1 is as wrong as a sigmoid or a softmax can be.
    A regression makes none: it is never right or wrong.
    """
    labels = learner.data.labels
    if labels is None:
        return _listed(np.empty(0, np.int64), np.empty((2, 0)), np.empty(0), 0, 0)
    output = plane.finite(learner.network.columns(views.points(learner))[-1])
    lean = plane.decision(learner, output)
    predicted = output.argmax(axis=0) if len(output) > 1 else (lean > 0).astype(np.int64)
    wrong = np.flatnonzero(predicted != labels)
    surest = wrong[np.argsort(-np.abs(lean[wrong]), kind="stable")][: options.most]
    train = int((wrong < len(learner.data.train)).sum())
    return _listed(surest, np.stack((labels, predicted))[:, surest], np.abs(lean[surest]), len(wrong), train)


def _listed(index: Any, classes: Any, confidence: Any, total: int, train: int) -> dict[str, Any]:
    return {
        "index": index.astype(np.int32),
        "label": classes[0].astype(np.uint8),
        "predicted": classes[1].astype(np.uint8),
        "confidence": confidence.astype(np.float32),
        "total": total,
        "train": train,
    }
