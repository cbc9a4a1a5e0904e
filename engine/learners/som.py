"""The self-organising map: a lattice of units that unfolds over the data.

Kohonen (1982), "Self-organized formation of topologically correct feature maps", and (1990), "The self-organizing
map": for a sample x the nearest unit c is found, and it and its neighbours on the lattice move,
w += rate · h(c, i) · (x − w), where h falls with the distance between c and i on the lattice. Rate and radius shrink.
"""

from __future__ import annotations

from typing import ClassVar, Final, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.base import LIVE, DatasetConfig
from engine.errors import Problem
from engine.lattice import Cell, Lattice, Shape, lattice
from engine.maps import Map, MapConfig, Start, fading
from engine.outputs import Output
from engine.standalone import Array

MOST_UNITS: Final = 400


class Config(MapConfig, title="Self-organising map"):
    """A lattice that unfolds over the data: neighbours on it become neighbours in space."""

    SIZE: ClassVar[str] = "rows"
    kind: Literal["som"] = "som"
    lattice: Shape = "rectangular"
    """How the units are joined; a line and a ring take all units one after another."""
    rows: int = Field(8, ge=1, le=24)
    """How many rows of units."""
    columns: int = Field(8, ge=1, le=24)
    """How many units in a row."""
    start: Start = "centre"
    """Where units start: bunched up, anywhere, on samples, or spread along the two longest axes of the data."""
    neighbourhood: Literal["gaussian", "bubble"] = Field("gaussian", json_schema_extra=LIVE)
    """How the pull falls with the distance on the lattice: smoothly, or all at once at the radius."""
    radius_from: float = Field(4.0, ge=0, le=24, json_schema_extra=LIVE)
    """How far the best-matching unit takes others with it at first, in steps on the lattice."""
    radius_to: float = Field(0.5, ge=0, le=24, json_schema_extra=LIVE)
    """The same from the horizon on."""

    def count(self) -> int:
        """Rows times columns."""
        return self.rows * self.columns

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """Whether there are too many units."""
        if self.count() <= MOST_UNITS:
            return super().problems(data, output)
        got = f"{self.rows} × {self.columns}"
        return [self.too_large(f"at most {MOST_UNITS} units", got, "Take fewer rows or columns.")]


class Learner(Map[Config]):
    """A lattice among the data."""

    @property
    def lattice(self) -> Lattice:
        """Places, distances and neighbours on the lattice."""
        return lattice(self.config.lattice, self.config.rows, self.config.columns)

    @property
    def start(self) -> Start:
        """As chosen."""
        return self.config.start

    @property
    def edges(self) -> NDArray[np.int32]:
        """Those of the lattice."""
        return self.lattice.edges

    @property
    def cell(self) -> Cell:
        """As the lattice has it."""
        return self.lattice.cell

    @property
    def places(self) -> Array:
        """Those on the lattice."""
        return self.lattice.places

    @property
    def reach(self) -> float:
        """The radius of this step."""
        return self.scheduled(self.config.radius_from, self.config.radius_to)

    def pull(self, distances: NDArray[np.float64]) -> Array:
        """By the distance on the lattice from the nearest unit: exp(−d² / 2 radius²), or 1 within the radius."""
        apart, radius = self.lattice.apart[distances.argmin()], self.reach
        if self.config.neighbourhood == "bubble" or radius <= 0:
            within: Array = (apart <= radius).astype(np.float32)
            return within
        return fading(-np.square(apart.astype(np.float64)) / (2 * radius * radius))
