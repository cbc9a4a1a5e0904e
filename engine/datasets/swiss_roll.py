"""Swiss roll: a strip rolled up (Tenenbaum, de Silva and Langford, 2000), cut across into bands of two classes."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from engine.base import SolidConfig
from engine.datasets._common import Labelled, scattered, turns


class Config(SolidConfig, title="Swiss roll"):
    """A strip rolled up, cut across into bands that take turns in class."""

    kind: Literal["swiss_roll"] = "swiss_roll"
    bands: int = Field(4, ge=2, le=8)
    """How many bands the strip has."""


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """An Archimedean spiral of one and a half turns from radius 0.3 to 0.9, 1.6 wide along z; as dense everywhere."""
    labels = turns(config, 2)
    own = (config.bands + 1 - labels) // 2
    band = 2 * np.floor(rng.uniform(0, 1, len(labels)) * own) + labels
    along = (band + rng.uniform(0.06, 0.94, len(labels))) / config.bands
    reach = np.sqrt(0.09 + along * (0.81 - 0.09))
    angle = 3 * np.pi * (reach - 0.3) / 0.6
    z = rng.uniform(-0.8, 0.8, len(labels))
    places = np.stack([reach * np.cos(angle), reach * np.sin(angle), z], axis=1)
    return scattered(config, places, rng), labels
