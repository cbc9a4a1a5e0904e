"""The best straight cut: against an independent optimiser, where the answer is known, and the rules between stages."""

from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine import straight_cut
from engine.experiment import Experiment
from engine.probes.straight_cut import EFFORT
from engine.session import Session
from engine.straight_cut import RIDGE
from engine.supervised import Supervised

Array = NDArray[np.float64]
RNG = np.random.default_rng(8)


def by_lbfgs(points: Array, sides: Array) -> Array:
    """The same objective, minimised by torch's L-BFGS: weights for unscaled coordinates, bias last."""
    scale = np.abs(points).max(0)
    X = torch.tensor(np.column_stack((points / scale, np.ones(len(points)))))
    y = torch.tensor(2 * sides - 1)
    w = torch.zeros(X.shape[1], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [w], max_iter=2000, tolerance_grad=1e-10, tolerance_change=0, line_search_fn="strong_wolfe"
    )

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.softplus(-y * (X @ w)).sum() + RIDGE / 2 * (w**2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    found = w.detach().numpy()
    return np.append(found[:-1] / scale, found[-1])


def cloud(count: int, width: int, kind: str) -> tuple[Array, NDArray[np.int64]]:
    points = RNG.normal(0, 1, (count, width)) * RNG.uniform(0.1, 5, width) + RNG.normal(0, 1, width)
    if kind == "separable":
        return points, (points @ np.ones(width) > width / 3).astype(np.int64)
    if kind == "noisy":
        return points, (points[:, 0] + RNG.normal(0, 1, count) > 0).astype(np.int64)
    return points, RNG.integers(0, 2, count)


@pytest.mark.parametrize("kind", ["separable", "noisy", "random"])
@pytest.mark.parametrize("width", [1, 2, 3, 6])
def test_weights_are_those_of_an_independent_optimiser(kind: str, width: int):
    points, labels = cloud(120, width, kind)
    cut = straight_cut.fit(points, labels, 2)
    expected = by_lbfgs(points, labels.astype(float))
    np.testing.assert_allclose(cut.weights[0], expected, rtol=1e-4, atol=1e-4)
    right = (points @ expected[:-1] + expected[-1] > 0) == labels
    assert cut.score == pytest.approx(right.mean())


def test_one_against_the_rest():
    labels = RNG.integers(0, 4, 200)
    points = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]])[labels] + RNG.normal(0, 0.3, (200, 2))
    cut = straight_cut.fit(points, labels, 4)
    assert cut.weights.shape == (4, 3)
    for c in range(4):
        np.testing.assert_allclose(cut.weights[c], by_lbfgs(points, (labels == c).astype(float)), rtol=1e-4, atol=1e-4)
    assert cut.score > 0.9


def test_separable_points_are_all_right():
    points = RNG.uniform(-1, 1, (300, 2))
    labels = (points @ [1, -2] > 0.1).astype(np.int64)
    apart = np.abs(points @ [1, -2] - 0.1) > 0.2
    assert straight_cut.fit(points[apart], labels[apart], 2).score == 1.0
    assert straight_cut.score(points[apart], labels[apart], 2) == 1.0


@pytest.mark.parametrize("width", [20, 120, 300])
@pytest.mark.parametrize("classes", [2, 10])
def test_in_many_dimensions_the_score_is_nearly_that_of_the_exact_cut(width: int, classes: int):
    labels = RNG.integers(0, classes, 512)
    centres = RNG.normal(0, 1, (classes, width))
    points = 0.35 * centres[labels] * np.sqrt(10 / width) + RNG.normal(0, 0.3, (512, width))
    seen = points[: straight_cut.enough(points)]
    exact = straight_cut.fit(seen, labels[: len(seen)], classes).score
    assert straight_cut.score(points, labels, classes) == pytest.approx(exact, abs=0.02)


def test_points_in_a_corner_of_many_dimensions():
    labels = np.arange(40) % 2
    points = np.zeros((40, 400))
    assert straight_cut.score(points, labels, 2) == 0.5
    points[:, 7] = 2 * labels - 1
    assert straight_cut.score(points, labels, 2) == 1


