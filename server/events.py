"""What the server tells over the WebSocket: `ServerEvent`. Text messages are JSON objects told apart by `type`.

Frames, which are binary, are described in `server.payloads`. The TypeScript types of the page are generated from this
file by `tools/generate_types.py`.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, WithJsonSchema

NormalExperiment = Annotated[dict[str, Any], WithJsonSchema({"type": "object", "tsType": "Experiment"})]


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


class Measured(Told):
    """What the two curves of a run are called; their words are in the page's catalogues."""

    loss: str = Field(description="What is in the place of the loss.")
    accuracy: str | None = Field(description="What is in the place of the accuracy; null: nothing.")
    share: bool = Field(description="Whether the second is a share from 0 to 1.")


class Description(Told):
    """What was built from an experiment."""

    family: str = Field(description="Which panels of the page show it: `network`, or of a model of its own another.")
    measures: Measured
    picture: list[int] | None = Field(description="[h, w], where a point is a picture and its columns are pixels.")
    depth: int
    parameters: int
    multiplies: int
    classes: int = Field(description="0 for regression.")
    task: Literal["classification", "regression"]
    loss: str
    batches_per_epoch: int
    train: int = Field(description="Training points.")
    test: int = Field(description="Test points.")
    path: Literal["compiled", "torch", "numpy"] = Field(
        description="What takes the steps; it follows from the experiment."
    )
    step_seconds: float = Field(description="What one step is expected to cost on this server.")
    features: list[str]
    output_midpoint: float = Field(description="The output that splits two classes.")
    layers: list[LayerDescription]
    stages: list[StageDescription]
    slots: list[SlotDescription]


class LaneDescription(Told):
    """One of the runs that go on in step."""

    lane: int
    parent: int | None = Field(description="The lane it was branched from; null where it began at its own start.")
    born: int = Field(description="The step at which it began.")
    experiment: NormalExperiment
    parameters: int
    depth: int = Field(description="Layers of weights on its longest path from input to output.")
    batches_per_epoch: int


class CellDescription(Told):
    """One of the small runs of a sweep."""

    values: list[Any] = Field(description="One for every axis.")
    experiment: NormalExperiment | None = Field(description="Null where these values make no valid experiment.")
    parameters: int
    problem: str | None = Field(description="Why it cannot run.")


class Kept(Told):
    """What a changed run has kept of what it had learned."""

    parameters: int = Field(description="Numbers of the flat vector that were kept.")
    fresh: int = Field(description="Numbers that start anew.")
    gone: int = Field(description="Numbers of the network before that have no place in this one.")
    layers: dict[str, Literal["kept", "grown", "shrunk", "new"]] = Field(description="By layer id.")
    optimizer: bool = Field(description="Whether what the optimizer remembers was kept.")


class OpenedEvent(Told):
    """The run exists. Keep the token: it resumes this run after a lost connection."""

    type: Literal["opened"] = "opened"
    seq: int
    token: str
    experiment: NormalExperiment = Field(description="Normalised: every field explicit.")
    description: Description
    resumed: bool
    playing: bool
    focus: int = Field(default=0, description="The lane that is described.")
    lanes: list[LaneDescription] = Field(default_factory=list)
    cells: list[CellDescription] | None = Field(default=None, description="Of a sweep; the last axis varies fastest.")


class ChangedEvent(Told):
    """The run shows another experiment: it was changed, another lane is looked at, or a seek went past a change."""

    type: Literal["changed"] = "changed"
    seq: int
    lane: int
    experiment: NormalExperiment
    description: Description
    kept: Kept | None = Field(description="Null where nothing was edited.")


class LanesEvent(Told):
    """The lanes there are now."""

    type: Literal["lanes"] = "lanes"
    seq: int
    focus: int
    lanes: list[LaneDescription]


class StoppedEvent(Told):
    """The run has paused by itself, as its experiment's `stop` asks for, or because it has nothing more to do."""

    type: Literal["stopped"] = "stopped"
    lane: int
    reason: Literal["step", "loss", "accuracy", "plateau", "settled"]
    step: int
    best_step: int | None = Field(description="Where the test loss was lowest; the run went back there if `keep_best`.")


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
    """How the server spares its strength. Sent when that changes; all is well with 1, 1 and 30 frames."""

    type: Literal["load"] = "load"
    others: int = Field(description="Other runs on the server.")
    detail: float = Field(description="What the resolution of fields is multiplied by: 1, or less under pressure.")
    pace: float = Field(description="What the rate of every probe is multiplied by: 1, or less under pressure.")
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
    OpenedEvent
    | ChangedEvent
    | LanesEvent
    | StoppedEvent
    | TunedEvent
    | ErrorEvent
    | PongEvent
    | WaitEvent
    | LoadEvent
    | RestoredEvent
    | LostEvent
    | BeatEvent,
    Field(discriminator="type"),
]
SERVER_EVENT: TypeAdapter[ServerEvent] = TypeAdapter(ServerEvent)
