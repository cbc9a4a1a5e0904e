"""The routes of data: every kind with a few real points of it, and any set on the plane as drawn points."""

from functools import cache
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from engine import data
from engine.base import GeneratedConfig
from engine.registry import load
from server.bodies import answered
from server.events import Problem
from server.service import ServiceOf

router = APIRouter()
SEED = 7
POINTS = 96


class Preview(BaseModel):
    """One kind of data."""

    task: data.Task
    title: str
    columns: list[str] = Field(description="Names of the columns of a point; none where they depend on a table.")
    points: list[tuple[float, float]] = Field(
        description="A sample on the plane shown, as generated with the default settings; none of data that is given."
    )
    solid: list[tuple[float, float, float]] | None = Field(description="The same points in space; null on the plane.")
    labels: list[int] | None = Field(description="The class of every point; null for a regression.")
    targets: list[float] | None = Field(description="The target of every point; null for a classification.")
    fields: dict[str, Any] = Field(description="JSON schema of the settings that only this kind has.")


class Sample(BaseModel):
    """Some points of data, those to train on first."""

    task: data.Task
    classes: int = Field(description="0 for a regression.")
    points: list[tuple[float, float]] = Field(description="At most 400 of them, on the plane shown.")
    labels: list[int] | None = Field(description="The class of every point; null for a regression.")
    targets: list[float] | None = Field(description="The target of every point; null for a classification.")
    train: int = Field(description="How many of these points are for training.")
    columns: list[str] = Field(description="Names of the columns of a point; for words `column=word`.")
    share: list[float] | None = Field(description="Of principal components: the share of the variance along each.")


@router.get("/api/datasets", tags=["experiments"])
def datasets() -> dict[str, Preview]:
    """Every kind of data, by name."""
    return _previews()


@router.post(
    "/api/data/convert",
    tags=["experiments"],
    response_class=JSONResponse,
    responses={
        200: {"description": "Its data as drawn points: the `data` of an experiment."},
        413: {"model": list[Problem], "description": "The body is too long."},
        422: {"model": list[Problem], "description": "Everything that is wrong with the experiment."},
        503: {"description": "No worker can answer now; try again."},
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Experiment"}}},
        }
    },
)
async def convert(request: Request, service: ServiceOf) -> Response:
    """The points of an experiment on the plane, drawn: to be moved one by one. Their split and order stay."""
    return await answered(request, service, "convert", "Send the experiment alone.")


@router.post(
    "/api/data/preview",
    tags=["experiments"],
    response_class=JSONResponse,
    responses={
        200: {"model": Sample, "description": "Some of its points."},
        413: {"model": list[Problem], "description": "The body is too long."},
        422: {"model": list[Problem], "description": "Everything that is wrong with its data."},
        503: {"description": "No worker can answer now; try again."},
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Experiment"}}},
        }
    },
)
async def preview(request: Request, service: ServiceOf) -> Response:
    """Some points of the data of an experiment; its network need not fit the data yet."""
    return await answered(request, service, "sample", "Send the experiment alone.")


@cache
def _previews() -> dict[str, Preview]:
    return {kind: _preview(kind) for kind in load("engine.datasets")}


def _preview(kind: str) -> Preview:
    model = load("engine.datasets")[kind].Config
    schema = model.model_json_schema()
    generated = issubclass(model, GeneratedConfig)
    shared = (
        GeneratedConfig.model_fields.keys() if generated else {"kind", "test_share", "features", "formulas", "unit"}
    )
    fields = {name: field for name, field in schema["properties"].items() if name not in shared}
    told = {"title": schema["title"], "columns": list(model.axes()), "fields": fields}
    if not generated:
        return Preview(task="classification", points=[], solid=None, labels=[], targets=None, **told)
    sample = data.build_data(model(points=POINTS), SEED)
    return Preview(
        task=sample.task,
        points=[_rounded(point) for point in sample.points],
        solid=None if sample.solid is None else [_rounded(point) for point in sample.solid],
        labels=None if sample.labels is None else sample.labels.tolist(),
        targets=None if sample.targets is None else [round(float(t), 3) for t in sample.targets],
        **told,
    )


def _rounded(point: Any) -> Any:
    return tuple(round(float(value), 3) for value in point)
