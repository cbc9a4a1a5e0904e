"""Neural gas against a loop written from the paper, and what its edges must be."""

import math

import numpy as np
import pytest

from engine.seeds import numpy_generator
from tests.engine.map_runs import map_of, session, taken


def test_it_moves_and_joins_as_the_paper_says():
    fields = {
        "units": 12,
        "range_from": 5,
        "range_to": 0.3,
        "rate_from": 0.4,
        "rate_to": 0.05,
        "horizon": 350,
        "age": 15,
    }
    run = session({"kind": "neural_gas", **fields})
    learner = map_of(run)
    units = [[float(v) for v in unit] for unit in learner.codebook]
    points = learner.data.columns[learner.data.train].astype(float).tolist()
    ages: dict[frozenset[int], int] = {}
    for step in range(400):
        epoch, place = divmod(step, len(points))
        x = points[numpy_generator(7, "map", "order", epoch).permutation(len(points))[place]]
        share = min(1, step / 350)
        rate, reach = 0.4 * (0.05 / 0.4) ** share, 5 * (0.3 / 5) ** share
        order = sorted(range(12), key=lambda k: math.dist(units[k], x))
        for rank, k in enumerate(order):
            for column, value in enumerate(x):
                units[k][column] += rate * math.exp(-rank / reach) * (value - units[k][column])
        for edge in [edge for edge in ages if order[0] in edge]:
            ages[edge] += 1
        ages[frozenset(order[:2])] = 0
        ages = {edge: age for edge, age in ages.items() if age <= 15}
    taken(run, 400)
    np.testing.assert_allclose(learner.codebook, units, atol=2e-4)
    assert {frozenset(edge) for edge in learner.edges.tolist()} == set(ages)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_edges_keep_to_the_shape_of_the_data(seed: int):
    learner = map_of(taken(session({"kind": "neural_gas"}, {"kind": "rings", "points": 600}, seed), 6000))
    radius = np.linalg.norm(learner.codebook, axis=1)
    inside = radius < 0.56
    assert 10 < inside.sum() < 54
    edges = learner.edges
    assert (inside[edges[:, 0]] == inside[edges[:, 1]]).mean() > 0.97, "no edges across the gap between disc and ring"


def test_the_error_falls_and_second_best_is_a_neighbour():
    run = session({"kind": "neural_gas"}, {"kind": "swiss_roll"})
    before = run.learner.metrics()
    after = taken(run, 5000).learner.metrics()
    assert after.loss_train < 0.7 * before.loss_train
    assert before.accuracy_train is None
    assert after.accuracy_train is not None
    assert after.accuracy_train < 0.1


def test_edges_can_be_left_out():
    run = taken(session({"kind": "neural_gas", "edges": False}), 300)
    assert map_of(run).edges.shape == (0, 2)
    assert run.learner.metrics().accuracy_train is None


def test_it_finds_finer_means_than_a_tangled_start_of_online_k_means():
    """The paper's claim: the range frees units that would never win."""
    data = {"kind": "blobs", "classes": 10, "points": 500}
    shared = {"units": 10, "start": "centre", "rate_from": 0.5, "rate_to": 0.02}
    gas, means = [], []
    for seed in range(5):
        gas.append(taken(session({"kind": "neural_gas", **shared}, data, seed), 4500).learner.metrics().loss_train)
        means.append(
            taken(session({"kind": "k_means", "rule": "online", **shared}, data, seed), 4500)
            .learner.metrics()
            .loss_train
        )
    assert np.mean(gas) < 0.8 * np.mean(means)
