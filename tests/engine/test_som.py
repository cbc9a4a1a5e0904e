"""The self-organising map against a loop written from the paper, and what it must come to."""

import math
from typing import Any

import numpy as np
import pytest

from engine.errors import ExperimentError
from engine.lattice import lattice
from engine.probes import read
from engine.seeds import numpy_generator
from tests.engine.map_runs import map_of, session, taken

SETS: list[dict[str, Any]] = [
    {"kind": "rings"},
    {"kind": "moons"},
    {"kind": "blobs", "classes": 5},
    {"kind": "swiss_roll"},
    {"kind": "colours"},
    {"kind": "digits", "points": 200},
    {"kind": "glyphs", "text": "ACXTZ", "copies": 6, "noise": 0.1},
]


@pytest.mark.parametrize("schedule", ["linear", "exponential"])
@pytest.mark.parametrize("neighbourhood", ["gaussian", "bubble"])
def test_it_moves_as_the_textbook_says(schedule: str, neighbourhood: str):
    fields = {"kind": "som", "rows": 4, "columns": 5, "lattice": "hexagonal", "start": "random", "horizon": 300}
    run = session(fields | {"schedule": schedule, "neighbourhood": neighbourhood, "radius_from": 3, "radius_to": 0.4})
    learner = map_of(run)
    units = [[float(v) for v in unit] for unit in learner.codebook]
    points = learner.data.columns[learner.data.train].astype(float).tolist()
    grid = lattice("hexagonal", 4, 5).apart
    for step in range(400):
        epoch, place = divmod(step, len(points))
        x = points[numpy_generator(7, "map", "order", epoch).permutation(len(points))[place]]
        share = min(1, step / 300)
        if schedule == "linear":
            rate, radius = 0.5 + (0.02 - 0.5) * share, 3 + (0.4 - 3) * share
        else:
            rate, radius = 0.5 * (0.02 / 0.5) ** share, 3 * (0.4 / 3) ** share
        best = min(range(20), key=lambda k: math.dist(units[k], x))
        for k, unit in enumerate(units):
            d = float(grid[best, k])
            h = math.exp(-d * d / (2 * radius * radius)) if neighbourhood == "gaussian" else float(d <= radius)
            for column, value in enumerate(x):
                unit[column] += rate * h * (value - unit[column])
    taken(run, 400)
    np.testing.assert_allclose(learner.codebook, units, atol=2e-4)


@pytest.mark.parametrize("start", ["centre", "random", "samples"])
def test_without_a_radius_it_is_online_k_means_bit_for_bit(start: str):
    shared = {"start": start, "rate_from": 0.3, "rate_to": 0.05, "horizon": 500}
    fields = {"rows": 4, "columns": 4, "schedule": "linear", "radius_from": 0, "radius_to": 0}
    som = session({"kind": "som", **shared, **fields})
    means = session({"kind": "k_means", "units": 16, "rule": "online", "schedule": "linear", **shared})
    for _ in range(5):
        taken(som, 200)
        taken(means, 200)
        assert map_of(som).codebook.tobytes() == map_of(means).codebook.tobytes()


@pytest.mark.parametrize("data", SETS, ids=lambda data: str(data["kind"]))
def test_the_error_falls_and_neighbours_stay_together(data: dict[str, Any]):
    run = session({"kind": "som", "start": "random", "rows": 6, "columns": 6, "horizon": 3000}, data)
    before = run.learner.metrics()
    after = taken(run, 4000).learner.metrics()
    assert after.loss_train < 0.75 * before.loss_train
    assert before.accuracy_train is not None
    assert after.accuracy_train is not None
    assert after.accuracy_train < 0.25 < before.accuracy_train
    if not math.isnan(after.loss_test):
        assert after.loss_test < before.loss_test