def test_a_ring_in_a_ring_can_be_cut_little_better_than_by_its_larger_class():
    angles = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    ring = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    points, labels = np.concatenate((0.3 * ring, ring)), np.repeat([0, 1], 200)
    assert 0.5 <= straight_cut.fit(points, labels, 2).score < 0.65
    assert straight_cut.fit(np.column_stack((points, (points**2).sum(1))), labels, 2).score == 1.0


def test_linear_share_is_r_squared():
    points = RNG.normal(0, 1, (100, 3))
    targets = points @ [1, 2, 3] + 5
    assert straight_cut.linear_share(points, targets) == pytest.approx(1)
    noisy = targets + RNG.normal(0, 2, 100)
    X = np.column_stack((points, np.ones(100)))
    rest = noisy - X @ np.linalg.lstsq(X, noisy)[0]
    assert straight_cut.linear_share(points, noisy) == pytest.approx(1 - rest.var() / noisy.var())
    assert straight_cut.linear_share(np.zeros((100, 2)), noisy) == pytest.approx(0, abs=1e-12)
    assert straight_cut.linear_share(points, np.ones(100)) == 1


def test_cuts_go_along_with_affine_maps():
    points, labels = cloud(80, 2, "noisy")
    cut = straight_cut.fit(points, labels, 2).weights
    for matrix in (RNG.normal(size=(2, 2)), RNG.normal(size=(3, 2))):
        shift = RNG.normal(size=len(matrix))
        carried = straight_cut.shifted(straight_cut.through(cut, matrix), shift)
        before = points @ cut[0, :-1] + cut[0, -1]
        after = (points @ matrix.T + shift) @ carried[0, :-1] + carried[0, -1]
        np.testing.assert_allclose(after, before, atol=1e-9)


def test_injective():
    assert straight_cut.injective(np.eye(3)[:, :2])
    assert not straight_cut.injective(np.eye(3)[:2])
    assert not straight_cut.injective(np.array([[1.0, 2.0], [2.0, 4.0]]))
    assert not straight_cut.injective(np.zeros((2, 2)))
    assert not straight_cut.injective(np.array([[np.nan, 0], [0, 1]]))


def session(
    layers: list[dict[str, Any]], data: dict[str, Any] | None = None, steps: int = 0, **learner: Any
) -> Session:
    made = Session(
        Experiment.parse(
            {
                "version": 1,
                "seed": 3,
                "data": {"kind": "rings", "points": 200} | (data or {}),
                "network": {"layers": layers},
                "learner": {"kind": "backprop"} | learner,
            }
        )
    )
    made.advance(steps)
    return made


def dense(units: int, activation: str = "tanh", **fields: Any) -> dict[str, Any]:
    return {"kind": "dense", "units": units, "activation": activation} | fields


def scores(made: Session) -> dict[str, float]:
    keys = [stage["key"] for stage in made.describe()["stages"]]
    return dict(zip(keys, made.read_one("straight_cut")["score"].tolist(), strict=True))


def test_affine_invertible_layers_never_change_the_score():
    made = session([dense(2, "linear"), dense(3, "linear"), dense(5, "linear"), dense(1, "sigmoid")], steps=50)
    found = scores(made)
    same = [key for key in found if not key.startswith("dense_4")]
    assert {found[key] for key in same} == {found["input"]}


def test_a_projection_never_raises_the_score():
    made = session([dense(6), dense(2), dense(1, "sigmoid")])
    for _ in range(30):
        made.advance(20)
        found = scores(made)
        assert found["dense_1.W"] == found["dense_1.b"] == found["input"]
        assert found["dense_2.W"] <= found["dense_1.g"]
        assert found["dense_2.b"] == found["dense_2.W"]
        assert found["dense_3.W"] <= found["dense_2.g"]
        assert found["dense_3.b"] == found["dense_3.W"]


def test_a_dead_layer_loses_everything():
    made = session([dense(4, init={"kind": "zeros"}), dense(1, "sigmoid")])
    found = scores(made)
    assert found["dense_1.W"] == found["dense_1.g"]
    assert found["dense_1.W"] < 0.65


def test_training_unties_the_rings():
    made = session([dense(4), dense(1, "sigmoid")], {"noise": 0}, steps=3000)
    found = scores(made)
    assert made.metrics().accuracy_train == 1.0
    assert found["input"] < 0.7
    assert found["dense_1.g"] == 1.0
    assert found["dense_2.g"] == 1.0


