"""Linear regions: counts with closed forms, and every pattern of units on a fine lattice found again, once."""

import math
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine import plane
from engine.experiment import Experiment
from engine.regions import STEPS, TONES, Regions, regions
from engine.session import Session
from engine.supervised import Supervised

Array = NDArray[np.float64]
R = plane.RADIUS


def session(layers: list[dict[str, Any]], steps: int = 150, **data: Any) -> Session:
    end = {"kind": "dense", "units": 1, "activation": "sigmoid"}
    made = Session(
        Experiment.parse(
            {
                "version": 1,
                "seed": 11,
                "data": {"kind": "moons", "points": 100} | data,
                "network": {"layers": [*layers, end]},
                "learner": {"kind": "backprop"},
            }
        )
    )
    made.advance(steps)
    return made


def learner_of(made: Session) -> Supervised[Any]:
    assert isinstance(made.learner, Supervised)
    return made.learner


def dense(units: int, activation: str = "relu", **fields: Any) -> dict[str, Any]:
    return {"kind": "dense", "units": units, "activation": activation} | fields


def with_lines(lines: Array, activation: str = "relu") -> Supervised[Any]:
    """A network whose one hidden layer switches along lines [n, 3]: a x + b y + c = 0."""
    learner = learner_of(session([dense(len(lines), activation)], steps=0))
    flat = learner.network.flat.numpy()
    flat[: lines[:, :2].size] = lines[:, :2].ravel()
    flat[lines[:, :2].size : lines.size] = lines[:, 2]
    return learner


def crossings(lines: Array) -> Array:
    """Where every two of the lines cross [pairs, 2]."""
    pairs = [np.stack(pair) for pair in combinations(lines, 2)]
    return np.array([np.linalg.solve(pair[:, :2], -pair[:, 2]) for pair in pairs]).reshape(-1, 2)


def in_general_position(count: int, rng: np.random.Generator) -> Array:
    """Lines of which every two cross inside the window, and never three in one place."""
    while True:
        angles = rng.uniform(0, math.pi, count)
        lines = np.column_stack((np.cos(angles), np.sin(angles), rng.uniform(-0.8, 0.8, count)))
        found = crossings(lines)
        apart = np.linalg.norm(found[:, None] - found[None], axis=2) + np.eye(len(found))
        if np.abs(found).max(initial=0) < R - 0.01 and apart.min(initial=1) > 0.01:
            return lines


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "prelu", "step", "sign"])
@pytest.mark.parametrize("count", range(1, 8))
def test_lines_in_general_position_part_the_plane_into_1_n_and_n_choose_2(count: int, activation: str):
    lines = in_general_position(count, np.random.default_rng(count))
    found = regions(with_lines(lines, activation), 2000)
    assert found.complete
    assert len(found.tones) == 1 + count + math.comb(count, 2)


@pytest.mark.parametrize("count", [1, 2, 5, 9])
def test_parallel_lines_lines_through_one_place_and_the_same_line_many_times(count: int):
    offsets = np.linspace(-0.9, 0.9, count)
    parallel = np.column_stack((np.full(count, 0.6), np.full(count, 0.8), offsets))
    assert len(regions(with_lines(parallel), 2000).tones) == count + 1
    angles = np.arange(count) * math.pi / count + 0.1
    through = np.column_stack((np.cos(angles), np.sin(angles), np.zeros(count)))
    assert len(regions(with_lines(through), 2000).tones) == 2 * count
    assert len(regions(with_lines(np.tile([0.3, -2.0, 0.5], (count, 1))), 2000).tones) == 2


def test_lines_that_miss_the_window_and_units_that_never_change():
    outside = np.array([[1.0, 0, R + 0.01], [0, -3.0, -4.0], [0, 0, 1.0], [0, 0, 0.0]])
    found = regions(with_lines(outside), 2000)
    assert len(found.tones) == 1
    np.testing.assert_allclose(np.abs(found.vertices), R)


def polygons(found: Regions) -> list[Array]:
    return [found.vertices[start:stop] for start, stop in pairwise(found.offsets)]


def area(polygon: Array) -> float:
    """Positive for one that runs counter-clockwise (Gauss)."""
    x, y = polygon.T
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2)


