"""A run as bytes: its lanes or its sweep, its clock, and how its client looks at it.

Packed by one worker, taken up by another, perhaps of a later server.
"""

from collections.abc import Generator
from typing import Any, Literal

import msgspec

from engine.lanes import Lanes
from engine.sweep import Sweep
from server.hosts.run import Clock, Run, Work

FORMAT = 2


class View(msgspec.Struct, array_like=True):
    """How a client looks at its run; whoever resumes it looks in a way of its own."""

    watches: dict[str, dict[str, Any]]
    watching: bool
    keep_training: bool


class Contents(msgspec.Struct, array_like=True):
    """What is in a checkpoint."""

    format: int
    kind: Literal["lanes", "sweep"]
    work: bytes
    clock: Clock
    view: View


def pack(run: Run, view: View) -> bytes:
    """A run and the view of it as bytes."""
    kind: Literal["lanes", "sweep"] = "lanes" if isinstance(run.work, Lanes) else "sweep"
    return msgspec.msgpack.encode(Contents(FORMAT, kind, run.work.snapshot(), run.clock(), view))


def unpacking(token: str, body: bytes) -> Generator[None, None, tuple[Run, View]]:
    """The run of that token, as it was when the checkpoint was taken, and the view of it; a sweep bit by bit.

    Raises:
        ValueError: these bytes are no checkpoint, or one of a format that is not known.
    """
    contents = msgspec.msgpack.decode(body, type=Contents)
    if contents.format != FORMAT:
        raise ValueError(f"checkpoint: expected format {FORMAT}, got {contents.format}")
    work: Work
    if contents.kind == "lanes":
        work = Lanes.restore(contents.work)
    else:
        work = yield from Sweep.restoring(contents.work)
    run = Run(token, work)
    run.wind(contents.clock)
    return run, contents.view
