"""What a binary frame holds: one msgpack map (`Frame`), its arrays maps of dtype, shape and bytes (`PackedArray`).

These models describe; the bytes are made by `engine.frame`. TypeScript types are generated from them with arrays as
they are once decoded, and the tests check the frames of a real server against them.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema


class Packed(BaseModel):
    """What every part of a frame shares."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)


class PackedArray(Packed):
    """An array on the wire: little-endian numbers, last axis fastest."""

    dtype: Literal["u1", "u2", "i4", "f2", "f4"]
    shape: list[int]
    data: Annotated[bytes, WithJsonSchema({"tsType": "Uint8Array"})]
    lo: float | None = Field(default=None, description="Quantised u1: value = lo + (hi - lo) * byte / 255.")
    hi: float | None = None
    scale: float | None = Field(default=None, description="f2: value = scale * half.")


Bytes = Annotated[PackedArray, WithJsonSchema({"tsType": "Bytes"})]
Floats = Annotated[PackedArray, WithJsonSchema({"tsType": "Floats"})]
Ints = Annotated[PackedArray, WithJsonSchema({"tsType": "Ints"})]


class ShownPlane(Packed):
    """The plane that is shown."""

    kind: Literal["columns", "pca"] = Field(description="Two columns, or the first two principal components.")
    names: list[str] = Field(description="Of its two axes.")
    share: list[float] | None = Field(description="The share of the variance along either axis; null for columns.")


class DataPayload(Packed):
    """Probe `data`: the points and the plane on which they are shown."""

    points: Floats = Field(description="[n, 2] on the plane; the first `train` rows are the training points.")
    train: int
    labels: Bytes | None = Field(description="[n] classes; null for regression.")
    targets: Floats | None = Field(description="[n]; null for classification.")
    solid: Floats | None = Field(description="[n, 3]: the points in space, where they lie in it.")
    names: list[str] = Field(description="Of the columns of a point.")
    plane: ShownPlane


class ParametersPayload(Packed):
    """Probe `parameters`: the flat vector, to be cut by the description's slots."""

    values: Floats = Field(description="[P]")
    statistics: Floats | None = Field(default=None, description="[S] running statistics, where there are any.")


class NeuronMaps(Packed):
    """Outputs of one layer's units over the plane."""

    maps: Bytes = Field(description="[w, R, R], quantised per layer; row 0 is y = +1.12, column 0 is x = -1.12.")


class NeuronsPayload(Packed):
    """Probe `neurons`: heat maps by layer id, and `input`."""

    layers: dict[str, NeuronMaps]
    order: dict[str, list[int]] = Field(description="Which units were sent, in order of the maps.")


class ValueSurface(Packed):
    """Probe `surface` of one output: its value over the plane."""

    kind: Literal["value"]
    value: Bytes = Field(description="[R, R]")
    midpoint: float = Field(description="The value that splits two classes.")


class ClassesSurface(Packed):
    """Probe `surface` of more than two classes."""

    kind: Literal["classes"]
    winner: Bytes = Field(description="[R, R] class with the largest output.")
    margin: Bytes = Field(description="[R, R] 0…1, lead over the second.")


SurfacePayload = Annotated[ValueSurface | ClassesSurface, Field(discriminator="kind")]


class SpaceKey(Packed):
    """The plane as it lies at one stage; k = min(dim, 3) coordinates."""

    dim: int = Field(description="True width of the stage.")
    lattice: Floats = Field(description="[(N + 1)², k], y from -R to +R outer, x from -R to +R inner.")
    points: Floats = Field(description="[p, k]")
    boundary: Floats = Field(description="[m, k] vertices of the network's boundary.")
    cage: Floats | None = Field(default=None, description="[c, k] the box that solid data lies in; absent for a plane.")
    share: list[float] | None = Field(description="Variance shares when shown by PCA.")
    units: list[int] | None = Field(description="The units shown, where they were chosen.")
    extent: float = Field(description="Largest absolute coordinate.")


class SpacePayload(Packed):
    """Probe `space`: lattice, points and boundary carried to every stage."""

    resolution: int = Field(description="N: the lattice has (N + 1)² vertices.")
    radius: float
    shade: Bytes = Field(description="[(N + 1)²] decision of the network, -1…1.")
    winner: Bytes | None = Field(default=None, description="[(N + 1)²] winning class, for more than two classes.")
    keys: dict[str, SpaceKey]
    boundary_parts: Ints = Field(description="Offsets of the boundary's lines in every `boundary`.")
    cage_parts: Ints | None = Field(default=None, description="Offsets of the lines in every `cage`, edges first.")
    labels: Bytes = Field(description="[p]")
    also: Ints | None = Field(
        default=None, description="[a] which points the last rows of every `points` are, where more than the first are."
    )


class StraightCutPayload(Packed):
    """Probe `straight_cut`: how well one straight cut separates the training points at every stage."""

    score: Floats = Field(description="[stages], 0…1.")
    cut: dict[str, list[float]] = Field(description="Weights in the displayed coordinates, then the bias.")


class GradientsPayload(Packed):
    """Probe `gradients`: norm of the training loss's gradient by layer."""

    layers: list[str]
    norm: Floats


class PointLayer(Packed):
    """One layer's numbers for one sample; `x`, `z` and `delta` for dense layers."""

    x: Floats | None = Field(default=None, description="What comes in.")
    z: Floats | None = Field(default=None, description="Weighted sum with bias.")
    a: Floats = Field(description="What goes out.")
    delta: Floats | None = Field(default=None, description="dL/dz of this sample.")


