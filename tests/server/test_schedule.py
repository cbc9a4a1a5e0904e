"""Whose turn it is, with runs that are only thought up."""

import math
import time

import pytest

from engine.experiment import Experiment
from engine.frame import decode
from engine.lanes import Lanes
from engine.session import Session
from server.commands import Watch
from server.hosts import schedule
from server.hosts.link import Kind
from server.hosts.run import Run
from server.hosts.viewer import CREDITS, Viewer
from tests.server.running import XOR


class Sent(list[tuple[Kind, bytes]]):
    """What a viewer has sent."""

    def __call__(self, kind: Kind, body: bytes) -> None:
        self.append((kind, body))

    @property
    def frames(self) -> int:
        return sum(kind is Kind.FRAME for kind, _ in self)


@pytest.fixture
def sent() -> Sent:
    return Sent()


def viewer(sent: Sent) -> Viewer:
    made = Viewer(sent)
    made.take(Run("token", Lanes(Session(Experiment.parse(XOR)))))
    return made


def run_of(made: Viewer) -> Run:
    assert made.run is not None
    return made.run


def test_nobody_is_due_without_news(sent: Sent):
    made = viewer(sent)
    made.make_frame()
    assert made.frame_due() == math.inf
    assert schedule.next_due([made]) == math.inf
    assert schedule.turns([made], time.perf_counter()) == []
    assert sent.frames == 1


def test_frames_need_credit(sent: Sent):
    made = viewer(sent)
    for _ in range(CREDITS):
        made.touch()
        made.make_frame()
    made.touch()
    assert made.frame_due() == math.inf
    made.acknowledge()
    assert made.frame_due() < math.inf


def test_frames_keep_their_distance(sent: Sent):
    made = viewer(sent)
    now = time.perf_counter()
    made.touch()
    made.make_frame()
    made.touch()
    assert made.frame_due() - now >= 1 / 60


def test_a_stale_probe_waits_for_its_turn(sent: Sent):
    made = viewer(sent)
    made.watch({"p": Watch(probe="parameters", hz=1)})
    made.make_frame()
    run_of(made).work.advance(1)
    made.make_frame()
    assert 0.3 < made.frame_due() - time.perf_counter() <= 1.0


def test_the_first_picture_does_not_wait(sent: Sent):
    made = viewer(sent)
    made.make_frame()
    watches = {"p": Watch(probe="parameters")}
    made.watch(watches)
    made.touch()
    assert made.frame_due() <= time.perf_counter()
    made.make_frame()
    made.watch(watches)
    made.touch()
    assert made.frame_due() > time.perf_counter()


def probes_of(sent: Sent) -> list[tuple[int, list[str]]]:
    """Step and names of the probes of every frame."""
    frames = [decode(body) for kind, body in sent if kind is Kind.FRAME]
    return [(frame["step"], sorted(frame["probes"])) for frame in frames]


def test_a_frame_is_made_a_probe_at_a_time(sent: Sent):
    made = viewer(sent)
    made.watch({name: Watch(probe="parameters") for name in "abc"})
    for _ in range(2):
        made.make_frame(0.0)
        assert made.frame_due() <= time.perf_counter()
    assert sent == []
    made.make_frame(0.0)
    assert probes_of(sent) == [(0, ["a", "b", "c"])]
    assert made.frame_due() == math.inf


def test_what_a_change_keeps_from_a_frame_comes_first_in_the_next(sent: Sent):
    made = viewer(sent)
    made.watch({name: Watch(probe="parameters", hz=60) for name in "abc"})
    for _ in range(2):
        made.make_frame(0.0)
        run_of(made).work.advance(1)
        made.make_frame(0.0)
    assert probes_of(sent) == [(0, ["a"]), (1, ["b"])]


def test_a_frame_under_way_is_dropped_with_its_run(sent: Sent):
    made = viewer(sent)
    made.watch({name: Watch(probe="parameters") for name in "abc"})
    made.make_frame(0.0)
    made.watch({"c": Watch(probe="data")})
    made.take(Run("other", Lanes(Session(Experiment.parse(XOR | {"seed": 8})))))
    made.make_frame()
    assert probes_of(sent) == [(0, ["c"])]


def test_the_thrifty_come_first(sent: Sent):
    hog, small = viewer(sent), viewer(sent)
    for made in (hog, small):
        run_of(made).play()
    run_of(hog).charge(0.5)
    now = time.perf_counter()
    assert schedule.turns([hog, small], now)[0] is small
    assert schedule.turns([hog], now)[0] is hog


def test_who_had_the_worker_alone_is_not_shut_out(sent: Sent):
    newcomer, resident = viewer(sent), viewer(sent)
    for made in (resident, newcomer):
        made.make_frame()
        run_of(made).play()
    run_of(resident).charge(1.4)
    run_of(resident).work.advance(1)
    for _ in range(5):
        run_of(newcomer).work.advance(1)
        newcomer.make_frame()
        newcomer.acknowledge()
    assert schedule.turns([newcomer, resident], newcomer.deadline(0.0))[0] is resident


def test_a_frame_in_parts_lets_others_in_between(sent: Sent):
    large, small = viewer(sent), viewer(sent)
    large.watch({name: Watch(probe="parameters") for name in "abc"})
    large.make_frame(0.0)
    run_of(large).charge(0.2)
    now = time.perf_counter()
    assert schedule.turns([large, small], now + 1)[0] is small
    small.make_frame()
    assert schedule.turns([large, small], now + 1)[0] is large


def test_what_is_asked_by_hand_comes_first(sent: Sent):
    playing, asking = viewer(sent), viewer(sent)
    run_of(playing).play()
    run_of(asking).charge(5.0)
    run_of(asking).step("batch", 1)
    assert schedule.turns([playing, asking], time.perf_counter())[0] is asking


def test_working_time_is_forgotten():
    run = Run("token", Lanes(Session(Experiment.parse(XOR))))
    run.charge(1.0)
    now = time.perf_counter()
    assert run.spent(now + 1) == pytest.approx(0.5, abs=0.02)
    assert run.spent(now + 11) < 0.001


def test_slices_are_short_and_fair(sent: Sent):
    several = [viewer(sent) for _ in range(20)]
    for made in several:
        made.make_frame()
        run_of(made).play()
    now = time.perf_counter()
    assert schedule.slice_for(several[0], 1, 0.0, now) <= schedule.LONGEST_SLICE
    assert schedule.slice_for(several[0], 20, 0.0, now) == pytest.approx(1 / 30 / 20)
    assert schedule.slice_for(several[0], 20, 0.001, now) == pytest.approx(1 / 30 / 20 - 0.001)
    assert schedule.slice_for(several[0], 20, 0.1, now) == schedule.SHORTEST_SLICE


def test_a_run_rests_while_nobody_looks(sent: Sent):
    made = viewer(sent)
    run_of(made).play()
    made.attend(watching=False, keep_training=False)
    assert schedule.next_due([made]) == math.inf
    made.attend(watching=False, keep_training=True)
    assert (made.wants_steps, made.frame_due()) == (True, math.inf)
    made.attend(watching=True, keep_training=False)
    assert made.wants_steps
    assert made.frame_due() < math.inf


def test_epochs_by_hand_end_at_boundaries():
    run = Run("token", Lanes(Session(Experiment.parse(XOR))))
    run.step("batch", 3)
    run.step("epoch", 1)
    while run.wants_steps:
        run.advance(1.0)
    assert run.session.step == 4
    run.step("epoch", 2)
    while run.wants_steps:
        run.advance(1.0)
    assert run.session.step == 12
