"""What a network may see of a point of the plane, beyond x and y themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
FeatureName = Literal["x", "y", "x2", "y2", "xy", "sin_x", "sin_y", "distance", "angle"]

FEATURES: Final[dict[FeatureName, Callable[[Array, Array], Array]]] = {
    "x": lambda x, y: x,
    "y": lambda x, y: y,
    "x2": lambda x, y: x * x,
    "y2": lambda x, y: y * y,
    "xy": lambda x, y: x * y,
    "sin_x": lambda x, y: np.sin(np.pi * x),
    "sin_y": lambda x, y: np.sin(np.pi * y),
    "distance": np.hypot,
    "angle": lambda x, y: np.arctan2(y, x) / np.pi,
}
"""Each feature as a function of the columns x and y. ``angle`` runs from -1 to 1, in half turns."""


def features(names: Sequence[FeatureName], points: Array) -> NDArray[np.float32]:
    """The named features of ``points`` [n, 2], in order, as float32 [n, len(names)]."""
    x, y = points[:, 0], points[:, 1]
    return np.stack([FEATURES[name](x, y) for name in names], axis=1).astype(np.float32)
