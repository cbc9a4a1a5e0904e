"""Layers kept from training: their parameters stay to the last bit; the others train as with requires_grad=False."""

from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from engine.data import build_data
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.learners.backprop import Learner
from engine.session import Session
from tests.engine.kernel_cases import OPTIMIZERS, RATES, experiment, shake

FROZEN = {"kind": "dense", "units": 5, "activation": "prelu", "trainable": False}
FREE = {"kind": "dense", "units": 4}
NORM = {"kind": "batch_norm", "trainable": False}
PENALTIES: dict[str, Any] = {"l1": 0.01, "l2": 0.02, "clip_norm": 0.5, "clip_value": 0.3}


def made(hidden: list[dict[str, Any]], kind: str, **more: Any) -> Learner:
    chosen = experiment(hidden, optimizer={"kind": kind, "rate": RATES[kind]}, **more)
    return Learner(chosen, build_data(chosen.data, chosen.seed))


def spans(learner: Learner, *, trainable: bool) -> list[slice]:
    return [slot.span for slot in learner.network.slots if slot.trainable is trainable]


@pytest.mark.parametrize("kind", OPTIMIZERS)
@pytest.mark.parametrize(
    ("hidden", "path"), [([FREE, FROZEN, FREE], "compiled"), ([FREE, FROZEN, NORM, FREE], "torch")]
)
def test_frozen_parameters_do_not_move_and_the_others_do(kind: str, hidden: list[dict[str, Any]], path: str):
    learner = made(hidden, kind, **PENALTIES)
    assert learner.path == path
    shake((learner,), 1)
    before = learner.network.flat.numpy().copy()
    for _ in range(120):
        learner.step()
    after = learner.network.flat.numpy()
    assert spans(learner, trainable=False)
    for span in spans(learner, trainable=False):
        assert np.array_equal(after[span], before[span])
    for span in spans(learner, trainable=True):
        assert not np.array_equal(after[span], before[span])


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_a_layer_frozen_in_mid_run_stops_dead_whatever_its_momentum(kind: str):
    free = made([FREE, {**FROZEN, "trainable": True}, FREE], kind)
    for _ in range(40):
        free.step()
    frozen = made([FREE, FROZEN, FREE], kind, l2=0.1)
    frozen.load(free.state())
    before = frozen.network.flat.numpy().copy()
    frozen.advance(60)
    for span in spans(frozen, trainable=False):
        assert np.array_equal(frozen.network.flat.numpy()[span], before[span])


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_the_compiled_path_agrees_with_torchs(kind: str):
    chosen = experiment([FREE, FROZEN, FREE], optimizer={"kind": kind, "rate": RATES[kind]})
    data = build_data(chosen.data, chosen.seed)
    compiled, reference = Learner(chosen, data), Learner(chosen, data, compiled=False)
    for learner in (compiled, reference):
        for _ in range(30):
            learner.step()
    assert np.allclose(compiled.network.flat, reference.network.flat, rtol=2e-3, atol=2e-5)


TORCH: dict[str, Any] = {
    "sgd": lambda p, rate: torch.optim.SGD(p, rate),
    "momentum": lambda p, rate: torch.optim.SGD(p, rate, momentum=0.9),
    "nesterov": lambda p, rate: torch.optim.SGD(p, rate, momentum=0.9, nesterov=True),
    "adagrad": lambda p, rate: torch.optim.Adagrad(p, rate),
    "rmsprop": lambda p, rate: torch.optim.RMSprop(p, rate, alpha=0.99, eps=1e-8),
    "adam": lambda p, rate: torch.optim.Adam(p, rate),
}


@pytest.mark.parametrize("kind", sorted(TORCH))
def test_training_is_torchs_with_requires_grad_false(kind: str):
    """One batch an epoch, held against torch.nn.functional, torch.optim and torch's own clipping."""
    learner = made([FREE, {**FREE, "trainable": False}], kind, batch=1024, clip_norm=0.05)
    network = learner.network
    tensors = [network.flat[slot.span].view(slot.shape).clone() for slot in network.slots]
    for tensor, slot in zip(tensors, network.slots, strict=True):
        tensor.requires_grad_(slot.trainable)
    optimizer = TORCH[kind]([tensor for tensor in tensors if tensor.requires_grad], RATES[kind])
    train = len(learner.data.train)
    x, y = learner.inputs[:train], learner.targets[:train]
    for _ in range(25):
        learner.step()
        w1, b1, w2, b2, w3, b3 = tensors
        scores = F.linear(torch.tanh(F.linear(torch.tanh(F.linear(x, w1, b1)), w2, b2)), w3, b3)
        optimizer.zero_grad()
        F.binary_cross_entropy_with_logits(scores, y).backward()
        torch.nn.utils.clip_grad_norm_([tensor for tensor in tensors if tensor.requires_grad], 0.05)
        optimizer.step()
    for tensor, slot in zip(tensors, network.slots, strict=True):
        assert torch.allclose(network.flat[slot.span].view(slot.shape), tensor, rtol=2e-3, atol=2e-5), slot


def test_statistics_of_a_frozen_batch_norm_still_follow_the_batches():
    learner = made([FREE, NORM], "sgd")
    before = learner.network.state()
    learner.step()
    after = learner.network.state()
    assert all(not torch.equal(after[name], before[name]) for name in before)


def test_gradients_of_frozen_layers_can_still_be_looked_at():
    session = Session(experiment([FROZEN, FREE]))
    session.advance(3)
    assert all(session.read_one("gradients", {})["norm"] > 0)
    assert session.read_one("point", {"index": 0})["layers"]["dense_1"]["delta"].shape == (5,)


def test_a_layer_is_frozen_and_freed_while_the_run_goes_on():
    free, frozen = [{**FROZEN, "trainable": True}, FREE], [FROZEN, FREE]
    session = Session(experiment(free, optimizer={"kind": "momentum", "rate": 0.01}))
    session.advance(40)
    session.change(experiment(frozen, optimizer={"kind": "momentum", "rate": 0.01}))
    learner = session.learner
    assert isinstance(learner, Learner)
    held, others = spans(learner, trainable=False), spans(learner, trainable=True)
    before = learner.network.flat.numpy().copy()
    session.advance(60)
    after = learner.network.flat.numpy().copy()
    assert all(np.array_equal(after[span], before[span]) for span in held)
    assert all(not np.array_equal(after[span], before[span]) for span in others)
    session.change(experiment(free, optimizer={"kind": "momentum", "rate": 0.01}))
    session.advance(20)
    assert isinstance(session.learner, Learner)
    assert all(not np.array_equal(session.learner.network.flat.numpy()[span], after[span]) for span in held)


def test_something_has_to_train():
    still = {"kind": "dense", "units": 1, "activation": "sigmoid", "trainable": False}
    source = {"version": 1, "data": {"kind": "xor"}, "network": {"layers": [still]}, "learner": {"kind": "backprop"}}
    with pytest.raises(ExperimentError) as caught:
        Experiment.parse(source)
    (problem,) = caught.value.problems
    assert (problem.where, problem.got) == ("network", "no layer that is trainable")
    assert problem.message == "Switch trainable on for one layer at least."
