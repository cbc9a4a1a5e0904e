"""Training on the command line: the same session as the page's, so the same numbers."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from engine.session import Session
from server.metrics import state

LONGEST_STRETCH = 200


def train(session: Session, steps: int, tick: Callable[[int], None]) -> Iterator[dict[str, Any]]:
    """Takes that many steps, and yields the state at the start, at every epoch's end, and at the end.

    It ends early when the loss overflows, or when nothing would change any more.

    Args:
        session: where it begins.
        steps: how many steps.
        tick: told the number of steps taken, every now and then.
    """
    yield state(session)
    last = session.step + steps
    reported = session.step
    while session.step < last and not (session.diverged or session.finished):
        size = session.batches_per_epoch
        boundary = (session.step // size + 1) * size
        tick(session.advance(min(boundary, last, session.step + LONGEST_STRETCH) - session.step))
        if session.step == boundary:
            reported = session.step
            yield state(session)
    if reported != session.step:
        yield state(session)


def line(told: dict[str, Any]) -> str:
    """One JSON object, numbers as Python writes them: the shortest text that reads back as the same number."""
    return json.dumps(told, allow_nan=False)