def inside(polygon: Array, places: Array) -> NDArray[np.bool_]:
    """Which places lie well within a convex polygon that runs counter-clockwise."""
    edges = np.roll(polygon, -1, axis=0) - polygon
    away = places[:, None] - polygon[None]
    cross = edges[:, 0] * away[:, :, 1] - edges[:, 1] * away[:, :, 0]
    return np.asarray((cross > 1e-6 * np.linalg.norm(edges, axis=1)).all(axis=1))


def patterns(learner: Supervised[Any], places: Array) -> NDArray[np.bool_]:
    """Which units are on at places [n, 2]: a forward pass of its own, in double precision."""
    values: dict[str, Array] = {"input": places.T}
    found: list[NDArray[np.bool_]] = []
    for node, layer in zip(learner.network.nodes, learner.network.layers, strict=True):
        inputs = [values[name] for name in node.inputs]
        parameters = {name: tensor.detach().numpy().astype(float) for name, tensor in layer.parameters.items()}
        if node.kind == "dense":
            z = parameters["weight"] @ inputs[0] + parameters["bias"][:, None]
        elif node.kind == "batch_norm":
            mean, variance = (layer.buffers[name].numpy().astype(float)[:, None] for name in ("mean", "variance"))
            scaled = (inputs[0] - mean) / np.sqrt(variance + node.config.epsilon)  # type: ignore[attr-defined]
            z = parameters["weight"][:, None] * scaled + parameters["bias"][:, None]
        elif node.kind == "concat":
            z = np.concatenate(inputs)
        else:
            z = np.sum(inputs, axis=0)
        function = node.config.output_activation()
        if function in ("relu", "leaky_relu", "prelu", "step", "sign"):
            found.append(z > 0)
            off = {"leaky_relu": 0.01, "prelu": float(parameters.get("slope", np.zeros(1))[0])}.get(function, 0.0)
            z = {"step": (z > 0) * 1.0, "sign": np.sign(z)}.get(function, np.where(z > 0, z, off * z))
        values[node.id] = z
    return np.concatenate(found).T


NETS: dict[str, tuple[list[dict[str, Any]], int]] = {
    "shallow": ([dense(12)], 150),
    "two layers": ([dense(8), dense(8)], 300),
    "three layers": ([dense(6), dense(5, "leaky_relu"), dense(4, "prelu")], 200),
    "untrained": ([dense(9, init={"kind": "normal", "scale": 2}), dense(6)], 0),
    "steps": ([dense(5, "step"), dense(4, "sign"), dense(3, "step")], 0),
    "normalised": ([dense(6, "linear"), {"kind": "batch_norm"}, {"kind": "activation"}, dense(4)], 200),
    "dropped": ([dense(6), {"kind": "dropout", "rate": 0.3}, dense(4)], 200),
    "skip": (
        [
            dense(5, id="a"),
            dense(5, id="b"),
            {"kind": "add", "id": "sum", "inputs": ["a", "b"]},
            dense(4, id="c"),
            {"kind": "concat", "inputs": ["sum", "c", "input"]},
            dense(3),
        ],
        200,
    ),
}


@pytest.mark.parametrize("name", NETS)
def test_every_pattern_of_units_on_a_fine_lattice_is_one_region(name: str):
    layers, steps = NETS[name]
    learner = learner_of(session(layers, steps))
    found = regions(learner, 2000)
    assert found.complete
    shapes = polygons(found)
    sizes = np.array([area(polygon) for polygon in shapes])
    assert sizes.min() > 0
    assert sizes.sum() == pytest.approx((2 * R) ** 2, rel=1e-9)
    own = patterns(learner, np.array([polygon.mean(axis=0) for polygon in shapes]))
    assert len(np.unique(own, axis=0)) == len(shapes) > 5
    lattice = plane.lattice(400).astype(float)
    told = patterns(learner, lattice)
    known = {pattern.tobytes() for pattern in own}
    assert {pattern.tobytes() for pattern in np.unique(told, axis=0)} <= known
    for polygon, pattern in zip(shapes, own, strict=True):
        here = inside(polygon, lattice)
        assert (told[here] == pattern).all()


