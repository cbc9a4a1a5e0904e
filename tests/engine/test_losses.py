"""Losses against their formulas in float64, at ordinary and at extreme outputs."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.data import Data
from engine.features import Sight
from engine.plane import Plane
from engine.registry import load

RNG = np.random.default_rng(3)
Formula = Callable[[np.ndarray[Any, Any], np.ndarray[Any, Any]], float]


def log_softmax(z: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    top = z.max(axis=1, keepdims=True)
    return np.asarray(z - top - np.log(np.exp(z - top).sum(axis=1, keepdims=True)))


def multi_margin(o: np.ndarray[Any, Any], t: np.ndarray[Any, Any]) -> float:
    total = 0.0
    for row, right in zip(o, t, strict=True):
        total += sum(max(0.0, 1 - row[right] + row[c]) for c in range(len(row)) if c != right) / len(row)
    return total / len(o)


NUMBERS: dict[str, Formula] = {
    "squared": lambda o, t: float(((o - t) ** 2).mean()),
    "half_squared": lambda o, t: float(((o - t) ** 2).mean() / 2),
    "absolute": lambda o, t: float(np.abs(o - t).mean()),
    "huber": lambda o, t: float(np.where(np.abs(o - t) <= 1, (o - t) ** 2 / 2, np.abs(o - t) - 0.5).mean()),
    "binary_cross_entropy": lambda z, t: float((np.logaddexp(0, z) - t * z).mean()),
}
CLASSES: dict[str, Formula] = {
    "cross_entropy": lambda z, t: float(-log_softmax(z)[range(len(t)), t].mean()),
    "hinge": multi_margin,
}


def loss(kind: str, output: np.ndarray[Any, Any], target: np.ndarray[Any, Any]) -> float:
    found: Tensor = load("engine.losses")[kind].loss(torch.tensor(output), torch.tensor(target))
    assert found.dim() == 0
    return float(found)


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("spread", [0.1, 1.0, 30.0])
def test_numbers(kind: str, spread: float):
    output = RNG.normal(0, spread, (11, 1))
    target = RNG.integers(0, 2, (11, 1)).astype(float)
    assert loss(kind, output, target) == pytest.approx(NUMBERS[kind](output, target))


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("spread", [0.1, 1.0, 30.0])
def test_classes(kind: str, spread: float):
    output, target = RNG.normal(0, spread, (11, 5)), RNG.integers(0, 5, 11)
    assert loss(kind, output, target) == pytest.approx(CLASSES[kind](output, target))


def test_hinge_of_one_unit():
    output, target = np.array([[0.3], [-2.0], [1.5]]), np.array([[1.0], [-1.0], [-1.0]])
    assert loss("hinge", output, target) == pytest.approx((0.7 + 0 + 2.5) / 3)


def test_hinge_of_many_units_is_that_of_torch():
    output, target = RNG.normal(0, 2, (20, 4)), RNG.integers(0, 4, 20)
    theirs = torch.nn.functional.multi_margin_loss(torch.tensor(output), torch.tensor(target), margin=1)
    assert loss("hinge", output, target) == pytest.approx(float(theirs))


@pytest.mark.parametrize("logit", [-1e4, 1e4])
def test_fused_losses_stay_finite(logit: float):
    wrong = np.array([[0.0 if logit > 0 else 1.0]])
    assert loss("binary_cross_entropy", np.array([[logit]]), wrong) == pytest.approx(1e4)
    assert loss("binary_cross_entropy", np.array([[logit]]), 1 - wrong) == 0
    assert loss("cross_entropy", np.array([[logit, 0.0, -logit]]), np.array([1])) == pytest.approx(1e4)


@pytest.mark.parametrize("kind", sorted(NUMBERS | CLASSES))
def test_gradient_is_that_of_finite_differences(kind: str):
    output = torch.tensor(RNG.normal(0, 1, (4, 3 if kind in CLASSES else 1)), requires_grad=True)
    target = torch.tensor(RNG.integers(0, 3, 4) if kind in CLASSES else RNG.normal(0, 1, (4, 1)))
    module = load("engine.losses")[kind]
    assert torch.autograd.gradcheck(lambda o: module.loss(o, target), (output,))


def data(labels: list[int] | None, targets: list[float] | None, classes: int) -> Data:
    count = len(labels or targets or [])
    points = np.zeros((count, 2), np.float32)
    return Data(
        points=points,
        columns=points,
        names=("x", "y"),
        plane=Plane(),
        sight=Sight(("x", "y"), ("x", "y")),
        inputs=points,
        labels=None if labels is None else np.array(labels),
        targets=None if targets is None else np.array(targets, np.float32),
        train=np.arange(count),
        test=np.arange(0),
        classes=classes,
        task="regression" if labels is None else "classification",
    )


@pytest.mark.parametrize("kind", ["squared", "half_squared", "absolute", "huber"])
def test_targets_are_numbers(kind: str):
    targets = load("engine.losses")[kind].targets
    assert targets(data([0, 1, 1], None, 2), 1, 0.5).tolist() == [[0], [1], [1]]
    assert targets(data([0, 1, 1], None, 2), 1, 0.0).tolist() == [[-1], [1], [1]]
    assert targets(data([0, 2], None, 3), 3, 0.0).tolist() == [[1, 0, 0], [0, 0, 1]]
    assert targets(data(None, [0.5, -0.25], 0), 1, 0.5).tolist() == [[0.5], [-0.25]]


def test_targets_are_classes_or_signs():
    losses = load("engine.losses")
    assert losses["cross_entropy"].targets(data([0, 2], None, 3), 3, 0.5).tolist() == [0, 2]
    assert losses["hinge"].targets(data([0, 2], None, 3), 3, 0.0).tolist() == [0, 2]
    assert losses["hinge"].targets(data([0, 1], None, 2), 1, 0.5).tolist() == [[-1], [1]]
    assert losses["binary_cross_entropy"].targets(data([0, 1], None, 2), 1, 0.5).tolist() == [[0], [1]]


def test_a_regression_has_no_classes():
    with pytest.raises(ValueError, match="expected a classification"):
        load("engine.losses")["cross_entropy"].targets(data(None, [0.5], 0), 3, 0.5)


def test_every_loss_is_compared():
    assert set(load("engine.losses")) == set(NUMBERS | CLASSES)
