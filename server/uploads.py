"""Tables that visitors upload: kept under a name that follows from what they say, and given out again by it."""

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi import Path as InPath
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from engine import uploads
from server.bodies import answered
from server.events import Problem
from server.service import ServiceOf
from server.socket import from_here

router = APIRouter()
CSV = "text/csv; charset=utf-8"
NEVER_CHANGES = "public, max-age=31536000, immutable"
Content = Annotated[str, InPath(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the table's text.")]


class ColumnTold(BaseModel):
    """One column of an uploaded table."""

    name: str
    kind: Literal["number", "category"]
    values: list[str] | None = Field(description="The different values of a category, 100 at most; null for numbers.")
    distinct: int = Field(description="How many different values there are.")
    missing: int = Field(description="Rows that have none.")
    min: float | None
    max: float | None


class Uploaded(BaseModel):
    """What is in an uploaded table."""

    content: str = Field(description="Its name: SHA-256 of its text, as data of the kind `table` says it.")
    rows: int
    delimiter: str
    header: bool = Field(description="Whether its first line was taken for names.")
    columns: list[ColumnTold]
    preview: list[list[str]] = Field(description="The first rows as they stand, 8 at most.")


@router.post(
    "/api/uploads",
    tags=["uploads"],
    response_class=JSONResponse,
    responses={
        200: {"model": Uploaded, "description": "It is kept, and this is in it."},
        403: {"description": "The page that asks is of another site."},
        413: {"model": list[Problem], "description": "The table is too long."},
        422: {"model": list[Problem], "description": "It is no table."},
        503: {"description": "No worker can answer now, or nothing can be kept here."},
    },
    openapi_extra={"requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string"}}}}},
)
async def upload(request: Request, service: ServiceOf) -> Response:
    """Keeps a table: the body is its text, values divided by commas, semicolons, tabs or bars."""
    if not from_here(request, service.settings.origins):
        raise HTTPException(403, "Tables are taken from this site's own pages only.")
    return await answered(request, service, "upload", "Leave rows or columns out.", service.settings.upload_bytes)


@router.get(
    "/api/uploads/{content}.csv",
    tags=["uploads"],
    response_class=Response,
    responses={
        200: {"content": {"text/csv": {"schema": {"type": "string"}}}, "description": "The table as it was uploaded."},
        404: {"description": "This server does not have it."},
    },
)
def download(content: Content, service: ServiceOf) -> Response:
    """An uploaded table, byte for byte."""
    settings = service.settings
    data = uploads.Shelf.below(settings.data_dir, settings.uploads_bytes).read(content)
    if data is None:
        raise HTTPException(404, "This server does not have the data.")
    name = f'attachment; filename="{content[:12]}.csv"'
    return Response(data, media_type=CSV, headers={"Content-Disposition": name, "Cache-Control": NEVER_CHANGES})