def test_within_a_region_the_output_is_linear():
    learner = learner_of(session([dense(7), dense(5)], 200))
    for polygon in polygons(regions(learner, 2000)):
        if len(polygon) >= 3 and area(polygon) > 1e-4:
            corners = (0.98 * polygon[:3] + 0.02 * polygon.mean(axis=0)).astype(np.float32)
            places = np.concatenate((corners, corners.mean(axis=0, keepdims=True)))
            logits = learner.network.trace_columns(plane.inputs(learner, places))[-2][0]
            assert logits[3] == pytest.approx(logits[:3].mean(), abs=2e-5)


def test_neighbours_across_one_line_differ_in_tone():
    assert all(step % TONES for step in STEPS)
    learner = with_lines(in_general_position(6, np.random.default_rng(3)))
    found = regions(learner, 2000)
    own = patterns(learner, np.array([polygon.mean(axis=0) for polygon in polygons(found)]))
    near = [(i, j) for i, j in combinations(range(len(own)), 2) if (own[i] != own[j]).sum() == 1]
    assert len(near) >= len(own) - 1
    assert all(found.tones[i] != found.tones[j] for i, j in near)
    assert set(found.tones) <= set(range(TONES))


def anywhere(*widths: int) -> Supervised[Any]:
    """A network of layers of these widths whose parameters, biases too, are drawn at random."""
    learner = learner_of(session([dense(units) for units in widths], 0))
    learner.network.flat.copy_(torch.randn(learner.network.parameters, generator=torch.Generator().manual_seed(1)))
    return learner


def test_where_there_are_too_many_some_are_not_told_apart():
    learner = anywhere(12, 12)
    whole, part = regions(learner, 2000), regions(learner, 50)
    assert whole.complete
    assert len(whole.tones) > 60
    assert len(part.tones) == 50
    assert not part.complete
    assert sum(map(area, polygons(part))) == pytest.approx((2 * R) ** 2, rel=1e-9)


def test_a_large_network_is_cut_as_far_as_the_budget_allows(monkeypatch: pytest.MonkeyPatch):
    assert regions(anywhere(10, 10, 4), 2000).complete
    first = len(regions(anywhere(10), 2000).tones)
    monkeypatch.setattr(plane, "BUDGET", 3 * (20 + 100 * first) + 1)
    found = regions(anywhere(10, 10, 4), 2000)
    assert not found.complete
    assert len(found.tones) > first
    assert not regions(anywhere(128, 128, 128, 128, 128), 2000).complete


# ---- the probe


def test_the_probe_tells_outlines_and_tones():
    made = session([dense(8), dense(4)], 200)
    told, found = made.read_one("regions"), regions(learner_of(made), 2000)
    assert (told["count"], told["complete"], told["reason"], told["layer"]) == (len(found.tones), True, None, None)
    np.testing.assert_array_equal(told["parts"], found.offsets)
    np.testing.assert_array_equal(told["tone"], found.tones)
    np.testing.assert_allclose(told["vertices"].numbers(), found.vertices, atol=1e-3)


@pytest.mark.parametrize(
    ("layers", "features", "reason", "layer"),
    [
        ([dense(4, "tanh")], ("x", "y"), "activation", "dense_1"),
        ([dense(4), dense(3, "gelu")], ("x", "y"), "activation", "dense_2"),
        ([dense(4), {"kind": "activation", "function": "sigmoid"}], ("x", "y"), "activation", "activation_1"),
        ([dense(4), {"kind": "layer_norm"}], ("x", "y"), "layer", "layer_norm_1"),
        ([dense(4)], ("x", "y", "x2"), "features", None),
        ([dense(4)], ("sin_x", "y"), "features", None),
    ],
)
def test_where_it_does_not_apply_it_says_why(layers: list[dict[str, Any]], features: Any, reason: str, layer: Any):
    told = session(layers, 5, features=features).read_one("regions")
    assert (told["count"], told["reason"], told["layer"]) == (None, reason, layer)
    assert told["parts"].tolist() == [0]


def test_linear_layers_are_one_region_and_the_last_activation_does_not_count():
    assert session([dense(4, "linear"), dense(3, "linear")], 5).read_one("regions")["count"] == 1
    assert session([], 5).read_one("regions")["count"] == 1
