"""The application: `create_app(settings)`. Importing it does not import torch, which lives in the workers."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request, Response, WebSocket
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from server import api, costs, datasets, imports, monitor, pages, uploads
from server.headers import HEADERS, SafeHeaders
from server.hosts.base import Host, HostError
from server.hosts.local import LocalHost
from server.limits import Places
from server.monitor import CountedRequests, Monitor, Tally
from server.service import Service
from server.settings import Settings
from server.socket import Reception
from server.static import PageFiles
from server.store import Store
from server.version import package_version
from server.words import WORDS

DESCRIPTION = """A neural-network playground. Runs are driven over the WebSocket /ws, described in docs/protocol.md."""
PROGRAMS = ("/api/", "/healthz", "/metrics", "/openapi.json", "/static/", "/ws")
"""Where errors are answered in JSON."""
LAST_WORDS = 15.0
LOG = logging.getLogger(__name__)


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
        redirect_slashes=False,  # a redirect would repeat whatever Host the client named
    )
    places, tally = Places(settings.connections, settings.connections_per_address), Tally()
    app.state.service = service
    app.state.reception = Reception(host, settings, places, tally)
    app.state.monitor = Monitor(host, places, tally) if settings.metrics else None
    app.include_router(api.router)
    app.include_router(costs.router)
    app.include_router(datasets.router)
    app.include_router(imports.router)
    app.include_router(monitor.router)
    app.include_router(uploads.router)
    app.include_router(pages.router)
    app.add_api_route("/openapi.json", _openapi, include_in_schema=False)
    app.add_api_websocket_route("/ws", _websocket)
    app.mount("/static", PageFiles(directory=settings.static, check_dir=False), name="static")
    app.add_exception_handler(HTTPException, _not_found)
    app.add_exception_handler(HostError, api.not_now)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    if settings.hosts:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=sorted(settings.hosts), www_redirect=False)
    app.add_middleware(CountedRequests, tally=tally)
    app.add_middleware(SafeHeaders)
    return app


def local_host(settings: Settings) -> LocalHost:
    """The default host."""
    return LocalHost(settings, Store.open(settings.data_dir))


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    host = app.state.service.host
    await host.start()
    LOG.info("started", extra={"version": package_version()})
    try:
        yield
    finally:
        app.state.reception.close()
        try:
            async with asyncio.timeout(LAST_WORDS):
                await host.stop()
            LOG.info("stopped")
        except TimeoutError:
            LOG.error("stopped before every worker had ended: it took too long")


async def _websocket(websocket: WebSocket) -> None:
    reception: Reception = websocket.app.state.reception
    await reception.welcome(websocket)


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
    if request.url.path.startswith(PROGRAMS):
        return JSONResponse({"detail": error.detail}, error.status_code, error.headers)
    service: Service = request.app.state.service
    words = WORDS[pages.language_of(request)]
    return service.pages.error(request, error.status_code, words.not_found)


async def _broken(request: Request, error: Exception) -> Response:
    """Says that the server is at fault, and no more: what was raised is in the log."""
    return JSONResponse({"detail": "The server made a mistake. It is in its log."}, 500, HEADERS)
