"""Formula: a condition on x and y parts the square into two classes."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, field_validator

from engine import formula
from engine.base import Formula, GeneratedConfig
from engine.datasets._common import Labelled, jittered, turns
from engine.errors import Problem, shown
from engine.seeds import numpy_generator

DRAWS = 20_000
"""Points that are looked at to find as many as are wanted of either class."""
LEAST = 0.005


class Config(GeneratedConfig, title="Formula"):
    """A condition on x and y: class 1 where it holds, class 0 elsewhere."""

    kind: Literal["formula"] = "formula"
    condition: Formula = Field("y > 0.6*sin(4*x)")
    """Where class 1 is, such as y > sin(3*x) or x^2 + y^2 < 0.5."""

    @field_validator("condition")
    @classmethod
    def _readable_condition(cls, condition: str) -> str:
        formula.condition(condition, cls.axes())
        return condition

    def problems(self) -> list[Problem]:
        """Whether there are points of both classes."""
        share = _holds(self, *numpy_generator(0, "condition").uniform(-1, 1, (2, DRAWS))).mean()
        if LEAST <= share <= 1 - LEAST:
            return []
        expected = "a condition that holds in a part of the square from -1 to 1"
        where = "almost everywhere" if share > 0.5 else "almost nowhere"
        message = f"It holds {where}: both classes need room."
        return [Problem(where="data.condition", expected=expected, got=shown(self.condition), message=message)]


def classes(config: Config) -> int:
    """Two."""
    return 2


def sample(config: Config, rng: np.random.Generator) -> Labelled:
    """Points spread evenly over either class; then jitter."""
    labels = turns(config, 2)
    x, y = rng.uniform(-1, 1, (2, DRAWS))
    holds = _holds(config, x, y)
    places = [np.flatnonzero(holds == side) for side in (False, True)]
    chosen = np.empty(len(labels), np.int64)
    for label, found in enumerate(places):
        wanted = labels == label
        chosen[wanted] = np.resize(found, wanted.sum())
    return jittered(config, x[chosen], y[chosen], rng), labels


def _holds(config: Config, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    return formula.condition(config.condition, config.axes())([x, y], config.axes())
