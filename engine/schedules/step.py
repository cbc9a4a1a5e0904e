"""A learning rate that drops by the same factor every so many epochs."""

from typing import Literal

from pydantic import Field

from engine.base import LIVE, ScheduleConfig


class Config(ScheduleConfig, title="Step"):
    """The rate drops by a factor every so many epochs."""

    kind: Literal["step"] = "step"
    every: int = Field(100, ge=1, le=1_000_000, json_schema_extra=LIVE)
    """Epochs between two drops."""
    factor: float = Field(0.5, gt=0, le=1, json_schema_extra=LIVE)
    """What the rate is multiplied by at each drop."""


def factor(config: Config, epoch: int) -> float:
    """factor^⌊epoch / every⌋."""
    return float(config.factor ** (epoch // config.every))
