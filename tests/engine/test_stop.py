"""Runs that pause by themselves, at the same step however they are sliced."""

import math
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.session import Session
from engine.stop import Stop, StopConfig, Watcher
from tests.engine.timelines import NETS, experiment, state

EPOCH = 8


def stopping(net: str = "compiled", **rules: Any) -> Session:
    return Session(experiment(net).replaced("stop", rules))


def looks(config: StopConfig, losses: list[float], accuracies: list[float] | None = None) -> list[str | None]:
    """The reasons to stop, epoch by epoch."""
    watcher, told = Watcher(), accuracies or [0.0] * len(losses)
    found = [watcher.look(config, n, loss, told[n]) for n, loss in enumerate(losses)]
    return [None if stop is None else stop.reason for stop in found]


def test_a_target_stops_when_it_becomes_true_and_again_only_anew():
    losses = [0.5, 0.3, 0.2, 0.4, 0.1, 0.1]
    assert looks(StopConfig(loss=0.3), losses) == [None, "loss", None, None, "loss", None]
    rising = [0.1, 0.9, 0.95, 0.2, 0.9, 1.0]
    assert looks(StopConfig(accuracy=0.9), losses, rising) == [None, "accuracy", None, None, "accuracy", None]


def test_a_plateau_counts_epochs_without_progress_from_the_last_stop():
    losses = [0.5, 0.4, 0.4, 0.3999, 0.41, 0.41, 0.42, 0.41, 0.2, 0.2]
    config = StopConfig(plateau=3, least=0.001)
    assert looks(config, losses) == [None, None, None, None, "plateau", None, None, "plateau", None, None]
    assert looks(StopConfig(plateau=1), [1.0, 0.5, 0.25, math.nan, 0.1]) == [None, None, None, "plateau", None]


def test_the_best_epoch_is_told():
    watcher, config = Watcher(), StopConfig(plateau=2)
    found = [watcher.look(config, 10 * n, loss, None) for n, loss in enumerate([0.5, 0.3, 0.4, 0.6])]
    assert found == [None, None, None, Stop("plateau", 30, 10)]
    assert Watcher.restored(watcher.state()) == watcher


@pytest.mark.parametrize("net", sorted(NETS))
@pytest.mark.parametrize("rules", [{"step": 45}, {"loss": 0.6}, {"accuracy": 0.8}, {"plateau": 4}])
def test_how_it_is_sliced_changes_nothing(net: str, rules: dict[str, Any]):
    whole = stopping(net, **rules)
    taken = whole.advance(20_000)
    assert whole.stopped is not None
    assert taken == whole.step == whole.stopped.step
    assert next(iter(rules)) == whole.stopped.reason
    sliced = stopping(net, **rules)
    for size in range(1, 100_000):
        sliced.advance(size % 13 + 1, time.perf_counter() + (1e-4 if size % 2 else 1))
        if sliced.stopped:
            break
        sliced = Session.restore(sliced.snapshot()) if size % 50 == 0 else sliced
    assert (sliced.stopped, state(sliced)) == (whole.stopped, state(whole))
    free = Session(experiment(net))
    free.advance(whole.step)
    assert state(free) == state(whole)


@given(at=st.integers(1, 90), first=st.integers(1, 90))
def test_it_stops_at_exactly_its_step_and_goes_on_beyond(at: int, first: int):
    session = stopping(step=at)
    taken = session.advance(first)
    assert taken == min(at, first)
    if at > first:
        assert session.stopped is None
        assert session.advance(100) == at - first
    assert session.stopped == Stop("step", at, session._watcher.best_step)
    assert session.advance(100) == 100
    assert session.stopped is None


def test_the_end_of_an_epoch_is_where_it_is_looked():
    session = stopping(loss=0.35)
    session.advance(20_000)
    assert session.stopped is not None
    assert session.place == 0
    rows = session.curve.rows
    assert rows[-1, 3] <= 0.35
    assert (rows[1:-1, 3] > 0.35).all()


def test_showing_the_past_does_not_stop_and_playing_it_again_does():
    session = stopping(plateau=3, keep_best=True)
    session.advance(20_000)
    stop = session.stopped
    assert stop is not None
    assert stop.best_step is not None
    session.seek(stop.best_step)
    assert session.stopped is None
    assert session.metrics().loss_test == pytest.approx(session.curve.rows[1:, 3].min())
    session.seek(3)
    assert session.seek(stop.step)
    assert session.stopped is None
    for one in (session, Session.restore(session.snapshot()), session.branch()):
        one.seek(3)
        one.advance(20_000)
        assert one.stopped == stop


def test_other_rules_hold_from_now_on_and_change_no_number():
    session = Session(experiment())
    session.advance(200)
    session.seek(90)
    session.tune({"stop.plateau": 2, "stop.least": 1.0})
    assert (session.latest, session.edits) == (200, [])
    session.advance(1000)
    assert session.stopped is not None
    assert session.stopped.reason == "plateau"
    assert session.step == 96 + 2 * EPOCH
    session.tune({"stop": {"step": 130}})
    session.seek(0)
    session.advance(1000)
    assert session.stopped == Stop("step", 130, session._watcher.best_step)
    free = Session(experiment())
    free.advance(130)
    assert state(free) == state(session)


def test_an_edit_and_a_reset_clear_it():
    for clear in (
        lambda session: session.tune({"learner.optimizer.rate": 0.5}),
        lambda session: session.act({"kind": "set_parameter", "index": 0, "value": 0}),
        lambda session: session.change(session.experiment.replaced("learner.batch", 5)),
        lambda session: session.seek(2),
        lambda session: session.reset(),
    ):
        session = stopping(step=4)
        session.advance(10)
        assert session.stopped is not None
        clear(session)
        assert session.stopped is None
