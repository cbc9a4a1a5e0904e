"""The past of a run: any step can be shown again, to the same bits, whatever was done on the way."""

import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.history import BUDGET, CARRIED, CARRIED_BYTES, FEWEST, LONGEST, MOST
from engine.session import Session, Start
from tests.engine.timelines import NETS, OUT, Told, curve, experiment, frames, state

FAR = 20_000


def edits(told: Told, kind: str, number: int) -> None:
    """An edit that depends on a drawn number."""
    if kind == "tune":
        told.do(lambda session: session.tune({"learner.optimizer.rate": 0.001 * (1 + number)}))
    elif kind == "act":
        told.do(lambda session: session.act({"kind": "set_parameter", "index": number % 9, "value": number / 7}))
    else:
        made = told.session.experiment
        changed = made.replaced(*CHANGES[number % len(CHANGES)])
        told.do(lambda session: session.change(changed))


CHANGES: list[tuple[str, Any]] = [
    ("network.layers[0].units", 6),
    ("network.layers[0].units", 2),
    ("learner.batch", 7),
    ("learner.optimizer", {"kind": "momentum"}),
    ("data.points", 60),
    ("network.layers", [{"kind": "dense", "id": "a", "units": 4}, {"kind": "batch_norm", "id": "norm"}, OUT]),
]
DEEDS = st.one_of(
    st.tuples(st.just("advance"), st.integers(1, 60)),
    st.tuples(st.just("seek"), st.integers(0, 200)),
    st.tuples(st.sampled_from(["tune", "act", "change"]), st.integers(0, 30)),
    st.tuples(st.just("restore"), st.just(0)),
)


@settings(max_examples=40, deadline=None)
@given(net=st.sampled_from(sorted(NETS)), deeds=st.lists(DEEDS, min_size=3, max_size=14), probe=st.integers(0, 200))
def test_whatever_is_done_every_step_is_what_it_would_be_alone(net: str, deeds: list[tuple[str, int]], probe: int):
    told = Told(experiment(net))
    for kind, number in deeds:
        if kind == "advance":
            told.session.advance(number)
        elif kind == "seek":
            assert told.session.seek(number)
            assert told.session.step == min(number, told.session.latest)
        elif kind == "restore":
            told.session = Session.restore(told.session.snapshot())
        else:
            edits(told, kind, number)
    session = told.session
    latest = session.latest
    for step in (session.step, probe % (latest + 1), latest, 0, probe % (latest + 1)):
        session.seek(step)
        alone = told.anew(step)
        assert state(session) == state(alone)
        assert session.experiment == alone.experiment
    session.seek(probe % (latest + 1))
    session.advance(latest + 10 - session.step)
    alone = told.anew(latest + 10)
    assert (session.step, state(session)) == (alone.step, state(alone))
    assert curve(session) == curve(alone)


@pytest.mark.parametrize("net", sorted(NETS))
def test_all_probes_say_the_same_again(net: str):
    told = Told(experiment(net))
    session = told.session
    session.advance(30)
    edits(told, "tune", 4)
    session.advance(30)
    edits(told, "change", 0)
    session.advance(45)
    whole = curve(session)
    for step in (72, 30, 105, 60, 17, 0, 61, 105):
        session.seek(step)
        assert frames(session) == frames(told.anew(step))
        assert curve(session) == whole
        assert session.metrics() == told.anew(step).metrics()


def test_a_seek_in_slices_comes_to_the_same():
    told = Told(experiment("batch_norm"))
    session = told.session
    session._past.budget = 1
    session.advance(900)
    calls = 0
    while not session.seek(333, time.perf_counter()):
        calls += 1
        assert session.seeking
        assert session.latest == 900
        middle = Session.restore(session.snapshot())
        assert (middle.step, middle.latest, state(middle)) == (session.step, 900, state(session))
    assert calls > 3
    assert not session.seeking
    assert state(session) == state(told.anew(333))
    session.seek(900)
    assert state(session) == state(told.anew(900))


def test_a_seek_can_be_given_up():
    told = Told(experiment("torch"))
    session = told.session
    session._past.budget = 1
    session.advance(500)
    assert not session.seek(220, time.perf_counter())
    assert session.seek(75)
    assert state(session) == state(told.anew(75))
    assert not session.seek(450, time.perf_counter())
    here = session.step
    session.advance(3)
    assert not session.seeking
    assert state(session) == state(told.anew(here + 3))


