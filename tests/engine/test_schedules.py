"""Schedules against their closed forms."""

import math
from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch.optim.lr_scheduler import LRScheduler

from engine.registry import load

EPOCHS = [0, 1, 2, 9, 10, 11, 19, 20, 25, 49, 50, 51, 1000]


def factors(kind: str, **fields: Any) -> list[float]:
    module = load("engine.schedules")[kind]
    config = module.Config(**fields)
    return [module.factor(config, epoch) for epoch in EPOCHS]


def test_constant():
    assert factors("constant") == [1.0] * len(EPOCHS)


def test_step():
    assert factors("step", every=10, factor=0.5) == pytest.approx([0.5 ** math.floor(e / 10) for e in EPOCHS])


def test_cosine():
    expected = [0.1 + 0.9 * (1 + math.cos(math.pi * min(e / 50, 1))) / 2 for e in EPOCHS]
    assert factors("cosine", epochs=50, floor=0.1) == pytest.approx(expected)


def test_warm_up():
    assert factors("warm_up", epochs=20) == pytest.approx([min(1, (e + 1) / 20) for e in EPOCHS])


def test_step_and_cosine_are_those_of_torch():
    cases: list[tuple[str, dict[str, Any], Callable[[torch.optim.Optimizer], LRScheduler]]] = [
        ("step", {"every": 7, "factor": 0.3}, lambda o: torch.optim.lr_scheduler.StepLR(o, 7, 0.3)),
        ("cosine", {"epochs": 30}, lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 30)),
    ]
    for kind, fields, scheduler in cases:
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
        theirs = scheduler(optimizer)
        module = load("engine.schedules")[kind]
        config = module.Config(**fields)
        for epoch in range(31):
            assert module.factor(config, epoch) == pytest.approx(theirs.get_last_lr()[0], abs=1e-9)
            optimizer.step()
            theirs.step()


def test_all_are_covered():
    assert set(load("engine.schedules")) == {"constant", "step", "cosine", "warm_up"}
