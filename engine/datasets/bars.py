"""Bars (Földiák, 1990), and bars and stripes (MacKay, 2003): pictures whose causes are whole lines of pixels."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from engine.base import PictureConfig
from engine.datasets._common import Sample, pictures


class Config(PictureConfig, title="Bars"):
    """Pictures made of whole rows and columns of ink."""

    kind: Literal["bars"] = "bars"
    points: int = Field(400, ge=10, le=2000)
    """How many pictures, train and test together."""
    side: int = Field(4, ge=2, le=10)
    """Pixels a side."""
    mixed: bool = False
    """Whether rows and columns cross in one picture; otherwise a picture has either rows or columns."""
    ink: float = Field(0.5, ge=0.05, le=0.95)
    """The chance that a row or a column is ink."""
    noise: float = Field(0.0, ge=0, le=0.4)
    """The chance that a pixel is the wrong way round."""

    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.side, self.side

    def count(self) -> int:
        """As many as are asked for."""
        return self.points


def classes(config: Config) -> int:
    """Rows and columns."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Sample:
    """Rows and columns take turns; where they cross, the class is that of which there is more."""
    rows, columns = rng.random((2, config.points, config.side)) < config.ink
    labels = np.arange(config.points) % 2
    if config.mixed:
        labels = (columns.sum(1) > rows.sum(1)).astype(np.int64)
    else:
        rows[labels == 1] = columns[labels == 0] = False
    inked = (rows[:, :, None] | columns[:, None, :]).reshape(config.points, -1)
    wrong = rng.random(inked.shape) < config.noise
    return pictures(inked ^ wrong, labels, config)
