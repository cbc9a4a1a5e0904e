"""The compiled path computes what torch computes: gradients, steps, and hundreds of steps."""

import math
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings

from engine.activations import ACTIVATIONS
from engine.experiment import Experiment
from engine.kernel.tables import OPTIMIZERS as RULES
from engine.learners.backprop import Learner
from engine.registry import load
from engine.step import Step, clip_by_norm, clip_by_value, penalise
from tests.engine.kernel_cases import ENDS, OPTIMIZERS, RATES, apart, decayed, experiment, experiments, pair, shake

STILL = {"kind": "sgd", "rate": 0.0}
SMOOTH = ("linear", "sigmoid", "tanh", "gelu", "silu", "softplus", "softsign", "sin", "gaussian", "elu")


def gradients(learners: tuple[Learner, Learner]) -> tuple[torch.Tensor, torch.Tensor]:
    """Of one batch, the parameters staying where they are: the optimizer leaves the gradient in place."""
    for learner in learners:
        assert learner.advance(1) == 1
    return learners[0].network.grad, learners[1].network.grad


@pytest.mark.parametrize("batch", [1, 3, 16, 33, 1024])
@pytest.mark.parametrize("activation", list(ACTIVATIONS))
def test_the_gradient_of_every_activation(activation: str, batch: int):
    hidden = [{"kind": "dense", "units": units, "activation": activation} for units in (6, 3)]
    learners = pair(experiment(hidden, batch=batch, optimizer=STILL))
    for seed in range(5):
        shake(learners, seed, size=1.0 + seed)
        assert apart(*gradients(learners)) < 3e-5


@pytest.mark.parametrize("size", [0.1, 1.0, 2.5])
@pytest.mark.parametrize("end", ENDS, ids=lambda end: f"{end[0]}-{end[1]}-{end[3]}")
def test_the_gradient_and_the_metrics_of_every_end(end: tuple[str, str, str, int], size: float):
    learners = pair(experiment(None, end, batch=11, optimizer=STILL))
    for seed in range(5):
        shake(learners, seed, size)
        assert apart(*gradients(learners)) < (1e-5 if size <= 1 else 1e-4)
        same_metrics(*learners)


@pytest.mark.parametrize("activation", list(ACTIVATIONS))
def test_every_activation_at_the_end(activation: str):
    learners = pair(experiment(None, ("squared", activation, "blobs", 3), optimizer=STILL))
    for seed in range(5):
        shake(learners, seed)
        assert apart(*gradients(learners)) < 1e-5
        same_metrics(*learners)


def same_metrics(one: Learner, other: Learner, share: float = 1e-5) -> None:
    ours, theirs = one.metrics(), other.metrics()
    assert (ours.step, ours.epoch) == (theirs.step, theirs.epoch)
    assert ours.loss_train == pytest.approx(theirs.loss_train, rel=share, abs=share)
    assert ours.loss_test == pytest.approx(theirs.loss_test, rel=share, abs=share)
    assert (ours.accuracy_train is None) == (theirs.accuracy_train is None) == (one.labels is None)
    if ours.accuracy_train is not None:
        assert ours.accuracy_train == pytest.approx(theirs.accuracy_train, abs=0.03)
        assert ours.accuracy_test == pytest.approx(theirs.accuracy_test, abs=0.04)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(experiments())
def test_the_gradient_of_any_chain(made: Experiment):
    still = Experiment.parse(made.model_dump(mode="json") | {"learner": _still(made)})
    learners = pair(still)
    for seed in range(3):
        shake(learners, seed)
        assert apart(*gradients(learners)) < 3e-5


def _still(made: Experiment) -> dict[str, Any]:
    return made.learner.model_dump(mode="json") | {"optimizer": STILL}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(experiments())
def test_every_one_of_two_hundred_steps_of_any_chain(made: Experiment):
    """Each begins where torch's began, so that rounding has no time to grow: this holds at kinks and in chaos too.

    Where a gradient is nothing but rounding, as when what pulls up cancels what pulls down, optimizers that divide by
    its size make a step of it either way.
    """
    compiled, reference = pair(made)
    shake((compiled, reference), 1, 0.7)
    for _ in range(200):
        compiled.load(reference.state())
        assert compiled.advance(1) == reference.advance(1) == 1
        error, size = (compiled.network.flat - reference.network.flat).abs(), compiled.network.grad.abs()
        rounding = size < 1e-5 * size.max().clamp(min=0.01)
        assert float((error * ~rounding).max()) < 1e-4
        assert float(error.max()) < 25 * reference.rate


