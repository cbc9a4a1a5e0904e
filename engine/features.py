"""What a network may see of a point: functions of its columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from engine import formula

Array = NDArray[np.floating[Any]]
FeatureName = Literal["x", "y", "x2", "y2", "xy", "sin_x", "sin_y", "distance", "angle", "z"]

FEATURES: Final[dict[FeatureName, Callable[..., Array]]] = {
    "x": lambda x, y, *z: x,
    "y": lambda x, y, *z: y,
    "x2": lambda x, y, *z: x * x,
    "y2": lambda x, y, *z: y * y,
    "xy": lambda x, y, *z: x * y,
    "sin_x": lambda x, y, *z: np.sin(np.pi * x),
    "sin_y": lambda x, y, *z: np.sin(np.pi * y),
    "distance": lambda x, y, *z: np.hypot(np.hypot(x, y), z[0]) if z else np.hypot(x, y),
    "angle": lambda x, y, *z: np.arctan2(y, x) / np.pi,
    "z": lambda x, y, z: z,
}
"""Each feature as a function of the columns. ``angle`` runs from -1 to 1, in half turns round the z axis."""


@dataclass(frozen=True)
class Sight:
    """From the columns of points to the network's inputs."""

    columns: tuple[str, ...]
    """Names of the columns."""
    features: tuple[FeatureName, ...] | None
    """None: every column as it is."""
    formulas: tuple[str, ...] = ()
    unit: float = 1.0
    """What the columns are multiplied by beforehand."""

    @property
    def width(self) -> int:
        """How many inputs there are."""
        return len(self.columns if self.features is None else self.features) + len(self.formulas)

    def __call__(self, points: Array) -> NDArray[np.float32]:
        """The inputs f32 [n, F] of points whose columns are [n, d]; what a formula makes of them is kept finite."""
        scaled = points if self.unit == 1 else points * np.float32(self.unit)
        columns = [scaled[:, place] for place in range(scaled.shape[1])]
        shown = columns if self.features is None else [FEATURES[name](*columns) for name in self.features]
        wide = [column.astype(np.float64) for column in columns] if self.formulas else []
        made = [formula.bounded(formula.numeric(text, self.columns)(wide, self.columns)) for text in self.formulas]
        return np.stack([*shown, *made], axis=1).astype(np.float32)
