"""What a binary frame holds: one msgpack map (`Frame`), its arrays maps of dtype, shape and bytes.

What stands in its `probes` is described by the `Payload` of each file in `engine/probes`.
"""

from typing import Any, Literal

from pydantic import Field

from engine.payload import Floats, Packed


class CurveRows(Packed):
    """Rows of the loss curve: epoch, step, loss_train, loss_test, accuracy_train, accuracy_test (NaN where none)."""

    reset: bool = Field(description="True: replaces what the client has; false: to be appended.")
    stride: int = Field(description="Epochs between rows; doubles when a run gets long.")
    rows: Floats = Field(description="[n, 6]")


class OtherLane(Packed):
    """What a frame tells of a lane that is not in focus."""

    lane: int
    step: int
    epoch: int
    latest: int = Field(description="The largest step it has been at.")
    diverged: bool
    loss_train: float | None
    loss_test: float | None
    accuracy_train: float | None
    accuracy_test: float | None
    curve: CurveRows | None = Field(default=None, description="Absent when it has nothing new.")


class Edit(Packed):
    """Something that was done to a run by hand."""

    step: int
    kind: Literal["tune", "act", "change"]


class Frame(Packed):
    """The metrics at one step and the probes that were due. What is not said of a lane is of the one in focus."""

    frame: int = Field(description="To be acknowledged.")
    seq: int = Field(description="The last command applied.")
    step: int
    epoch: int
    playing: bool
    diverged: bool
    diverged_epoch: int | None
    steps_per_second: float
    loss_train: float | None
    loss_test: float | None
    accuracy_train: float | None
    accuracy_test: float | None
    latest: int = Field(description="The largest step the run has been at: how far `seek` may go.")
    lane: int = Field(description="The lane in focus.")
    edits: list[Edit] | None = Field(default=None, description="All of them, where there is a new one; else absent.")
    others: list[OtherLane] = Field(description="The other lanes, in order.")
    curve: CurveRows | None = Field(default=None, description="Absent when it has nothing new.")
    probes: dict[str, Any] = Field(description="By the client's own names: only those watched, due and changed.")
