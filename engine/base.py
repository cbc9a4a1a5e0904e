"""Base classes of every configuration: frozen, bounded, unknown fields refused.

A field's docstring becomes its description in the JSON schema, and so its help on the page. A field that may change
while a run goes on carries ``json_schema_extra=LIVE``; a change to any other field builds a new run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, field_validator, model_validator
from pydantic_core import CoreSchema

from engine.features import FeatureName

if TYPE_CHECKING:
    from engine.errors import Problem
    from engine.outputs import Output

LIVE: Final[dict[str, Any]] = {"live": True}
"""``Field(0.03, ge=0, le=10, json_schema_extra=LIVE)`` declares a value that can be tuned without a rebuild."""


RESOLUTION: Final[dict[str, Any]] = {"resolution": True}
"""Declares an option that says how finely to look, and that may be lowered where time is short."""


class Frozen(BaseModel):
    """An immutable value that refuses unknown fields, NaN and infinity."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,
    )

    @model_validator(mode="after")
    def _without_negative_zero(self) -> Self:
        """Takes -0.0 for 0.0: one text for one experiment, and numpy refuses a width of -0.0."""
        for name, value in self:
            if value == 0 and isinstance(value, float):
                self.__dict__[name] = 0.0
        return self


class Kinded(Frozen):
    """A member of a registry: its ``kind`` is the name of the file that defines it.

    A subclass is called ``Config`` and narrows the field: ``kind: Literal["dense"] = "dense"``.
    """

    kind: str

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The class's schema, with ``kind`` required and described."""
        json_schema = handler.resolve_ref_schema(handler(schema))
        required = json_schema.setdefault("required", [])
        if "kind" not in required:
            required.insert(0, "kind")
        json_schema["properties"]["kind"].setdefault("description", (cls.__doc__ or "").partition("\n")[0])
        return json_schema


class InitConfig(Kinded):
    """How the weights of a layer start. Biases always start at 0."""

    scale: float = Field(1.0, ge=0, le=10)
    """What the kind's own formula is multiplied by."""


class DatasetConfig(Kinded):
    """Data on the plane: what is drawn, how much of it, and which features the network sees."""

    points: int = Field(240, ge=10, le=2000)
    """How many points, train and test together."""
    noise: float = Field(0.03, ge=0, le=1)
    """Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12."""
    test_share: float = Field(0.33, ge=0.1, le=0.9)
    """The share of the points that is kept for testing and never trained on."""
    features: tuple[FeatureName, ...] = Field(
        ("x", "y"), min_length=1, max_length=9, json_schema_extra={"uniqueItems": True}
    )
    """What the network gets of a point, in this order."""

    @field_validator("features")
    @classmethod
    def _distinct(cls, features: tuple[FeatureName, ...]) -> tuple[FeatureName, ...]:
        if len(set(features)) < len(features):
            raise ValueError("Name each feature once.")
        return features


class OptimizerConfig(Kinded):
    """How a gradient becomes a step."""

    rate: float = Field(0.03, ge=0, le=10, json_schema_extra=LIVE)
    """Learning rate: the size of a step."""


class ScheduleConfig(Kinded):
    """How the learning rate changes from epoch to epoch."""


class LearnerConfig(Kinded):
    """A learning rule and its settings."""

    def problems(self, output: Output) -> list[Problem]:
        """What stops this rule from training a network that ends in ``output``; nothing by default."""
        return []
