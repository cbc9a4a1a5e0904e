"""Runs on the compiled path: how they are sliced, read, tuned, stopped and stored changes nothing."""

import hashlib
import math
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engine import frame, probes
from engine.actions import parameters_to_text
from engine.data import build_data
from engine.experiment import Experiment
from engine.kernel import cache
from engine.learners.backprop import Learner
from engine.session import Session, Start
from tests.engine.kernel_cases import ENDS, OPTIMIZERS, RATES, experiment, pair

ROOT = Path(__file__).resolve().parents[2]


def begun(**learner: Any) -> Session:
    session = Session(experiment(**learner))
    assert session.describe()["path"] == "compiled"
    return session


def learner_of(session: Session) -> Learner:
    assert isinstance(session.learner, Learner)
    return session.learner


def bits(session: Session) -> str:
    """Everything there is to a run, as a digest."""
    state = session.learner.state()
    del state["version"]
    return hashlib.sha256(frame.encode({"learner": state, "curve": session.curve.state()})).hexdigest()


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_slices_and_deadlines_change_nothing(kind: str):
    chosen = {"kind": kind, "rate": RATES[kind]}
    whole, sliced = begun(optimizer=chosen), begun(optimizer=chosen)
    assert whole.advance(200) == 200
    assert sliced.advance(200, time.perf_counter() - 1) == 1
    sizes = iter([1, 2, 5, 30, 1, 60])
    while sliced.step < 140:
        sliced.advance(next(sizes, 3), time.perf_counter() + 5e-5)
    while sliced.step < 200:
        assert sliced.learner.step()
        if sliced.step % sliced.batches_per_epoch == 0:
            sliced._record()
    assert sliced.version == whole.version == 200
    assert bits(sliced) == bits(whole)


def test_a_slice_ends_at_the_end_of_the_epoch():
    session = begun(batch=7)
    size = session.batches_per_epoch
    assert session.learner.advance(3) == 3
    assert session.learner.advance(1000, time.perf_counter() + 60) == size - 3
    assert session.learner.advance(1000) == size
    assert session.learner.advance(0) == 0
    assert session.step == 2 * size


@pytest.mark.parametrize("end", ENDS[:6], ids=lambda end: f"{end[0]}-{end[3]}")
def test_reading_changes_nothing(end: tuple[str, str, str, int]):
    watched, alone = Session(experiment(None, end)), Session(experiment(None, end))
    for _ in range(12):
        for name in probes.of(type(watched.learner)):
            watched.read_one(name)
        watched.metrics()
        watched.snapshot()
        watched.advance(3)
    alone.advance(36)
    assert bits(watched) == bits(alone)
    assert watched.metrics() == alone.metrics()


@pytest.mark.parametrize("steps", [0, 1, 8, 9, 13])
@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_a_snapshot_in_the_middle_of_an_epoch_goes_on_alike(kind: str, steps: int):
    session = begun(optimizer={"kind": kind, "rate": RATES[kind]})
    assert session.batches_per_epoch == 9
    session.advance(steps)
    snapshot = session.snapshot()
    restored = Session.restore(snapshot)
    assert restored.describe()["path"] == "compiled"
    assert restored.snapshot() == snapshot
    assert restored.metrics() == session.metrics()
    for going in (session, restored):
        going.advance(40)
    assert bits(session) == bits(restored)


def test_a_run_goes_on_where_the_other_path_stood():
    """A snapshot does not say which path made it."""
    compiled, reference = pair(experiment())
    for learner in (compiled, reference):
        learner.advance(5)
    compiled.load(reference.state())
    assert compiled.state()["parameters"].tobytes() == reference.state()["parameters"].tobytes()
    while compiled.steps < 60:
        compiled.advance(60)
    while reference.steps < 60:
        reference.advance(60)
    torch.testing.assert_close(compiled.network.flat, reference.network.flat, rtol=1e-4, atol=1e-4)


CHANGES: list[dict[str, Any]] = [
    {"learner.optimizer.rate": 0.1},
    {"learner.optimizer.beta1": 0.5, "learner.optimizer.beta2": 0.9},
    {"learner.l1": 0.01, "learner.l2": 0.02},
    {"learner.clip_norm": 0.05},
    {"learner.clip_value": 0.01},
    {"learner.schedule": {"kind": "step", "every": 1, "factor": 0.5}},
]


@pytest.mark.parametrize("changes", CHANGES, ids=lambda changes: next(iter(changes)))
def test_tuning_in_mid_run_does_what_it_does_on_torch(changes: dict[str, Any]):
    learners = pair(experiment())
    states = []
    for learner in learners:
        learner.advance(7)
        before = learner.steps
        learner.tune(learner.experiment.tuned(changes))
        while learner.steps < before + 60:
            learner.advance(before + 60 - learner.steps)
        states.append(learner.network.flat)
    untuned, _ = pair(experiment())
    while untuned.steps < 67:
        untuned.advance(67 - untuned.steps)
    torch.testing.assert_close(states[0], states[1], rtol=1e-3, atol=1e-4)
    assert not torch.allclose(states[0], untuned.network.flat, rtol=1e-3, atol=1e-4)


