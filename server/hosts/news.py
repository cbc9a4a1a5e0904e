"""What a client knows of a run and its lanes, so that it is told only what is new."""

from collections.abc import Iterator
from typing import Any

from engine.curve import Curve, Mark
from engine.experiment import Experiment
from engine.learner import Kept
from server import metrics
from server.events import LanesEvent, ServerEvent
from server.hosts import described
from server.hosts.run import Run
from server.hosts.scales import Scales


class News:
    """Curves, edits and experiments, as the client knows them.

    Args:
        scales: what steps cost, for descriptions.
    """

    def __init__(self, scales: Scales) -> None:
        self._scales = scales
        self._focus: int | None = None
        self._experiments: dict[int, Experiment] = {}
        self._family: dict[int, tuple[int | None, int]] = {}
        self._marks: dict[int, Mark] = {}
        self._edits: tuple[int, int] | None = None

    def opened(self, run: Run) -> None:
        """The client has been told which lanes this run has and what they train; it knows nothing else of it."""
        self._note(run)

    def doubt(self) -> None:
        """What the client has been told may be of a moment that is to come again."""
        self._experiments = {}

    def tuned(self, run: Run) -> None:
        """The client has been told of the experiment in focus."""
        self._experiments[run.focus] = run.session.experiment

    def _note(self, run: Run) -> None:
        self._focus, self._experiments, self._family = run.focus, run.experiments, run.family

    def events(self, run: Run, seq: int, *, asked: bool = False, kept: Kept | None = None) -> Iterator[ServerEvent]:
        """Which lanes there are and what they train, as far as the client does not know it.

        Args:
            run: what it looks at.
            seq: its last command.
            asked: it waits to be told what is in focus.
            kept: what a change has kept.
        """
        known, experiments = self._experiments, run.experiments
        others = [lane for lane in experiments if lane != run.focus]
        moved = (
            run.family != self._family
            or known.keys() != experiments.keys()
            or any(_differ(known[lane], experiments[lane]) for lane in others)
        )
        if run.lanes is not None and moved:
            yield LanesEvent(seq=seq, focus=run.focus, lanes=described.lanes(run))
        shown = known.get(run.focus)
        if asked or run.focus != self._focus or shown is None or _differ(shown, experiments[run.focus]):
            yield described.changed(run, seq, kept, self._scales)
        self._note(run)

    def contents(self, run: Run) -> dict[str, Any]:
        """The part of a frame that grows with a run: its edits, its curves, and how its other lanes do."""
        found: dict[str, Any] = self._curve(run.focus, run.session.curve)
        lanes = run.lanes
        if lanes is None:
            return found
        edits = lanes.focus, lanes.session.edits_version
        if edits != self._edits:
            self._edits = edits
            found["edits"] = [{"step": step, "kind": kind} for step, kind in lanes.session.edits]
        others = [(number, session) for number, session in lanes.sessions.items() if number != lanes.focus]
        found["others"] = [
            metrics.of_lane(number, session) | self._curve(number, session.curve) for number, session in others
        ]
        return found

    def _curve(self, lane: int, curve: Curve) -> dict[str, Any]:
        news = curve.since(self._marks.get(lane))
        if news is None:
            return {}
        self._marks[lane] = news.mark
        return {"curve": {"reset": news.reset, "stride": news.stride, "rows": news.rows}}


def _differ(one: Experiment, other: Experiment) -> bool:
    return one is not other and one != other
