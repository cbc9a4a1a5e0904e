"""Base classes of every configuration: frozen, bounded, unknown fields refused.

A field's docstring becomes its description in the JSON schema, and so its help on the page. A field that may change
while a run goes on carries ``json_schema_extra=LIVE``; a change to any other field builds a new run.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, field_validator, model_validator
from pydantic_core import CoreSchema

from engine import formula
from engine.features import FEATURES, FeatureName

if TYPE_CHECKING:
    from engine.errors import Problem
    from engine.outputs import Output

MOST_FORMULAS: Final = 4
Formula = Annotated[
    str,
    Field(
        min_length=1,
        max_length=formula.LONGEST,
        json_schema_extra={"expected": f"a formula of at most {formula.LONGEST} letters"},
    ),
]
"""A formula, as in `engine.formula`."""
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
    """How the weights of a layer start."""

    scale: float = Field(1.0, ge=0, le=10)
    """What the kind's own formula is multiplied by."""


class DatasetConfig(Kinded):
    """What is learned from, and what of it the network sees.

    A point is a row of columns: x and y on the plane, x, y and z in space, others in a table.
    """

    test_share: float = Field(0.33, ge=0.1, le=0.9)
    """The share of the points that is kept for testing and never trained on."""
    features: tuple[FeatureName, ...] = Field(
        ("x", "y"), min_length=1, max_length=len(FEATURES), json_schema_extra={"uniqueItems": True}
    )
    """What the network gets of a point, in this order."""
    formulas: tuple[Formula, ...] = Field((), max_length=MOST_FORMULAS)
    """Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y."""
    unit: float = Field(1.0, gt=0, le=100)
    """What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them."""

    @field_validator("features")
    @classmethod
    def _distinct(cls, features: tuple[FeatureName, ...]) -> tuple[FeatureName, ...]:
        if len(set(features)) < len(features):
            raise ValueError("Name each feature once.")
        if "z" in features and "z" not in cls.axes():
            raise ValueError("Leave z out: these points lie on the plane.")
        return features

    @field_validator("formulas")
    @classmethod
    def _readable(cls, formulas: tuple[Formula, ...]) -> tuple[Formula, ...]:
        for text in formulas if cls.axes() else ():
            formula.numeric(text, cls.axes())
        return formulas

    @classmethod
    def axes(cls) -> tuple[str, ...]:
        """The columns that every set of this kind has; empty where they depend on the settings."""
        return ("x", "y")

    @abstractmethod
    def count(self) -> int:
        """How many points there are, train and test together."""

    def column_names(self) -> tuple[str, ...]:
        """The names of the columns of a point."""
        return self.axes()

    def variables(self) -> tuple[str, ...]:
        """What formulas call the columns."""
        return self.axes()

    def names(self) -> tuple[str, ...]:
        """The names of the network's inputs, in order."""
        return (*self.features, *self.formulas)

    def problems(self) -> list[Problem]:
        """What stops this data from being drawn, beyond what its fields say; nothing by default."""
        return []


class GeneratedConfig(DatasetConfig):
    """Data that is drawn at random, as much of it as is asked for."""

    points: int = Field(240, ge=10, le=2000)
    """How many points, train and test together."""
    noise: float = Field(0.03, ge=0, le=1)
    """Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12."""
    label_noise: float = Field(0.0, ge=0, le=0.5)
    """The share of the points that are told wrong: given another class, or any target."""

    def count(self) -> int:
        """As many as are asked for."""
        return self.points


class PictureConfig(DatasetConfig):
    """Small pictures: a column for every pixel, row by row from the top, 1 ink and -1 paper."""

    features: tuple[FeatureName, ...] = Field((), max_length=0)
    """None: the pixels are the inputs."""
    formulas: tuple[Formula, ...] = Field((), max_length=0)
    """None: the pixels are the inputs."""

    @classmethod
    def axes(cls) -> tuple[str, ...]:
        """They depend on the size."""
        return ()

    @abstractmethod
    def size(self) -> tuple[int, int]:
        """Height and width in pixels."""

    def column_names(self) -> tuple[str, ...]:
        """Pixels by row and column, ``p1_1`` the first."""
        height, width = self.size()
        return tuple(f"p{row}_{column}" for row in range(1, height + 1) for column in range(1, width + 1))

    def variables(self) -> tuple[str, ...]:
        """The names of the pixels."""
        return self.column_names()

    def names(self) -> tuple[str, ...]:
        """The names of the pixels."""
        return self.column_names()


class PatternConfig(PictureConfig):
    """Pictures to be remembered, every one of them: pixels are 1 or -1, and none is kept for testing."""

    test_share: float = Field(0.0, ge=0, le=0)
    """None is kept for testing."""


class SolidConfig(GeneratedConfig):
    """Points in space: three columns."""

    features: tuple[FeatureName, ...] = Field(
        ("x", "y", "z"), min_length=1, max_length=len(FEATURES), json_schema_extra={"uniqueItems": True}
    )
    """What the network gets of a point, in this order."""

    @classmethod
    def axes(cls) -> tuple[str, ...]:
        """x, y and z."""
        return ("x", "y", "z")


class OptimizerConfig(Kinded):
    """How a gradient becomes a step."""

    rate: float = Field(0.03, ge=0, le=10, json_schema_extra=LIVE)
    """Learning rate: the size of a step."""


class ScheduleConfig(Kinded):
    """How the learning rate changes from epoch to epoch."""


class LearnerConfig(Kinded):
    """A learning rule and its settings. The model is the rule's own, unless it is a `NetworkLearnerConfig`."""

    def problems(self, data: DatasetConfig, output: Output | None) -> list[Problem]:
        """What stops this rule from learning this data; nothing by default.

        Args:
            data: what it is to learn.
            output: what its network ends in; None where it has none.
        """
        return []

    def work(self, data: DatasetConfig) -> int:
        """About how many multiplications a step takes, where the model is the rule's own."""
        return 10_000

    def initial(self) -> object:
        """What start values belong to beside seed, network and data; by default all settings."""
        return self


class NetworkLearnerConfig(LearnerConfig):
    """A learning rule that trains the network of the experiment."""

    COMPILES: ClassVar[bool] = False
    """Whether it trains by back-propagation as `engine.kernel` does it."""

    def initial(self) -> object:
        """Nothing: they are the network's."""
        return None
