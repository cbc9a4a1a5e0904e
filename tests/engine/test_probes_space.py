"""The space probe: lattice, points and boundary at every stage, and axes that do not jump."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine import frame, pca
from engine.boundary import VERTICES, boundary
from engine.experiment import Experiment
from engine.session import Session
from engine.supervised import Supervised

RADIUS = 1.12


def session(
    layers: list[dict[str, Any]], data: dict[str, Any] | None = None, steps: int = 100, **learner: Any
) -> Session:
    made = Session(
        Experiment.parse(
            {
                "version": 1,
                "seed": 3,
                "data": {"kind": "rings", "points": 120} | (data or {}),
                "network": {"layers": layers},
                "learner": {"kind": "backprop"} | learner,
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


def lattice(resolution: int) -> NDArray[np.float32]:
    """The vertices [(N + 1)², 2]: y from −R to R, and for each x from −R to R."""
    ticks = np.linspace(-RADIUS, RADIUS, resolution + 1)
    return np.array([(x, y) for y in ticks for x in ticks], np.float32)


def close(packed: frame.Scaled, true: NDArray[Any]) -> None:
    """The packed numbers are the true ones to half precision of the largest."""
    np.testing.assert_allclose(packed.numbers(), true, rtol=2**-11, atol=packed.scale * 2**-11 + 1e-6)


def test_narrow_stages_are_shown_as_they_are():
    made = session(SMALL)
    learner = learner_of(made)
    payload = made.read_one("space", {"resolution": 10, "points": 50})
    vertices = torch.tensor(lattice(10))
    assert payload["resolution"] == 10
    assert payload["radius"] == RADIUS
    assert list(payload["keys"]) == [stage.key for stage in learner.network.stages]
    for on_lattice, on_points in zip(
        learner.network.trace(vertices), learner.network.trace(learner.inputs[:50]), strict=True
    ):
        key = payload["keys"][on_lattice.key]
        assert key["dim"] == on_lattice.value.shape[1]
        assert key["share"] is None
        close(key["lattice"], on_lattice.value.numpy())
        close(key["points"], on_points.value.numpy())
        assert key["extent"] == pytest.approx(
            max(float(on_lattice.value.abs().max()), float(on_points.value.abs().max())), rel=1e-5
        )
    output = learner.network.forward(vertices).detach().numpy()[:, 0]
    np.testing.assert_allclose(payload["shade"].numbers(), 2 * output - 1, atol=1 / 255 + 1e-5)
    np.testing.assert_array_equal(payload["labels"], np.asarray(learner.data.labels)[:50])


def test_the_boundary_is_where_the_network_is_undecided_at_every_stage():
    made = session(SMALL, steps=600)
    payload = made.read_one("space")
    parts = payload["boundary_parts"]
    assert parts[0] == 0
    assert parts[-1] > 40
    vertices = payload["keys"]["input"]["boundary"].numbers()
    assert len(vertices) == parts[-1]
    output = learner_of(made).network.forward(torch.tensor(vertices)).detach().numpy()[:, 0]
    assert np.abs(output - 0.5).max() < 0.12
    traced, offsets = boundary(learner_of(made), 24)
    np.testing.assert_array_equal(offsets, parts)
    for stage in learner_of(made).network.trace(torch.tensor(traced)):
        close(payload["keys"][stage.key]["boundary"], stage.value.numpy())
    for start, end in pairwise(parts):
        assert np.abs(np.diff(vertices[start:end], axis=0)).max() <= 2 * RADIUS / 56 + 0.01


def test_no_boundary_where_there_is_none():
    made = session([dense(1, "sigmoid", init={"kind": "zeros"})], steps=0)
    made.act({"kind": "set_parameter", "index": 2, "value": 5.0})
    payload = made.read_one("space")
    assert payload["boundary_parts"].tolist() == [0]
    assert payload["keys"]["input"]["boundary"].halves.shape == (0, 2)


def test_boundaries_of_many_classes():
    layers = [dense(8), dense(5, "softmax")]
    made = session(layers, {"kind": "blobs", "classes": 5}, steps=600, loss="cross_entropy")
    payload = made.read_one("space")
    output = learner_of(made).network.forward(torch.tensor(lattice(24))).detach().numpy()
    np.testing.assert_array_equal(payload["winner"], output.argmax(1))
    vertices = payload["keys"]["input"]["boundary"].numbers()
    ranked = np.sort(learner_of(made).network.forward(torch.tensor(vertices)).detach().numpy(), axis=1)
    assert np.median(ranked[:, -1] - ranked[:, -2]) < 0.1
    assert set(payload["labels"].tolist()) == {0, 1, 2, 3, 4}


def test_long_boundaries_are_thinned():
    layers = [dense(64, "sin", init={"kind": "normal", "scale": 10}), dense(1, "sigmoid")]
    payload = session(layers, steps=0).read_one("space")
    parts = payload["boundary_parts"]
    assert 100 < parts[-1] <= VERTICES + 2 * (len(parts) - 1)


def test_a_regression_shades_its_prediction():
    layers = [dense(4), dense(1, "linear")]
    made = session(layers, {"kind": "regression_plane"}, loss="squared")
    payload = made.read_one("space")
    output = learner_of(made).network.forward(torch.tensor(lattice(24))).detach().numpy()[:, 0]
    np.testing.assert_allclose(payload["shade"].numbers(), output.clip(-1, 1), atol=1 / 255 + 1e-5)
    targets = np.asarray(learner_of(made).data.targets)
    np.testing.assert_array_equal(payload["labels"], targets[: len(payload["labels"])] > 0)


def test_only_the_keys_asked_for():
    made = session(SMALL)
    payload = made.read_one("space", {"keys": ["dense_1.g", "input", "no_such_stage"]})
    assert list(payload["keys"]) == ["input", "dense_1.g"]


def test_features_are_carried_along():
    made = session([dense(2), dense(1, "sigmoid")], {"features": ["x", "y", "xy", "x2"]})
    payload = made.read_one("space")
    assert payload["keys"]["input"]["dim"] == 4
    assert payload["keys"]["input"]["lattice"].halves.shape == (625, 3)
    assert payload["keys"]["dense_1.g"]["lattice"].halves.shape == (625, 2)


WIDE = [dense(7), dense(5), dense(1, "sigmoid")]


def test_wide_stages_are_projected_on_their_principal_axes():
    made = session(WIDE)
    payload = made.read_one("space", {"points": 120})
    for stage in learner_of(made).network.trace(learner_of(made).inputs):
        if stage.value.shape[1] > 3:
            key = payload["keys"][stage.key]
            values = stage.value.numpy().astype(float)
            centred = values - values.mean(0)
            singular = np.linalg.svd(centred, compute_uv=False)
            shown = key["points"].numbers().astype(float)
            spread = shown - shown.mean(0)
            found = np.linalg.svd(spread, compute_uv=False)
            np.testing.assert_allclose(found**2, singular[:3] ** 2, rtol=0.01, atol=1e-3)
            np.testing.assert_allclose(key["share"], (spread**2).sum(0) / (singular**2).sum(), rtol=0.01, atol=1e-4)
            np.testing.assert_allclose(sum(key["share"]), (singular**2)[:3].sum() / (singular**2).sum(), rtol=1e-3)
            assert key["dim"] == stage.value.shape[1]


def test_a_shift_looks_like_a_shift():
    payload = session(WIDE).read_one("space")
    for layer in ("dense_1", "dense_2"):
        stretched, shifted = (payload["keys"][f"{layer}.{phase}"]["lattice"].numbers() for phase in ("W", "b"))
        shift = shifted - stretched
        np.testing.assert_allclose(shift, np.broadcast_to(shift.mean(0), shift.shape), atol=0.01)


def test_axes_do_not_jump_from_one_reading_to_the_next():
    slow = {"kind": "adam", "rate": 0.005}
    made = session([dense(12), dense(9, "relu"), dense(1, "sigmoid")], steps=0, optimizer=slow)
    before = made.read_one("space")["keys"]
    for _ in range(200):
        made.advance(1)
        after = made.read_one("space")["keys"]
        for key, found in after.items():
            moved = np.abs(found["points"].numbers() - before[key]["points"].numbers()).max()
            assert moved < 0.15 * found["extent"]
        before = after


def test_axes_of_the_same_points_stay_when_their_order_changes():
    rng = np.random.default_rng(0)
    points = rng.normal(size=(200, 6)) * [3, 2.999, 2, 0.5, 0.1, 0.1]
    first = pca.principal(points, 3)
    nudged = points * [1, 1.001, 1, 1, 1, 1]
    second = pca.principal(nudged, 3, first)
    np.testing.assert_allclose(second.axes, first.axes, atol=0.05)
    np.testing.assert_allclose(second.axes.T @ second.axes, np.eye(3), atol=1e-9)
    assert second.share.sum() == pytest.approx(pca.principal(nudged, 3).share.sum())


def test_axes_turn_as_little_as_orthogonal_procrustes_allows():
    rng = np.random.default_rng(1)
    points = rng.normal(size=(100, 5)) * [5, 4, 3, 1, 1]
    previous = pca.principal(rng.normal(size=(100, 5)), 3)
    found = pca.principal(points, 3, previous).axes
    distance = np.linalg.norm(found - previous.axes)
    for _ in range(300):
        turn = np.linalg.qr(rng.normal(size=(3, 3)))[0]
        assert np.linalg.norm(found @ turn - previous.axes) >= distance - 1e-9


@pytest.mark.parametrize("count", [1, 2, 4, 7, 20])
def test_axes_of_fewer_points_than_dimensions(count: int):
    rng = np.random.default_rng(count)
    points = rng.normal(size=(count, 9)) * np.linspace(3, 0.1, 9) + 1
    found = pca.principal(points, 3)
    np.testing.assert_allclose(found.axes.T @ found.axes, np.eye(3), atol=1e-9)
    variances = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)[:3] ** 2
    known = variances > 1e-9
    total = np.square(points - points.mean(axis=0)).sum()
    np.testing.assert_allclose(found.share[: len(variances)][known], (variances / max(total, 1e-9))[known], rtol=1e-9)
    again = pca.principal(points, 3, found)
    np.testing.assert_allclose(again.axes, found.axes, atol=1e-9)


def test_halves_are_within_half_a_step_of_the_trace():
    made = session(SMALL)
    payload = made.read_one("space")
    for stage in learner_of(made).network.trace(torch.tensor(lattice(24))):
        packed, true = payload["keys"][stage.key]["lattice"], stage.value.numpy()
        error = np.abs(packed.numbers() - true)
        assert (error <= np.abs(true) * 2**-11 + packed.scale * 2**-24 + 1e-6).all()


def test_points_beyond_the_first_are_shown_by_number() -> None:
    made = session([dense(8), dense(1, "sigmoid")])
    plain = made.read_one("space", {"points": 100})
    more = made.read_one("space", {"points": 100, "also": [117, 3, 104, 1999]})
    assert "also" not in plain
    assert more["also"].tolist() == [104, 117]
    data = learner_of(made).data
    assert data.labels is not None
    numbers = [*range(100), 104, 117]
    np.testing.assert_array_equal(more["labels"], data.labels[numbers])
    close(more["keys"]["input"]["points"], data.points[numbers])
    for key, stage in more["keys"].items():
        assert len(stage["points"].numbers()) == 102
        for part in ("lattice", "boundary"):
            same = plain["keys"][key][part].numbers()
            close_to = 2**-9 * stage["extent"]
            np.testing.assert_allclose(stage[part].numbers(), same, atol=close_to, err_msg=f"{key} {part}")
