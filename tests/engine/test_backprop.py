"""Back-propagation against training loops written with torch.nn and torch.optim, and what makes it learn or stop."""

import math
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from engine.actions import parameters_to_text
from engine.experiment import Experiment
from engine.learners.backprop import Learner
from engine.registry import load
from engine.seeds import torch_generator
from engine.session import Session

DENSE = [{"kind": "dense", "units": 5}, {"kind": "dense", "units": 1, "activation": "sigmoid"}]


def experiment(
    layers: list[dict[str, Any]] | None = None, data: dict[str, Any] | None = None, **learner: Any
) -> Experiment:
    return Experiment.parse(
        {
            "version": 1,
            "seed": 11,
            "data": {"kind": "moons", "points": 90} | (data or {}),
            "network": {"layers": layers or DENSE},
            "learner": {"kind": "backprop"} | learner,
        }
    )


def learner_of(session: Session) -> Learner:
    assert isinstance(session.learner, Learner)
    return session.learner


def twin(session: Session) -> nn.Sequential:
    """The network of `DENSE` as torch.nn modules, with the same weights."""
    network = learner_of(session).network
    model = nn.Sequential(nn.Linear(2, 5), nn.Tanh(), nn.Linear(5, 1))
    with torch.no_grad():
        for tensor, slot in zip(model.parameters(), network.slots, strict=True):
            tensor.copy_(network.flat[slot.offset : slot.offset + math.prod(slot.shape)].view(slot.shape))
    return model


def flat(model: nn.Module) -> torch.Tensor:
    return torch.cat([tensor.detach().flatten() for tensor in model.parameters()])


def batches(session: Session, epoch: int, size: int) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """The batches of an epoch, found the slow way."""
    data = learner_of(session).data
    order = torch.randperm(len(data.train), generator=torch_generator(11, "epoch", epoch)).numpy()
    assert data.labels is not None
    x, y = torch.tensor(data.inputs[order]), torch.tensor(data.labels[order]).float().unsqueeze(1)
    return [(x[i : i + size], y[i : i + size]) for i in range(0, len(x), size)]


def weights_and_biases(model: nn.Module, l2: float) -> list[dict[str, Any]]:
    weights = [tensor for tensor in model.parameters() if tensor.dim() == 2]
    return [
        {"params": weights, "weight_decay": l2},
        {"params": [tensor for tensor in model.parameters() if tensor.dim() == 1]},
    ]


@pytest.mark.parametrize("clip", [None, 0.05])
@pytest.mark.parametrize("kind", ["sgd", "adam"])
def test_twelve_epochs_equal_those_of_torch(kind: str, clip: float | None):
    session = Session(experiment(batch=7, optimizer={"kind": kind, "rate": 0.05}, l2=0.01, clip_norm=clip))
    model = twin(session)
    groups = weights_and_biases(model, 0.01)
    optimizer = torch.optim.Adam(groups, lr=0.05) if kind == "adam" else torch.optim.SGD(groups, lr=0.05)
    for epoch in range(12):
        for x, y in batches(session, epoch, 7):
            optimizer.zero_grad()
            nn.functional.binary_cross_entropy_with_logits(model(x), y).backward()
            if clip:
                nn.utils.clip_grad_norm_(model.parameters(), clip)
            optimizer.step()
            session.advance(1)
    assert session.epoch == 12
    torch.testing.assert_close(learner_of(session).network.flat, flat(model), rtol=1e-4, atol=1e-4)


def test_schedule_and_tuning_change_the_rate_at_once():
    session = Session(
        experiment(batch=60, optimizer={"kind": "sgd", "rate": 0.4}, schedule={"kind": "step", "every": 2})
    )
    rates = []
    for _ in range(5):
        rates.append(learner_of(session).rate)
        session.advance(session.batches_per_epoch)
    assert rates == [0.4, 0.4, 0.2, 0.2, 0.1]
    session.tune({"learner.optimizer.rate": 0.8})
    assert learner_of(session).rate == pytest.approx(0.2)
    session.tune({"learner.schedule": {"kind": "constant"}})
    assert learner_of(session).rate == 0.8


def test_clip_by_value_bounds_every_step():
    session = Session(experiment(optimizer={"kind": "sgd", "rate": 1.0}, clip_value=1e-3))
    before = learner_of(session).network.flat.clone()
    session.advance(1)
    change = (learner_of(session).network.flat - before).abs()
    assert 0 < change.max() <= 1e-3 * (1 + 1e-4)


def size_of_weights(session: Session) -> float:
    network = learner_of(session).network
    places = [(slot.offset, slot.offset + math.prod(slot.shape)) for slot in network.slots if slot.name == "weight"]
    return sum(float(network.flat[start:end].abs().sum()) for start, end in places)


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_penalties_shrink_weights_and_leave_the_loss_as_it_is(penalty: str):
    plain, pulled = Session(experiment()), Session(experiment(None, None, **{penalty: 0.05}))
    assert plain.metrics() == pulled.metrics()
    plain.advance(400)
    pulled.advance(400)
    assert size_of_weights(pulled) < size_of_weights(plain) / 2


def test_l1_and_l2_apply_to_weights_alone():
    sessions = [
        Session(experiment(optimizer={"kind": "sgd", "rate": 0.1}, l1=amount, l2=amount)) for amount in (0, 0.5)
    ]
    for session in sessions:
        session.advance(1)
    plain, pulled = (learner_of(session).network for session in sessions)
    for slot in plain.slots:
        place = slice(slot.offset, slot.offset + math.prod(slot.shape))
        assert torch.equal(plain.flat[place], pulled.flat[place]) == (slot.name != "weight")


