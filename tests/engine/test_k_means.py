"""k-means: the objective of Lloyd never rises, and MacQueen's units are the means of their samples."""

from typing import Any

import numpy as np
import pytest

from tests.engine.map_runs import map_of, session, taken

SETS: list[dict[str, Any]] = [
    {"kind": "blobs", "classes": 6},
    {"kind": "swiss_roll"},
    {"kind": "digits", "points": 200},
]


def objective(run: Any) -> float:
    learner = map_of(run)
    known = learner.data.columns[learner.data.train].astype(float)
    return float(np.square(known[:, None] - learner.codebook).sum(axis=2).min(axis=1).sum())


@pytest.mark.parametrize("data", SETS, ids=lambda data: str(data["kind"]))
@pytest.mark.parametrize("start", ["centre", "random", "samples"])
def test_lloyd_never_raises_the_objective_and_comes_to_rest(data: dict[str, Any], start: str):
    run = session({"kind": "k_means", "rule": "lloyd", "units": 9, "start": start}, data)
    found = [objective(run)]
    while run.advance(1) and len(found) < 500:
        found.append(objective(run))
        if run.learner.settled:
            break
    assert run.learner.settled
    assert (np.diff(found) <= 1e-5 * found[0]).all()
    assert found[-1] < 0.9 * found[0]


def test_at_rest_every_unit_is_the_mean_of_those_that_chose_it():
    learner = map_of(taken(session({"kind": "k_means", "rule": "lloyd"}), 400))
    known = learner.data.columns[learner.data.train].astype(float)
    best = np.linalg.norm(known[:, None] - learner.codebook, axis=2).argmin(axis=1)
    for unit in np.unique(best):
        np.testing.assert_allclose(learner.codebook[unit], known[best == unit].mean(axis=0), atol=1e-5)


def test_choosing_and_moving_take_turns():
    run = session({"kind": "k_means", "rule": "lloyd"})
    learner = map_of(run)
    start = learner.codebook.copy()
    taken(run, 1)
    assert (learner.codebook == start).all()
    taken(run, 1)
    assert (learner.codebook != start).any()


def test_at_one_by_count_a_unit_is_the_mean_of_its_start_and_its_samples():
    run = session({"kind": "k_means", "rule": "mean", "units": 4})
    learner = map_of(run)
    had = [[unit.astype(float)] for unit in learner.codebook]
    for _ in range(150):
        taken(run, 1)
        had[learner.last[1]].append(learner.data.columns[learner.last[0]].astype(float))
    np.testing.assert_allclose(learner.codebook, [np.mean(each, axis=0) for each in had], atol=1e-5)


def test_a_single_unit_goes_to_the_mean_of_all():
    learner = map_of(taken(session({"kind": "k_means", "rule": "lloyd", "units": 1}), 10))
    known = learner.data.columns[learner.data.train].astype(float)
    np.testing.assert_allclose(learner.codebook[0], known.mean(axis=0), atol=1e-6)
    assert learner.metrics().accuracy_train is None


def test_other_points_wake_units_at_rest():
    run = taken(session({"kind": "k_means", "rule": "lloyd"}), 400)
    assert run.finished
    before = map_of(run).codebook.copy()
    run.change(run.experiment.replaced("data.noise", 0.3))
    assert not run.finished
    assert (map_of(taken(run, 400)).codebook != before).any()
    assert run.finished


def test_the_choices_of_a_run_survive_its_snapshot():
    run = taken(session({"kind": "k_means", "rule": "lloyd"}), 3)
    again = type(run).restore(run.snapshot())
    assert map_of(taken(run, 3)).codebook.tobytes() == map_of(taken(again, 3)).codebook.tobytes()
