"""The gallery: entries are JSON files in `engine/gallery`, read once. The raw experiments are parsed where torch is."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

import engine

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


class GalleryEntry(GalleryCard):
    """A gallery entry."""

    experiment: dict[str, Any]

    def card(self) -> GalleryCard:
        """The entry without its experiment."""
        return GalleryCard.model_validate({key: getattr(self, key) for key in GalleryCard.model_fields})


@cache
def entries() -> dict[str, GalleryEntry]:
    """Every entry by name, in the order of the start page.

    Raises:
        pydantic.ValidationError: a file is no gallery entry.
    """
    found = [GalleryEntry.model_validate(json.loads(file.read_text("utf-8"))) for file in FOLDER.glob("*.json")]
    return {entry.name: entry for entry in sorted(found, key=lambda entry: (entry.order, entry.name))}
