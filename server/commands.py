"""What clients ask over the WebSocket: `ClientCommand`. Text messages are JSON objects told apart by `type`.

The TypeScript types of the page are generated from this file by `tools/generate_types.py`.
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, WithJsonSchema

LARGEST_SEQ = 2**53 - 1
LARGEST_PARAMETERS = 300_000

Seq = Annotated[int, Field(ge=1, le=LARGEST_SEQ, description="Number of the command; grows with every command sent.")]
UncheckedExperiment = Annotated[
    dict[str, Any], WithJsonSchema({"type": "object", "tsType": "Experiment | Record<string, unknown>"})
]


def _with_a_kind(action: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(action.get("kind"), str):
        raise ValueError("An action has a kind.")
    return action


UncheckedAction = Annotated[
    dict[str, Any], AfterValidator(_with_a_kind), WithJsonSchema({"type": "object", "tsType": "Action"})
]
Floats = Annotated[
    str,
    Field(
        max_length=-(-LARGEST_PARAMETERS * 4 // 3) * 4,
        pattern=r"^[A-Za-z0-9_-]*={0,2}$",
        description="base64url of little-endian float32.",
    ),
]
Lane = Annotated[int, Field(ge=0, le=1_000_000, description="Number of a lane; it never changes.")]
ProbeName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]


class Command(BaseModel):
    """What every command shares: unknown fields are refused, as are NaN and infinity."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class StartPoint(Command):
    """Where a run begins when not at its initial parameters, as in a link that carries weights."""

    step: int = Field(default=0, ge=0, le=LARGEST_SEQ, description="Steps already taken.")
    parameters: Floats | None = Field(default=None, description="The flat parameter vector; null: as initialised.")


class OpenCommand(Command):
    """Starts a run of an experiment; it replaces the connection's current run. Answered by `opened` or `error`."""

    type: Literal["open"]
    seq: Seq
    experiment: UncheckedExperiment = Field(description="An Experiment; it is checked here, so anything may be tried.")
    start: StartPoint | None = None
    play: bool = Field(default=False, description="Begin to train at once.")


class ResumeCommand(Command):
    """Takes up a run whose connection was lost, exactly where it stood. Answered by `opened` or `error`."""

    type: Literal["resume"]
    seq: Seq
    token: str = Field(min_length=1, max_length=128, description="The token of the `opened` event.")


class PlayCommand(Command):
    """Trains until told to pause."""

    type: Literal["play"]
    seq: Seq


class PauseCommand(Command):
    """Stops after the current step; steps asked by hand and not yet taken are forgotten."""

    type: Literal["pause"]
    seq: Seq


class ResetCommand(Command):
    """Back to step 0 of the same experiment: the same start, bit for bit. The run pauses."""

    type: Literal["reset"]
    seq: Seq


class AttendCommand(Command):
    """Says whether somebody looks; until it is said, somebody does. A run at which nobody looks rests."""

    type: Literal["attend"]
    seq: Seq
    watching: bool = Field(description="Whether the page is in sight.")
    keep_training: bool = Field(default=False, description="A playing run trains on while nobody watches.")


class StepCommand(Command):
    """Takes steps by hand; the run pauses when they are done. An epoch ends at the next epoch boundary."""

    type: Literal["step"]
    seq: Seq
    unit: Literal["batch", "epoch"] = "batch"
    count: int = Field(default=1, ge=1, le=1000)


class SpeedCommand(Command):
    """How fast a playing run goes."""

    type: Literal["speed"]
    seq: Seq
    steps_per_frame: int = Field(ge=0, le=1000, description="0: as fast as it can; else this many for every frame.")


class TuneCommand(Command):
    """Changes live values of the experiment without a rebuild. Answered by `tuned` or `error`."""

    type: Literal["tune"]
    seq: Seq
    changes: dict[Annotated[str, Field(max_length=200)], Any] = Field(
        min_length=1, max_length=64, description="Path of a live value to its new value: learner.optimizer.rate."
    )


class ActCommand(Command):
    """Pokes the model, in one of the ways that its learner knows."""

    type: Literal["act"]
    seq: Seq
    action: UncheckedAction = Field(max_length=8, description="What to do; its `kind` and values are checked later.")


