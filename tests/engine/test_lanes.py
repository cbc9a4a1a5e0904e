"""Lanes: sessions in lockstep, each of which computes what it would compute alone."""

import time
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import lockstep
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.lanes import MOST, Lanes
from engine.session import Session
from tests.engine.timelines import NETS, experiment, state


def lanes_of(*batches: int, net: str = "compiled") -> Lanes:
    """The first lane, and others from its start that see their data in other batches."""
    lanes = Lanes(Session(experiment(net, batch=batches[0])))
    for batch in batches[1:]:
        lanes.branch(lanes.session.experiment.replaced("learner.batch", batch), fresh=True, focus=False)
    return lanes


def alone(session: Session) -> str:
    """The state that a session would have had by itself."""
    free = Session(session.experiment, budget=0)
    free.advance(session.step)
    return state(free)


@settings(max_examples=25, deadline=None)
@given(
    batches=st.lists(st.sampled_from([1, 3, 7, 10, 74, 200]), min_size=2, max_size=4),
    slices=st.lists(st.integers(1, 40), min_size=1, max_size=6),
    patient=st.booleans(),
)
def test_nobody_overtakes_and_everybody_is_as_alone(batches: list[int], slices: list[int], patient: bool):
    lanes = lanes_of(*batches)
    for size in slices:
        before = lanes.session.step
        taken = lanes.advance(size, None if patient else time.perf_counter() + 2e-5)
        assert taken == lanes.session.step - before <= size
        while not lanes.level:
            assert lanes.advance(0, time.perf_counter() + 1e-3) <= 1
        far = [Fraction(*lockstep.progress(session)) for session in lanes.sessions.values()]
        for session, seen in zip(lanes.sessions.values(), far, strict=True):
            assert seen <= max(far)
            assert seen * session.batches_per_epoch + 1 > max(far) * session.batches_per_epoch
    assert all(state(session) == alone(session) for session in lanes.sessions.values())


def test_with_no_time_left_it_goes_on_but_a_little():
    lanes = lanes_of(10, 10)
    lanes.advance(1)
    assert lanes.advance(10_000, 0.0) < 100


