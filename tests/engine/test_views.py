"""In which coordinates stages are shown: chosen units, axes that never jump, and the box round solid data."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine import pca, plane
from engine.cage import LEVELS, PLACES, cage
from engine.experiment import Experiment
from engine.probes.space import Options
from engine.session import Session
from engine.supervised import Supervised
from engine.views import BUDGET, FITTED, View, axes_work, fitted

MOST = 2 * math.sin(pca.TURN / 2)


def session(
    layers: list[dict[str, Any]], kind: str = "rings", steps: int = 40, rate: float = 0.03, **data: Any
) -> Session:
    end = {"kind": "dense", "units": 1, "activation": "sigmoid"}
    made = Session(
        Experiment.parse(
            {
                "version": 1,
                "seed": 2,
                "data": {"kind": kind, "points": 120} | data,
                "network": {"layers": [*layers, end]},
                "learner": {"kind": "backprop", "optimizer": {"kind": "adam", "rate": rate}},
            }
        )
    )
    made.advance(steps)
    return made


def dense(units: int, activation: str = "tanh") -> dict[str, Any]:
    return {"kind": "dense", "units": units, "activation": activation}


def learner_of(made: Session) -> Supervised[Any]:
    assert isinstance(made.learner, Supervised)
    return made.learner


# ---- chosen units


def test_chosen_units_are_shown_as_they_are():
    made = session([dense(8), dense(5)])
    shown = {"dense_1.g": [6, 1], "dense_2.W": [4, 0, 2], "dense_2.b": "pca"}
    keys = made.read_one("space", {"points": 100, "shown": shown})["keys"]
    traced = {stage.key: stage.value.numpy() for stage in learner_of(made).network.trace(learner_of(made).inputs[:100])}
    for key, found in keys.items():
        units = shown.get(key, "pca")
        if isinstance(units, list):
            assert (found["units"], found["share"], found["dim"]) == (units, None, traced[key].shape[1])
            np.testing.assert_allclose(
                found["points"].numbers(), traced[key][:, units], atol=found["points"].scale * 2**-10
            )
        else:
            assert found["units"] is None
            assert (found["share"] is None) == (traced[key].shape[1] <= 3)


def test_two_units_of_a_narrow_stage_may_be_chosen_and_what_does_not_exist_is_passed_over():
    made = session([dense(3), dense(5)])
    shown = {"dense_1.g": [2, 0], "dense_2.g": [0, 7], "dense_2.b": [1, 1], "nowhere.g": [0, 1], "input": [0, 2]}
    keys = made.read_one("space", {"shown": shown})["keys"]
    assert {key: found["units"] for key, found in keys.items() if found["units"]} == {"dense_1.g": [2, 0]}
    assert keys["dense_2.g"]["share"] is not None


@pytest.mark.parametrize("units", [[0], [0, 1, 2, 3], [0, -1], [0, 1024], "some"])
def test_units_that_can_never_be_shown_are_refused(units: Any):
    with pytest.raises(ValueError, match="shown"):
        Options.model_validate({"shown": {"dense_1.g": units}})


def test_choosing_units_of_one_stage_leaves_the_axes_of_others():
    one, other = session([dense(6), dense(6)]), session([dense(6), dense(6)])
    chosen = one.read_one("space", {"shown": {"dense_1.g": [0, 1]}})["keys"]
    plain = other.read_one("space")["keys"]
    for key in plain:
        if key != "dense_1.g":
            np.testing.assert_array_equal(chosen[key]["lattice"].halves, plain[key]["lattice"].halves)


def test_a_view_and_its_axes_say_the_same():
    rng = np.random.default_rng(0)
    values = rng.normal(size=(5, 20)).astype(np.float32)
    for view in (View(5, units=(3, 1)), View(5, pca.fitted(values, 20)), View(5)):
        np.testing.assert_allclose(view.show(values), view.axes().T @ values, atol=1e-5)
        if view.units or view.basis:
            assert view.axes().shape == (5, view.coordinates)


# ---- axes that never jump


def axes_of(made: Session) -> dict[str, NDArray[np.float64]]:
    found: dict[str, pca.Basis] = learner_of(made).memo.lasting(("axes", 120), dict)
    return {name: basis.axes.copy() for name, basis in found.items()}


@pytest.mark.parametrize("every", [1, 7, 60])
def test_axes_of_a_real_run_never_move_by_more_than_the_bound(every: int):
    made = session([dense(12), dense(24, "relu")], "spirals", steps=0, rate=0.05)
    before: dict[str, NDArray[np.float64]] = {}
    turned = 0.0
    for _ in range(150):
        made.read_one("space", {"points": 120, "resolution": 8})
        now = axes_of(made)
        assert set(now) == {"dense_1.sheet", "dense_1.g", "dense_2.sheet", "dense_2.g"}
        for name, axes in now.items():
            np.testing.assert_allclose(axes.T @ axes, np.eye(3), atol=1e-9)
            if name in before:
                moved = float(np.linalg.norm(axes - before[name], 2))
                assert moved <= MOST + 1e-9
                turned = max(turned, moved)
        before = now
        made.advance(every)
    assert turned > MOST / 20


def crossing(time: float) -> NDArray[np.float32]:
    """Points [6, 200], uncorrelated to the last bit but one, whose third and fourth variance change places half-way."""
    drawn = np.random.default_rng(0).normal(size=(200, 6))
    even = np.linalg.qr(drawn - drawn.mean(axis=0))[0]
    points: NDArray[np.float32] = (even * [3, 2, 1.5 - time, 0.5 + time, 0.1, 0.1]).T.astype(np.float32)
    return points


@pytest.mark.parametrize("width", [6, 20])
def test_where_variances_change_places_axes_go_over_bit_by_bit(width: int):
    mix = np.linalg.qr(np.random.default_rng(9).normal(size=(width, width)))[0][:, :6].astype(np.float32)
    basis: pca.Basis | None = None
    jumps, steps = [], []
    for time in np.linspace(0, 1, 60):
        values = np.ascontiguousarray(mix @ crossing(float(time)))
        free = pca.fitted(values, 200, basis)
        found = pca.followed(values, 200, basis)
        if basis is not None:
            jumps.append(np.linalg.norm(free.axes - basis.axes, 2))
            steps.append(np.linalg.norm(found.axes - basis.axes, 2))
        basis = found
    assert max(jumps) > 1
    assert max(steps) <= MOST + 1e-9
    assert basis is not None
    for _ in range(3):
        basis = pca.followed(values, 200, basis)
    np.testing.assert_allclose(basis.share.sum(), pca.fitted(values, 200).share.sum(), rtol=1e-3)


@pytest.mark.parametrize("gap", [0.0, 1e-7, 1e-3])
def test_nearly_equal_variances_leave_the_axes_where_they_are(gap: float):
    rng = np.random.default_rng(4)
    round_ball = np.linalg.qr(rng.normal(size=(300, 7)))[0] * (1 + gap * np.arange(7))
    basis: pca.Basis | None = None
    for _ in range(50):
        values = np.ascontiguousarray((round_ball + 1e-6 * rng.normal(size=(300, 7))).T.astype(np.float32))
        found = pca.followed(values, 300, basis)
        if basis is not None:
            assert np.linalg.norm(found.axes - basis.axes, 2) <= MOST + 1e-9
        basis = found


def test_where_every_step_is_read_as_the_first_axes_seldom_flip():
    made = session([dense(12), dense(9, "relu")], "spirals", steps=0, rate=0.02)
    before: dict[tuple[str, bool], NDArray[np.float64]] = {}
    flips = {True: 0, False: 0}
    for _ in range(100):
        made.advance(10)
        for stage in learner_of(made).network.trace(learner_of(made).inputs):
            if stage.value.shape[1] > 3:
                values = np.ascontiguousarray(stage.value.numpy().T)
                for free in (True, False):
                    basis = pca.fitted(values, 120) if free else pca.followed(values, 120, None)
                    known = before.get((stage.key, free), basis.axes)
                    flips[free] += int(np.linalg.norm(basis.axes - known, 2) > 0.5)
                    before[stage.key, free] = basis.axes
    assert flips[False] <= flips[True] / 2


def test_the_way_between_two_spaces_is_the_shortest():
    rng = np.random.default_rng(7)
    points = rng.normal(size=(50, 8))
    start = pca.Basis(np.linalg.qr(rng.normal(size=(8, 3)))[0], np.ones(3))
    end = pca.principal(points, 3, start).axes
    angles = np.arccos(np.linalg.svd(start.axes.T @ end, compute_uv=False).clip(-1, 1))
    part = pca.towards(start.axes, end, 0.1)
    gone = np.arccos(np.linalg.svd(start.axes.T @ part, compute_uv=False).clip(-1, 1))
    left = np.arccos(np.linalg.svd(part.T @ end, compute_uv=False).clip(-1, 1))
    np.testing.assert_allclose(np.sort(gone), np.sort(np.minimum(angles, 0.1)), atol=1e-7)
    np.testing.assert_allclose(np.sort(left), np.sort(angles - np.minimum(angles, 0.1)), atol=1e-7)
    np.testing.assert_allclose(pca.towards(start.axes, end, 4), end, atol=1e-9)
    np.testing.assert_allclose(pca.towards(end, end, 0.1), end, atol=1e-9)


# ---- the box


def test_the_box_is_made_of_lines_with_its_edges_first():
    vertices, parts = cage()
    assert len(parts) == 3 * len(LEVELS) ** 2 + 1
    assert parts[-1] == len(vertices)
    for line, (start, stop) in enumerate(pairwise(parts)):
        moving = np.ptp(vertices[start:stop], axis=0)
        assert stop - start == PLACES
        np.testing.assert_allclose(np.sort(moving), [0, 0, 2 * plane.RADIUS], rtol=1e-6)
        on_edge = (np.abs(vertices[start][moving == 0]) == np.float32(plane.RADIUS)).all()
        assert on_edge == (line < 12)


@pytest.mark.parametrize("kind", ["linked_rings", "trefoil", "swiss_roll", "nested_spheres", "linked_spirals"])
def test_solid_data_carries_its_box_through_the_network(kind: str):
    made = session([dense(4), dense(2)], kind, steps=20, features=("x", "y", "z"))
    payload = made.read_one("space", {"points": 100})
    np.testing.assert_array_equal(payload["cage_parts"], cage()[1])
    traced = {stage.key: stage.value.numpy() for stage in learner_of(made).network.trace(torch.tensor(cage()[0]))}
    assert payload["keys"]["input"]["points"].halves.shape == (100, 3)
    for key, found in payload["keys"].items():
        assert found["cage"].halves.shape == (len(cage()[0]), min(found["dim"], 3))
        if found["dim"] <= 3:
            np.testing.assert_allclose(found["cage"].numbers(), traced[key], atol=found["cage"].scale * 2**-10)


def test_the_plane_has_no_box():
    payload = session([dense(2)]).read_one("space")
    assert "cage_parts" not in payload
    assert "cage" not in payload["keys"]["input"]


@pytest.mark.parametrize("widths", [[170] * 48, [78] * 96, [512] * 16, [4] * 96])
def test_axes_of_many_wide_stages_are_fitted_to_fewer_points(widths: list[int]):
    count = fitted(widths)
    assert sum(axes_work(count, width) for width in widths) <= BUDGET
    assert (count == FITTED[0]) == (max(widths) == 4)
    assert count >= FITTED[-1]
