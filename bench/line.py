"""A connection that passes on what it hears, and frames as a visitor reads them."""

from collections.abc import Callable
from typing import Any

import msgspec

from bench.client import Client, Curve, Frame


class Lane(msgspec.Struct):
    """How a lane that is not in focus does."""

    lane: int
    step: int
    loss_train: float | None


class State(Frame):
    """A frame as the visitor reads it."""

    loss_train: float | None
    diverged: bool
    latest: int
    others: list[Lane]
    curve: Curve | None = None


class Packed(msgspec.Struct):
    """An array on the wire."""

    shape: list[int]
    data: bytes


Message = State | dict[str, Any]


class Line(Client):
    """A connection that passes on what it hears."""

    frame_type = State

    def __init__(self, address: str, hear: Callable[["Line", Message], None], *, narrow: bool) -> None:
        super().__init__(address, narrow=narrow)
        self._hear = hear

    def on_frame(self, frame: State) -> None:
        """Passes it on."""
        self._hear(self, frame)

    def on_event(self, event: dict[str, Any]) -> None:
        """Passes it on."""
        self._hear(self, event)
