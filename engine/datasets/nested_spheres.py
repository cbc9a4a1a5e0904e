"""Nested spheres: a ball inside a hollow one, the rings of the plane one dimension up."""

from __future__ import annotations

from typing import Literal

import numpy as np

from engine.base import SolidConfig
from engine.datasets._common import Labelled, scattered, turns


class Config(SolidConfig, title="Nested spheres"):
    """A ball of one class inside the hollow ball of the other."""

    kind: Literal["nested_spheres"] = "nested_spheres"


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Class 0 fills a ball of radius 0.45; class 1 a shell from 0.76 to 0.9. All directions are as likely."""
    labels = turns(config, 2)
    direction = rng.normal(0, 1, (len(labels), 3))
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    share = rng.uniform(0, 1, len(labels))
    radius = np.where(labels == 1, 0.76 + 0.14 * share, 0.45 * np.cbrt(share))
    return scattered(config, direction * radius[:, None], rng), labels