EVERYTHING: list[dict[str, Any]] = [
    {"kind": "dense", "id": "a", "units": 4, "activation": "prelu"},
    {"kind": "batch_norm", "id": "norm"},
    {"kind": "dropout", "id": "drop", "rate": 0.2},
    {"kind": "add", "id": "sum", "inputs": ["a", "drop"]},
]


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_networks_that_torch_serves_take_the_same_steps_with_the_compiled_optimizer(kind: str):
    made = experiment(
        EVERYTHING, optimizer={"kind": kind, "rate": RATES[kind]}, l1=0.001, l2=0.01, clip_norm=0.5, clip_value=0.2
    )
    data = build_data(made.data, made.seed)
    mixed, reference = Learner(made, data), Learner(made, data, compiled=False)
    for learner in (mixed, reference):
        assert learner.path == "torch"
        for _ in range(120):
            learner.step()
        learner.tune(made.tuned({"learner.l2": 0.1, "learner.optimizer.rate": 2 * RATES[kind]}))
        for _ in range(30):
            learner.step()
    torch.testing.assert_close(mixed.network.flat, reference.network.flat, rtol=1e-3, atol=1e-3)


def test_actions_and_starts():
    session = begun()
    session.advance(5)
    weights = np.linspace(-1, 1, learner_of(session).network.parameters, dtype=np.float32)
    session.act({"kind": "set_parameters", "parameters": parameters_to_text(weights)})
    session.act({"kind": "set_parameter", "index": 3, "value": 0.25})
    weights[3] = 0.25
    assert learner_of(session).network.flat.numpy().tobytes() == weights.tobytes()
    plain = {"kind": "sgd", "rate": 0.1}
    trained = begun(optimizer=plain)
    trained.advance(23)
    friend = Session(experiment(optimizer=plain), Start(23, learner_of(trained).network.flat.numpy().copy()))
    assert friend.metrics() == trained.metrics()
    for going in (trained, friend):
        going.advance(30)
    assert friend.metrics() == trained.metrics()


def test_reset_forgets_everything():
    session, other = begun(), begun()
    session.advance(77)
    session.reset()
    assert bits(session) == bits(other)
    for going in (session, other):
        going.advance(20)
    assert bits(session) == bits(other)


def diverging(kind: str) -> Experiment:
    hidden = [{"kind": "dense", "units": 8, "activation": "linear"}]
    return experiment(hidden, ("squared", "linear", "ripple", 1), optimizer={"kind": kind, "rate": 10.0})


@pytest.mark.parametrize("kind", ["sgd", "momentum", "nesterov"])
def test_it_stops_in_the_epoch_in_which_torch_stops_and_changes_nothing_then(kind: str):
    learners = pair(diverging(kind))
    for learner in learners:
        while learner.advance(1000):
            pass
        assert learner.diverged_epoch == learner.epoch < 60
        assert learner.version == learner.steps + 1
        before = learner.network.flat.clone()
        assert learner.advance(5) == 0
        assert learner.version == learner.steps + 1
        learner.tune(learner.experiment.tuned({"learner.optimizer.rate": 0.01}))
        assert learner.diverged_epoch is None
        assert not learner.step()
        assert torch.equal(learner.network.flat.nan_to_num(), before.nan_to_num())
    assert learners[0].steps == learners[1].steps


def test_a_diverged_run_recovers_with_new_weights_and_a_clean_memory():
    session = Session(diverging("momentum"))
    assert session.advance(5000) < 5000
    assert session.diverged
    assert session.advance(1) == 0
    session.tune({"learner.optimizer.rate": 0.01})
    session.advance(1)
    zeros = np.full(learner_of(session).network.parameters, 0.1, np.float32)
    session.act({"kind": "set_parameters", "parameters": parameters_to_text(zeros)})
    assert session.advance(200) == 200
    assert session.metrics().loss_train < 1


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("end", ENDS, ids=lambda end: f"{end[0]}-{end[1]}-{end[3]}")
def test_numbers_that_are_none_are_noticed_as_torch_notices_them(end: tuple[str, str, str, int], number: float):
    learners = pair(experiment(None, end))
    for place in range(0, learners[0].network.parameters, 5):
        states = [learner.state() for learner in learners]
        for learner in learners:
            learner.network.flat[place] = number
        assert learners[0].step() == learners[1].step()
        assert math.isfinite(learners[0].metrics().loss_train) == math.isfinite(learners[1].metrics().loss_train)
        for learner, state in zip(learners, states, strict=True):
            learner.load(state)


PROGRAM = """
import sys
from engine.session import Session
from tests.engine.kernel_cases import experiment
assert not [name for name in sys.modules if name.startswith("numba")]
from tests.engine.test_kernel_runs import bits
session = Session(experiment())
session.advance(100)
print(bits(session))
"""


def test_a_cold_cache_and_no_cache_give_the_same_bits(tmp_path: Path):
    unusable = tmp_path / "file"
    unusable.write_text("no folder")
    session = begun()
    session.advance(100)
    for folder in (tmp_path / "cold", unusable):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT,
            env=os.environ | {"NUMBA_CACHE_DIR": str(folder)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == bits(session)
    assert list((tmp_path / "cold").rglob("*.nbi"))


def test_what_no_version_has_used_for_long_is_removed_from_the_cache(tmp_path: Path):
    mine, fresh, old, foreign = (tmp_path / name for name in ("kernel-a", "kernel-b", "kernel-c", "other"))
    for folder in (mine, fresh, old, foreign):
        folder.mkdir()
        cache.finish(folder)
    for folder in (mine, old, foreign):
        for place in (folder / cache.MARK, folder):
            os.utime(place, (0, 0))
    cache.tidy(mine)
    cache.tidy(None)
    assert sorted(tmp_path.iterdir()) == [mine, fresh, foreign]


def test_the_cache_belongs_to_these_sources_and_this_numba(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.py").write_text("one")
    monkeypatch.setattr(cache, "SOURCES", tmp_path)
    names = {cache.folder("1"), cache.folder("1"), cache.folder("2")}
    (tmp_path / "a.py").write_text("two")
    names.add(cache.folder("1"))
    assert len(names) == 3
