"""Greedy pre-training: layer by layer, the others at rest; exact gradients; then back-propagation, to the last bit."""

from typing import Any

import numpy as np
import pytest
import torch

from engine import frame, probes
from engine.data import build_data
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.learners import backprop
from engine.learners.greedy import UNKNOWN, Learner
from engine.pretraining import Coder, Restricted
from engine.seeds import numpy_generator
from engine.session import Session, Start

HIDDEN = (20, 16, 12)


def experiment(
    hidden: tuple[int, ...] = HIDDEN, activation: str = "sigmoid", data: dict[str, Any] | None = None, **learner: Any
) -> Experiment:
    layers = [{"kind": "dense", "units": units, "activation": activation} for units in hidden]
    return Experiment.parse(
        {
            "version": 1,
            "seed": 3,
            "data": {"kind": "digits", "points": 200} | (data or {}),
            "network": {"layers": [*layers, {"kind": "dense", "units": 10, "activation": "softmax"}]},
            "learner": {"kind": "greedy", "loss": "cross_entropy", "epochs": 3} | learner,
        }
    )


def greedy(session: Session) -> Learner:
    assert isinstance(session.learner, Learner)
    return session.learner


def trained(made: Experiment, steps: int) -> Session:
    session = Session(made)
    assert session.advance(steps) == steps
    return session


WAYS: list[dict[str, Any]] = [{"unit": "rbm", "k": 2}, {"unit": "autoencoder"}, {"unit": "autoencoder", "tied": False}]
ways = pytest.mark.parametrize("way", WAYS, ids=["rbm", "tied", "own"])


# ---- phases


@ways
@pytest.mark.parametrize("compiled", [True, False])
def test_without_pre_training_it_is_back_propagation_to_the_last_bit(way: dict[str, Any], compiled: bool):
    made = experiment(epochs=0, **way)
    plain = Experiment.parse(
        made.model_dump(mode="json") | {"learner": {"kind": "backprop", "loss": "cross_entropy"}},
    )
    data = build_data(made.data, made.seed)
    learners = Learner(made, data, compiled=compiled), backprop.Learner(plain, data, compiled=compiled)
    for learner in learners:
        for _ in range(40):
            learner.advance(1)
        assert learner.path == ("compiled" if compiled else "torch")
    mine, theirs = (learner.state() for learner in learners)
    np.testing.assert_array_equal(mine["parameters"], theirs["parameters"])
    assert mine["memory"].keys() == theirs["memory"].keys()
    for name, array in mine["memory"].items():
        np.testing.assert_array_equal(array, theirs["memory"][name])
    assert learners[0].metrics() == learners[1].metrics()


@ways
def test_layers_learn_one_after_the_other_while_all_others_rest(way: dict[str, Any]):
    session = Session(experiment(**way))
    learner = greedy(session)
    per_layer = 3 * learner.steps_per_epoch
    assert learner.height == 0
    for working, layer in enumerate(learner.network.nodes[:-1]):
        assert learner.working == working
        before = learner.network.flat.clone()
        session.advance(per_layer)
        changed = before != learner.network.flat
        for slot in learner.network.slots:
            assert bool(changed[slot.span].any()) == (slot.layer == layer.id), slot
        assert learner.height == working + 1
    assert learner.working is None
    before = learner.network.flat.clone()
    session.advance(1)
    assert all((before != learner.network.flat)[slot.span].any() for slot in learner.network.slots)


@ways
@pytest.mark.parametrize("seed", [1, 2])
def test_the_error_of_every_layer_falls(way: dict[str, Any], seed: int):
    made = experiment(epochs=8, pretrain_rate=0.2, **way).model_copy(update={"seed": seed})
    learner = greedy(trained(made, 8 * 3 * 9 + 1))
    errors = learner.errors.numpy()
    assert errors.shape == (3, 9, 2)
    assert (errors > 0).all()
    assert (errors[:, -1] < 0.7 * errors[:, 0]).all()
    assert (np.diff(errors[:, ::4, 0], axis=1) < 0).all()


def test_tuning_begins_with_a_fresh_schedule():
    schedule = {"kind": "step", "every": 2, "factor": 0.5}
    session = Session(experiment(schedule=schedule, epochs=2))
    learner = greedy(session)
    whole = learner.rate
    session.advance(6 * learner.steps_per_epoch + 1)
    assert learner.epoch == 6
    assert learner.rate == whole
    session.advance(2 * learner.steps_per_epoch)
    assert learner.rate == whole / 2


# ---- the clock


@ways
def test_slices_and_readings_change_nothing(way: dict[str, Any]):
    made, per_epoch = experiment(**way), 9
    total = 11 * per_epoch + 4
    whole, sliced = trained(made, total), Session(made)
    for size in [1, 2, 5, 8, 3, 30, 17]:
        sliced.advance(size)
        for probe in ("pretraining", "generate", "retold"):
            sliced.read_one(probe)
    sliced.advance(total - sliced.step)
    assert frame.encode(whole.learner.state()) == frame.encode(sliced.learner.state())