@settings(max_examples=60, deadline=None, derandomize=True)
@given(experiments(SMOOTH))
def test_any_smooth_chain_for_three_hundred_steps_on_its_own(made: Experiment):
    compiled, reference = pair(made)
    for learner in (compiled, reference):
        while learner.steps < 300:
            learner.advance(300 - learner.steps)
    torch.testing.assert_close(compiled.network.flat, reference.network.flat, rtol=0.01, atol=0.01)
    assert compiled.metrics().loss_train == pytest.approx(reference.metrics().loss_train, rel=0.01, abs=1e-3)


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_every_optimizer_for_four_hundred_steps(kind: str):
    compiled, reference = pair(experiment(optimizer={"kind": kind, "rate": RATES[kind]}))
    for learner in (compiled, reference):
        while learner.steps < 400:
            learner.advance(400 - learner.steps)
    torch.testing.assert_close(compiled.network.flat, reference.network.flat, rtol=1e-3, atol=1e-4)
    for name, memory in compiled.memory.items():
        assert apart(memory, reference.memory[name]) < 1e-2
    same_metrics(compiled, reference, 1e-3)


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_every_optimizer_makes_the_same_step_of_the_same_gradients(kind: str):
    from engine.kernel import optimizers

    module: ModuleType = load("engine.optimizers")[kind]
    rule = RULES[kind]
    config = module.Config(rate=0.02)
    size, drawn = 37, torch.Generator().manual_seed(5)
    start = torch.randn(size, generator=drawn)
    decay = (torch.rand(size, generator=drawn) < 0.7).float()
    ours, theirs, memory, state = start.clone(), start.clone(), module.start(size), module.start(size)
    own = [getattr(config, name) for name in rule.settings]
    numbers = np.array([0, 0, math.inf, math.inf, rule.epsilon, *own, 0, 0, 0][: optimizers.SETTINGS])
    vectors = [*(memory[name].numpy() for name in rule.memory), *[np.empty(0, np.float32)] * 2]
    first, second = vectors[0], vectors[1]
    for count in range(1, 201):
        gradient = torch.randn(size, generator=drawn) * 10.0 ** -(count % 7)
        module.update(theirs, Step(gradient.clone(), 0.02, count, decay), state, config)
        optimizers.update(rule.code, ours.numpy(), gradient.numpy(), decay.numpy(), first, second, numbers, 0.02, count)
        torch.testing.assert_close(ours, theirs, rtol=2e-5, atol=2e-5)
    for name in rule.memory:
        torch.testing.assert_close(memory[name], state[name], rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("l1", [0.0, 0.02])
@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("value", [None, 0.5])
@pytest.mark.parametrize("norm", [None, 0.1, 1e5])
def test_clipping_and_penalties(l1: float, l2: float, value: float | None, norm: float | None):
    from engine.kernel import optimizers

    drawn = torch.Generator().manual_seed(6)
    flat, gradient = torch.randn(50, generator=drawn), torch.randn(50, generator=drawn)
    flat[3] = 0.0
    decay = (torch.rand(50, generator=drawn) < 0.7).float()
    ours = gradient.clone()
    if value is not None:
        clip_by_value(gradient, value)
    if norm is not None:
        clip_by_norm(gradient, norm)
    penalise(gradient, flat, decay, l1, l2)
    limits = [math.inf if limit is None else limit for limit in (value, norm)]
    optimizers.prepare_gradient(flat.numpy(), ours.numpy(), decay.numpy(), np.array([l1, l2, *limits, 0, 0, 0, 0]))
    torch.testing.assert_close(ours, gradient, rtol=1e-6, atol=1e-7)


def test_weights_alone_are_decayed():
    learner, _ = pair(experiment([{"kind": "dense", "units": 3, "activation": "prelu"}]))
    assert torch.equal(learner._step.decay, decayed(learner))


@pytest.mark.parametrize("points", [10, 26, 200])
def test_metrics_of_any_number_of_points(points: int):
    for end in ENDS:
        learners = pair(experiment(None, end, {"points": points, "test_share": 0.35}))
        shake(learners, points, 2.0)
        same_metrics(*learners)


def test_metrics_of_a_network_that_is_sure_and_wrong():
    learners = pair(experiment([], optimizer=STILL))
    for sign in (1, -1):
        for learner in learners:
            learner.network.flat.copy_(torch.tensor([300.0 * sign, -200.0, 5.0]))
            learner.version += 1
        same_metrics(*learners)
        assert max(metrics.loss_train for metrics in (learner.metrics() for learner in learners)) > 10
        assert apart(*gradients(learners)) < 1e-5