def test_dropout_rate_is_live():
    layers = [DENSE[0], {"kind": "dropout", "rate": 0.5}, DENSE[1]]
    session, other = (
        Session(experiment(layers)),
        Session(experiment([DENSE[0], {"kind": "dropout", "rate": 0}, DENSE[1]])),
    )
    session.tune({"network.layers[1].rate": 0.0})
    session.advance(50)
    other.advance(50)
    assert torch.equal(learner_of(session).network.flat, learner_of(other).network.flat)
    session.tune({"network.layers[1].rate": 0.5})
    session.advance(1)
    other.advance(1)
    assert not torch.equal(learner_of(session).network.flat, learner_of(other).network.flat)


SUITED = [
    ("squared", "sigmoid", 1, "moons"),
    ("squared", "tanh", 1, "moons"),
    ("squared", "linear", 2, "moons"),
    ("absolute", "sigmoid", 1, "moons"),
    ("huber", "tanh", 1, "moons"),
    ("binary_cross_entropy", "sigmoid", 1, "moons"),
    ("cross_entropy", "softmax", 2, "moons"),
    ("cross_entropy", "softmax", 4, "blobs"),
    ("hinge", "tanh", 1, "moons"),
    ("hinge", "sigmoid", 1, "moons"),
    ("hinge", "linear", 4, "blobs"),
    ("squared", "sigmoid", 4, "blobs"),
    ("huber", "tanh", 1, "regression_plane"),
    ("squared", "linear", 1, "multi_gauss"),
    ("absolute", "tanh", 1, "regression_plane"),
]


@pytest.mark.parametrize(("loss", "activation", "units", "data"), SUITED)
def test_every_loss_learns_what_it_suits(loss: str, activation: str, units: int, data: str):
    layers = [{"kind": "dense", "units": 8}, {"kind": "dense", "units": units, "activation": activation}]
    chosen = {"kind": data} | ({"classes": units} if data == "blobs" else {})
    session = Session(experiment(layers, chosen, loss=loss, optimizer={"kind": "adam", "rate": 0.02}))
    before = session.metrics()
    session.advance(1500)
    after = session.metrics()
    assert after.loss_train < 0.7 * before.loss_train
    if data in ("moons", "blobs"):
        assert after.accuracy_train is not None
        assert after.accuracy_train > 0.85
    else:
        assert after.accuracy_train is None


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "linear"])
def test_accuracy_splits_at_the_midpoint(activation: str):
    session = Session(experiment([DENSE[0], {"kind": "dense", "units": 1, "activation": activation}], loss="squared"))
    session.advance(20)
    learner = learner_of(session)
    data = learner.data
    with torch.no_grad():
        output = learner.network.forward(torch.tensor(data.inputs)).numpy()[:, 0]
    split = 0.5 if activation in ("sigmoid", "relu") else 0.0
    right = (output > split) == data.labels
    assert session.metrics().accuracy_train == pytest.approx(right[data.train].mean())
    assert session.metrics().accuracy_test == pytest.approx(right[data.test].mean())


def test_losses_are_those_of_the_whole_train_and_test_sets():
    session = Session(experiment(loss="squared"))
    session.advance(33)
    learner = learner_of(session)
    with torch.no_grad():
        output = learner.network.forward(torch.tensor(learner.data.inputs)).numpy()[:, 0]
    errors = (output - np.asarray(learner.data.labels)) ** 2
    assert session.metrics().loss_train == pytest.approx(errors[learner.data.train].mean(), rel=1e-5)
    assert session.metrics().loss_test == pytest.approx(errors[learner.data.test].mean(), rel=1e-5)


def diverging() -> Session:
    layers = [
        {"kind": "dense", "units": 8, "activation": "linear"},
        {"kind": "dense", "units": 1, "activation": "linear"},
    ]
    session = Session(experiment(layers, loss="squared", batch=16, optimizer={"kind": "momentum", "rate": 10}))
    session.advance(5000)
    return session


def test_it_stops_where_the_loss_overflows():
    session = diverging()
    assert session.diverged
    assert session.diverged_epoch == session.epoch < 50
    assert session.advance(10) == 0
    assert session.step < 5000


def test_a_diverged_learner_changes_nothing_in_its_last_step():
    session = diverging()
    step, snapshot = session.step, learner_of(session).network.flat.clone()
    session.tune({"learner.optimizer.rate": 5.0})
    assert not session.diverged
    assert session.advance(1) == 0
    assert session.diverged
    assert session.step == step
    assert torch.equal(learner_of(session).network.flat.nan_to_num(), snapshot.nan_to_num())


def test_a_diverged_learner_recovers_with_new_weights():
    session = diverging()
    session.tune({"learner.optimizer.rate": 0.01})
    size = learner_of(session).network.parameters
    weights = np.linspace(-0.3, 0.3, size, dtype=np.float32)
    session.advance(1)
    session.act({"kind": "set_parameters", "parameters": parameters_to_text(weights)})
    assert not session.diverged
    assert session.advance(300) == 300
    assert session.metrics().loss_train < 1


@pytest.mark.parametrize("kind", sorted(load("engine.optimizers")))
def test_every_optimizer_learns(kind: str):
    rate = {"sgd": 0.5, "momentum": 0.1, "nesterov": 0.1, "adagrad": 0.3}.get(kind, 0.02)
    session = Session(experiment(optimizer={"kind": kind, "rate": rate}))
    session.advance(600)
    assert session.metrics().loss_train < 0.35