@ways
@pytest.mark.parametrize("at", [5, 27, 30, 81, 90])
def test_snapshots_seeks_and_branches_are_exact(way: dict[str, Any], at: int):
    made = experiment(**way)
    states = {}
    for step in (at, 100):
        states[step] = frame.encode(trained(made, step).learner.state() | {"version": 0})
    session = trained(made, 100)
    session.seek(at)
    assert frame.encode(session.learner.state() | {"version": 0}) == states[at]
    twin, copy = session.branch(), Session.restore(session.snapshot())
    for goes_on in (session, twin, copy):
        goes_on.advance(100 - at)
        assert frame.encode(goes_on.learner.state() | {"version": 0}) == states[100]


def test_a_link_with_its_weights_keeps_the_stack():
    session = trained(experiment(), 60)
    numbers = session.read_one("parameters")
    vector = np.concatenate([numbers["values"], numbers["statistics"]])
    again = Session(session.experiment, Start(60, vector))
    assert frame.encode(again.read_one("generate")) == frame.encode(session.read_one("generate"))
    np.testing.assert_array_equal(greedy(again).errors, greedy(session).errors)
    bare = Session(session.experiment, Start(60, numbers["values"]))
    assert greedy(bare).height == 3
    assert bare.read_one("generate")["pictures"] is not None
    for goes_on in (again, bare):
        goes_on.advance(50)
        assert not goes_on.diverged


def test_a_change_keeps_the_floors_that_fit():
    session = trained(experiment(), 60)
    before = greedy(session)
    session.change(session.experiment.replaced("learner.batch", 8))
    after = greedy(session)
    assert after is not before
    for old, new in zip(before.floors, after.floors, strict=True):
        torch.testing.assert_close(new.visible, old.visible, rtol=0, atol=0)
    session.change(session.experiment.replaced("learner.kind", "backprop"))
    session.advance(3)
    session.change(session.experiment.replaced("learner.kind", "greedy"))
    session.advance(3)
    assert not session.diverged


def test_too_great_a_rate_stops_it_and_leaves_what_was_learned():
    session = Session(experiment(activation="linear", unit="autoencoder", pretrain_rate=2.0))
    session.advance(200)
    assert session.diverged
    assert greedy(session).network.flat.isfinite().all()
    session.tune({"learner.pretrain_rate": 0.001})
    session.act({"kind": "set_parameter", "index": 0, "value": 0.1})
    session.advance(1)


# ---- what a floor computes


def floor_of(way: dict[str, Any], **more: Any) -> tuple[Learner, Any]:
    session = Session(experiment((3, 3), data={"points": 50}, **way, **more))
    learner = greedy(session)
    floor = learner.floors[0]
    floor.begin(learner.inputs)
    return learner, floor


def test_the_networks_layer_computes_what_the_machine_does():
    learner, floor = floor_of({"unit": "rbm"})
    rng = numpy_generator(1)
    for _ in range(20):
        floor.learn(learner.inputs[:10], 0.3, 1, rng)
    with torch.no_grad():
        network = learner.carried(learner.inputs, 1)
    visible = (learner.inputs.double() + 1) / 2
    machine = torch.sigmoid(visible @ floor.weight.double().T + floor.hidden.double())
    torch.testing.assert_close(network.double(), machine, rtol=0, atol=1e-5)
    assert (network - 0.5).abs().max() > 0.2


def test_contrastive_divergence_is_its_expectation_over_all_states():
    """One turn, its hidden states gone through one by one, each with its chance."""
    learner, floor = floor_of({"unit": "rbm"})
    assert isinstance(floor, Restricted)
    floor.weight.mul_(2)
    told = floor.told(learner.inputs[:2])
    weight, visible, hidden = (t.double().numpy() for t in (floor.weight, floor.visible, floor.hidden))
    v = told.double().numpy()

    def sigmoid(x: np.ndarray) -> np.ndarray:
        return np.asarray(1 / (1 + np.exp(-x)))

    expected = [np.zeros((64, 3)), np.zeros(64), np.zeros(3)]
    for row in v:
        up = sigmoid(weight @ row + hidden)
        for state in range(8):
            bits = np.array([state >> unit & 1 for unit in range(3)])
            chance = np.prod(np.where(bits, up, 1 - up))
            dreamt = sigmoid(bits @ weight + visible)
            again = sigmoid(weight @ dreamt + hidden)
            expected[0] += chance * (np.outer(row, up) - np.outer(dreamt, again)) / len(v)
            expected[1] += chance * (row - dreamt) / len(v)
            expected[2] += chance * (up - again) / len(v)
    draws, rng = 6000, numpy_generator(4)
    found = [floor.divergence(told, 1, rng) for _ in range(draws)]
    for place, wanted in enumerate(expected):
        drawn = np.stack([moments[place] for moments in found])
        np.testing.assert_allclose(drawn.mean(0), wanted, atol=5 * drawn.std(0).max() / draws**0.5)


