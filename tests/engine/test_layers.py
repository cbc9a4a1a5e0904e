"""Every layer against torch.nn, and the inputs it refuses."""

from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.activations import ACTIVATIONS
from engine.graph import NetworkConfig
from engine.layer import Plan, Run, Shape, ShapeError
from engine.network import Network
from engine.registry import load

LAYERS = load("engine.layers")
X = torch.randn(9, 4, generator=torch.Generator().manual_seed(0))


def planned(kind: str, shapes: list[Shape], **fields: Any) -> Plan:
    plan: Plan = LAYERS[kind].Config(**fields).plan(shapes)
    return plan


def network(*layers: dict[str, Any], width: int = 4, seed: int = 1) -> Network:
    return Network(NetworkConfig.model_validate({"layers": layers}), width, seed)


def randomise(net: Network) -> None:
    net.flat.normal_(generator=torch.Generator().manual_seed(5))


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("activation", ["tanh", "linear", "softmax", "prelu"])
def test_dense_is_torch_linear_and_activation(activation: Any, bias: bool):
    net = network({"kind": "dense", "units": 3, "activation": activation, "bias": bias})
    randomise(net)
    oracle = nn.Linear(4, 3, bias=bias)
    parameters = net.layers[0].parameters
    oracle.weight.data = parameters["weight"].detach().clone()
    if bias:
        oracle.bias.data = parameters["bias"].detach().clone()
    after: Any = nn.PReLU() if activation == "prelu" else ACTIVATIONS[activation].function
    if activation == "prelu":
        after.weight.data = parameters["slope"].detach().clone()
    torch.testing.assert_close(net.forward(X), after(oracle(X)))
    torch.testing.assert_close(net.logits(X), oracle(X))


def test_dense_counts():
    plan = planned("dense", [(4,)], units=3)
    assert (plan.shape, plan.multiplies, plan.depth) == ((3,), 12, 1)
    assert [(p.name, p.shape, p.decay) for p in plan.parameters] == [("weight", (3, 4), True), ("bias", (3,), False)]
    assert [p.name for p in planned("dense", [(4,)], units=3, bias=False, activation="prelu").parameters] == [
        "weight",
        "slope",
    ]


@pytest.mark.parametrize("function", ["relu", "softmax", "prelu"])
def test_activation_layer(function: Any):
    net = network({"kind": "dense", "units": 4}, {"kind": "activation", "function": function})
    hidden = net.layers[0].forward([X], Run())
    expected = nn.PReLU()(hidden) if function == "prelu" else ACTIVATIONS[function].function(hidden)
    torch.testing.assert_close(net.forward(X), expected)
    torch.testing.assert_close(net.logits(X), hidden)


def dropped(rate: float, step: int = 0, seed: int = 1, rates: dict[str, float] | None = None) -> Tensor:
    net = network({"kind": "dense", "units": 100}, {"kind": "dropout", "rate": rate}, seed=seed)
    net.layers[0].parameters["weight"].data.zero_()
    net.layers[0].parameters["bias"].data.fill_(100.0)
    return net.forward(torch.zeros(200, 4), training=True, step=step, rates=rates).detach()


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_dropout_drops_its_share_and_keeps_the_mean(rate: float):
    out = dropped(rate)
    assert (out == 0).float().mean().item() == pytest.approx(rate, abs=0.015)
    kept = out[out != 0]
    torch.testing.assert_close(kept, torch.full_like(kept, 1 / (1 - rate)))


def test_dropout_is_replayed_by_seed_and_step_alone():
    state = torch.get_rng_state()
    first = dropped(0.5, step=3)
    torch.manual_seed(99)
    assert torch.equal(first, dropped(0.5, step=3))
    assert not torch.equal(first, dropped(0.5, step=4))
    assert not torch.equal(first, dropped(0.5, step=3, seed=2))
    torch.set_rng_state(state)


def test_two_dropouts_drop_differently():
    net = network({"kind": "dense", "units": 100}, {"kind": "dropout"}, {"kind": "dropout"})
    ones = torch.ones(50, 100)
    run = Run(training=True, seed=1)
    assert not torch.equal(net.layers[1].forward([ones], run), net.layers[2].forward([ones], run))


def test_dropout_follows_a_tuned_rate_and_rests_in_evaluation():
    assert (dropped(0.5, rates={"dropout_1": 0.0}) != 0).all()
    assert (dropped(0.0, rates={"dropout_1": 0.5}) == 0).any()
    net = network({"kind": "dense", "units": 4}, {"kind": "dropout", "rate": 0.9})
    torch.testing.assert_close(net.forward(X), net.layers[0].forward([X], Run()))


def test_batch_norm_is_torch_batch_norm():
    net = network({"kind": "dense", "units": 4}, {"kind": "batch_norm", "momentum": 0.3, "epsilon": 1e-3})
    randomise(net)
    layer = net.layers[1]
    oracle = nn.BatchNorm1d(4, eps=1e-3, momentum=0.3)
    oracle.weight.data, oracle.bias.data = (layer.parameters[n].detach().clone() for n in ("weight", "bias"))
    for batch in (X, X * 3 + 1, X[:2]):
        torch.testing.assert_close(layer.forward([batch], Run(training=True)), oracle.train()(batch))
    torch.testing.assert_close(net.buffers["batch_norm_1.mean"], oracle.running_mean)
    torch.testing.assert_close(net.buffers["batch_norm_1.variance"], oracle.running_var)
    torch.testing.assert_close(layer.forward([X], Run()), oracle.eval()(X))


