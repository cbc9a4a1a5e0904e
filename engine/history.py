"""The past of a run, as a cache: snapshots to go on from, so that any step is reached by replaying few others.

A run is a chain of stretches. Each begins with an edit (the first with the run's start) and goes on by training alone,
so every step of it follows from the state at its beginning, bit for bit. These states are the past; the snapshots in
between only make it quick to reach. They lie on multiples of a stride that doubles when they become too many, so that
they stay evenly spread however long the run.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, NamedTuple

EditKind = Literal["tune", "act", "change"]
BUDGET: Final = 256 * 1024
"""Bytes that the snapshots may take, and half as many the states at edits."""
FEWEST: Final = 8
"""Snapshots, and stretches, that are kept whatever their size."""
MOST: Final = 256
"""Snapshots that are kept however small they are."""
LONGEST: Final = 128
"""Stretches that are kept. Beyond, a short one is forgotten: its steps cannot be shown any more."""
OVERHEAD: Final = 160
"""What Python needs for a snapshot besides its bytes."""
NEAR: Final = 8
"""Parts of the way between two snapshots, of which some are kept while somebody scrubs to and fro."""
CARRIED: Final = 8
CARRIED_BYTES: Final = 32 * 1024
"""Snapshots, and bytes of them, that go along with a `state` at most."""
RANK: Final[dict[EditKind | None, int]] = {None: 0, "act": 1, "tune": 2, "change": 3}


class Moment(NamedTuple):
    """All that changes in training, after so many steps. Branches share it."""

    step: int
    state: bytes
    """What the learner and the rules for stopping have at this step, as a frame."""
    rules: int
    """By which rules for stopping: they change without becoming part of the past."""

    @property
    def size(self) -> int:
        """Bytes."""
        return OVERHEAD + len(self.state)


@dataclass(frozen=True)
class Stretch:
    """A part of the run without edits."""

    begin: Moment
    """Right after the edit."""
    experiment: str
    """In force from there on, as canonical text."""
    build: int
    """Grows where the model is built anew; equal numbers mean that only live values differ."""
    kind: EditKind | None
    """Of the edit; None: the start of the run."""
    end: int | None = None
    """The step at which it was edited; None: it goes on. The next may begin later, where one between is forgotten."""

    @property
    def size(self) -> int:
        """Bytes, roughly."""
        return self.begin.size + len(self.experiment)


class History:
    """The stretches of a run and the snapshots within them, both in order.

    Args:
        start: the first stretch.
        budget: bytes that the snapshots may take; 0: none are kept, and only edits are remembered.
        stride: steps between two snapshots, to begin with.
    """

    def __init__(self, start: Stretch, budget: int = BUDGET, stride: int = 1) -> None:
        self.stretches = [start]
        self.budget = budget
        self.moments: list[Moment] = []
        self.last: Moment | None = None
        """The state at the largest step that the run has been at, while it shows an earlier one."""
        self.stride = stride
        """Steps between two snapshots."""
        self.near: list[Moment] = []
        """Further snapshots, more closely spaced, around the step that was shown last."""
        self.version = 0
        """Grows whenever the list of edits changes."""

    @property
    def edits(self) -> list[tuple[int, EditKind]]:
        """What was done to the run by hand, and when."""
        return [(stretch.begin.step, stretch.kind) for stretch in self.stretches if stretch.kind is not None]

    def place(self, step: int) -> int:
        """The number of the stretch in which a step lies."""
        return max(0, bisect_right(self.stretches, step, key=_begin) - 1)

    def reachable(self, step: int, latest: int) -> int:
        """The step itself, or the nearest to it that can be shown."""
        bounded = max(self.stretches[0].begin.step, min(step, latest))
        end = self.stretches[self.place(bounded)].end
        return bounded if end is None else min(bounded, end)

    def nearest(self, step: int) -> Moment:
        """From where a step is reached by the fewest others."""
        if self.last is not None and self.last.step == step:
            return self.last
        begin = self.stretches[self.place(step)].begin
        kept = (moments[: bisect_right(moments, step, key=_step)][-1:] for moments in (self.moments, self.near))
        return max((begin, *(moment for last in kept for moment in last)), key=_step)

    def wants(self, step: int) -> bool:
        """Whether a snapshot is to be kept here, and is not yet."""
        if not self.budget or step % self.stride:
            return False
        at = bisect_right(self.moments, step, key=_step)
        return not at or self.moments[at - 1].step != step

    def take(self, moment: Moment) -> None:
        """Keeps a snapshot, and thins them all out when they are too many."""
        self.moments.insert(bisect_right(self.moments, moment.step, key=_step), moment)
        while len(self.moments) > self._room(moment):
            self.stride *= 2
            self.moments = [kept for kept in self.moments if kept.step % self.stride == 0]

    @property
    def fine(self) -> int:
        """Steps between the snapshots that are kept while a step is sought."""
        return max(1, self.stride // NEAR)

    def note(self, moment: Moment) -> None:
        """Keeps a snapshot on the way to a step that is sought; those furthest from it make room."""
        at = bisect_left(self.near, moment.step, key=_step)
        if self.near[at : at + 1] and self.near[at].step == moment.step:
            return
        self.near.insert(at, moment)
        if len(self.near) > NEAR:
            ends = self.near[0].step, self.near[-1].step
            self.near.pop(0 if moment.step - ends[0] > ends[1] - moment.step else -1)

    def _room(self, moment: Moment) -> int:
        return min(MOST, max(FEWEST, self.budget // moment.size))

    def edit(self, stretch: Stretch) -> None:
        """The run goes on differently from here; what lay beyond is forgotten. Edits of the same step become one."""
        step, kind = stretch.begin.step, stretch.kind
        self.forget(step)
        before = self.stretches.pop()
        if before.begin.step < step:
            self.stretches.append(replace(before, end=step))
        elif RANK[before.kind] > RANK[kind]:
            kind = before.kind
        self.stretches.append(replace(stretch, kind=kind))
        self._shorten()
        self.version += 1

    def forget(self, step: int) -> None:
        """Drops everything beyond a step that can be shown."""
        del self.stretches[self.place(step) + 1 :]
        self.stretches[-1] = replace(self.stretches[-1], end=None)
        del self.moments[bisect_left(self.moments, step, key=_step) :]
        self.last, self.near = None, []
        self.version += 1

    def _shorten(self) -> None:
        """Forgets stretches while they are too many, those that leave the smallest holes; never the first or newest."""
        while len(self.stretches) > FEWEST and (
            len(self.stretches) > LONGEST or sum(stretch.size for stretch in self.stretches) > self.budget // 2
        ):
            around = zip(self.stretches, self.stretches[2:], strict=False)
            holes = [after.begin.step - (before.end or 0) for before, after in around]
            gone = self.stretches.pop(1 + holes.index(min(holes))).begin.step
            after = self.stretches[self.place(gone) + 1].begin.step
            self.moments = [moment for moment in self.moments if not gone <= moment.step < after]

    def until(self, step: int) -> History:
        """A copy without what lies beyond a step; the two share their snapshots."""
        twin = History(self.stretches[0], self.budget, self.stride)
        twin.stretches, twin.moments = list(self.stretches), list(self.moments)
        twin.version = self.version
        twin.forget(step)
        return twin

    def state(self, *, carry: bool) -> dict[str, Any]:
        """What cannot be replayed, fit for a frame: the stretches and the last state.

        Args:
            carry: whether a few of the snapshots come along, evenly spread, since steps take long to replay.
        """
        return {
            "stretches": [state_of(stretch) for stretch in self.stretches],
            "last": None if self.last is None else list(self.last),
            "version": self.version,
            "carried": [list(moment) for moment in self.carried()] if carry else [],
        }

    def carried(self) -> list[Moment]:
        """A few snapshots, evenly spread, that take little room."""
        found, stride = self.moments, self.stride
        while found and len(found) > min(CARRIED, CARRIED_BYTES // found[-1].size):
            stride *= 2
            found = [moment for moment in found if moment.step and moment.step % stride == 0]
        return found

    @classmethod
    def restored(cls, state: Mapping[str, Any], latest: int, budget: int, stride: int) -> History:
        """The history whose `state` this was; most snapshots are missing, and come as steps are replayed."""
        stretches = [Stretch(Moment(*begin), *rest) for begin, *rest in state["stretches"]]
        history = cls(stretches[0], budget, stride)
        history.stretches, history.version = stretches, state["version"]
        history.last = None if state["last"] is None else Moment(*state["last"])
        while latest // history.stride > history._room(stretches[-1].begin):
            history.stride *= 2
        if budget:
            history.moments = [Moment(*moment) for moment in state.get("carried", ())]
        return history


def state_of(stretch: Stretch) -> list[Any]:
    """A stretch, fit for a frame."""
    return [list(stretch.begin), stretch.experiment, stretch.build, stretch.kind, stretch.end]


def _begin(stretch: Stretch) -> int:
    return stretch.begin.step


def _step(moment: Moment) -> int:
    return moment.step