def test_an_edit_in_the_past_forgets_what_lay_beyond():
    told = Told(experiment())
    session = told.session
    session.advance(100)
    edits(told, "tune", 1)
    session.advance(100)
    version = session.edits_version
    session.seek(42)
    assert (session.latest, len(session.curve.rows)) == (200, 26)
    edits(told, "act", 3)
    assert (session.step, session.latest, session.edits) == (42, 42, [(42, "act")])
    assert session.edits_version > version
    assert session.curve.rows[:, 0].tolist() == [0, 1, 2, 3, 4, 5]
    session.seek(150)
    assert session.step == 42
    session.advance(58)
    assert curve(session) == curve(told.anew(100))
    assert state(session) == state(told.anew(100))


def test_a_tune_that_changes_nothing_forgets_nothing():
    session = Session(experiment())
    session.advance(100)
    session.seek(40)
    session.tune({"learner.optimizer.rate": session.experiment.learner.model_dump()["optimizer"]["rate"]})
    session.tune({"stop.step": 500})
    session.change(session.experiment)
    assert (session.step, session.latest, session.edits) == (40, 100, [])
    session.seek(100)
    assert session.step == 100
    assert session.experiment.stop.step == 500


def test_edits_of_one_step_become_one():
    told = Told(experiment())
    session = told.session
    session.advance(9)
    for kind in ("act", "tune", "act", "change", "act"):
        edits(told, kind, 3)
    assert session.edits == [(9, "change")]
    session.advance(20)
    session.seek(3)
    session.seek(9)
    assert state(session) == state(told.anew(9))


