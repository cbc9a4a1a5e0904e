"""The units of a map among the data, and which are neighbours."""

from typing import Any, Literal

import numpy as np
from pydantic import Field

from engine import frame
from engine.base import Frozen
from engine.maps import Map
from engine.payload import Bytes, Floats, Ints, Packed

READS = Map


class Options(Frozen):
    """Nothing to choose."""


class Payload(Packed):
    """The units of a map."""

    plane: Floats = Field(description="[k, 2]: where they stand on the plane.")
    solid: Floats | None = Field(description="[k, 3]: where they stand in space, for data that lies in it.")
    columns: Bytes = Field(description="[k, d]: where they stand in the columns of the data, or their pictures.")
    edges: Ints = Field(description="[m, 2]: pairs of neighbours.")
    places: Floats = Field(description="[k, 2]: where they are drawn by themselves; neighbours about one apart.")
    cell: Literal["square", "hexagon", "dot"] = Field(description="The shape of a unit's cell.")


def read(learner: Map[Any], options: Options) -> dict[str, Any]:
    """`plane` f4 [k, 2], `solid` f4 [k, 3] or none, `columns` u1 [k, d], `edges` i4 [m, 2], `places` f4 [k, 2], `cell`.

    Columns are quantised between the least and the largest of all of them.
    """
    return {
        "plane": learner.data.plane.points(learner.codebook).astype(np.float32),
        "solid": None if learner.data.solid is None else learner.codebook,
        "columns": frame.quantise(learner.codebook),
        "edges": learner.edges,
        "places": learner.places,
        "cell": learner.cell,
    }
