"""Concentric polygons: the outline of one inside the outline of another."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.base import GeneratedConfig
from engine.datasets._common import Labelled, jittered, turns

Shape = Literal["triangle", "square"]


class Config(GeneratedConfig, title="Polygons"):
    """The outline of a triangle or square inside the outline of a larger one."""

    kind: Literal["polygons"] = "polygons"
    inner: Shape = "triangle"
    """The outline inside, class 0."""
    outer: Shape = "square"
    """The outline outside, class 1."""


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Places along each outline, all as likely, the line a little thick."""
    labels = turns(config, 2)
    along = rng.uniform(0, 1, len(labels))
    thick = rng.uniform(0.94, 1.06, len(labels))
    inner, outer = 0.33 * _outline(config.inner, along), 0.95 * _outline(config.outer, along)
    x, y = np.where(labels == 1, outer, inner) * thick
    return jittered(config, x, y, rng), labels


def _outline(shape: Shape, along: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points along a regular polygon with corners at distance 1, as rows x and y; ``along`` is from 0 to 1."""
    corners = 3 if shape == "triangle" else 4
    first = np.pi / 2 if shape == "triangle" else np.pi / 4
    angles = first + 2 * np.pi * np.arange(corners + 1) / corners
    side, share = np.divmod(along * corners, 1)
    start = side.astype(np.int64)
    x, y = np.cos(angles), np.sin(angles)
    return np.stack([(1 - share) * c[start] + share * c[start + 1] for c in (x, y)])
