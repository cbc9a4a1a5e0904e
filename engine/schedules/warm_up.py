"""A learning rate that climbs evenly over the first epochs (Goyal and others, 2017)."""

from typing import Literal

from pydantic import Field

from engine.base import LIVE, ScheduleConfig


class Config(ScheduleConfig, title="Warm-up"):
    """The rate climbs evenly over the first epochs."""

    kind: Literal["warm_up"] = "warm_up"
    epochs: int = Field(10, ge=1, le=1_000_000, json_schema_extra=LIVE)
    """Epochs until the full rate is reached."""


def factor(config: Config, epoch: int) -> float:
    """(epoch + 1) / epochs until it reaches 1, and 1 from then on."""
    return min(1.0, (epoch + 1) / config.epochs)
