"""Any set of points on the plane as one that is drawn by hand, so that its points can be moved one by one."""

from __future__ import annotations

import numpy as np

from engine.base import DatasetConfig
from engine.data import build_data
from engine.datasets import drawn
from engine.errors import refused, shown


def as_drawn(config: DatasetConfig, seed: int) -> drawn.Config:
    """The same points, classes or targets and split as `config` gives, on the grid of drawn points, in the same order.

    Raises:
        ExperimentError: They do not lie on the plane alone.
    """
    if config.column_names() != ("x", "y"):
        message = "Pick a set on the plane: these points have other columns than x and y."
        raise refused("data.kind", "a set on the plane", shown(config.kind), message)
    data = build_data(config, seed)
    marks = np.zeros(len(data.points), np.uint8) if data.labels is None else data.labels.astype(np.uint8)
    marks[data.test] |= drawn.TESTED
    return drawn.Config(
        points=drawn.encoded(data.points, marks),
        values=None if data.targets is None else drawn.encoded_values(data.targets),
        classes=max(data.classes, 2),
        test_share=config.test_share,
        features=config.features,
        formulas=config.formulas,
        unit=config.unit,
    )
