"""A short soak: visitors do things at random, a worker is killed, and every curve is as if nothing had happened."""

import asyncio

import pytest

from bench import soak
from bench.serving import serving
from bench.soak import Outcome, Plan, differences

PLAN = Plan(clients=6, seconds=10.0, kills=1, seed=7, long_stalls=False)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    with serving(sessions=20) as server:
        return asyncio.run(soak.soak(server, PLAN))


def test_nothing_goes_wrong_that_was_not_asked_for(outcome: Outcome):
    assert outcome.trouble == []
    assert len(outcome.killed) == PLAN.kills
    assert outcome.counts["restored"] >= 1


def test_everything_was_tried(outcome: Outcome):
    for deed in ("tune", "act", "reconnects", "resets", "error", "frames"):
        assert outcome.counts[deed] > 0, deed


def test_every_curve_is_that_of_an_undisturbed_session(outcome: Outcome):
    assert len(outcome.lives) >= PLAN.clients
    assert sum(len(life.rows) for life in outcome.lives) > 100
    assert differences(outcome.lives) == []


def test_memory_stays_flat(outcome: Outcome):
    assert outcome.growth < 0.5
