"""Sessions: the same experiment gives the same bits, whatever is read, however it is sliced, wherever it goes on."""

import hashlib
import json
import math
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import frame, probes
from engine.actions import SetParameter, parameters_from_text, parameters_to_text
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.registry import load
from engine.session import Session, Start
from engine.supervised import Supervised

ROOT = Path(__file__).resolve().parents[2]

EVERYTHING: list[dict[str, Any]] = [
    {"kind": "dense", "id": "a", "units": 4, "activation": "prelu"},
    {"kind": "batch_norm", "id": "norm"},
    {"kind": "dropout", "id": "drop", "rate": 0.2},
    {"kind": "dense", "id": "b", "units": 4},
    {"kind": "add", "id": "sum", "inputs": ["drop", "b"]},
    {"kind": "layer_norm", "id": "even"},
    {"kind": "concat", "id": "wide", "inputs": ["even", "input"]},
    {"kind": "activation", "id": "bend", "function": "silu"},
]


SIZE = 61


def experiment(task: str = "two", **learner: Any) -> Experiment:
    """Every kind of layer, on two classes, four classes or a regression."""
    ends: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
        "two": ({"kind": "spirals"}, {"units": 1, "activation": "sigmoid"}, "binary_cross_entropy"),
        "four": ({"kind": "blobs", "classes": 4}, {"units": 4, "activation": "softmax"}, "cross_entropy"),
        "regression": ({"kind": "ripple"}, {"units": 1, "activation": "tanh"}, "huber"),
    }
    data, end, loss = ends[task]
    return Experiment.parse(
        {
            "version": 1,
            "seed": 5,
            "data": {"points": 100, "features": ["x", "y", "xy"]} | data,
            "network": {"layers": [*EVERYTHING, {"kind": "dense", "id": "out"} | end]},
            "learner": {"kind": "backprop", "loss": loss, "batch": 9, "l2": 0.001, "clip_norm": 1.0} | learner,
        }
    )


def learner_of(session: Session) -> Supervised[Any]:
    assert isinstance(session.learner, Supervised)
    return session.learner


def bits(session: Session) -> str:
    """Everything there is to a run, as a digest."""
    state = session.learner.state()
    del state["version"]
    return hashlib.sha256(frame.encode({"learner": state, "curve": session.curve.state()})).hexdigest()


def read_everything(session: Session) -> None:
    for name in probes.of(type(session.learner)):
        session.read_one(name)
        frame.encode(session.read_one(name, OPTIONS.get(name, {})))
    session.metrics()
    session.describe()
    session.curve.rows.sum()
    session.snapshot()


OPTIONS: dict[str, dict[str, Any]] = {
    "neurons": {"resolution": 9, "units": 2},
    "surface": {"resolution": 17},
    "space": {"resolution": 8, "points": 50},
    "point": {"index": 99},
    "valley": {"index": 17, "span": 2, "samples": 5},
}


@pytest.mark.parametrize("task", ["two", "four", "regression"])
def test_reading_changes_nothing(task: str):
    watched, alone = Session(experiment(task)), Session(experiment(task))
    for _ in range(40):
        read_everything(watched)
        watched.advance(1)
    alone.advance(40)
    assert bits(watched) == bits(alone)
    assert watched.metrics() == alone.metrics()


@pytest.mark.parametrize("optimizer", sorted(load("engine.optimizers")))
def test_slicing_changes_nothing(optimizer: str):
    chosen = {"kind": optimizer, "rate": 0.01}
    whole, sliced = Session(experiment(optimizer=chosen)), Session(experiment(optimizer=chosen))
    assert whole.advance(73) == 73
    while sliced.step < 30:
        assert sliced.advance(30 - sliced.step, time.perf_counter() - 1) == 1
    while sliced.step < 73:
        sliced.advance(min(7, 73 - sliced.step), time.perf_counter() + 0.001)
    assert bits(whole) == bits(sliced)


def test_reset_goes_back_to_the_same_start():
    session, other = Session(experiment()), Session(experiment())
    session.advance(55)
    version = session.version
    session.reset()
    assert session.version > version
    assert session.step == session.epoch == 0
    assert len(session.curve.rows) == 1
    assert bits(session) == bits(other)
    session.advance(20)
    other.advance(20)
    assert bits(session) == bits(other)


@pytest.mark.parametrize("steps", [0, 1, 7, 8, 16, 29])
@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
def test_a_snapshot_goes_on_alike(steps: int, optimizer: str):
    session = Session(experiment(optimizer={"kind": optimizer, "rate": 0.02}))
    session.advance(steps)
    snapshot = session.snapshot()
    restored = Session.restore(snapshot)
    assert restored.metrics() == session.metrics()
    assert restored.version == session.version
    assert restored.snapshot() == snapshot
    session.advance(31)
    restored.advance(31)
    assert bits(session) == bits(restored)
    assert session.metrics() == restored.metrics()