def test_how_it_is_sliced_changes_nothing():
    whole, sliced = lanes_of(10, 3, 25), lanes_of(10, 3, 25)
    whole.advance(101)
    while sliced.session.step < 101:
        sliced.advance(101 - sliced.session.step, time.perf_counter() + 1e-4)
        sliced = Lanes.restore(sliced.snapshot())
    while not sliced.level:
        sliced.advance(0, time.perf_counter() + 1e-4)
    steps = [session.step for session in whole.sessions.values()]
    assert steps == [session.step for session in sliced.sessions.values()] == [101, 101 * 25 // 8, 101 * 3 // 8]
    for one, other in zip(whole.sessions.values(), sliced.sessions.values(), strict=True):
        assert state(one) == state(other)


@pytest.mark.parametrize("net", sorted(NETS))
def test_a_branch_with_unchanged_settings_stays_equal_to_its_parent(net: str):
    lanes = Lanes(Session(experiment(net)))
    lanes.advance(53)
    number = lanes.branch()
    assert (number, lanes.focus, lanes.parents, lanes.born) == (1, 1, {0: None, 1: 0}, {0: 0, 1: 53})
    for _ in range(60):
        lanes.advance(7)
        parent, child = lanes.sessions.values()
        assert parent.step == child.step
        assert state(parent) == state(child)
    assert child.curve.rows.tobytes() == parent.curve.rows.tobytes()


def test_a_fresh_lane_catches_up_first():
    lanes = lanes_of(10)
    lanes.advance(400)
    lanes.branch(lanes.session.experiment.replaced("learner.batch", 20), fresh=True)
    assert (lanes.session.step, lanes.born[1], lanes.parents[1]) == (0, 0, None)
    assert not lanes.level
    while not lanes.level:
        lanes.advance(0, time.perf_counter() + 1e-4)
        assert lanes.sessions[0].step == 400
    assert lanes.session.epoch >= 50


def test_all_lanes_go_to_the_step_that_is_sought():
    lanes = lanes_of(10, 40)
    lanes.advance(200)
    before = {lane: state(session) for lane, session in lanes.sessions.items()}
    assert [session.step for session in lanes.sessions.values()] == [200, 50]
    while not lanes.seek(120, time.perf_counter()):
        lanes = Lanes.restore(lanes.snapshot())
    assert [session.step for session in lanes.sessions.values()] == [120, 50]
    assert lanes.level
    assert (lanes.latest, lanes.seeking) == (200, False)
    assert state(lanes.session) == alone(lanes.session)
    lanes.advance(80)
    assert {lane: state(session) for lane, session in lanes.sessions.items()} == before


def test_a_lane_born_later_shows_its_parents_past():
    lanes = lanes_of(10)
    lanes.advance(100)
    lanes.branch(lanes.session.experiment.replaced("network.layers[0].units", 6))
    lanes.advance(50)
    assert lanes.seek(60)
    one, other = lanes.sessions.values()
    assert state(one) == state(other)
    assert one.experiment == other.experiment
    lanes.advance(90)
    assert one.experiment != other.experiment
    assert (one.step, other.step) == (150, 150)


def test_a_lane_that_has_overflowed_rests_while_the_others_go_on():
    lanes = lanes_of(10)
    wild = {"kind": "sgd", "rate": 10.0}
    made = lanes.session.experiment.replaced("learner.optimizer", wild).replaced("learner.loss", "squared")
    lanes.branch(made.replaced("network.layers[2].activation", "linear"), fresh=True)
    taken = lanes.advance(2000)
    wild_one = lanes.session
    assert wild_one.diverged
    taken += lanes.advance(100)
    assert taken >= 100
    assert (lanes.diverged, lanes.level) == (False, True)
    assert lanes.sessions[0].step > wild_one.step


def test_a_stop_of_one_lane_ends_it_for_all_where_all_are_level():
    for slices in (10_000, 3):
        lanes = lanes_of(10, 20)
        lanes.sessions[1].tune({"stop.step": 33})
        for _ in range(1000):
            lanes.advance(slices)
            if lanes.stopped:
                break
        assert [(lane, stop.reason, stop.step) for lane, stop in lanes.stopped] == [(1, "step", 33)]
        assert [session.step for session in lanes.sessions.values()] == [66, 33]
        lanes.advance(10)
        assert lanes.stopped == []
        assert [session.step for session in lanes.sessions.values()] == [76, 38]


def test_targets_stop_all_lanes_at_the_end_of_the_same_epoch():
    lanes = lanes_of(10, 20)
    lanes.sessions[1].tune({"stop.plateau": 2, "stop.least": 1.0})
    lanes.advance(10_000)
    assert [(lane, stop.reason) for lane, stop in lanes.stopped] == [(1, "plateau")]
    assert [(session.epoch, session.place) for session in lanes.sessions.values()] == [(3, 0), (3, 0)]


def test_lanes_are_bounded_named_for_good_and_the_last_one_stays():
    lanes = lanes_of(10, 10, 10)
    assert lanes.branch() == 3
    assert len(lanes.sessions) == MOST
    with pytest.raises(ExperimentError, match="at most 4 lanes"):
        lanes.branch()
    version = lanes.version
    lanes.drop(3)
    assert lanes.version > version
    assert lanes.focus == 0
    lanes.drop(0)
    assert lanes.focus == 1
    assert lanes.branch() == 4
    lanes.drop(1)
    assert lanes.focus == 4
    lanes.drop(2)
    for wrong in (4, 9):
        with pytest.raises(ExperimentError):
            lanes.drop(wrong)
    with pytest.raises(ExperimentError, match="one of 4"):
        lanes.focus = 0


def test_a_dropped_lane_comes_back_as_it_was_and_catches_up():
    lanes = lanes_of(4, 8)
    lanes.advance(40)
    before = state(lanes.sessions[1])
    lanes.drop(1)
    lanes.recall(1)
    assert list(lanes.sessions) == [0, 1]
    assert state(lanes.sessions[1]) == before
    lanes.drop(1)
    lanes.advance(40)
    lanes.recall(1)
    assert not lanes.level
    lanes.advance(0)
    undisturbed = lanes_of(4, 8)
    undisturbed.advance(80)
    assert [state(session) for session in lanes.sessions.values()] == [
        state(session) for session in undisturbed.sessions.values()
    ]


def test_only_the_last_dropped_lanes_come_back_and_only_where_there_is_room():
    lanes = lanes_of(4)
    for _ in range(MOST + 1):
        lanes.drop(lanes.branch(focus=False))
    assert sorted(lanes.dropped) == [2, 3, 4, 5]
    with pytest.raises(ExperimentError):
        lanes.recall(1)
    for _ in range(MOST - 1):
        lanes.branch(focus=False)
    with pytest.raises(ExperimentError):
        lanes.recall(5)
    lanes.reset()
    lanes.drop(6)
    lanes.recall(5)
    assert lanes.sessions[5].step == 0


def test_a_reset_takes_every_lane_to_its_own_start():
    lanes = lanes_of(10)
    lanes.advance(40)
    lanes.branch(lanes.session.experiment.replaced("network.layers[0].units", 3))
    lanes.advance(40)
    lanes.reset()
    assert [session.step for session in lanes.sessions.values()] == [0, 0]
    assert lanes.born == {0: 0, 1: 0}
    assert all(state(session) == state(Session(session.experiment)) for session in lanes.sessions.values())
    assert lanes.latest == 0


def test_a_restored_set_of_lanes_goes_on_the_same():
    lanes = lanes_of(10, 3)
    lanes.advance(30)
    lanes.branch()
    lanes.session.act({"kind": "set_parameter", "index": 2, "value": 0.5})
    lanes.seek(12)
    again = Lanes.restore(lanes.snapshot())
    told: list[Any] = []
    for one in (lanes, again):
        one.advance(90)
        one.seek(25)
        told.append([state(session) for session in one.sessions.values()])
        told.append(
            (one.focus, one.parents, one.born, one.latest, [session.edits for session in one.sessions.values()])
        )
    assert told[:2] == told[2:]
    for wrong in (b"nonsense", lanes.session.snapshot()):
        with pytest.raises(ValueError, match="expected"):
            Lanes.restore(wrong)


def test_a_single_lane_is_its_session():
    made: Experiment = experiment()
    lanes, session = Lanes(Session(made)), Session(made)
    assert lanes.advance(70) == session.advance(70)
    assert lanes.version == session.version
    assert state(lanes.session) == state(session)
