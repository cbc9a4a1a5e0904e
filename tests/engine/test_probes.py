"""Probes of units, weights, gradients and single samples, each against an independent computation."""

import math
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine import frame, plane, probes
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.session import Session
from engine.supervised import Supervised

RADIUS = 1.12


def session(
    layers: list[dict[str, Any]],
    data: dict[str, Any] | None = None,
    loss: str = "binary_cross_entropy",
    steps: int = 60,
) -> Session:
    made = Session(
        Experiment.parse(
            {
                "version": 1,
                "seed": 3,
                "data": {"kind": "spirals", "points": 80} | (data or {}),
                "network": {"layers": layers},
                "learner": {"kind": "backprop", "loss": loss},
            }
        )
    )
    made.advance(steps)
    return made


def learner_of(made: Session) -> Supervised[Any]:
    assert isinstance(made.learner, Supervised)
    return made.learner


def dense(units: int, activation: str = "tanh", **fields: Any) -> dict[str, Any]:
    return {"kind": "dense", "units": units, "activation": activation} | fields


SMALL = [dense(3), dense(2), dense(1, "sigmoid")]


def matrices(made: Session) -> dict[str, Tensor]:
    """Every parameter by layer and name, as independent float32 leaves."""
    network = learner_of(made).network
    return {
        f"{slot.layer}.{slot.name}": network.flat[slot.offset : slot.offset + math.prod(slot.shape)]
        .clone()
        .view(slot.shape)
        .requires_grad_()
        for slot in network.slots
    }


def small(parameters: dict[str, Tensor], x: Tensor) -> list[tuple[Tensor, Tensor]]:
    """`SMALL` written out: (z, a) of its three layers."""
    found, values = [], x
    for number, function in enumerate((torch.tanh, torch.tanh, torch.sigmoid), start=1):
        z = values @ parameters[f"dense_{number}.weight"].T + parameters[f"dense_{number}.bias"]
        values = function(z)
        found.append((z, values))
    return found


def top_to_bottom(resolution: int) -> NDArray[np.float32]:
    """The plane's points [R, R, 2], row 0 at the top."""
    ticks = np.linspace(-RADIUS, RADIUS, resolution)
    return np.array([[(x, y) for x in ticks] for y in ticks[::-1]], np.float32)


def numbers(packed: frame.Quantised, true: NDArray[Any]) -> None:
    """The packed numbers are the true ones to half a step."""
    half_a_step = (packed.hi - packed.lo) / 510
    np.testing.assert_allclose(packed.numbers(), true, atol=half_a_step * 1.01 + 1e-5)


def test_data():
    made = session(SMALL)
    payload = made.read_one("data")
    assert payload["points"].shape == (80, 2)
    assert payload["points"].dtype == np.float32
    assert payload["train"] == len(learner_of(made).data.train)
    assert payload["labels"].dtype == np.uint8
    assert payload["targets"] is None
    regression = session([dense(1)], {"kind": "sine"}, "squared").read_one("data")
    assert regression["labels"] is None
    assert regression["targets"].dtype == np.float32


def test_parameters_are_a_copy():
    made = session(SMALL)
    payload = made.read_one("parameters")
    assert set(payload) == {"values"}
    before = payload["values"].copy()
    made.advance(1)
    np.testing.assert_array_equal(payload["values"], before)
    assert not np.array_equal(made.read_one("parameters")["values"], before)


def test_neurons_are_activations_over_the_plane():
    made = session(SMALL)
    payload = made.read_one("neurons", {"resolution": 10})
    points = top_to_bottom(10)
    numbers(payload["layers"]["input"]["maps"], points.transpose(2, 0, 1))
    outputs = small(matrices(made), torch.tensor(points.reshape(-1, 2)))
    for number, (_, a) in enumerate(outputs, start=1):
        maps = a.detach().numpy().T.reshape(-1, 10, 10)
        numbers(payload["layers"][f"dense_{number}"]["maps"], maps)
    assert payload["order"] == {"input": [0, 1], "dense_1": [0, 1, 2], "dense_2": [0, 1], "dense_3": [0]}


