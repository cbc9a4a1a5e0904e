"""A learning rate that falls along half a cosine (Loshchilov and Hutter, 2017, without restarts)."""

import math
from typing import Literal

from pydantic import Field

from engine.base import LIVE, ScheduleConfig


class Config(ScheduleConfig, title="Cosine"):
    """The rate falls along half a cosine to a floor, and stays there."""

    kind: Literal["cosine"] = "cosine"
    epochs: int = Field(500, ge=1, le=1_000_000, json_schema_extra=LIVE)
    """Epochs until the floor is reached."""
    floor: float = Field(0.0, ge=0, le=1, json_schema_extra=LIVE)
    """The share of the rate that is left at the end."""


def factor(config: Config, epoch: int) -> float:
    """floor + (1 − floor)(1 + cos(π · epoch / epochs)) / 2 until `epochs`, then floor."""
    turn = math.pi * min(epoch, config.epochs) / config.epochs
    return config.floor + (1 - config.floor) * (1 + math.cos(turn)) / 2
