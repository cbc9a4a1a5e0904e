"""A run on its way to a step, or with lanes to bring level, and those beside it."""

import time

import pytest

from engine.experiment import Experiment
from engine.frame import decode
from engine.lanes import Lanes
from engine.session import Session
from server.hosts import run as runs
from server.hosts.link import Kind
from server.hosts.run import Run
from server.hosts.viewer import Viewer
from tests.server.running import XOR
from tests.server.test_schedule import Sent

TINY = 1e-9


def trained(steps: int) -> Run:
    """A run whose past holds no snapshots, so that going back is work."""
    session = Session(Experiment.parse(XOR), budget=0)
    run = Run("token", Lanes(session))
    run.work.advance(steps)
    return run


def settle(run: Run) -> int:
    """How many slices it takes until it is where it should be."""
    slices = 0
    while not run.settled:
        run.advance(TINY)
        slices += 1
    return slices


def test_a_seek_is_work_in_slices():
    run = trained(3000)
    run.seek(2999, 1)
    assert (run.seeking, run.wants_steps, run.settled) == (True, True, False)
    assert settle(run) > 1
    assert (run.session.step, run.wants_steps) == (2999, False)


def test_frames_wait_for_the_step_and_tell_which_command_was_carried_out():
    sent = Sent()
    viewer = Viewer(sent)
    run = trained(3000)
    viewer.take(run)
    viewer.make_frame()
    viewer.seq = 7
    run.seek(2000, 7)
    viewer.touch()
    assert viewer.frame_due() > time.perf_counter()
    assert run.reached(7) == 6
    settle(run)
    assert run.reached(7) == 7
    viewer.make_frame()
    frames = [decode(body) for kind, body in sent if kind is Kind.FRAME]
    assert [(frame["seq"], frame["step"]) for frame in frames] == [(0, 3000), (7, 2000)]


def test_who_seeks_all_the_time_does_not_come_first_for_ever(monkeypatch: pytest.MonkeyPatch):
    run = trained(10)
    run.seek(3, 1)
    assert run.urgent
    run.charge(1.0)
    run.seek(4, 2)
    assert not run.urgent


def test_a_seek_that_has_begun_is_finished_before_the_next():
    run = trained(3000)
    run.seek(2000, 1)
    for seq, step in enumerate((500, 100, 40), 2):
        run.seek(step, seq)
    assert run.reached(9) == 0
    while run.seeking:
        run.advance(TINY)
    assert (run.session.step, run.reached(9), run.wants_steps) == (2000, 3, True)
    settle(run)
    run.advance(TINY)
    settle(run)
    assert (run.session.step, run.reached(9)) == (40, 9)


def test_a_seek_that_takes_long_is_given_up_for_the_next(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(runs, "FINISHED_FIRST", 0.0)
    run = trained(3000)
    run.seek(2000, 1)
    run.advance(TINY)
    run.seek(100, 2)
    settle(run)
    assert run.session.step == 100


def test_a_pause_ends_a_seek_where_it_is():
    run = trained(3000)
    run.seek(2999, 1)
    run.advance(TINY)
    run.pause()
    assert not run.wants_steps
    assert run.session.step < 2999


def test_a_clock_carries_a_seek_on():
    run = trained(3000)
    run.seek(2999, 1)
    run.advance(TINY)
    other = Run("other", Lanes.restore(run.work.snapshot()))
    other.wind(run.clock())
    settle(other)
    assert (other.session.step, run.lanes is not None) == (2999, True)


def test_two_lanes_take_no_more_than_their_slice():
    run = trained(10)
    assert run.lanes is not None
    run.lanes.branch(focus=False)
    run.play()
    for _ in range(20):
        assert run.advance(TINY) < 1000