def test_cuts_are_sent_for_narrow_stages_and_get_their_score():
    made = session([dense(5), dense(3), dense(1, "sigmoid")], steps=200)
    assert isinstance(made.learner, Supervised)
    payload, found = made.read_one("straight_cut"), scores(made)
    assert set(payload["cut"]) == {key for key in found if not key.startswith("dense_1")}
    count = len(made.learner.data.train)
    labels = np.asarray(made.learner.data.labels)[:count]
    for stage in made.learner.network.trace(made.learner.inputs[:count]):
        if stage.key in payload["cut"]:
            *weights, bias = payload["cut"][stage.key]
            right = (stage.value.numpy() @ np.array(weights) + bias > 0) == labels
            if not (stage.phase in ("W", "b") and stage.layer == "dense_2"):
                assert right.mean() == pytest.approx(found[stage.key], abs=0.02)


def test_many_classes_have_scores_and_no_cuts():
    layers = [dense(4), dense(3, "softmax")]
    made = session(layers, {"kind": "blobs", "classes": 3}, 300, loss="cross_entropy")
    assert made.read_one("straight_cut")["cut"] == {}
    assert all(score > 0.9 for score in scores(made).values())


def test_a_regression_is_scored_by_r_squared():
    made = session([dense(8), dense(1, "linear")], {"kind": "multi_gauss"}, 1500, loss="squared")
    found = scores(made)
    assert found["input"] < 0.5
    assert found["dense_1.W"] == found["input"]
    assert found["dense_1.g"] > 0.8
    assert made.read_one("straight_cut")["cut"] == {}


def test_other_layers():
    layers = [
        dense(4),
        {"kind": "dropout", "rate": 0.5},
        {"kind": "batch_norm"},
        {"kind": "concat", "inputs": ["batch_norm_1", "input"]},
        dense(1, "sigmoid"),
    ]
    found = scores(session(layers, steps=100))
    assert found["dropout_1.out"] == found["dense_1.g"]
    assert found["batch_norm_1.out"] == found["dense_1.g"]
    assert found["concat_1.out"] >= max(found["batch_norm_1.out"], found["input"])


@pytest.mark.parametrize("hidden", [[170] + [0] * 46, [78] * 47])
def test_the_cuts_of_large_networks_cost_no_more_than_they_may(monkeypatch: pytest.MonkeyPatch, hidden: list[int]):
    spent = []
    bounded, newton = straight_cut._bounded, straight_cut._newton

    def roughly(X: Array, Y: Array, labels: NDArray[np.int64], iterations: int) -> Array:
        spent.append(straight_cut.bounded_work(len(X), iterations, X.shape[1], len(Y)))
        return bounded(X, Y, labels, iterations)

    def exactly(X: Array, Y: Array, tolerance: float, labels: NDArray[np.int64] | None) -> Array:
        spent.append(straight_cut.EXPECTED * Y.size * X.shape[1] ** 2)
        return newton(X, Y, tolerance, labels)

    monkeypatch.setattr(straight_cut, "_bounded", roughly)
    monkeypatch.setattr(straight_cut, "_newton", exactly)
    layers = [{"kind": "dense", "units": units} if units else {"kind": "batch_norm"} for units in hidden]
    end = {"kind": "dense", "units": 5, "activation": "softmax"}
    made = Session(
        Experiment.parse(
            {
                "version": 1,
                "data": {"kind": "spirals", "arms": 5, "points": 2000},
                "network": {"layers": [*layers, end]},
                "learner": {"kind": "backprop", "loss": "cross_entropy"},
            }
        )
    )
    score = made.read_one("straight_cut")["score"]
    assert len(spent) > 10
    assert sum(spent) <= EFFORT
    assert ((score > 0) & (score <= 1)).all()


def test_a_little_effort_finds_nearly_the_same():
    points = RNG.normal(size=(512, 30))
    points[:, 0] += (labels := RNG.integers(0, 4, 512)) * 0.5
    exact = straight_cut.score(points, labels, 4)
    assert abs(straight_cut.score(points, labels, 4, 1e7) - exact) < 0.06
    targets = points @ RNG.normal(size=30) + RNG.normal(size=512)
    assert straight_cut.linear_share(points, targets, 1.0) == pytest.approx(straight_cut.linear_share(points, targets))
