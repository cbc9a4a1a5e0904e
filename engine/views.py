"""In which coordinates every stage is shown: as it is, by chosen units, or on principal axes that do not jump.

Stages up to three wide are shown as they are. Of wider ones either some units are shown, or three principal axes of the
points, through the origin, so that a shift looks like a shift; W and +b of a layer share their axes, and axes follow
those of the reading before. All probes that draw stages take their coordinates from here, so that they agree.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import plane
from engine.network import StageShape
from engine.pca import Basis, followed
from engine.plane import Array
from engine.supervised import Supervised

DIMENSIONS = 3
FITTED = (240, 192, 128, 96, 64, 48)
"""Points that axes are fitted to, at most: as many as are within `BUDGET`."""
BUDGET = 4e8
DECOMPOSED = 10
"""Multiplications that the axes of all stages may cost, about; and what a number of a decomposition costs."""

Units = Annotated[tuple[Annotated[int, Field(ge=0, le=1023)], ...], Field(min_length=2, max_length=DIMENSIONS)]
Shown = Annotated[dict[str, Literal["pca"] | Units], Field(max_length=128)]
"""By stage: `pca`, or two or three of its units. A choice that a stage has not got is passed over."""


@dataclass(frozen=True, eq=False)
class View:
    """How a stage of `width` numbers is shown: on a basis, by units, or, without either, as it is."""

    width: int
    basis: Basis | None = None
    units: tuple[int, ...] | None = None

    @property
    def coordinates(self) -> int:
        """How many numbers show a place: k."""
        return len(self.units) if self.units is not None else min(self.width, DIMENSIONS)

    def show(self, values: Array) -> Array:
        """Values f32 [width, n] in the coordinates of this view, f32 [k, n]."""
        if self.units is not None:
            return values[list(self.units)]
        if self.basis is None:
            return values
        shown: Array = self.basis.axes.T.astype(np.float32) @ plane.finite(values)
        return shown

    def axes(self) -> NDArray[np.float64]:
        """[width, k]: its columns are the directions that are shown."""
        if self.units is not None:
            return np.eye(self.width)[:, list(self.units)]
        return np.eye(self.width) if self.basis is None else self.basis.axes


def sheet(stage: StageShape) -> str:
    """What shares its axes: the stretched and the shifted sheet of a layer, and every other stage alone."""
    return f"{stage.layer}.sheet" if stage.phase in ("W", "b") else stage.key


def views(
    learner: Supervised[Any],
    trace: Callable[[], Sequence[Array]],
    count: int,
    keys: Sequence[str] | None = None,
    shown: Mapping[str, Literal["pca"] | tuple[int, ...]] | None = None,
) -> dict[str, View]:
    """How the stages asked for are shown; axes are fitted once a version, to the points where a sheet was shifted.

    Args:
        learner: whose stages.
        trace: every stage's numbers [width, n or more], the first `count` columns those of the data's first points;
            called only where axes have to be fitted.
        count: to how many points axes are fitted, fewer where many stages are wide.
        keys: the stages asked for; None: all.
        shown: which units are shown of which stages.
    """
    stages = learner.network.stages
    chosen = {stage.key: _chosen(stage, shown or {}) for stage in stages if keys is None or stage.key in keys}
    wide = {sheet(stage) for stage in stages if chosen.get(stage.key, ()) is None and stage.width > DIMENSIONS}
    bases = _bases(learner, trace, count, wide) if wide else {}
    return {
        stage.key: View(stage.width, None if chosen[stage.key] else bases.get(sheet(stage)), chosen[stage.key])
        for stage in stages
        if stage.key in chosen
    }


def points(learner: Supervised[Any]) -> Array:
    """What the network sees of the data, f32 [F, n]."""
    return learner.memo.lasting("points", lambda: np.ascontiguousarray(learner.data.inputs.T))


def fitted(widths: Sequence[int]) -> int:
    """How many points the axes of stages of these widths are fitted to at most."""
    wide = [width for width in widths if width > DIMENSIONS]
    return next((count for count in FITTED if sum(axes_work(count, width) for width in wide) <= BUDGET), FITTED[-1])


def axes_work(count: int, width: int) -> float:
    """Multiplications that the axes of a stage cost, fitted to so many points."""
    held = min(count, width)
    return float(count * width * held + DECOMPOSED * held**3)


def _chosen(stage: StageShape, shown: Mapping[str, Literal["pca"] | tuple[int, ...]]) -> tuple[int, ...] | None:
    units = shown.get(stage.key)
    if units is None or isinstance(units, str) or max(units) >= stage.width or len(set(units)) < len(units):
        return None
    return units


def _bases(
    learner: Supervised[Any], trace: Callable[[], Sequence[Array]], count: int, wanted: set[str]
) -> dict[str, Basis]:
    most = min(count, learner.memo.lasting("fitted", lambda: fitted([stage.width for stage in learner.network.stages])))
    before: dict[str, Basis] = learner.memo.lasting(("axes", count), dict)
    now: dict[str, Basis] = learner.memo.fresh(learner.version, ("axes", count), dict)
    if wanted <= now.keys():
        return now
    for stage, found in zip(learner.network.stages, trace(), strict=True):
        name = sheet(stage)
        if name in wanted and name not in now and stage.phase != "W":
            before[name] = now[name] = followed(plane.finite(found), most, before.get(name))
    return now
