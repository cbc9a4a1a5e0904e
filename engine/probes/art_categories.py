"""The categories: what each expects, how large it is, and which samples it has."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import frame
from engine.base import Frozen
from engine.payload import Bytes, Floats, Ints, Packed
from engine.stream import NONE, Streaming

READS = Streaming


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """The k categories in use, and the n samples."""

    templates: Bytes = Field(description="[k, d] what each expects, from 0 to 1.")
    boxes: Floats | None = Field(description="[k, 4] left, bottom, right, top, where points lie on the plane.")
    extents: Floats = Field(description="[k] share of the room that its samples may spread over; of ART 1 its ink.")
    members: Ints = Field(description="[k] samples it was given last.")
    labels: Ints = Field(description="[k] the class most of these have; -1: none.")
    pure: Floats = Field(description="[k] the share of them that have it.")
    given: Ints = Field(description="[n] the category each sample was given last; -1: none.")
    now: Ints = Field(description="[n] the category each would be given now; -1: none.")
    agreement: float | None = Field(description="Share of the samples met whose category mostly has their class.")


def read(learner: Streaming[Any], options: Options) -> dict[str, Any]:
    """What there is to draw of all categories; see `Payload`."""
    used, width = learner.used, learner.data.columns.shape[1]
    corners = getattr(learner, "corners", None)
    flat = corners is not None and width == 2 and not learner.data.plane.origin
    labels, pure, agreement = _classes(learner)
    given = learner.given
    return {
        "templates": frame.quantise(learner.categories[:used, :width], 0, 1),
        "boxes": np.concatenate(corners(), axis=1).astype(np.float32) if corners and flat else None,
        "extents": _extents(learner),
        "members": np.bincount(given[given != NONE], minlength=used).astype(np.int32),
        "labels": labels,
        "pure": pure,
        "given": given.copy(),
        "now": learner.winners().astype(np.int32),
        "agreement": agreement,
    }


def _extents(learner: Streaming[Any]) -> NDArray[np.float32]:
    sizes = learner.categories[: learner.used].sum(axis=1, dtype=np.float64)
    width = learner.data.columns.shape[1]
    shares: NDArray[np.float32] = (sizes / width).astype(np.float32)
    return shares if learner.samples.shape[1] == width else 1 - shares


def _classes(learner: Streaming[Any]) -> tuple[NDArray[np.int32], NDArray[np.float32], float | None]:
    """The commonest class of every category, its share, and the share of all points that have that of theirs."""
    used, labels, given = learner.used, learner.data.labels, learner.given
    common, pure = np.full(used, NONE, np.int32), np.zeros(used, np.float32)
    if labels is None:
        return common, pure, None
    met = given != NONE
    table = np.zeros((used, learner.data.classes), np.int64)
    np.add.at(table, (given[met], labels[met]), 1)
    if used:
        counts = table.sum(axis=1)
        common = np.where(counts, table.argmax(axis=1), NONE).astype(np.int32)
        pure = (table.max(axis=1) / np.maximum(counts, 1)).astype(np.float32)
    return common, pure, float(table.max(axis=1, initial=0).sum() / met.sum()) if met.any() else None
