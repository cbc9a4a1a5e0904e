"""A run as bytes: its session, its clock, and how its client looks at it.

Packed by one worker, taken up by another, perhaps of a later server.
"""

from typing import Any

import msgspec

from engine.session import Session
from server.hosts.run import Clock, Run

FORMAT = 1


class View(msgspec.Struct, array_like=True):
    """How a client looks at its run; whoever resumes it looks in a way of its own."""

    watches: dict[str, dict[str, Any]]
    watching: bool
    keep_training: bool


class Contents(msgspec.Struct, array_like=True):
    """What is in a checkpoint."""

    format: int
    session: bytes
    clock: Clock
    view: View


def pack(run: Run, view: View) -> bytes:
    """A run and the view of it as bytes."""
    return msgspec.msgpack.encode(Contents(FORMAT, run.session.snapshot(), run.clock(), view))


def unpack(token: str, body: bytes) -> tuple[Run, View]:
    """The run of that token, as it was when the checkpoint was taken, and the view of it.

    Raises:
        ValueError: these bytes are no checkpoint, or one of a format that is not known.
    """
    contents = msgspec.msgpack.decode(body, type=Contents)
    if contents.format != FORMAT:
        raise ValueError(f"checkpoint: expected format {FORMAT}, got {contents.format}")
    run = Run(token, Session.restore(contents.session))
    run.wind(contents.clock)
    return run, contents.view
