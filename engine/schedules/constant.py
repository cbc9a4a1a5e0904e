"""A learning rate that stays as it is."""

from typing import Literal

from engine.base import ScheduleConfig


class Config(ScheduleConfig, title="Constant"):
    """The rate stays as it is."""

    kind: Literal["constant"] = "constant"


def factor(config: Config, epoch: int) -> float:
    """Always 1."""
    return 1.0