class Watch(Command):
    """One probe to be sent whenever it has changed, at most `hz` times a second."""

    probe: ProbeName
    options: Annotated[dict[str, Any], Field(max_length=16)] = Field(default_factory=dict)
    hz: float = Field(default=10.0, ge=0.5, le=60.0)
    lane: Lane | None = Field(default=None, description="Null: the lane in focus.")


class WatchCommand(Command):
    """Replaces the list of watched probes. The names are the client's own; payloads come back under them."""

    type: Literal["watch"]
    seq: Seq
    probes: dict[Annotated[str, Field(min_length=1, max_length=64)], Watch] = Field(max_length=24)


class ChangeCommand(Command):
    """Goes on with another experiment at the same step, keeping what was learned where it fits. Answered by `changed`.

    Where more steps had been taken than the run shows now, those beyond are forgotten: branch first to keep them.
    """

    type: Literal["change"]
    seq: Seq
    experiment: UncheckedExperiment
    parameters: Floats | None = Field(default=None, description="The flat parameter vector; null: what is kept.")


class SeekCommand(Command):
    """Shows the run as it was after so many steps, or as near as it has been; every lane goes there. The run pauses."""

    type: Literal["seek"]
    seq: Seq
    step: int = Field(ge=0, le=LARGEST_SEQ)


class BranchCommand(Command):
    """Adds a lane: a second run in step with the first. It copies the lane in focus as it is shown now, or starts anew.

    Answered by `lanes`, and by `changed` when the focus moves to it.
    """

    type: Literal["branch"]
    seq: Seq
    experiment: UncheckedExperiment | None = Field(default=None, description="What the new lane runs; null: the same.")
    fresh: bool = Field(default=False, description="From its own start at step 0; it trains until it is level.")
    focus: bool = Field(default=True, description="Whether the new lane is looked at from now on.")


class FocusCommand(Command):
    """Looks at another lane: the frame's own fields and all probes without a lane are its. Answered by `changed`."""

    type: Literal["focus"]
    seq: Seq
    lane: Lane


class DropCommand(Command):
    """Ends a lane; the last one stays. Answered by `lanes`, and by `changed` when it had the focus."""

    type: Literal["drop"]
    seq: Seq
    lane: Lane


class RecallCommand(Command):
    """Brings a dropped lane back as it was, under its number; one of the last four. Answered by `lanes`."""

    type: Literal["recall"]
    seq: Seq
    lane: Lane


class SweepAxis(Command):
    """One setting that differs between the runs of a sweep."""

    path: str = Field(
        min_length=1, max_length=200, description="Of a value in the experiment: network.layers[0].units."
    )
    values: list[Any] = Field(min_length=1, max_length=64)


class SweepCommand(Command):
    """Starts a run of many small ones, one for every combination of values. Answered by `opened` or `error`.

    Play, pause, step, speed and reset are for all of them together; it knows the probes `sweep` and `data` only.
    """

    type: Literal["sweep"]
    seq: Seq
    experiment: UncheckedExperiment
    axes: list[SweepAxis] = Field(min_length=1, max_length=2)
    play: bool = False


class AckCommand(Command):
    """Says that a frame has been used up, and gives one credit back. At most three frames go unacknowledged."""

    type: Literal["ack"]
    frame: int = Field(ge=0, le=LARGEST_SEQ)


class PingCommand(Command):
    """Answered by `pong`."""

    type: Literal["ping"]
    seq: Seq


ClientCommand = Annotated[
    OpenCommand
    | ResumeCommand
    | PlayCommand
    | PauseCommand
    | ResetCommand
    | AttendCommand
    | StepCommand
    | SpeedCommand
    | TuneCommand
    | ActCommand
    | WatchCommand
    | ChangeCommand
    | SeekCommand
    | BranchCommand
    | FocusCommand
    | DropCommand
    | RecallCommand
    | SweepCommand
    | AckCommand
    | PingCommand,
    Field(discriminator="type"),
]
CLIENT_COMMAND: TypeAdapter[ClientCommand] = TypeAdapter(ClientCommand)
