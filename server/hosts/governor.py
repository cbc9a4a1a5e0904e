"""The load governor: what a worker shows less of when it has much to do.

It lowers first the resolution of fields, then the rate of frames and, faster, that of the fields in them. Training is
never touched: neither its numbers nor the order of its steps. Pressure is the share of the time that goes into frames,
and is lost to training. More is shown again only when it is foreseen that the share stays small: so the level does not
swing.
"""

from typing import NamedTuple

from server.hosts.rate import FULL_RATE


class Level(NamedTuple):
    """How much is shown."""

    detail: float
    """What the resolution of fields is multiplied by."""
    pace: float
    """What the rate of each probe is multiplied by."""
    frames_per_second: int


LEVELS = (
    Level(1.0, 1.0, FULL_RATE),
    Level(0.75, 1.0, FULL_RATE),
    Level(0.5, 1.0, FULL_RATE),
    Level(0.5, 0.67, 24),
    Level(0.5, 0.5, 20),
    Level(0.5, 0.4, 15),
    Level(0.5, 0.3, 12),
    Level(0.5, 0.3, 10),
    Level(0.5, 0.2, 6),
)
MOST = 0.6
"""The share of the time above which less is shown."""
FORESEEN = 0.5
"""The share up to which more is shown, as foreseen for that level."""
GLANCE = 0.5
"""Seconds between two looks."""
LOWERED_AFTER = 2
RAISED_AFTER = 6
"""Looks in a row that must agree."""


class Governor:
    """Finds the level at which frames take no more than their share of the time."""

    def __init__(self) -> None:
        self._index = 0
        self._spent = 0.0
        self._looked = 0.0
        self._agreed = 0

    @property
    def level(self) -> Level:
        """How much is shown now."""
        return LEVELS[self._index]

    @property
    def period(self) -> float:
        """Seconds from frame to frame."""
        return 1 / self.level.frames_per_second

    def spend(self, seconds: float) -> None:
        """So long it took to make a frame, or a part of one."""
        self._spent += seconds

    def decide(self, now: float) -> bool:
        """Looks at the pressure, every half second of `time.perf_counter`; whether the level changed."""
        elapsed = now - self._looked
        if elapsed < GLANCE:
            return False
        share = self._spent / elapsed
        self._spent, self._looked = 0.0, now
        if share > MOST and self._index < len(LEVELS) - 1:
            self._agreed = max(0, self._agreed) + 1
            return self._agreed >= LOWERED_AFTER and self._move(1)
        if self._index > 0 and share * _growth(LEVELS[self._index], LEVELS[self._index - 1]) < FORESEEN:
            self._agreed = min(0, self._agreed) - 1
            return self._agreed <= -RAISED_AFTER and self._move(-1)
        self._agreed = 0
        return False

    def _move(self, by: int) -> bool:
        self._index += by
        self._agreed = 0
        return True


def _growth(now: Level, then: Level) -> float:
    """How many times more frames will cost, at most: as their pixels, and as often as they or their fields are made."""
    often = max(then.pace / now.pace, then.frames_per_second / now.frames_per_second)
    return (then.detail / now.detail) ** 2 * often