def test_a_snapshot_keeps_what_was_tuned_and_done():
    session = Session(experiment())
    session.advance(3)
    session.tune({"learner.optimizer.rate": 0.2, "network.layers[2].rate": 0.4})
    session.act({"kind": "set_parameter", "index": 2, "value": -0.75})
    restored = Session.restore(session.snapshot())
    assert restored.experiment == session.experiment
    session.advance(20)
    restored.advance(20)
    assert bits(session) == bits(restored)
    session.reset()
    restored.reset()
    assert bits(session) == bits(restored)


def test_another_process_gives_the_same_bits():
    program = """
import sys
sys.path.insert(0, "tests/engine")
from test_session import Session, bits, experiment
session = Session(experiment())
session.advance(60)
print(bits(session))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    session = Session(experiment())
    session.advance(60)
    assert done.stdout.strip() == bits(session)


def test_tuning_at_a_step_does_not_depend_on_what_came_before_it_was_read():
    sessions = [Session(experiment()), Session(experiment())]
    for session, watched in zip(sessions, (True, False), strict=True):
        session.advance(11)
        if watched:
            read_everything(session)
        session.tune({"learner.l1": 0.01, "learner.optimizer.beta1": 0.5})
        session.advance(11)
    assert bits(sessions[0]) == bits(sessions[1])


def test_the_curve_has_a_row_for_the_start_and_every_epoch():
    session = Session(experiment())
    size = session.batches_per_epoch
    session.advance(3 * size + 2)
    rows = session.curve.rows
    assert rows[:, 0].tolist() == [0, 1, 2, 3]
    assert rows[:, 1].tolist() == [0, size, 2 * size, 3 * size]
    assert session.step == 3 * size + 2
    assert session.epoch == 3
    whole = Session(experiment())
    whole.advance(3 * size)
    metrics = whole.metrics()
    expected = [3, 3 * size, metrics.loss_train, metrics.loss_test, metrics.accuracy_train, metrics.accuracy_test]
    np.testing.assert_array_equal(rows[-1], np.array(expected, np.float32))


def test_a_regression_has_no_accuracies():
    session = Session(experiment("regression"))
    assert session.metrics().accuracy_train is None
    assert np.isnan(session.curve.rows[0, 4:]).all()


def test_version_grows_with_every_change_and_with_nothing_else():
    session = Session(experiment())
    versions = [session.version]
    for change in (
        lambda: session.advance(1),
        lambda: session.tune({"learner.l2": 0.1}),
        lambda: session.act(SetParameter(index=0, value=1.0)),
        session.reset,
    ):
        change()
        read_everything(session)
        versions.append(session.version)
    assert versions == sorted(set(versions))
    read_everything(session)
    assert session.version == versions[-1]


def test_actions():
    session = Session(experiment())
    flat = learner_of(session).network.flat
    session.act({"kind": "set_parameter", "index": 5, "value": 0.7})
    assert flat[5] == np.float32(0.7)
    weights = np.linspace(-1, 1, len(flat), dtype=np.float32)
    session.act({"kind": "set_parameters", "parameters": parameters_to_text(weights)})
    assert flat.numpy().tobytes() == weights.tobytes()


@pytest.mark.parametrize(
    ("action", "where"),
    [
        ({"kind": "set_parameter", "index": 10_000, "value": 0.5}, "index"),
        ({"kind": "set_parameter", "index": -1, "value": 0.5}, "index"),
        ({"kind": "set_parameter", "index": 0, "value": math.nan}, "value"),
        ({"kind": "set_parameter", "index": 0, "value": math.inf}, "value"),
        ({"kind": "set_parameter", "index": 0, "value": 1.1e6}, "value"),
        ({"kind": "set_parameter", "index": 0}, "value"),
        ({"kind": "set_parameter", "index": 0, "value": 1, "more": 2}, "more"),
        ({"kind": "explode"}, "kind"),
        ({}, "kind"),
        ({"kind": "set_parameters", "parameters": "AAAA"}, "parameters"),
        ({"kind": "set_parameters", "parameters": "AAAAAA"}, "parameters"),
        ({"kind": "set_parameters", "parameters": "!"}, "parameters"),
        (
            {"kind": "set_parameters", "parameters": parameters_to_text(np.full(SIZE, np.nan, np.float32))},
            "parameters[0]",
        ),
        ({"kind": "set_parameters", "parameters": parameters_to_text(np.full(SIZE, 2e6, np.float32))}, "parameters[0]"),
    ],
)
def test_actions_that_cannot_be_done_change_nothing(action: dict[str, Any], where: str):
    session = Session(experiment())
    assert learner_of(session).network.parameters == SIZE
    before, version = bits(session), session.version
    with pytest.raises(ExperimentError) as caught:
        session.act(action)
    assert [problem.where for problem in caught.value.problems] == [where]
    assert bits(session) == before
    assert session.version == version


def test_parameters_as_text():
    weights = np.array([0.5, -1e-7, 3e5], np.float32)
    text = parameters_to_text(weights)
    assert "=" not in text
    for variant in (text, text + "=" * (-len(text) % 4)):
        assert parameters_from_text(variant).tobytes() == weights.tobytes()


def test_tuning_what_is_not_live_changes_nothing():
    session = Session(experiment())
    before = bits(session)
    for changes in ({"learner.batch": 4}, {"network.layers[0].units": 9}, {"learner.l2": -1}):
        with pytest.raises(ExperimentError):
            session.tune(changes)
    assert bits(session) == before


def test_a_start_with_parameters():
    plain = Experiment.parse(
        {
            "version": 1,
            "data": {"kind": "moons"},
            "network": {
                "layers": [{"kind": "dense", "units": 3}, {"kind": "dense", "units": 1, "activation": "sigmoid"}]
            },
            "learner": {"kind": "backprop", "optimizer": {"kind": "sgd", "rate": 0.1}},
        }
    )
    trained = Session(plain)
    trained.advance(37)
    weights = learner_of(trained).network.flat.numpy().copy()
    friend = Session(plain, Start(37, weights))
    assert friend.step == 37
    assert friend.metrics() == trained.metrics()
    friend.advance(20)
    trained.advance(20)
    assert friend.metrics() == trained.metrics()
    friend.reset()
    assert friend.metrics() == Session(plain).metrics()


def test_a_start_with_running_statistics():
    layers = [
        {"kind": "dense", "units": 8},
        {"kind": "batch_norm"},
        {"kind": "dense", "units": 1, "activation": "sigmoid"},
    ]
    normed = Experiment.parse(
        {
            "version": 1,
            "data": {"kind": "moons", "points": 400},
            "network": {"layers": layers},
            "learner": {"kind": "backprop", "batch": 64},
        }
    )
    trained = Session(normed)
    trained.advance(400)
    numbers = trained.read_one("parameters")
    both = np.concatenate((numbers["values"], numbers["statistics"]))
    friend = Session(normed, Start(400, both))
    assert friend.metrics() == trained.metrics()
    estimated = Session(normed, Start(400, numbers["values"]))
    assert estimated.metrics().accuracy_train == pytest.approx(trained.metrics().accuracy_train, abs=0.1)
    estimated.act({"kind": "set_parameters", "parameters": parameters_to_text(both)})
    assert estimated.metrics() == trained.metrics()


@pytest.mark.parametrize("parameters", [np.zeros(3, np.float32), np.full(SIZE, np.inf, np.float32)])
def test_a_start_that_does_not_fit_is_refused(parameters: np.ndarray[Any, np.dtype[np.float32]]):
    with pytest.raises(ExperimentError):
        Session(experiment(), Start(0, parameters))


def test_what_is_no_snapshot_is_refused():
    with pytest.raises(ValueError, match="frame: expected"):
        Session.restore(b"nonsense")
    with pytest.raises(ValueError, match="expected format 2, got 99"):
        Session.restore(frame.encode({"format": 99}))


def test_description():
    session = Session(experiment("four"))
    description = json.loads(json.dumps(session.describe(), allow_nan=False))
    assert description["classes"] == 4
    assert description["task"] == "classification"
    assert description["loss"] == "cross_entropy"
    assert description["features"] == ["x", "y", "xy"]
    assert description["train"] + description["test"] == 100
    assert description["batches_per_epoch"] == math.ceil(description["train"] / 9)
    assert [layer["id"] for layer in description["layers"]] == [layer["id"] for layer in EVERYTHING] + ["out"]
    by_id = {layer["id"]: layer for layer in description["layers"]}
    assert by_id["sum"]["inputs"] == ["drop", "b"]
    assert by_id["wide"]["width"] == 7
    assert [by_id[name]["activation"] for name in ("a", "norm", "bend", "out")] == ["prelu", None, "silu", "softmax"]
    assert sum(layer["parameters"] for layer in description["layers"]) == description["parameters"]
    slots = description["slots"]
    assert [slot["offset"] for slot in slots] == np.cumsum([0, *(math.prod(s["shape"]) for s in slots)])[:-1].tolist()
    trace = learner_of(session).network.trace(learner_of(session).inputs)
    assert [(s["key"], s["width"]) for s in description["stages"]] == [(s.key, s.value.shape[1]) for s in trace]


def test_unknown_probes_and_options_are_refused():
    session = Session(experiment())
    with pytest.raises(ExperimentError, match='Did you mean "surface"'):
        session.read_one("surfaces")
    with pytest.raises(ExperimentError, match="resolution"):
        session.read_one("surface", {"resolution": 4000})
    with pytest.raises(ExperimentError, match="colour"):
        probes.check("surface", {"colour": "red"})


def test_several_probes_at_once():
    session = Session(experiment())
    payloads = session.read([{"probe": "data", "options": {}}, {"probe": "surface", "options": {"resolution": 20}}])
    assert set(payloads) == {"data", "surface"}
    assert payloads["surface"]["value"].bytes.shape == (20, 20)


def test_a_run_lets_go_of_what_probes_hold_and_reads_the_same():
    session = Session(experiment())
    session.advance(3)
    before = frame.encode(session.read_one("neurons"))
    held = session.learner.memo
    assert held._fresh
    session.release()
    assert not held._fresh
    assert frame.encode(session.read_one("neurons")) == before
