"""Networks: graphs drawn at random against a plain recursive oracle, counts by hand, and the flat vectors."""

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from engine.activations import ACTIVATIONS
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.graph import NetworkConfig, plan
from engine.network import Network, describe

X = torch.randn(7, 2, generator=torch.Generator().manual_seed(0))
MLP = [{"kind": "dense", "units": 4}, {"kind": "dense", "units": 2}, {"kind": "dense", "units": 1}]


def config(layers: list[dict[str, Any]]) -> NetworkConfig:
    return NetworkConfig.model_validate({"layers": layers})


def network(layers: list[dict[str, Any]], width: int = 2, seed: int = 1) -> Network:
    return Network(config(layers), width, seed)


@st.composite
def graphs(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Layers that read any earlier ones; what nothing reads is gathered by a concat and a dense layer at the end."""
    widths = {"input": 2}
    layers: list[dict[str, Any]] = []
    for index in range(draw(st.integers(1, 8))):
        name, known = f"n{index}", sorted(widths)
        kind = draw(st.sampled_from(["dense", "activation", "add", "concat", "layer_norm", "dropout"]))
        reads = [draw(st.sampled_from(known))]
        if kind in ("add", "concat"):
            fits = [other for other in known if kind == "concat" or widths[other] == widths[reads[0]]]
            reads += [other for other in draw(st.lists(st.sampled_from(fits), unique=True)) if other not in reads]
        if len(reads) == 1 and kind in ("add", "concat"):
            kind = "dense"
        layer: dict[str, Any] = {"kind": kind, "id": name, "inputs": reads}
        widths[name] = sum(widths[r] for r in reads) if kind == "concat" else widths[reads[0]]
        if kind == "dense":
            layer["units"] = widths[name] = draw(st.integers(1, 5))
            layer["activation"] = draw(st.sampled_from(["tanh", "relu", "linear", "sin"]))
        layers.append(layer)
    used = {name for layer in layers for name in layer["inputs"]}
    loose = [layer["id"] for layer in layers if layer["id"] not in used]
    if len(loose) > 1:
        layers.append({"kind": "concat", "id": "gather", "inputs": loose})
    layers.append({"kind": "dense", "id": "last", "units": 1})
    return layers


def oracle(net: Network, name: str, x: Tensor) -> Tensor:
    """The output of one layer, computed from scratch by its definition."""
    if name == "input":
        return x
    index = next(i for i, node in enumerate(net.nodes) if node.id == name)
    settings_, parameters = net.nodes[index].config.model_dump(), net.layers[index].parameters
    reads = [oracle(net, other, x) for other in net.nodes[index].inputs]
    match net.nodes[index].kind:
        case "dense":
            z = torch.einsum("ui,bi->bu", parameters["weight"], reads[0]) + parameters["bias"]
            return ACTIVATIONS[settings_["activation"]].function(z)
        case "activation":
            return ACTIVATIONS[settings_["function"]].function(reads[0])
        case "add":
            return torch.stack(reads).sum(0)
        case "concat":
            return torch.hstack(reads)
        case "layer_norm":
            mean, variance = reads[0].mean(1, keepdim=True), reads[0].var(1, unbiased=False, keepdim=True)
            return (reads[0] - mean) / (variance + 1e-5).sqrt() * parameters["weight"] + parameters["bias"]
        case _:
            return reads[0]


def longest(net: Network, name: str) -> int:
    if name == "input":
        return 0
    node = next(node for node in net.nodes if node.id == name)
    return max(longest(net, other) for other in node.inputs) + (node.kind == "dense")


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_a_random_graph_computes_what_its_definition_says(layers: list[dict[str, Any]]):
    net = network(layers)
    torch.testing.assert_close(net.forward(X), oracle(net, "last", X), rtol=1e-4, atol=1e-5)
    assert net.depth == longest(net, "last")


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_gradients_land_in_the_flat_vector(layers: list[dict[str, Any]]):
    net = network(layers)
    net.forward(X, training=False).square().sum().backward()
    leaves = [
        layer.parameters[slot.name] for slot in net.slots for layer in net.layers if layer.config.id == slot.layer
    ]
    gradients = torch.autograd.grad(oracle(net, "last", X).square().sum(), leaves, allow_unused=True)
    for slot, leaf, gradient in zip(net.slots, leaves, gradients, strict=True):
        part = net.grad[slot.offset : slot.offset + leaf.numel()].view(slot.shape)
        torch.testing.assert_close(
            part, torch.zeros(slot.shape) if gradient is None else gradient, rtol=1e-3, atol=1e-4
        )


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_counts_are_those_of_the_tensors(layers: list[dict[str, Any]]):
    net = network(layers)
    assert (
        net.parameters == net.flat.numel() == sum(p.numel() for layer in net.layers for p in layer.parameters.values())
    )
    assert [node.output_shape for node in net.nodes] == [tuple(oracle(net, n.id, X).shape[1:]) for n in net.nodes]


@pytest.mark.parametrize(
    ("layers", "width", "depth", "parameters", "multiplies"),
    [
        (MLP, 2, 3, 12 + 10 + 3, 8 + 8 + 2),
        ([{"kind": "dense", "units": 1}], 9, 1, 10, 9),
        ([{"kind": "dense", "units": 3, "bias": False}, {"kind": "dense", "units": 2}], 4, 2, 12 + 8, 12 + 6),
        ([{"kind": "dense", "units": 5, "activation": "prelu"}, {"kind": "batch_norm"}], 2, 1, 15 + 1 + 10, 10 + 5),
        ([{"kind": "dense", "units": 128}] * 6 + [{"kind": "dense", "units": 1}], 2, 7, 384 + 5 * 16512 + 129, 82304),
    ],
)
def test_counts_by_hand(layers: list[dict[str, Any]], width: int, depth: int, parameters: int, multiplies: int):
    found = plan(config(layers), width)
    assert (found.depth, found.parameters, found.multiplies) == (depth, parameters, multiplies)


def test_depth_is_the_longest_path():
    layers: list[dict[str, Any]] = [
        {"kind": "dense", "id": "a", "units": 2},
        {"kind": "dropout"},
        {"kind": "dense", "id": "b", "units": 2},
        {"kind": "add", "inputs": ["b", "input"]},
        {"kind": "dense", "id": "short", "units": 2, "inputs": ["input"]},
        {"kind": "concat", "inputs": ["add_1", "short"]},
        {"kind": "layer_norm"},
        {"kind": "dense", "units": 1},
    ]
    assert plan(config(layers), 2).depth == 3


def test_parameters_and_gradients_are_views():
    net = network(MLP)
    weight = net.layers[1].parameters["weight"]
    net.flat[net.slots[2].offset] = 5.0
    assert weight[0, 0].item() == 5.0
    for _ in range(2):
        net.forward(X).sum().backward()
    assert weight.grad is not None
    assert weight.grad.data_ptr() == net.grad[net.slots[2].offset :].data_ptr()
    assert net.grad.abs().sum() > 0
    net.grad.zero_()
    assert (weight.grad == 0).all()


def test_gradients_add_up():
    net = network(MLP)
    net.forward(X).sum().backward()
    once = net.grad.clone()
    net.forward(X).sum().backward()
    torch.testing.assert_close(net.grad, 2 * once)


def test_slots_lie_side_by_side_and_decay_weights_only():
    net = network(MLP)
    assert [(s.layer, s.name, s.offset, s.shape, s.decay) for s in net.slots] == [
        ("dense_1", "weight", 0, (4, 2), True),
        ("dense_1", "bias", 8, (4,), False),
        ("dense_2", "weight", 12, (2, 4), True),
        ("dense_2", "bias", 20, (2,), False),
        ("dense_3", "weight", 22, (1, 2), True),
        ("dense_3", "bias", 24, (1,), False),
    ]


def test_trace_shows_three_phases_of_a_dense_layer():
    net = network([{"kind": "dense", "units": 3}, {"kind": "batch_norm"}, {"kind": "dense", "units": 1}])
    net.flat.normal_(generator=torch.Generator().manual_seed(2))
    stages = net.trace(X)
    keys = ["input", "dense_1.W", "dense_1.b", "dense_1.g", "batch_norm_1.out", "dense_2.W", "dense_2.b", "dense_2.g"]
    assert [stage.key for stage in stages] == keys == [shape.key for shape in net.stages]
    assert [shape.width for shape in net.stages] == [stage.value.shape[1] for stage in stages]
    parameters = net.layers[0].parameters
    torch.testing.assert_close(stages[1].value, X @ parameters["weight"].T)
    torch.testing.assert_close(stages[2].value, X @ parameters["weight"].T + parameters["bias"])
    torch.testing.assert_close(stages[3].value, torch.tanh(stages[2].value))
    torch.testing.assert_close(stages[-1].value, net.forward(X))


@settings(deadline=None, max_examples=60)
@given(graphs(), st.integers(1, 40))
def test_columns_are_rows_turned(layers: list[dict[str, Any]], count: int):
    net = network(layers)
    net.flat.normal_(generator=torch.Generator().manual_seed(2))
    x = torch.randn(count, 2, generator=torch.Generator().manual_seed(count))
    columns = np.ascontiguousarray(x.numpy().T)
    kept = columns.copy()
    traced, stages = net.trace_columns(columns), net.trace(x)
    for found, stage in zip(traced, stages, strict=True):
        np.testing.assert_allclose(found.T, stage.value, rtol=1e-5, atol=1e-6)
        assert found.flags.c_contiguous
    outputs = net.columns(columns)
    for place, name in enumerate(["input", *(node.id for node in net.nodes)]):
        np.testing.assert_allclose(outputs[place].T, oracle(net, name, x).detach(), rtol=1e-5, atol=1e-6)
    np.testing.assert_array_equal(columns, kept)
    assert all(np.array_equal(a, b) for a, b in zip(net.trace_columns(columns), traced, strict=True))


@pytest.mark.parametrize("units", [3, 70])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_columns_of_every_activation(activation: str, units: int):
    layers: list[dict[str, Any]] = [
        {"kind": "dense", "units": units, "activation": activation},
        {"kind": "activation", "function": activation},
        {"kind": "dense", "units": 2, "activation": activation, "bias": False},
    ]
    net = network(layers)
    net.flat.normal_(generator=torch.Generator().manual_seed(2))
    x = 3 * torch.randn(33, 2, generator=torch.Generator().manual_seed(1))
    columns = np.ascontiguousarray(x.numpy().T)
    for found, stage in zip(net.trace_columns(columns), net.trace(x), strict=True):
        torch.testing.assert_close(torch.tensor(found.T), stage.value, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(torch.tensor(net.columns(columns)[-1].T), net.forward(x).detach(), rtol=1e-4, atol=1e-5)


def test_trace_without_bias_repeats_the_stretched_plane():
    stages = network([{"kind": "dense", "units": 3, "bias": False}]).trace(X)
    assert torch.equal(stages[1].value, stages[2].value)


def test_watching_changes_nothing():
    layers: list[dict[str, Any]] = [{"kind": "dense", "units": 3}, {"kind": "batch_norm"}, {"kind": "dropout"}, *MLP]
    net = network(layers)
    flat, grad, state, rng = net.flat.clone(), net.grad.clone(), net.state(), torch.get_rng_state()
    stages = net.trace(X)
    net.forward(X)
    assert not any(stage.value.requires_grad for stage in stages)
    assert torch.equal(flat, net.flat)
    assert torch.equal(grad, net.grad)
    assert all(torch.equal(state[name], tensor) for name, tensor in net.buffers.items())
    assert torch.equal(rng, torch.get_rng_state())


def test_state_travels_to_a_network_of_the_same_kind():
    layers: list[dict[str, Any]] = [
        {"kind": "dense", "units": 3},
        {"kind": "batch_norm"},
        {"kind": "dense", "units": 1},
    ]
    net, other = network(layers), network(layers, seed=2)
    net.forward(X, training=True)
    saved = net.state()
    net.forward(X, training=True)
    assert not torch.equal(saved["batch_norm_1.mean"], net.buffers["batch_norm_1.mean"])
    other.flat.copy_(net.flat)
    other.load_state(net.state())
    assert torch.equal(net.forward(X), other.forward(X))
    with pytest.raises(KeyError, match="batch_norm_1"):
        other.load_state({})


def test_the_seed_decides_and_nothing_else():
    torch.manual_seed(1)
    first = network(MLP, seed=4).flat.clone()
    torch.manual_seed(2)
    assert torch.equal(first, network(MLP, seed=4).flat)
    assert not torch.equal(first, network(MLP, seed=5).flat)


def test_a_layer_more_at_the_end_leaves_the_start_of_the_others():
    assert torch.equal(network(MLP[:2]).flat, network(MLP).flat[:22])


@pytest.mark.parametrize(
    ("last", "activation", "midpoint"),
    [
        ({"kind": "dense", "units": 1, "activation": "sigmoid"}, "sigmoid", 0.5),
        ({"kind": "dense", "units": 1, "activation": "tanh"}, "tanh", 0.0),
        ({"kind": "activation", "function": "relu"}, "relu", 0.5),
        ({"kind": "batch_norm"}, "linear", 0.0),
    ],
)
def test_output_activation_and_midpoint(last: dict[str, Any], activation: str, midpoint: float):
    net = network([{"kind": "dense", "units": 1}, last])
    assert (net.output_activation, net.output_midpoint) == (activation, midpoint)


def test_a_broken_graph_is_refused():
    with pytest.raises(ExperimentError, match="exactly one input"):
        network([{"kind": "dense", "units": 2}, {"kind": "dense", "units": 2, "inputs": ["input", "dense_1"]}])


def test_describe_counts_without_building():
    raw = {"version": 1, "data": {"kind": "xor"}, "learner": {"kind": "backprop"}}
    layers = [{"kind": "dense", "units": 3}, {"kind": "dense", "units": 1, "activation": "sigmoid"}]
    assert describe(Experiment.parse(raw | {"network": {"layers": layers}})) == {
        "depth": 2,
        "parameters": 13,
        "multiplies": 9,
        "layers": [
            {"id": "dense_1", "kind": "dense", "output_shape": [3], "parameters": 9, "multiplies": 6},
            {"id": "dense_2", "kind": "dense", "output_shape": [1], "parameters": 4, "multiplies": 3},
        ],
    }
