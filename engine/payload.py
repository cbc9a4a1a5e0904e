"""What the payload of a probe is made of, as it is on the wire: numbers, strings, lists, maps and arrays.

These models describe; the bytes are made by `engine.frame`. TypeScript types are generated from them with arrays as
they are once decoded, and the tests check what probes read against them.
"""

from typing import Annotated, Literal

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
