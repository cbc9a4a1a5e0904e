"""Runs, lanes and cells as the events describe them."""

import dataclasses

from engine.learner import Kept
from engine.session import Session
from engine.sweep import Sweep
from server.events import CellDescription, ChangedEvent, Description, LaneDescription, OpenedEvent
from server.events import Kept as KeptParts
from server.hosts.run import Run
from server.hosts.scales import Scales


def opened(run: Run, seq: int, *, resumed: bool, scales: Scales) -> OpenedEvent:
    """The answer to who has opened, swept or resumed this run."""
    return OpenedEvent(
        seq=seq,
        token=run.token,
        experiment=run.session.experiment.model_dump(mode="json"),
        description=_description(run.session, scales),
        resumed=resumed,
        playing=run.playing,
        focus=run.focus,
        lanes=lanes(run),
        cells=cells(run.work) if isinstance(run.work, Sweep) else None,
    )


def changed(run: Run, seq: int, kept: Kept | None, scales: Scales) -> ChangedEvent:
    """What is in focus now."""
    return ChangedEvent(
        seq=seq,
        lane=run.focus,
        experiment=run.session.experiment.model_dump(mode="json"),
        description=_description(run.session, scales),
        kept=None if kept is None else KeptParts.model_validate(dataclasses.asdict(kept)),
    )


def lanes(run: Run) -> list[LaneDescription]:
    """The lanes of a run, in order; none of a sweep."""
    found = run.lanes
    if found is None:
        return []
    return [
        LaneDescription(
            lane=number,
            parent=found.parents[number],
            born=found.born[number],
            experiment=session.experiment.model_dump(mode="json"),
            parameters=parts["parameters"],
            depth=parts["depth"],
            batches_per_epoch=session.batches_per_epoch,
        )
        for number, session in found.sessions.items()
        for parts in (session.describe(),)
    ]


def cells(sweep: Sweep) -> list[CellDescription]:
    """The small runs of a sweep, the last axis varying fastest."""
    return [
        CellDescription(
            values=list(cell.values),
            experiment=None if cell.experiment is None else cell.experiment.model_dump(mode="json"),
            parameters=cell.parameters,
            problem=cell.problem,
        )
        for cell in sweep.cells
    ]


def _description(session: Session | Sweep, scales: Scales) -> Description:
    parts = session.describe() | {"step_seconds": scales.step_seconds(session.experiment)}
    return Description.model_validate(parts)