def test_of_wide_layers_the_units_that_weigh_most_are_sent():
    layers = [
        dense(6),
        {"kind": "dropout"},
        {"kind": "concat", "inputs": ["dropout_1", "input"]},
        dense(4),
        dense(1, "sigmoid"),
    ]
    made = session(layers)
    payload = made.read_one("neurons", {"resolution": 8, "units": 2})
    weights = matrices(made)
    outgoing = weights["dense_2.weight"].detach().abs().sum(0)
    assert payload["order"]["concat_1"] == sorted(outgoing.argsort(descending=True)[:2].tolist())
    first_six = sorted(outgoing[:6].argsort(descending=True)[:2].tolist())
    assert payload["order"]["dense_1"] == payload["order"]["dropout_1"] == first_six
    last = weights["dense_3.weight"].detach().abs().sum(0)
    assert payload["order"]["dense_2"] == sorted(last.argsort(descending=True)[:2].tolist())
    assert payload["layers"]["dense_1"]["maps"].bytes.shape == (2, 8, 8)


def test_surface_of_one_unit():
    made = session(SMALL)
    payload = made.read_one("surface", {"resolution": 20})
    output = small(matrices(made), torch.tensor(top_to_bottom(20).reshape(-1, 2)))[-1][1]
    numbers(payload["value"], output.detach().numpy().reshape(20, 20))
    assert payload["kind"] == "value"
    assert payload["midpoint"] == 0.5


def test_surface_of_two_units_is_the_second_less_the_first():
    made = session([dense(3), dense(2, "softmax")], loss="cross_entropy")
    payload = made.read_one("surface", {"resolution": 16})
    points = torch.tensor(top_to_bottom(16).reshape(-1, 2))
    probability = learner_of(made).network.forward(points)[:, 1].detach().numpy()
    numbers(payload["value"], probability.reshape(16, 16))
    assert payload["midpoint"] == 0.5


def test_surface_of_many_classes():
    made = session([dense(8), dense(5, "softmax")], {"kind": "blobs", "classes": 5}, "cross_entropy", steps=400)
    payload = made.read_one("surface", {"resolution": 32})
    points = torch.tensor(top_to_bottom(32).reshape(-1, 2))
    output = learner_of(made).network.forward(points).detach().numpy()
    np.testing.assert_array_equal(payload["winner"], output.argmax(1).reshape(32, 32))
    ranked = np.sort(output, axis=1)
    numbers(payload["margin"], (ranked[:, -1] - ranked[:, -2]).reshape(32, 32))
    assert set(payload["winner"].ravel().tolist()) == {0, 1, 2, 3, 4}


def test_surface_of_a_regression():
    payload = session([dense(4), dense(1, "linear")], {"kind": "ripple"}, "squared").read_one("surface")
    assert payload["kind"] == "value"
    assert payload["midpoint"] == 0


def test_gradients_are_those_of_an_independent_network():
    made = session(SMALL)
    learner = learner_of(made)
    parameters = matrices(made)
    train = len(learner.data.train)
    output = small(parameters, learner.inputs[:train])[-1][1]
    nn.functional.binary_cross_entropy(output, learner.targets[:train]).backward()
    expected = [
        math.sqrt(
            sum(
                float((p.grad**2).sum())
                for name, p in parameters.items()
                if p.grad is not None and name.startswith(layer)
            )
        )
        for layer in ("dense_1", "dense_2", "dense_3")
    ]
    payload = made.read_one("gradients")
    assert payload["layers"] == ["dense_1", "dense_2", "dense_3"]
    np.testing.assert_allclose(payload["norm"], expected, rtol=1e-4)


def test_gradients_leave_the_learners_own_alone():
    made = session(SMALL)
    gradient = learner_of(made).network.grad.clone()
    made.read_one("gradients")
    made.read_one("point")
    assert torch.equal(learner_of(made).network.grad, gradient)


