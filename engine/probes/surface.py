"""What the network decides over the input plane."""

from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from engine import frame, plane
from engine.base import RESOLUTION, Frozen
from engine.payload import Bytes, Packed
from engine.supervised import Supervised

READS = Supervised


class Options(Frozen):
    """How finely to look."""

    resolution: int = Field(64, ge=16, le=128, json_schema_extra=RESOLUTION)
    """Pixels a side; fewer where the network is large."""


class ValueSurface(Packed):
    """Of one output: its value over the plane."""

    kind: Literal["value"]
    value: Bytes = Field(description="[R, R]")
    midpoint: float = Field(description="The value that splits two classes.")


class ClassesSurface(Packed):
    """Of more than two classes."""

    kind: Literal["classes"]
    winner: Bytes = Field(description="[R, R] class with the largest output.")
    margin: Bytes = Field(description="[R, R] 0…1, lead over the second.")


Payload = Annotated[ValueSurface | ClassesSurface, Field(discriminator="kind")]


def read(learner: Supervised[Any], options: Options) -> dict[str, Any]:
    """A picture, row 0 at the top.

    Up to two classes, and regressions: `kind` "value", `value` u1 [R, R] and the `midpoint` that splits it; two output
    units make one value, 1/2 + (second − first)/2. More classes: `kind` "classes", `winner` u1 [R, R], and `margin` u1
    [R, R], how far it leads over the next, 0 to 1.
    """
    side = plane.affordable(learner.network, options.resolution)
    output = plane.picture(learner, side)
    if len(output) > 2:
        margin = plane.decision(learner, output).reshape(side, side)
        winner = output.argmax(axis=0).astype(np.uint8).reshape(side, side)
        return {"kind": "classes", "winner": winner, "margin": frame.quantise(margin, 0, 1)}
    if len(output) == 2:
        value, midpoint = np.float32(0.5) * (1 + plane.decision(learner, output)), 0.5
    else:
        value = output[0]
        midpoint = 0.0 if learner.data.task == "regression" else learner.network.output_midpoint
    return {"kind": "value", "value": frame.quantise(value.reshape(side, side)), "midpoint": midpoint}
