"""Several sessions that see their data at the same pace, whatever their batches: who has seen least goes first.

How far each has come is counted in epochs. One leads by so many steps; the others follow as far as they can without
overtaking it. How far that is follows from the leader alone, so how it is sliced changes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from engine.session import Session


class Progress(NamedTuple):
    """How often a session has seen its data: `batches` of which `size` make an epoch."""

    batches: int
    size: int


START: Final = Progress(0, 1)


def progress(session: Session) -> Progress:
    """How far a session has come."""
    learner = session.learner
    size = learner.steps_per_epoch
    return Progress(learner.epoch_base * size + learner.steps - learner.step_base, size)


def behind(session: Session, mark: Progress) -> int:
    """How many steps it can take without overtaking."""
    batches, size = progress(session)
    return mark.batches * size // mark.size - batches


def furthest(sessions: Iterable[Session]) -> Progress:
    """The furthest that any has come, `START` where there are none."""
    mark = START
    for session in sessions:
        here = progress(session)
        if here.batches * mark.size > mark.batches * here.size:
            mark = here
    return mark


def going(sessions: Iterable[Session]) -> list[Session]:
    """Those that can take steps."""
    return [session for session in sessions if not (session.diverged or session.finished)]


def is_level(sessions: Iterable[Session]) -> bool:
    """Whether none could take a step without overtaking the others."""
    live = going(sessions)
    mark = furthest(live)
    return all(behind(session, mark) <= 0 for session in live)


def follow(sessions: Sequence[Session], deadline: float | None) -> bool:
    """Every session goes as far as the furthest; whether all are there. It ends early where one is stopped.

    Where it is late it still goes on a little, so that it comes to an end.
    """
    live = going(sessions)
    mark = furthest(live)
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
            batches, size = progress(session)
            most = min(most, behind(leader, Progress(batches + stop - session.step, size)))
    return max(1, most)
