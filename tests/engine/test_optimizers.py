"""Optimizers against torch.optim, side by side over many steps, and what is done to a gradient before it gets there."""

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor

from engine.registry import load
from engine.step import Step, clip_by_norm, clip_by_value, penalise

SIZE, STEPS = 37, 300
Make = Callable[[list[Tensor]], torch.optim.Optimizer]

CASES: list[tuple[str, dict[str, Any], Make]] = [
    ("sgd", {"rate": 0.1}, lambda p: torch.optim.SGD(p, lr=0.1)),
    ("momentum", {"rate": 0.02, "momentum": 0.8}, lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.8)),
    ("nesterov", {"rate": 0.02, "momentum": 0.9}, lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True)),
    ("adagrad", {"rate": 0.3}, lambda p: torch.optim.Adagrad(p, lr=0.3)),
    ("rmsprop", {"rate": 0.01, "decay": 0.95}, lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.95)),
    ("adam", {"rate": 0.03, "beta1": 0.8, "beta2": 0.99}, lambda p: torch.optim.Adam(p, lr=0.03, betas=(0.8, 0.99))),
    ("adamw", {"rate": 0.03, "weight_decay": 0.2}, lambda p: torch.optim.AdamW(p, lr=0.03, weight_decay=0.2)),
    ("adamw", {"rate": 0.03, "weight_decay": 0.0}, lambda p: torch.optim.AdamW(p, lr=0.03, weight_decay=0.0)),
]


def problem() -> tuple[Tensor, Callable[[Tensor, int], Tensor]]:
    """A start, and the noisy gradient of an ill-conditioned quadratic."""
    generator = torch.Generator().manual_seed(5)
    start = torch.randn(SIZE, generator=generator)
    stiffness = torch.logspace(-2, 0.5, SIZE)
    noise = 0.1 * torch.randn(STEPS, SIZE, generator=generator)
    return start, lambda w, step: stiffness * w + noise[step]


def ours(kind: str, fields: dict[str, Any], decay: Tensor) -> Tensor:
    module = load("engine.optimizers")[kind]
    config = module.Config(**fields)
    flat, gradient_of = problem()
    state = module.start(SIZE)
    for number in range(STEPS):
        step = Step(gradient_of(flat, number), config.rate, number + 1, decay)
        module.update(flat, step, state, config)
    return flat


@pytest.mark.parametrize(("kind", "fields", "make"), CASES)
def test_equals_torch(kind: str, fields: dict[str, Any], make: Make):
    theirs, gradient_of = problem()
    theirs.requires_grad_()
    optimizer = make([theirs])
    for number in range(STEPS):
        theirs.grad = gradient_of(theirs.detach(), number)
        optimizer.step()
    torch.testing.assert_close(ours(kind, fields, torch.ones(SIZE)), theirs.detach(), rtol=1e-4, atol=1e-5)


def test_every_optimizer_is_compared():
    assert {kind for kind, _, _ in CASES} == set(load("engine.optimizers"))


def test_adamw_decays_weights_only():
    decay = torch.zeros(SIZE)
    decay[:10] = 1
    both = ours("adamw", {"rate": 0.03, "weight_decay": 0.2}, decay)
    without = ours("adamw", {"rate": 0.03, "weight_decay": 0.0}, decay)
    assert torch.equal(both[10:], without[10:])
    assert not torch.isclose(both[:10], without[:10]).any()


@pytest.mark.parametrize("kind", sorted(load("engine.optimizers")))
def test_works_in_place(kind: str):
    module = load("engine.optimizers")[kind]
    flat, state = torch.ones(4), module.start(4)
    places = [flat.data_ptr(), *(tensor.data_ptr() for tensor in state.values())]
    module.update(flat, Step(torch.ones(4), 0.1, 1, torch.ones(4)), state, module.Config())
    assert places == [flat.data_ptr(), *(tensor.data_ptr() for tensor in state.values())]
    assert (flat < 1).all()


def test_clip_by_value():
    gradient = torch.tensor([-3.0, -0.5, 0.0, 0.5, 3.0])
    clip_by_value(gradient, 1.0)
    assert gradient.tolist() == [-1.0, -0.5, 0.0, 0.5, 1.0]


@pytest.mark.parametrize("limit", [0.1, 5.0, 100.0])
def test_clip_by_norm_is_that_of_torch(limit: float):
    gradient = torch.tensor([3.0, 4.0, 12.0])
    theirs = torch.zeros(3, requires_grad=True)
    theirs.grad = gradient.clone()
    torch.nn.utils.clip_grad_norm_([theirs], limit)
    clip_by_norm(gradient, limit)
    torch.testing.assert_close(gradient, theirs.grad)


def test_penalties_are_the_gradient_of_l1_and_l2_over_weights():
    flat = torch.tensor([0.5, -2.0, 0.0, 7.0], requires_grad=True)
    decay = torch.tensor([1.0, 1.0, 1.0, 0.0])
    gradient = torch.tensor([1.0, 1.0, 1.0, 1.0])
    penalty = 0.3 * (flat[:3].abs()).sum() + 0.2 / 2 * (flat[:3] ** 2).sum()
    (expected,) = torch.autograd.grad(penalty, flat)
    penalise(gradient, flat.detach(), decay, l1=0.3, l2=0.2)
    torch.testing.assert_close(gradient, 1 + expected)