def test_batch_norm_takes_a_batch_of_one_as_in_evaluation():
    layer = network({"kind": "dense", "units": 4}, {"kind": "batch_norm"}).layers[1]
    layer.forward([X], Run(training=True))
    before = layer.buffers["mean"].clone()
    alone = layer.forward([X[:1]], Run(training=True))
    torch.testing.assert_close(alone, layer.forward([X[:1]], Run()))
    assert torch.equal(before, layer.buffers["mean"])


def test_layer_norm_is_torch_layer_norm():
    net = network({"kind": "dense", "units": 4}, {"kind": "layer_norm", "epsilon": 1e-3})
    randomise(net)
    layer = net.layers[1]
    oracle = nn.LayerNorm(4, eps=1e-3)
    oracle.weight.data, oracle.bias.data = (layer.parameters[n].detach().clone() for n in ("weight", "bias"))
    torch.testing.assert_close(layer.forward([X], Run(training=True)), oracle(X))


@pytest.mark.parametrize("kind", ["batch_norm", "layer_norm"])
def test_norms_start_with_gain_one_and_no_shift(kind: str):
    parameters = network({"kind": "dense", "units": 4}, {"kind": kind}).layers[1].parameters
    assert (parameters["weight"] == 1).all()
    assert (parameters["bias"] == 0).all()


@pytest.mark.parametrize("kind", ["dense", "activation", "add", "concat", "batch_norm", "layer_norm", "dropout"])
def test_columns_are_rows_turned(kind: str):
    fields = {"units": 3} if kind == "dense" else {}
    joins = {"inputs": ["input", "dense_1"]} if kind in ("add", "concat") else {}
    net = network({"kind": "dense", "id": "dense_1", "units": 4}, {"kind": kind} | fields | joins)
    randomise(net)
    layer, inputs = net.layers[1], [X, X + 1] if joins else [X]
    columns = [np.ascontiguousarray(rows.numpy().T) for rows in inputs]
    with torch.no_grad():
        torch.testing.assert_close(torch.tensor(layer.columns(columns).T), layer.forward(inputs, Run()))
        for found, phase in zip(layer.trace_columns(columns), layer.trace(inputs, Run()), strict=True):
            torch.testing.assert_close(torch.tensor(found.T), phase)
    for rows, turned in zip(inputs, columns, strict=True):
        np.testing.assert_array_equal(rows.T, turned)


def test_norms_are_not_decayed():
    for kind in ("batch_norm", "layer_norm"):
        assert not any(parameter.decay for parameter in planned(kind, [(4,)]).parameters)


def test_add_and_concat():
    layers = (
        {"kind": "dense", "units": 4},
        {"kind": "dense", "units": 4},
        {"kind": "add", "inputs": ["input", "dense_1", "dense_2"]},
        {"kind": "concat", "inputs": ["add_1", "dense_2", "input"]},
    )
    net = network(*layers)
    one = net.layers[0].forward([X], Run())
    two = net.layers[1].forward([one], Run())
    torch.testing.assert_close(net.forward(X), torch.hstack([X + one + two, two, X]))


@pytest.mark.parametrize(
    ("kind", "multiplies", "parameters"),
    [("activation", 0, 0), ("dropout", 0, 0), ("batch_norm", 5, 10), ("layer_norm", 15, 10)],
)
def test_counts_of_layers_that_keep_the_width(kind: str, multiplies: int, parameters: int):
    plan = planned(kind, [(5,)])
    assert (plan.shape, plan.multiplies, plan.depth) == ((5,), multiplies, 0)
    assert sum(parameter.shape[0] for parameter in plan.parameters) == parameters


def test_counts_of_joins():
    assert planned("add", [(3,), (3,), (3,)]) == Plan((3,))
    assert planned("concat", [(3,), (5,), (1,)]) == Plan((9,))


@pytest.mark.parametrize("kind", ["dense", "activation", "dropout", "batch_norm", "layer_norm"])
def test_layers_of_one_input_refuse_two(kind: str):
    fields = {"units": 2} if kind == "dense" else {}
    with pytest.raises(ShapeError, match="exactly one input, got 2"):
        planned(kind, [(3,), (3,)], **fields)
    with pytest.raises(ShapeError, match="a list of numbers, got 3×4×4"):
        planned(kind, [(3, 4, 4)], **fields)


@pytest.mark.parametrize("kind", ["add", "concat"])
def test_joins_refuse_a_single_input(kind: str):
    with pytest.raises(ShapeError, match="at least two inputs, got 1"):
        planned(kind, [(3,)])


def test_add_refuses_unequal_widths():
    with pytest.raises(ShapeError, match="inputs of the same width, got widths 3 and 4") as caught:
        planned("add", [(3,), (4,)])
    assert "concat" in caught.value.message
