"""The application: `create_app(settings)`. Importing it does not import torch, which lives in the workers."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request, Response, WebSocket
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server import api, datasets, pages, socket
from server.hosts.base import Host, HostError
from server.hosts.local import LocalHost
from server.hosts.options import Options
from server.service import Service
from server.settings import Settings
from server.static import PageFiles
from server.version import package_version
from server.words import WORDS

DESCRIPTION = """A neural-network playground. Runs are driven over the WebSocket /ws, described in docs/protocol.md."""
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
}


def create_app(settings: Settings | None = None, host: Host | None = None) -> FastAPI:
    """The application.

    Args:
        settings: default: from the environment.
        host: where sessions run; default: worker processes on this machine.
    """
    settings = settings or Settings()
    host = host or local_host(settings)
    service = Service(settings, host, pages.Pages(settings))
    app = FastAPI(
        title="Unknot",
        version=package_version(),
        description=DESCRIPTION,
        lifespan=_lifespan,
        openapi_url=None,
    )
    app.state.service = service
    app.include_router(api.router)
    app.include_router(datasets.router)
    app.include_router(pages.router)
    app.add_api_route("/openapi.json", _openapi, include_in_schema=False)
    app.add_api_websocket_route("/ws", _websocket)
    app.mount("/static", PageFiles(directory=settings.static, check_dir=False), name="static")
    app.add_exception_handler(HTTPException, _not_found)
    app.add_exception_handler(HostError, api.not_now)  # type: ignore[arg-type]
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(_SafeHeaders)
    return app


def local_host(settings: Settings) -> LocalHost:
    """The default host."""
    options = Options(settings.keep_seconds, settings.kept, settings.cache_dir)
    return LocalHost(settings.workers, settings.sessions, options)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    host = app.state.service.host
    await host.start()
    try:
        yield
    finally:
        await host.stop()


async def _websocket(websocket: WebSocket) -> None:
    service: Service = websocket.app.state.service
    await socket.connection(websocket, service.host, service.settings)


async def _openapi(request: Request) -> dict[str, Any]:
    """The OpenAPI document, with the schema of Experiment, which only a worker knows."""
    service: Service = request.app.state.service
    text = json.dumps(await service.schema()).replace("#/$defs/", "#/components/schemas/")
    experiment = json.loads(text)
    parts = experiment.pop("$defs")
    document: dict[str, Any] = json.loads(json.dumps(request.app.openapi()))
    document["components"]["schemas"] |= parts | {"Experiment": experiment}
    return document


async def _not_found(request: Request, error: Exception) -> Response:
    """Errors as JSON for programs, as a page for people."""
    assert isinstance(error, HTTPException)
    if request.url.path.startswith(("/api/", "/healthz", "/openapi.json", "/static/", "/ws")):
        return JSONResponse({"detail": error.detail}, error.status_code, error.headers)
    service: Service = request.app.state.service
    words = WORDS[pages.language_of(request)]
    return service.pages.error(request, error.status_code, words.not_found)


class _SafeHeaders:
    """Adds the headers that every answer should have."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS.items()]
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)
