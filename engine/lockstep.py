"""Several sessions that see their data at the same pace, whatever their batches: who has seen least goes first.

How far each has come is counted in epochs. One leads by so many steps; the others follow as far as they can without
overtaking it. How far that is follows from the leader alone, so how it is sliced changes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from fractions import Fraction

from engine.session import Session


def progress(session: Session) -> Fraction:
    """How often it has seen its data."""
    return session.epoch + Fraction(session.place, session.batches_per_epoch)


def behind(session: Session, mark: Fraction) -> int:
    """How many steps it can take without overtaking."""
    return int((mark - progress(session)) * session.batches_per_epoch)


def going(sessions: Iterable[Session]) -> list[Session]:
    """Those that can take steps."""
    return [session for session in sessions if not session.diverged]


def is_level(sessions: Iterable[Session]) -> bool:
    """Whether none could take a step without overtaking the others."""
    live = going(sessions)
    mark = max(map(progress, live), default=Fraction(0))
    return all(behind(session, mark) <= 0 for session in live)


def follow(sessions: Sequence[Session], deadline: float | None) -> bool:
    """Every session goes as far as the furthest; whether all are there. It ends early where one is stopped.

    Where it is late it still goes on a little, so that it comes to an end.
    """
    live = going(sessions)
    mark = max(map(progress, live), default=Fraction(0))
    for session in live:
        while (room := behind(session, mark)) > 0 and not session.diverged:
            session.advance(room, deadline)
            late = deadline is not None and time.perf_counter() >= deadline
            if session.stopped is not None or (late and not is_level(live)):
                return False
    return True


def stride(leader: Session, sessions: Sequence[Session], most: int) -> int:
    """How many steps the leader may take before the others follow: none may go past where it might have to stop."""
    if any(session.experiment.stop.watches for session in sessions):
        most = min(most, leader.batches_per_epoch - leader.place)
    for session in sessions:
        stop = session.experiment.stop.step
        if stop is not None and stop > session.step:
            mark = progress(session) + Fraction(stop - session.step, session.batches_per_epoch)
            most = min(most, behind(leader, mark))
    return max(1, most)
