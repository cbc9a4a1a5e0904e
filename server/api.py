"""The JSON routes."""

import asyncio
import hashlib
from typing import Any, Literal

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from server import gallery
from server.bodies import answered
from server.events import Problem
from server.hosts.base import HostError
from server.service import ServiceOf
from server.version import package_version

router = APIRouter()
WAIT_FOR_FRAMES = 0.25
MSGPACK = "application/msgpack"
EXPERIMENT = {"$ref": "#/components/schemas/Experiment"}
BUSY: dict[int | str, dict[str, Any]] = {503: {"description": "No worker can answer now; try again."}}
NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"description": "There is no gallery entry of this name."}}


class Health(BaseModel):
    """The server is up."""

    status: Literal["ok"] = "ok"
    version: str
    workers: int = Field(description="Worker processes alive.")
    sessions: int = Field(description="Runs that have a client.")
    kept: int = Field(description="Runs that can be resumed.")
    waiting: int = Field(description="Clients in the queue for a run.")


class Computing(BaseModel):
    """The recording is being made: ask again."""

    state: Literal["computing"] = "computing"


@router.get("/healthz", tags=["server"])
async def health(service: ServiceOf) -> Health:
    """Whether the server is up, and how much it has to do."""
    stats = service.host.stats()
    return Health(
        version=package_version(),
        workers=stats.workers,
        sessions=stats.sessions,
        kept=stats.kept,
        waiting=stats.waiting,
    )


@router.get("/api/schema", tags=["experiments"], responses=BUSY)
async def schema(service: ServiceOf) -> dict[str, Any]:
    """JSON schema of Experiment; `live` marks what can be tuned while a run goes on."""
    return await service.schema()


@router.get("/api/gallery", tags=["gallery"])
async def listing() -> list[gallery.GalleryCard]:
    """The gallery, in the order of the start page."""
    return [entry.card() for entry in gallery.entries().values()]


@router.get("/api/gallery/{name}", tags=["gallery"], responses=NOT_FOUND | BUSY)
async def entry(name: str, service: ServiceOf) -> gallery.GalleryEntry:
    """One entry with its experiment, normalised."""
    found = _entry(name)
    experiments = await service.experiments()
    return found.model_copy(update={"experiment": experiments[name]})


@router.get(
    "/api/gallery/{name}/frames",
    tags=["gallery"],
    response_class=Response,
    responses={
        200: {"content": {MSGPACK: {"schema": {"type": "string", "format": "binary"}}}, "description": "The frames."},
        202: {"model": Computing, "description": "They are being recorded: ask again in a second."},
        304: {"description": "They have not changed."},
        **NOT_FOUND,
        **BUSY,
    },
)
async def frames(name: str, request: Request, service: ServiceOf) -> Response:
    """At most 12 frames of a training run, as msgpack `{"frames": […]}`; see docs/protocol.md."""
    _entry(name)
    recording = service.frames(name)
    await asyncio.wait([recording], timeout=WAIT_FOR_FRAMES)
    if not recording.done():
        return JSONResponse(Computing().model_dump(), 202, {"Retry-After": "1", "Cache-Control": "no-store"})
    recorded: bytes = recording.result()
    tag = f'"{hashlib.sha256(recorded).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(recorded, media_type=MSGPACK, headers=headers)


@router.post(
    "/api/experiments/check",
    tags=["experiments"],
    response_class=JSONResponse,
    responses={
        200: {"description": "The experiment, normalised.", "content": {"application/json": {"schema": EXPERIMENT}}},
        413: {"model": list[Problem], "description": "The body is too long."},
        422: {"model": list[Problem], "description": "Everything that is wrong with it."},
        **BUSY,
    },
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": EXPERIMENT}}}},
)
async def check(request: Request, service: ServiceOf) -> JSONResponse:
    """Checks an experiment: answers with it, every field explicit, or with a list of problems."""
    return await answered(request, service, "check", "Send the experiment alone.")


def _entry(name: str) -> gallery.GalleryEntry:
    found = gallery.entries().get(name)
    if found is None:
        raise HTTPException(404, f"There is no gallery entry called {name[:64]}: GET /api/gallery lists them.")
    return found


async def not_now(request: Request, error: HostError) -> JSONResponse:
    """A worker that cannot answer is no fault of the client's."""
    return JSONResponse({"detail": str(error)}, 503, {"Retry-After": "1"})
