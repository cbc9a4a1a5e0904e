"""Checkerboard: the square cut into cells that take turns in class."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from engine.base import GeneratedConfig
from engine.datasets._common import Labelled, jittered, turns


class Config(GeneratedConfig, title="Checkerboard"):
    """The square cut into cells, neighbours of different classes."""

    kind: Literal["checkerboard"] = "checkerboard"
    cells: int = Field(4, ge=2, le=8)
    """How many cells along each side."""


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """A cell of the right class, then a place in it clear of its edges; class 0 lies at the lower left."""
    labels = turns(config, 2)
    cells = np.stack(np.divmod(np.arange(config.cells**2), config.cells))
    of_class = [cells[:, cells.sum(axis=0) % 2 == label] for label in (0, 1)]
    pick = rng.uniform(0, 1, len(labels))
    column, row = np.where(
        labels == 1,
        of_class[1][:, (pick * of_class[1].shape[1]).astype(np.int64)],
        of_class[0][:, (pick * of_class[0].shape[1]).astype(np.int64)],
    )
    inside = rng.uniform(0.06, 0.94, (2, len(labels)))
    x, y = 2 * (np.stack([column, row]) + inside) / config.cells - 1
    return jittered(config, x, y, rng), labels
