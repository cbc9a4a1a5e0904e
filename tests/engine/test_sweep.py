"""Sweeps: every cell computes what the same experiment computes alone."""

import time
from typing import Any

import numpy as np
import pytest

from engine import frame
from engine.errors import ExperimentError
from engine.session import Session
from engine.sweep import MOST, Sweep
from tests.engine.timelines import NETS, experiment, state

RATES = [0.001, 0.03, 0.3]


def sweep_of(*axes: tuple[str, list[Any]], net: str = "compiled") -> Sweep:
    return Sweep(experiment(net), axes)


@pytest.mark.parametrize("net", sorted(NETS))
def test_a_cell_is_the_same_experiment_run_alone(net: str):
    sweep = sweep_of(("learner.optimizer.rate", RATES), ("learner.batch", [10, 25]), net=net)
    while sweep.step < 70:
        sweep.advance(70 - sweep.step, time.perf_counter() + 1e-3)
    while not sweep.level:
        sweep.advance(0)
    assert [session.step for session in sweep.sessions.values()] == [70, 26] * 3
    for place, cell in enumerate(sweep.cells):
        assert cell.experiment is not None
        alone = Session(cell.experiment)
        alone.advance(sweep.sessions[place].step)
        assert state(alone) == state(sweep.sessions[place])
        assert alone.curve.rows.tobytes() == sweep.sessions[place].curve.rows.tobytes()
        assert alone.metrics() == sweep.sessions[place].metrics()


def test_cells_are_built_one_by_one():
    sweep = sweep_of(("seed", list(range(10))))
    assert not sweep.sessions
    calls = 0
    while not sweep.build(time.perf_counter()):
        calls += 1
        assert len(sweep.sessions) == calls
        payload = sweep.read_one("sweep", {"resolution": 8})
        assert np.isfinite(payload["loss_test"]).sum() == calls
    assert len(sweep.sessions) == 10


def test_values_that_make_no_experiment_say_why_and_the_others_run():
    sweep = sweep_of(("network.layers[0].units", [2, 0, 5]), ("learner.optimizer.rate", [0.1]))
    assert [cell.parameters for cell in sweep.cells] == [15, 0, 30]
    assert [cell.experiment is None for cell in sweep.cells] == [False, True, False]
    assert sweep.cells[1].problem
    sweep.advance(20)
    payload = sweep.read_one("sweep")
    assert payload["step"].tolist() == [20, 0, 20]
    assert np.isnan(payload["loss_test"]).tolist() == [False, True, False]


def test_settings_that_only_fit_together_are_put_together():
    made = experiment(loss="squared").replaced("network.layers[2].activation", "tanh")
    sweep = Sweep(made, [("network.layers[2].activation", ["sigmoid"]), ("learner.loss", ["binary_cross_entropy"])])
    assert sweep.cells[0].problem is None


@pytest.mark.parametrize(
    ("axes", "word"),
    [
        ([], "1 to 64"),
        ([("seed", [])], "1 to 64"),
        ([("seed", list(range(MOST + 1)))], "1 to 64"),
        ([("seed", list(range(9))), ("learner.batch", list(range(1, 9)))], "1 to 64"),
        ([("learner.batch", [-1])], "some can run"),
        ([("nowhere", [1])], "some can run"),
    ],
)
def test_what_is_no_sweep_is_refused(axes: list[tuple[str, list[Any]]], word: str):
    with pytest.raises(ExperimentError, match=word):
        Sweep(experiment(), axes)


def test_what_is_told():
    sweep = sweep_of(("learner.optimizer.rate", RATES))
    sweep.advance(200)
    payload = sweep.read_one("sweep", {"resolution": 16})
    frame.encode(payload)
    assert payload["maps"].bytes.shape == (3, 16, 16)
    assert (payload["maps"].lo, payload["maps"].hi, payload["winners"]) == (-1, 1, None)
    losses = [session.metrics().loss_test for session in sweep.sessions.values()]
    assert payload["loss_test"].tolist() == np.array(losses, np.float32).tolist()
    assert sweep.metrics().loss_test == min(losses)
    assert sweep.curve is sweep.best.curve
    alone = Session(sweep.cells[1].experiment or experiment())
    alone.advance(200)
    single = alone.read_one("sweep", {"resolution": 16})
    assert single["maps"].bytes[0].tolist() == payload["maps"].bytes[1].tolist()
    assert frame.encode(sweep.read_one("data")) == frame.encode(alone.read_one("data"))
    with pytest.raises(ExperimentError, match="one of sweep, data"):
        sweep.read_one("surface")
    with pytest.raises(ExperimentError, match="resolution"):
        sweep.read_one("sweep", {"resolution": 4})


def test_more_classes_have_winners():
    made = experiment().model_dump(mode="json")
    made["learner"]["loss"] = "cross_entropy"
    made["data"] = {"kind": "blobs", "classes": 3}
    made["network"]["layers"][-1] |= {"units": 3, "activation": "softmax"}
    sweep = Sweep(type(experiment()).parse(made), [("seed", [1, 2])])
    sweep.advance(100)
    payload = sweep.read_one("sweep")
    assert payload["winners"].shape == (2, 24, 24)
    assert set(payload["winners"].ravel().tolist()) == {0, 1, 2}


def test_a_cell_that_overflows_or_stops_rests_alone():
    wild = experiment(loss="squared", optimizer={"kind": "sgd"}).replaced("network.layers[2].activation", "linear")
    sweep = Sweep(wild, [("learner.optimizer.rate", [10.0, 0.01])])
    sweep.advance(5000)
    sweep.advance(1000)
    assert sweep.read_one("sweep")["diverged"].tolist() == [1, 0]
    assert (sweep.diverged, sweep.done) == (False, False)
    stopping = Sweep(experiment(), [("stop.step", [20, 35, None])])
    for _ in range(20):
        stopping.advance(10)
    stopping = Sweep.restore(stopping.snapshot())
    for _ in range(20):
        stopping.advance(10)
    steps = stopping.read_one("sweep")["step"].tolist()
    assert steps[:2] == [20, 35]
    assert steps[2] > 300
    ended = Sweep(experiment(), [("stop.step", [20, 35])])
    for _ in range(20):
        ended.advance(10)
    assert ended.done
    assert ended.advance(10) == 0


def test_a_restored_sweep_goes_on_the_same_and_a_reset_begins_anew():
    sweep = sweep_of(("learner.optimizer.rate", RATES))
    sweep.advance(50)
    snapshot = sweep.snapshot()
    again = Sweep.restore(snapshot)
    again.build(time.perf_counter())
    again = Sweep.restore(again.snapshot())
    assert again.version >= sweep.version
    for one in (sweep, again):
        one.build()
        one.advance(75)
    assert [state(session) for session in sweep.sessions.values()] == [
        state(session) for session in again.sessions.values()
    ]
    version = again.version
    again.reset()
    assert again.version > version
    assert again.step == 0
    assert state(again.leader) == state(Session(again.leader.experiment))
    with pytest.raises(ValueError, match="expected format"):
        Sweep.restore(sweep.leader.snapshot())
