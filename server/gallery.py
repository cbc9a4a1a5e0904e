"""The gallery: entries are JSON files in `engine/gallery`, read once. The raw experiments are parsed where torch is.

An entry may be arranged: runs beside its own, a sweep, a measured figure (`Arrangement`).
"""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

import engine
from engine import paths

FOLDER = Path(engine.__file__).parent / "gallery"


class Words(BaseModel):
    """A text in every language."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, serialize_by_alias=True)

    en: str
    zh_hans: str = Field(alias="zh-Hans")
    zh_hant: str = Field(alias="zh-Hant")


class GalleryCard(BaseModel):
    """A gallery entry without its experiment."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)

    name: str = Field(pattern=r"^[a-z0-9-]{1,64}$", description="What stands in the address: /lab/{name}.")
    family: str
    order: int
    title: Words
    line: Words = Field(description="What there is to see, in one line.")
    guide: Words = Field(description="What to do and look at.")
    steps: int = Field(ge=1, le=100_000, description="Steps trained for its picture.")


class Axis(BaseModel):
    """One setting that differs between the runs of a sweep."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str = Field(max_length=200, description="Of a value in the experiment: network.layers[0].units.")
    values: list[Any] = Field(min_length=1, max_length=64)


class SweepPlan(BaseModel):
    """A run of many small ones, one for every combination of values."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    axes: list[Axis] = Field(min_length=1, max_length=2)


class Arrangement(BaseModel):
    """How the page opens an entry, beyond its experiment. What is null is left as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)

    compare: list[dict[str, Any]] | None = Field(
        default=None,
        min_length=1,
        max_length=3,
        description="Experiments that run beside the entry's own, in step with it, each from its own start.",
    )
    names: list[Words] | None = Field(default=None, description="Of the lanes, the entry's own first.")
    sweep: SweepPlan | None = Field(default=None, description="Runs in a grid instead.")
    figure: str | None = Field(
        default=None,
        pattern=r"^[a-z][a-z0-9_]{0,31}$",
        description="The measured figure that the page draws from the runs, by its file in `static/src/figures`.",
    )
    goal: float | None = Field(default=None, gt=0, description="Figure `race`: the training loss to be reached.")
    inside: Literal[True] | None = Field(
        default=None, description="The page opens on the first of several lanes, and not on all of them."
    )


class GalleryEntry(GalleryCard, Arrangement):
    """A gallery entry.

    In its file a lane of `compare` may be `{"changes": {path: value}}`: the entry's experiment with other values.
    """

    experiment: dict[str, Any]

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, entry: Any) -> Any:
        """Experiments in place of changes."""
        if not isinstance(entry, dict) or not isinstance(entry.get("compare"), list):
            return entry
        return entry | {"compare": [_changed(entry["experiment"], lane) for lane in entry["compare"]]}

    @model_validator(mode="after")
    def _fits(self) -> Self:
        lanes = len(self.compare or ()) + 1
        if self.names is not None and len(self.names) != lanes:
            raise ValueError(f"names: expected {lanes}, one for each lane, got {len(self.names)}")
        if self.compare is not None and self.sweep is not None:
            raise ValueError("expected compare or sweep, got both")
        return self

    def card(self) -> GalleryCard:
        """The entry without its experiment."""
        return GalleryCard.model_validate({key: getattr(self, key) for key in GalleryCard.model_fields})

    def arrangement(self) -> Arrangement:
        """How the page opens it."""
        return Arrangement.model_validate({key: getattr(self, key) for key in Arrangement.model_fields})


def _changed(experiment: dict[str, Any], lane: Any) -> Any:
    """A lane of `compare` as a whole experiment."""
    if not isinstance(lane, dict) or set(lane) != {"changes"}:
        return lane
    whole = copy.deepcopy(experiment)
    for path, value in lane["changes"].items():
        paths.put(whole, paths.parse(path), copy.deepcopy(value))
    return whole


@cache
def entries() -> dict[str, GalleryEntry]:
    """Every entry by name, in the order of the start page.

    Raises:
        pydantic.ValidationError: a file is no gallery entry.
    """
    found = [GalleryEntry.model_validate(json.loads(file.read_text("utf-8"))) for file in FOLDER.glob("*.json")]
    return {entry.name: entry for entry in sorted(found, key=lambda entry: (entry.order, entry.name))}
