"""Control messages of the WebSocket: what clients ask (`ClientCommand`) and what the server tells (`ServerEvent`).

Text messages are JSON objects told apart by `type`; frames, which are binary, are described in `server.payloads`.
The TypeScript types of the page are generated from this file by `tools/generate_types.py`.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, WithJsonSchema

LARGEST_SEQ = 2**53 - 1
LARGEST_PARAMETERS = 100_000

Seq = Annotated[int, Field(ge=1, le=LARGEST_SEQ, description="Number of the command; grows with every command sent.")]
UncheckedExperiment = Annotated[
    dict[str, Any], WithJsonSchema({"type": "object", "tsType": "Experiment | Record<string, unknown>"})
]
NormalExperiment = Annotated[dict[str, Any], WithJsonSchema({"type": "object", "tsType": "Experiment"})]
Floats = Annotated[
    str,
    Field(
        max_length=-(-LARGEST_PARAMETERS * 4 // 3) * 4,
        pattern=r"^[A-Za-z0-9_-]*={0,2}$",
        description="base64url of little-endian float32.",
    ),
]
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


class SetParameterAction(Command):
    """Sets one number of the flat parameter vector."""

    kind: Literal["set_parameter"]
    index: int = Field(ge=0, lt=LARGEST_PARAMETERS)
    value: float = Field(ge=-1e6, le=1e6)


class SetParametersAction(Command):
    """Sets the whole flat parameter vector."""

    kind: Literal["set_parameters"]
    parameters: Floats


class ActCommand(Command):
    """Pokes the model: sets one parameter or all of them."""

    type: Literal["act"]
    seq: Seq
    action: Annotated[SetParameterAction | SetParametersAction, Field(discriminator="kind")]


class Watch(Command):
    """One probe to be sent whenever it has changed, at most `hz` times a second."""

    probe: ProbeName
    options: Annotated[dict[str, Any], Field(max_length=16)] = Field(default_factory=dict)
    hz: float = Field(default=10.0, ge=0.5, le=60.0)


class WatchCommand(Command):
    """Replaces the list of watched probes. The names are the client's own; payloads come back under them."""

    type: Literal["watch"]
    seq: Seq
    probes: dict[Annotated[str, Field(min_length=1, max_length=64)], Watch] = Field(max_length=24)


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
    | AckCommand
    | PingCommand,
    Field(discriminator="type"),
]
CLIENT_COMMAND: TypeAdapter[ClientCommand] = TypeAdapter(ClientCommand)


class Told(BaseModel):
    """What every message from the server shares."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)


class Problem(Told):
    """One thing that is wrong, and how to mend it."""

    where: str = Field(description="Path of the value: network.layers[1].units.")
    expected: str
    got: str
    message: str = Field(description="What to do about it.")


class LayerDescription(Told):
    """One layer of the network as built, in order; the input is not among them."""

    id: str
    kind: str
    inputs: list[str]
    width: int = Field(description="Numbers it puts out.")
    activation: str | None
    parameters: int
    multiplies: int = Field(description="Multiplications for one sample.")


class StageDescription(Told):
    """One place along the network where space can be looked at."""

    key: str
    layer: str
    phase: Literal["input", "W", "b", "g", "out"]
    width: int


class SlotDescription(Told):
    """Where a layer's parameters lie in the flat vector."""

    layer: str
    name: str
    offset: int
    shape: list[int] = Field(description="A dense weight is [units, inputs].")


class Description(Told):
    """What was built from an experiment."""

    depth: int
    parameters: int
    multiplies: int
    classes: int = Field(description="0 for regression.")
    task: Literal["classification", "regression"]
    loss: str
    batches_per_epoch: int
    train: int = Field(description="Training points.")
    test: int = Field(description="Test points.")
    path: Literal["compiled", "torch"] = Field(description="What takes the steps; it follows from the experiment.")
    step_seconds: float = Field(description="What one step is expected to cost on this server.")
    features: list[str]
    output_midpoint: float = Field(description="The output that splits two classes.")
    layers: list[LayerDescription]
    stages: list[StageDescription]
    slots: list[SlotDescription]


class OpenedEvent(Told):
    """The run exists. Keep the token: it resumes this run after a lost connection."""

    type: Literal["opened"] = "opened"
    seq: int
    token: str
    experiment: NormalExperiment = Field(description="Normalised: every field explicit.")
    description: Description
    resumed: bool
    playing: bool


class TunedEvent(Told):
    """The experiment as it is after a `tune`."""

    type: Literal["tuned"] = "tuned"
    seq: int
    experiment: NormalExperiment


ErrorCode = Literal[
    "invalid_message",
    "invalid_experiment",
    "invalid_change",
    "invalid_action",
    "invalid_probe",
    "unknown_token",
    "no_run",
    "out_of_order",
    "too_large",
    "too_many",
    "server_full",
    "taken_over",
    "session_failed",
]


class ErrorEvent(Told):
    """A command was refused, or the run failed. The connection stays open."""

    type: Literal["error"] = "error"
    seq: int | None = Field(description="The command at fault, where it is known.")
    code: ErrorCode
    message: str
    problems: list[Problem] = Field(default_factory=list)


class PongEvent(Told):
    """Answer to `ping`."""

    type: Literal["pong"] = "pong"
    seq: int


class WaitEvent(Told):
    """An `open` or `resume` is answered later. Sent again whenever something of it changes."""

    type: Literal["wait"] = "wait"
    seq: int
    reason: Literal["starting", "full"] = Field(description="The server gets ready; or all places for runs are taken.")
    position: int = Field(description="Place in the queue: 1 is next; 0 where there is no queue.")


class LoadEvent(Told):
    """How the server spares its strength. Sent when that changes; all is well with `detail` 1 and 30 frames."""

    type: Literal["load"] = "load"
    others: int = Field(description="Other runs on the server.")
    detail: float = Field(description="What the resolution of fields is multiplied by: 1, or less under pressure.")
    frames_per_second: int = Field(description="Most frames a second: 30, or fewer under pressure.")


class RestoredEvent(Told):
    """What held the run failed; it goes on from this step, at most a second of training back, to the same numbers."""

    type: Literal["restored"] = "restored"
    step: int


class LostEvent(Told):
    """The run is gone and cannot be restored. Open the experiment again."""

    type: Literal["lost"] = "lost"


class BeatEvent(Told):
    """Sent when nothing else was for five seconds."""

    type: Literal["beat"] = "beat"


ServerEvent = Annotated[
    OpenedEvent | TunedEvent | ErrorEvent | PongEvent | WaitEvent | LoadEvent | RestoredEvent | LostEvent | BeatEvent,
    Field(discriminator="type"),
]
SERVER_EVENT: TypeAdapter[ServerEvent] = TypeAdapter(ServerEvent)