@pytest.mark.parametrize("index", [0, 41, 79])
def test_point_is_that_of_an_independent_network(index: int):
    made = session(SMALL)
    learner = learner_of(made)
    stages = small(matrices(made), learner.inputs[index : index + 1])
    for z, _ in stages:
        z.retain_grad()
    nn.functional.binary_cross_entropy(stages[-1][1], learner.targets[index : index + 1]).backward()
    payload = made.read_one("point", {"index": index})
    assert payload["index"] == index
    assert payload["target"] == learner.targets[index, 0]
    np.testing.assert_array_equal(payload["inputs"], learner.inputs[index])
    previous = payload["inputs"]
    for number, (z, a) in enumerate(stages, start=1):
        found = payload["layers"][f"dense_{number}"]
        np.testing.assert_array_equal(found["x"], previous)
        np.testing.assert_allclose(found["z"], z.detach().numpy()[0], rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(found["a"], a.detach().numpy()[0], rtol=1e-5, atol=1e-6)
        assert z.grad is not None
        np.testing.assert_allclose(found["delta"], z.grad.numpy()[0], rtol=1e-3, atol=1e-6)
        previous = found["a"]


def test_error_terms_of_sigmoid_units_with_squared_error_have_their_closed_form():
    """Err_out = O(1−O)(T−O) and Err_hid = O(1−O) Σ Err·w, for the loss (T−O)²/2, which is half of ours."""
    made = session([dense(3, "sigmoid"), dense(2, "sigmoid"), dense(1, "sigmoid")], loss="squared")
    weights = matrices(made)
    payload = made.read_one("point", {"index": 7})
    outputs = {name: layer["a"].astype(float) for name, layer in payload["layers"].items()}
    errors = {"dense_3": outputs["dense_3"] * (1 - outputs["dense_3"]) * (payload["target"] - outputs["dense_3"])}
    for name, following in (("dense_2", "dense_3"), ("dense_1", "dense_2")):
        matrix = weights[f"{following}.weight"].detach().numpy()
        errors[name] = outputs[name] * (1 - outputs[name]) * (errors[following] @ matrix)
    for name, error in errors.items():
        np.testing.assert_allclose(payload["layers"][name]["delta"], -2 * error, rtol=1e-4, atol=1e-8)


def test_point_of_many_classes_and_other_layers():
    layers = [
        dense(4, bias=False),
        {"kind": "batch_norm"},
        {"kind": "activation"},
        dense(3, "linear"),
        {"kind": "activation", "function": "softmax"},
    ]
    made = session(layers, {"kind": "blobs", "classes": 3}, "cross_entropy")
    payload = made.read_one("point", {"index": 5})
    assert payload["target"] == int(made.read_one("data")["labels"][5])
    assert {name: set(found) for name, found in payload["layers"].items()} == {
        "dense_1": {"x", "z", "a", "delta"},
        "batch_norm_1": {"a"},
        "activation_1": {"a"},
        "dense_2": {"x", "z", "a", "delta"},
        "activation_2": {"a"},
    }
    probability = payload["layers"]["activation_2"]["a"]
    right = np.arange(3) == payload["target"]
    np.testing.assert_allclose(payload["layers"]["dense_2"]["delta"], probability - right, atol=1e-6)


def test_a_target_of_one_hot_rows_is_the_class():
    made = session([dense(3, "sigmoid")], {"kind": "blobs", "classes": 3}, "squared")
    assert made.read_one("point", {"index": 4})["target"] == int(made.read_one("data")["labels"][4])


def test_valley_is_the_training_loss_and_puts_the_parameter_back():
    made = session(SMALL)
    network = learner_of(made).network
    before = network.flat.clone()
    payload = made.read_one("valley", {"index": 4, "span": 2, "samples": 9})
    assert torch.equal(network.flat, before)
    np.testing.assert_allclose(payload["values"], float(before[4]) + np.linspace(-2, 2, 9), rtol=1e-6)
    assert payload["loss"][4] == pytest.approx(made.metrics().loss_train, rel=1e-5)
    for value, loss in zip(payload["values"].tolist(), payload["loss"].tolist(), strict=True):
        other = session(SMALL)
        other.act({"kind": "set_parameter", "index": 4, "value": value})
        assert other.metrics().loss_train == pytest.approx(loss, rel=1e-5)


@pytest.mark.parametrize(("probe", "index"), [("point", 80), ("valley", 20)])
def test_what_does_not_exist_is_refused(probe: str, index: int):
    with pytest.raises(ExperimentError, match="index"):
        session(SMALL, steps=0).read_one(probe, {"index": index})


def test_a_large_network_is_read_at_a_lower_resolution():
    made = session(
        [dense(128), dense(128), dense(128), dense(128), dense(128), dense(128), dense(1, "sigmoid")], steps=0
    )
    side = plane.affordable(learner_of(made).network, 64)
    assert side < 64
    assert learner_of(made).network.work * side**2 <= 2e8
    assert made.read_one("surface", {"resolution": 64})["value"].bytes.shape == (side, side)
    assert made.read_one("space", {"resolution": 48, "points": 10})["resolution"] == side - 1


def test_numbers_cost_as_well_as_multiplies():
    bends: list[dict[str, Any]] = [{"kind": "activation"}] * 20
    made = session([dense(128), *bends, dense(1, "sigmoid")], steps=0)
    assert plane.affordable(learner_of(made).network, 128) < 128


def heaviest(*end: dict[str, Any]) -> Session:
    """About the heaviest network that is valid, on as much data as can be."""
    features = ["x", "y", "x2", "y2", "xy", "sin_x", "sin_y", "distance", "angle"]
    data = {"kind": "blobs", "classes": 10, "points": 2000, "test_share": 0.1, "features": features}
    return session([*end, dense(10, "softmax")], data, "cross_entropy", steps=0)


DEEP = [dense(128)] * 6
WIDE = [
    *(dense(127, id=f"a{place}", inputs=["input"]) for place in range(8)),
    {"kind": "concat", "inputs": [f"a{place}" for place in range(8)]},
    {"kind": "batch_norm"},
    {"kind": "activation", "function": "gelu"},
]


@pytest.mark.parametrize("layers", [DEEP, WIDE], ids=["deep", "wide"])
@pytest.mark.parametrize("name", probes.of(Supervised))
def test_the_heaviest_networks_can_be_read(name: str, layers: list[dict[str, Any]]):
    made = heaviest(*layers)
    options = {"space": {"resolution": 48, "points": 400}, "valley": {"samples": 201}}.get(name, {})
    payload = made.read_one(name, options)
    assert frame.decode(frame.encode(payload)).keys() == payload.keys()


def test_point_of_a_network_without_dense_layers():
    experiment = {
        "version": 1,
        "data": {"kind": "xor"},
        "network": {"layers": [{"kind": "layer_norm"}]},
        "learner": {"kind": "backprop", "loss": "hinge"},
    }
    session = Session(Experiment.parse(experiment))
    payload = session.read_one("point", {"index": 3})
    assert set(payload["layers"]["layer_norm_1"]) == {"a"}


def test_a_valley_of_a_large_network_is_that_of_fewer_points():
    payload = heaviest(*DEEP).read_one("valley", {"samples": 201})
    assert payload["values"].shape == payload["loss"].shape == (9,)
    assert np.isfinite(payload["loss"]).all()


@pytest.mark.parametrize("value", [math.nan, math.inf])
@pytest.mark.parametrize("classes", [2, 3])
def test_every_probe_survives_a_network_that_overflowed(value: float, classes: int):
    end, loss = (
        (dense(1, "sigmoid"), "binary_cross_entropy") if classes == 2 else (dense(3, "softmax"), "cross_entropy")
    )
    made = session([dense(5), dense(4), end], {"kind": "blobs", "classes": classes}, loss)
    learner_of(made).network.flat.fill_(value)
    learner_of(made).version += 1
    made.advance(1)
    assert made.diverged
    for name in probes.of(type(made.learner)):
        frame.decode(frame.encode(made.read_one(name)))
