"""e^x, tanh and sigmoid of the kernel against numpy in double precision."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.kernel import functions

DOMAINS: list[tuple[str, Callable[[Any], Any], float, float]] = [
    ("exp", np.exp, -86.0, 0.0),
    ("tanh", np.tanh, -12.0, 12.0),
    ("sigmoid", lambda x: 1 / (1 + np.exp(-x)), -80.0, 80.0),
]


@pytest.mark.parametrize(("name", "exact", "low", "high"), DOMAINS)
def test_it_is_right_to_three_units_in_the_last_place(name: str, exact: Callable[[Any], Any], low: float, high: float):
    function = getattr(functions, name)
    rng = np.random.default_rng(1)
    small = rng.uniform(-1, 0 if high == 0 else 1, 3000) * 10.0 ** rng.integers(-7, 1, 3000)
    numbers = np.concatenate([rng.uniform(low, high, 6000), small, [0.0]]).astype(np.float32)
    right = exact(numbers.astype(np.float64))
    got = np.array([function(number) for number in numbers])
    assert (np.abs(got - right) <= 3 * np.spacing(np.abs(right).astype(np.float32))).all()


@pytest.mark.parametrize(
    ("name", "number", "result"),
    [
        ("exp", 0.0, 1.0),
        ("exp", -1e4, 0.0),
        ("exp", -np.inf, 0.0),
        ("tanh", 50.0, 1.0),
        ("tanh", -np.inf, -1.0),
        ("sigmoid", np.inf, 1.0),
        ("sigmoid", -1e30, 0.0),
        ("exp", np.nan, np.nan),
        ("tanh", np.nan, np.nan),
        ("sigmoid", np.nan, np.nan),
    ],
)
def test_at_the_ends(name: str, number: float, result: float):
    np.testing.assert_equal(getattr(functions, name)(np.float32(number)), np.float32(result))
