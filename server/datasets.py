"""GET /api/datasets: every kind of data with a few real points of it, for choosing one."""

from functools import cache
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from engine import data
from engine.base import DatasetConfig
from engine.registry import load

router = APIRouter()
SEED = 7
POINTS = 96


class Preview(BaseModel):
    """One kind of data."""

    task: data.Task
    title: str
    points: list[tuple[float, float]] = Field(description="A sample, as generated with the default settings.")
    labels: list[int] | None = Field(description="The class of every point; null for a regression.")
    targets: list[float] | None = Field(description="The target of every point; null for a classification.")
    fields: dict[str, Any] = Field(description="JSON schema of the settings that only this kind has.")


@router.get("/api/datasets", tags=["experiments"])
def datasets() -> dict[str, Preview]:
    """Every kind of data, by name."""
    return _previews()


@cache
def _previews() -> dict[str, Preview]:
    return {kind: _preview(kind) for kind in load("engine.datasets")}


def _preview(kind: str) -> Preview:
    model = load("engine.datasets")[kind].Config
    sample = data.build_data(model(kind=kind, points=POINTS), SEED)
    shared = DatasetConfig.model_fields.keys()
    schema = model.model_json_schema()
    return Preview(
        task=sample.task,
        title=schema["title"],
        points=[(round(float(x), 3), round(float(y), 3)) for x, y in sample.points],
        labels=None if sample.labels is None else sample.labels.tolist(),
        targets=None if sample.targets is None else [round(float(t), 3) for t in sample.targets],
        fields={name: field for name, field in schema["properties"].items() if name not in shared and name != "kind"},
    )
