"""Formula: the target is what a formula of x and y says."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, field_validator

from engine import formula
from engine.base import Formula, GeneratedConfig
from engine.datasets._common import Valued, square, valued
from engine.errors import Problem, shown

SIDE = 128


class Config(GeneratedConfig, title="Formula (value)"):
    """The target is the value of a formula of x and y."""

    kind: Literal["formula_value"] = "formula_value"
    value: Formula = Field("sin(3*x)*y")
    """The target, such as sin(3*x)*y. Where its largest value in the square is above 1 it is scaled down to 1."""

    @field_validator("value")
    @classmethod
    def _readable_value(cls, value: str) -> str:
        formula.numeric(value, cls.axes())
        return value

    def problems(self) -> list[Problem]:
        """Whether it says different things at different places."""
        values = _lattice(self)
        if np.ptp(values) > 0:
            return []
        expected = "a formula whose value differs from place to place in the square from -1 to 1"
        message = "It has one value everywhere: there is nothing to learn."
        return [Problem(where="data.value", expected=expected, got=shown(self.value), message=message)]


def classes(config: Config) -> int:
    """None: the target is a number."""
    return 0


def sample(config: Config, rng: np.random.Generator) -> Valued:
    """The formula at points spread over the square."""
    x, y = square(config, rng)
    target = _values(config, x, y) / max(1.0, float(np.abs(_lattice(config)).max()))
    return valued(config, x, y, target, rng)


def _lattice(config: Config) -> NDArray[np.float64]:
    ticks = np.linspace(-1, 1, SIDE)
    return _values(config, *(grid.ravel() for grid in np.meshgrid(ticks, ticks)))


def _values(config: Config, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    return formula.bounded(formula.numeric(config.value, config.axes())([x, y], config.axes()))
