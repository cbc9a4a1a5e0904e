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


class DataPayload(Packed):
    """Probe `data`: the points of the plane."""

    points: Floats = Field(description="[n, 2]; the first `train` rows are the training points.")
    train: int
    labels: Bytes | None = Field(description="[n] classes; null for regression.")
    targets: Floats | None = Field(description="[n]; null for classification.")


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
    share: list[float] | None = Field(description="Variance shares when shown by PCA.")
    extent: float = Field(description="Largest absolute coordinate.")


class SpacePayload(Packed):
    """Probe `space`: lattice, points and boundary carried to every stage."""

    resolution: int = Field(description="N: the lattice has (N + 1)² vertices.")
    radius: float
    shade: Bytes = Field(description="[(N + 1)²] decision of the network, -1…1.")
    winner: Bytes | None = Field(default=None, description="[(N + 1)²] winning class, for more than two classes.")
    keys: dict[str, SpaceKey]
    boundary_parts: Ints = Field(description="Offsets of the boundary's lines in every `boundary`.")
    labels: Bytes = Field(description="[p]")


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
}


class CurveRows(Packed):
    """Rows of the loss curve: epoch, step, loss_train, loss_test, accuracy_train, accuracy_test (NaN where none)."""

    reset: bool = Field(description="True: replaces what the client has; false: to be appended.")
    stride: int = Field(description="Epochs between rows; doubles when a run gets long.")
    rows: Floats = Field(description="[n, 6]")


class Frame(Packed):
    """The metrics at one step and the probes that were due."""

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
    curve: CurveRows | None = Field(default=None, description="Absent when it has nothing new.")
    probes: dict[str, Any] = Field(description="By the client's own names: only those watched, due and changed.")
