"""The load governor, with a worker that is only thought up."""

from server.hosts.governor import FORESEEN, LEVELS, MOST, Governor, Level
from server.hosts.rate import FULL_RATE


def live(governor: Governor, seconds: float, start: float, cost: float, fixed: float = 0.0) -> list[Level]:
    """Frames that at full detail and rate would take such a share of the time; every level that was reached."""
    reached = []
    for tick in range(int(10 * seconds)):
        detail, pace, rate = governor.level
        governor.spend(min(0.1, 0.1 * (cost * detail**2 * pace + fixed * rate / FULL_RATE)))
        if governor.decide(start + (tick + 1) / 10):
            reached.append(governor.level)
    return reached


def test_without_pressure_nothing_changes():
    governor = Governor()
    assert live(governor, 60, 100.0, MOST - 0.05) == []
    assert governor.level == (1.0, 1.0, FULL_RATE)


def test_resolution_goes_before_the_frame_rate():
    reached = live(Governor(), 60, 100.0, 100.0)
    assert reached == list(LEVELS[1:])
    details = [level.detail for level in reached]
    paces = [level.pace for level in reached]
    rates = [level.frames_per_second for level in reached]
    for each in (details, paces, rates):
        assert each == sorted(each, reverse=True)
    assert details[next(i for i, rate in enumerate(rates) if rate < FULL_RATE)] == min(details)
    assert all(pace <= rate / FULL_RATE for pace, rate in zip(paces, rates, strict=True) if rate < FULL_RATE)


def test_it_settles():
    for cost in (0.3, 0.8, 1.0, 1.5, 2.0, 3.0, 5.0):
        for fixed in (0.0, 0.2, 0.5):
            governor = Governor()
            live(governor, 20, 100.0, cost, fixed)
            assert live(governor, 120, 120.0, cost, fixed) == []


def test_it_shows_no_less_than_it_must():
    governor = Governor()
    live(governor, 60, 100.0, 1.0)
    assert governor.level == Level(0.75, 1.0, FULL_RATE)


def test_everything_comes_back():
    governor = Governor()
    live(governor, 60, 100.0, 100.0)
    assert governor.level == LEVELS[-1]
    live(governor, 60, 160.0, 0.9 * FORESEEN)
    assert governor.level == LEVELS[0]