@pytest.mark.parametrize("shape", ["rectangular", "hexagonal"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_far_on_the_lattice_is_far_in_space(shape: str, seed: int):
    fields = {"kind": "som", "lattice": shape, "start": "centre"}
    run = taken(session(fields, {"kind": "colours", "spread": "even"}, seed), 4500)
    learner = map_of(run)
    apart = lattice(learner.config.lattice, 8, 8).apart
    space = np.linalg.norm(learner.codebook[:, None] - learner.codebook, axis=2)
    pairs = np.triu_indices(64, 1)
    first, second = (np.argsort(np.argsort(matrix[pairs])).astype(float) for matrix in (apart, space))
    assert np.corrcoef(first, second)[0, 1] > 0.6


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_ring_of_units_closes_round_a_ring_of_points(seed: int):
    data = {"kind": "formula", "condition": "x > 0", "noise": 0}
    run = session({"kind": "som", "lattice": "ring", "rows": 1, "columns": 16, "radius_from": 4}, data, seed)
    learner = map_of(run)
    angle = np.linspace(0, 2 * np.pi, len(learner.data.columns), endpoint=False)
    learner.data.columns[...] = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    taken(run, 6000)
    turns = np.angle(np.exp(1j * np.diff(np.arctan2(*learner.codebook[[*range(16), 0]].T))))
    assert (np.sign(turns) == np.sign(turns[0])).all(), "the units go round once, in order"
    assert abs(turns.sum()) == pytest.approx(2 * np.pi)


def test_a_plane_start_lies_along_the_longest_axes():
    learner = map_of(session({"kind": "som", "start": "plane", "rows": 3, "columns": 9}, {"kind": "moons"}))
    known = learner.data.columns[learner.data.train].astype(float)
    grid = learner.codebook.astype(float)
    longest = np.linalg.eigh(np.cov(known.T))[1][:, 1]
    along = grid[8] - grid[0]
    assert abs(along @ longest) == pytest.approx(np.linalg.norm(along), rel=1e-4)
    np.testing.assert_allclose(grid.mean(axis=0), known.mean(axis=0), atol=1e-5)


def test_a_sample_start_is_samples():
    learner = map_of(session({"kind": "som", "start": "samples"}))
    known = learner.data.columns[learner.data.train]
    assert all((known == unit).all(axis=1).any() for unit in learner.codebook)


def test_torn_points_are_counted_by_hand():
    learner = map_of(taken(session({"kind": "som"}), 500))
    joined = {tuple(edge) for edge in learner.edges.tolist()}
    torn = 0
    for point in learner.data.columns[learner.data.train]:
        order = np.linalg.norm(learner.codebook - point, axis=1).argsort()[:2]
        torn += tuple(sorted(order.tolist())) not in joined
    assert learner.metrics().accuracy_train == pytest.approx(torn / len(learner.data.train))


def test_a_live_radius_takes_effect_in_mid_run():
    one, other = (taken(session({"kind": "som"}), 300) for _ in range(2))
    other.tune({"learner.radius_from": 0.5})
    assert map_of(one).codebook.tobytes() == map_of(other).codebook.tobytes()
    reach = map_of(other).reach
    assert reach is not None
    assert reach <= 0.5
    taken(one, 50)
    taken(other, 50)
    assert map_of(one).codebook.tobytes() != map_of(other).codebook.tobytes()


@pytest.mark.parametrize(
    ("fields", "data"),
    [
        ({"rows": 24, "columns": 24}, {"kind": "rings"}),
        ({"rows": 20, "columns": 20}, {"kind": "digits"}),
        ({"rows": 14, "columns": 14}, {"kind": "digits", "points": 2000}),
    ],
)
def test_what_is_too_large_is_refused(fields: dict[str, int], data: dict[str, Any]):
    with pytest.raises(ExperimentError, match="Take fewer"):
        session({"kind": "som", **fields}, data)


def test_probes_tell_what_can_be_counted():
    run = taken(session({"kind": "som"}), 300)
    learner = map_of(run)
    labels = learner.data.labels
    assert labels is not None
    hit = read(learner, "map_hit", {"index": 5})
    away = np.linalg.norm(learner.data.columns[:, None] - learner.codebook, axis=2)
    assert (hit["winners"] == away.argmin(axis=1)).all()
    assert hit["hits"].sum() == len(learner.data.train)
    assert hit["followed"]["best"] == away[5].argmin()
    assert hit["followed"]["distance"] == pytest.approx(away[5].min())
    assert hit["pull"][hit["best"]] == hit["pull"].max()
    for unit in np.flatnonzero(hit["hits"]):
        mine = labels[learner.data.train][hit["winners"][learner.data.train] == unit]
        assert (mine == hit["labels"][unit]).mean() >= 0.5
    matrix = read(learner, "u_matrix", {})
    edges = read(learner, "codebook", {})["edges"]
    np.testing.assert_allclose(
        matrix["between"][0], np.linalg.norm(np.subtract(*learner.codebook[edges[0]])), rtol=1e-5
    )
    assert matrix["mean"][0] == pytest.approx(matrix["between"][(edges == 0).any(axis=1)].mean())


def test_a_point_that_is_not_there_is_refused():
    with pytest.raises(ExperimentError):
        read(map_of(session({"kind": "som"})), "map_hit", {"index": 1999})