def test_a_run_that_overflows_shows_that_again():
    made = experiment("compiled", optimizer={"kind": "sgd", "rate": 10.0}, loss="squared", clip_norm=None)
    made = made.replaced("network.layers[2].activation", "linear")
    session = Session(made)
    session.advance(50_000)
    assert session.diverged
    last, metrics = session.step, state(session)
    session.seek(last // 2)
    assert not session.diverged
    again = Session.restore(session.snapshot())
    for one in (session, again):
        one.seek(last)
        assert one.diverged
        assert (one.diverged_epoch, state(one)) == (session.diverged_epoch, metrics)
        one.seek(1)
        assert one.advance(50_000) == last - 1
        assert one.diverged


def test_a_branch_stays_equal_to_its_parent_and_shares_its_past():
    parent = Session(experiment("dropout"))
    parent.advance(300)
    parent.seek(130)
    branch = parent.branch()
    assert (branch.step, branch.latest, branch.edits) == (130, 130, [])
    assert all(any(own is moment for moment in parent._past.moments) for own in branch._past.moments)
    for size in (1, 7, 90, 200, 102):
        branch.advance(size)
        parent.advance(size)
        assert state(branch) == state(parent)
    assert curve(branch) == curve(parent)
    assert frames(branch) == frames(parent)
    branch.tune({"learner.optimizer.rate": 0.5})
    branch.advance(20)
    assert branch.seek(40)
    parent.seek(40)
    assert state(branch) == state(parent)
    assert (parent.latest, parent.edits) == (530, [])


def test_a_branch_with_other_settings_leaves_its_parent_alone():
    told = Told(experiment())
    parent = told.session
    parent.advance(50)
    before = state(parent)
    branch = parent.branch(parent.experiment.replaced("network.layers[0].units", 7))
    branch.advance(100)
    branch.seek(10)
    assert state(parent) == before
    assert branch.edits == [(50, "change")]
    assert state(branch) == state(told.anew(10))
    branch.reset()
    assert state(branch) == state(Session(branch.experiment))
    assert (branch.latest, branch.edits) == (0, [])


def test_the_past_starts_where_the_run_does():
    parameters = np.linspace(-1, 1, 25, dtype=np.float32)
    session = Session(experiment(), Start(412, parameters))
    session.advance(50)
    after = Session.restore(session.snapshot())
    for one in (session, after):
        one.seek(0)
        assert one.step == 412
        assert np.array_equal(one.read_one("parameters")["values"], parameters)


def test_a_reset_goes_back_to_the_parameters_that_were_given():
    parameters = np.linspace(-1, 1, 25, dtype=np.float32)
    session = Session(experiment(), Start(0, parameters))
    session.advance(30)
    session.tune({"learner.optimizer.rate": 0.5})
    for one in (session, Session.restore(session.snapshot()), session.branch()):
        one.reset()
        assert (one.step, one.latest, one.edits) == (0, 0, [])
        assert np.array_equal(one.read_one("parameters")["values"], parameters)
    session.change(session.experiment.replaced("seed", 3))
    session.reset()
    assert state(session) == state(Session(session.experiment))


def test_showing_another_step_is_news():
    session = Session(experiment())
    session.advance(100)
    seen = [session.version]
    for step in (40, 40, 99, 100, 3, 2):
        before = session.step
        session.seek(step)
        assert (session.version > seen[-1]) == (step != before)
        seen.append(session.version)


def test_a_change_of_batches_begins_an_epoch_and_keeps_counting():
    session = Session(experiment())
    assert session.batches_per_epoch == 8
    session.advance(21)
    session.change(session.experiment.replaced("learner.batch", 37))
    assert (session.step, session.epoch, session.place, session.batches_per_epoch) == (21, 2, 0, 2)
    session.advance(3)
    assert (session.epoch, session.place) == (3, 1)
    assert session.curve.rows[:, :2].tolist() == [[0, 0], [1, 8], [2, 16], [3, 23]]
    other = session.branch(session.experiment.replaced("learner.optimizer.rate", 0.5))
    assert (other.epoch, other.place) == (3, 1)
    session.seek(20)
    assert (session.epoch, session.place) == (2, 4)


def test_the_budget_is_kept_over_a_long_run():
    made = experiment(batch=1).replaced("data.points", 2000)
    session = Session(made)
    most = 0
    while session.step < 1_000_000:
        session.advance(9973)
        most = max(most, sum(moment.size for moment in session._past.moments))
    past = session._past
    assert most <= BUDGET
    gaps = np.diff([0, *(moment.step for moment in past.moments), session.step])
    assert gaps.max() == past.stride == gaps[1]
    assert len(past.moments) > MOST // 2 - 1
    for target in (654_321, 99, 1_000_000):
        session.seek(target)
        alone = Session(made, budget=0)
        alone.advance(target)
        assert state(session) == state(alone)
    assert sum(moment.size for moment in past.near) < BUDGET // 8


def test_snapshots_are_few_where_they_are_large():
    session = Session(experiment().replaced("network.layers[0].units", 128).replaced("network.layers[1].units", 128))
    session.advance(300)
    assert FEWEST // 2 <= len(session._past.moments) <= FEWEST < MOST
    session.seek(123)
    alone = Session(session.experiment, budget=0)
    alone.advance(123)
    assert state(session) == state(alone)


def test_edits_are_bounded_and_what_is_forgotten_is_never_shown_wrongly():
    told = Told(experiment())
    session = told.session
    for number in range(LONGEST + 60):
        session.advance(3 if number % 3 else 11)
        edits(told, "act", number)
    latest = session.latest
    assert len(session.edits) < LONGEST
    assert len(session.snapshot()) < BUDGET
    for one in (session, Session.restore(session.snapshot())):
        for step in range(0, latest, 23):
            one.seek(step)
            assert step - 50 <= one.step <= step
            begun = {stretch.begin.step for stretch in one._past.stretches}
            ended = {stretch.end for stretch in one._past.stretches}
            if one.step not in ended or one.step in begun:
                assert state(one) == state(told.anew(one.step))
        one.seek(0)
        one.advance(300)
        assert state(one) == state(told.anew(one.step))
        one.seek(latest)
        assert state(one) == state(told.anew(latest))


@pytest.mark.parametrize("net", sorted(NETS))
def test_reading_and_slicing_change_nothing_in_the_past_either(net: str):
    told = Told(experiment(net))
    session = told.session
    session.advance(120)
    session.seek(31)
    for size in (1, 2, 5, 40, 13):
        frames(session)
        session.advance(size, time.perf_counter() + 1e-4 if size > 5 else None)
    assert state(session) == state(told.anew(session.step))
    session.seek(120)
    assert state(session) == state(told.anew(120))


def test_an_ordinary_run_saves_no_more_than_it_needs():
    session = Session(experiment())
    session.advance(FAR)
    size = len(session.snapshot())
    rows = len(session.curve.state()["kept"]) * 24  # type: ignore[arg-type]
    assert size - rows < 4000


def test_a_run_taken_up_again_replays_a_small_part(monkeypatch: pytest.MonkeyPatch):
    session = Session(experiment("torch"))
    session.advance(2000)
    saved = session.snapshot()
    after, steps = Session.restore(saved), 0
    take = type(after.learner).step

    def counted(learner: Any) -> bool:
        nonlocal steps
        steps += 1
        return take(learner)

    monkeypatch.setattr(type(after.learner), "step", counted)
    for target in (1999, 901, 300):
        steps = 0
        after.seek(target)
        assert steps < 2000 / 4 + 1
        session.seek(target)
        assert state(after) == state(session)
    carried = sum(moment.size for moment in session._past.carried())
    assert len(session._past.carried()) <= CARRIED
    assert carried <= CARRIED_BYTES


def test_large_states_do_not_go_along():
    layers = [{"kind": "dense", "units": 200}, {"kind": "layer_norm"}, {"kind": "dense", "units": 200}]
    session = Session(experiment("torch").replaced("network.layers", [*layers, OUT]))
    session.advance(4)
    assert session._past.moments
    assert session._past.carried() == []