class PointPayload(Packed):
    """Probe `point`: one sample on its way through the network."""

    index: int
    inputs: Floats = Field(description="[F] features.")
    target: float
    layers: dict[str, PointLayer]


class ValleyPayload(Packed):
    """Probe `valley`: training loss as one parameter moves and all others stay."""

    values: Floats
    loss: Floats


class PolarLayer(Packed):
    """A dense layer's W, from the shown coordinates of the stage before to those of its own, taken apart.

    W = stretch · turn · mirror, so that the mirror comes first, and then + shift. Where fewer than n coordinates are
    shown, zeros fill them up.
    """

    n: int = Field(description="1, 2 or 3: the larger number of shown coordinates.")
    exact: bool = Field(description="False where the stage before is wider than what is shown of it.")
    mirror: Floats | None = Field(description="[n] unit normal of what is mirrored in; null where nothing is.")
    turn: Floats = Field(description="[n, n] rotation.")
    angle: float = Field(description="Radians: -π…π in the plane, 0…π about the axis in space.")
    axis: list[float] | None = Field(description="[3], by the right hand; null below three dimensions.")
    stretch: Floats = Field(description="[n, n], symmetric, no eigenvalue below 0.")
    stretches: list[float] = Field(description="[n] eigenvalues of the stretch, the largest first.")
    shift: Floats = Field(description="[n]")
    error: float = Field(description="Largest difference between the product of the factors and W.")


class PolarPayload(Packed):
    """Probe `polar`: what the linear phases do, as mirror, turn and stretch."""

    layers: dict[str, PolarLayer] = Field(description="By the id of each dense layer.")


class SwitchingLines(Packed):
    """Where the units of one layer switch: where their sums are 0, or their outputs half-way."""

    parts: Ints = Field(description="[lines + 1] offsets of the lines in `vertices`.")
    units: Ints = Field(description="[lines] the unit of each line; a unit may have several, or none.")
    vertices: Floats = Field(description="[m, 2] on the plane.")


class UnitLinesPayload(Packed):
    """Probe `unit_lines`: where units switch, over the input plane."""

    layers: dict[str, SwitchingLines] = Field(description="By the id of each dense layer asked for.")


class RegionsPayload(Packed):
    """Probe `regions`: the convex regions of the plane on which the network is linear."""

    count: int | None = Field(description="Null where the network is not piecewise linear.")
    reason: Literal["features", "activation", "layer"] | None = Field(
        description="Why not: its inputs, an activation function, or a layer bends."
    )
    layer: str | None = Field(description="The layer that is to blame.")
    complete: bool = Field(description="False where there are more regions than were told apart.")
    parts: Ints = Field(description="[count + 1] offsets of the polygons in `vertices`.")
    vertices: Floats = Field(description="[m, 2] on the plane, in order around each polygon.")
    tone: Bytes = Field(description="[count] 0…7; neighbours mostly differ.")


class DroppedPayload(Packed):
    """Probe `dropped`: what dropout drops in the next step, for the first point of its batch."""

    layers: dict[str, Bytes] = Field(description="By the id of a dropout layer, [width], 1 where a number is dropped.")


class MistakesPayload(Packed):
    """Probe `mistakes`: the points that are classified wrongly, those first of which the network is surest."""

    index: Ints = Field(description="[k] places in the data.")
    label: Bytes = Field(description="[k]")
    predicted: Bytes = Field(description="[k]")
    confidence: Floats = Field(description="[k] how far the decision leans.")
    total: int = Field(description="How many there are.")
    train: int = Field(description="How many of them are trained on.")


class Neighbours(Packed):
    """The nearest other points at one stage."""

    index: Ints = Field(description="[c] places in the data, the nearest first.")
    distance: Floats = Field(description="[c]")
    same: float | None = Field(description="Share of them of the same class; null in a regression.")


class NeighboursPayload(Packed):
    """Probe `neighbours`: what is near a point at every stage."""

    index: int
    keys: dict[str, Neighbours]


class SweepPayload(Packed):
    """Probe `sweep`: all small runs of a sweep, n of them, the last axis varying fastest."""

    maps: Bytes = Field(description="[n, R, R], -1…1: what is decided; of more than two classes the winner's lead.")
    winners: Bytes | None = Field(description="[n, R, R] class with the largest output; null for two classes or none.")
    loss_train: Floats = Field(description="[n], NaN where there is none.")
    loss_test: Floats
    accuracy_test: Floats
    step: Ints = Field(description="[n]")
    diverged: Bytes = Field(description="[n], 1 where the loss has overflowed.")


PAYLOADS: dict[str, Any] = {
    "data": DataPayload,
    "parameters": ParametersPayload,
    "neurons": NeuronsPayload,
    "surface": SurfacePayload,
    "space": SpacePayload,
    "straight_cut": StraightCutPayload,
    "gradients": GradientsPayload,
    "point": PointPayload,
    "valley": ValleyPayload,
    "sweep": SweepPayload,
    "polar": PolarPayload,
    "unit_lines": UnitLinesPayload,
    "regions": RegionsPayload,
    "dropped": DroppedPayload,
    "mistakes": MistakesPayload,
    "neighbours": NeighboursPayload,
}


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
