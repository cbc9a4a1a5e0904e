"""Whose turn it is: the earliest deadline, where those who have used much of late stand further back.

Plain deadlines let one hog starve the rest; with the time used lately added to the deadline, everybody who asks for
less than a fair share gets it in time, and what is left goes to the others. How far back is bounded, so that a run
that had the worker to itself is not shut out by one that begins. Slices are short: nobody waits long.
"""

import math
from collections.abc import Iterable

from server.hosts.rate import PERIOD
from server.hosts.viewer import Viewer

LONGEST_SLICE = 0.010
SHORTEST_SLICE = 0.0002
FURTHEST_BACK = 3 * PERIOD
"""Seconds by which anybody stands behind who has used the least."""


def next_due(viewers: Iterable[Viewer]) -> float:
    """When the next move is due: at once while a run has steps to take; infinite when there is none."""
    due = math.inf
    for viewer in viewers:
        if viewer.wants_steps:
            return 0.0
        due = min(due, viewer.frame_due())
    return due


def turns(viewers: Iterable[Viewer], now: float) -> list[Viewer]:
    """Who is to be served now, one move each and in this order; whoever has just asked by hand comes first."""
    ready = [viewer for viewer in viewers if viewer.wants_steps or viewer.frame_due() <= now]
    least = min((viewer.run.spent(now) for viewer in ready if viewer.run is not None), default=0.0)
    return sorted(ready, key=lambda viewer: _rank(viewer, now, least))


def slice_for(viewer: Viewer, playing: int, frame_seconds: float, now: float) -> float:
    """Seconds of steps before the next look: a fair part of a frame, and not past the viewer's next frame.

    Args:
        viewer: whose run takes the steps.
        playing: how many runs have steps to take.
        frame_seconds: what making a frame costs.
        now: the time.
    """
    share = PERIOD / max(1, playing) - frame_seconds
    until_frame = viewer.frame_due() - now
    return max(SHORTEST_SLICE, min(LONGEST_SLICE, share, until_frame))


def playing(viewers: Iterable[Viewer]) -> int:
    """How many runs have steps to take."""
    return sum(viewer.wants_steps for viewer in viewers)


def _rank(viewer: Viewer, now: float, least: float) -> tuple[bool, float]:
    """The lower, the sooner; `least` is the working time of who has used the least."""
    run = viewer.run
    if run is None:
        return True, math.inf
    return not run.urgent, viewer.deadline(now) + min(run.spent(now) - least, FURTHEST_BACK)