@pytest.mark.parametrize("tied", [True, False])
def test_an_auto_encoders_gradient_is_the_chain_rule(tied: bool):
    learner, floor = floor_of({"unit": "autoencoder", "tied": tied})
    assert isinstance(floor, Coder)
    inputs = learner.inputs[:7]
    x = inputs.double().numpy()
    weight, bias, visible = (t.detach().double().numpy() for t in (floor.layer.weight, floor.inner, floor.visible))
    code = 1 / (1 + np.exp(-(x @ weight.T + bias)))
    said = 1 / (1 + np.exp(-(code @ weight + visible)))
    outer = (said - (x + 1) / 2) / len(x)
    inner = outer @ weight.T * code * (1 - code)
    slopes = {"weight": inner.T @ x, "bias": inner.sum(0)}
    if tied:
        slopes["weight"] += code.T @ outer
    before = {name: tensor.detach().clone() for name, tensor in floor.layer.parameters.items()}
    rate, kept = 0.01, floor.visible.clone()
    assert floor.learn(inputs, rate, 1, numpy_generator(1))
    for name, slope in slopes.items():
        moved = (before[name] - floor.layer.parameters[name].detach()).double().numpy() / rate
        np.testing.assert_allclose(moved, slope, atol=2e-4)
    np.testing.assert_allclose((kept - floor.visible).numpy() / rate, outer.sum(0), atol=2e-4)
    if floor.back is not None:
        moved = (before["weight"] - floor.back).double().numpy() / rate
        np.testing.assert_allclose(moved, code.T @ outer, atol=2e-4)


def test_points_that_are_no_pictures_are_said_again_as_they_are():
    made = experiment(
        (8, 4), "tanh", {"kind": "blobs", "classes": 10}, unit="autoencoder", epochs=5, pretrain_rate=0.02
    )
    session = trained(made, 5 * 2 * 9)
    learner = greedy(session)
    assert isinstance(learner.floors[0], Coder)
    assert not learner.floors[0].chances
    assert (learner.errors[:, -1] < learner.errors[:, 0]).all()
    assert session.read_one("generate")["pictures"] is None
    assert session.read_one("retold")["pictures"] is None


# ---- what is refused, and what can be read


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"network.layers[1].activation": "relu"}, "network.layers[1].activation"),
        ({"network.layers[1].bias": False}, "network.layers[1]"),
        ({"network.layers[0].trainable": False}, "network.layers[0]"),
        ({"network.layers[1]": {"kind": "dropout"}}, "network.layers[1]"),
        ({"network.layers[2].inputs": ["dense_1"]}, "network.layers[1]"),
    ],
)
def test_layers_that_cannot_be_trained_one_by_one_are_refused(change: dict[str, Any], where: str):
    with pytest.raises(ExperimentError) as caught:
        experiment((8, 6, 4)).replaced_all(change)
    assert where in [problem.where for problem in caught.value.problems]


def test_a_network_without_hidden_layers_is_refused():
    with pytest.raises(ExperimentError, match="hidden layer"):
        experiment(())


def test_probes_tell_the_phase_and_draw_pictures():
    session = Session(experiment())
    begun = session.read_one("pretraining")
    assert (begun["working"], begun["height"], begun["epoch"], begun["epochs"]) == (0, 0, 0, 3)
    assert (begun["errors"] == UNKNOWN).all()
    assert session.read_one("generate")["pictures"] is None
    session.advance(4 * 9 + 2)
    told = session.read_one("pretraining")
    assert (told["working"], told["height"], told["epoch"]) == (1, 2, 1)
    drawn = probes.read(session.learner, "generate", {"rows": 4, "frames": 5})
    assert drawn["pictures"].bytes.shape == (4, 5, 8, 8)
    assert drawn["classes"].shape == (4, 5)
    assert frame.encode(drawn) == frame.encode(probes.read(session.learner, "generate", {"rows": 4, "frames": 5}))
    other = probes.read(session.learner, "generate", {"rows": 4, "frames": 5, "start": "noise", "draw": 3})
    assert frame.encode(other) != frame.encode(drawn)
    retold = session.read_one("retold", {"index": 7})["pictures"]
    assert retold.bytes.shape == (3, 8, 8)
    with pytest.raises(ExperimentError):
        session.read_one("retold", {"index": 1999})


@ways
def test_a_trained_stack_tells_pictures_nearly_as_they_are(way: dict[str, Any]):
    made = experiment(data={"points": 600}, epochs=15, pretrain_rate=0.3, **way)
    session = trained(made, 15 * 3 * 26)
    learner = greedy(session)
    wrong = []
    for index in learner.data.test[:40]:
        shown = session.read_one("retold", {"index": int(index)})["pictures"].numbers()
        wrong.append(np.square(shown[1:] - shown[0]).mean(axis=(1, 2)))
    blank = learner.data.columns[learner.data.train].var(axis=0).mean()
    assert np.mean(wrong, axis=0)[0] < 0.5 * blank
    assert np.mean(wrong, axis=0)[-1] < 0.85 * blank
