"""The regions of the plane on which the network is linear, for networks of kinked units such as ReLU."""

from typing import Any, Literal

import numpy as np
from pydantic import Field

from engine import frame, plane
from engine.base import Frozen
from engine.payload import Bytes, Floats, Ints, Packed
from engine.regions import NoRegions, regions
from engine.supervised import Supervised

READS = Supervised


class Options(Frozen):
    """How many at most."""

    most: int = Field(2000, ge=16, le=2000)
    """Regions that are told apart at most."""


class Payload(Packed):
    """The convex regions of the plane on which the network is linear."""

    count: int | None = Field(description="Null where the network is not piecewise linear.")
    reason: Literal["features", "activation", "layer"] | None = Field(
        description="Why not: its inputs, an activation function, or a layer bends."
    )
    layer: str | None = Field(description="The layer that is to blame.")
    complete: bool = Field(description="False where there are more regions than were told apart.")
    parts: Ints = Field(description="[count + 1] offsets of the polygons in `vertices`.")
    vertices: Floats = Field(description="[m, 2] on the plane, in order around each polygon.")
    tone: Bytes = Field(description="[count] 0…7; neighbours mostly differ.")


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """`count` of the regions, their outlines `vertices` f2 [m, 2] cut at `parts`, and a `tone` u1 for each, 0 … 7.

    Where the network is not piecewise linear `count` is null, and `reason` and `layer` say why (`engine.regions`).
    `complete` is false where there are more regions than are told apart.
    """
    try:
        found = regions(learner, options.most)
    except NoRegions as error:
        return _told(None, error.reason, error.layer, False, np.zeros(1), np.empty((0, 2)), np.empty(0))
    return _told(len(found.tones), None, None, found.complete, found.offsets, found.vertices, found.tones)


def _told(
    count: int | None, reason: str | None, layer: str | None, complete: bool, parts: Any, vertices: Any, tones: Any
) -> dict[str, Any]:
    return {
        "count": count,
        "reason": reason,
        "layer": layer,
        "complete": complete,
        "parts": parts.astype(np.int32),
        "vertices": frame.Scaled((vertices / plane.RADIUS).astype("<f2"), plane.RADIUS),
        "tone": tones.astype(np.uint8),
    }
