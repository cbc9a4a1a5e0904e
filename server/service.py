"""What the routes share: settings, the host, the templates, and answers of the host that never change."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Request

from server import gallery
from server.hosts.base import Host
from server.settings import Settings

if TYPE_CHECKING:
    from server.pages import Pages

LOG = logging.getLogger(__name__)
RECORDING = 3600.0


class Lasting:
    """Answers that are asked for once and then kept; several who ask at the same time share one question."""

    def __init__(self) -> None:
        self._answers: dict[str, asyncio.Future[Any]] = {}

    async def get(self, key: str, ask: Callable[[], Awaitable[Any]]) -> Any:
        """The kept answer; after a failure the next one asks anew."""
        return await asyncio.shield(self.task(key, ask))

    def task(self, key: str, ask: Callable[[], Awaitable[Any]]) -> asyncio.Future[Any]:
        """The question under way, or the answer."""
        known = self._answers.get(key)
        if known is None or (known.done() and (known.cancelled() or known.exception() is not None)):
            known = self._answers[key] = asyncio.ensure_future(ask())
        return known


class Service:
    """Lives as long as the application."""

    def __init__(self, settings: Settings, host: Host, pages: "Pages") -> None:
        self.settings = settings
        self.host = host
        self.pages = pages
        self._lasting = Lasting()

    async def experiments(self) -> dict[str, Any]:
        """The normalised experiments of the gallery, by name."""
        found: dict[str, Any] = await self._lasting.get("experiments", lambda: self.host.ask("experiments"))
        return found

    async def schema(self) -> dict[str, Any]:
        """The JSON schema of Experiment."""
        found: dict[str, Any] = await self._lasting.get("schema", lambda: self.host.ask("schema"))
        return found

    def record_gallery(self) -> None:
        """Has every gallery entry's run recorded, so that the start page has its pictures when somebody comes."""
        for name in gallery.entries():
            self.frames(name).add_done_callback(_log_failure)

    def frames(self, name: str) -> asyncio.Future[Any]:
        """The recorded run of a gallery entry, or its recording under way."""
        return self._lasting.task(f"frames {name}", lambda: self.host.ask("frames", name, patience=RECORDING))


def _log_failure(recording: asyncio.Future[Any]) -> None:
    if not recording.cancelled() and (error := recording.exception()) is not None:
        LOG.warning("a gallery picture was not recorded: %s", error)


def service_of(request: Request) -> Service:
    """The application's service."""
    service: Service = request.app.state.service
    return service


ServiceOf = Annotated[Service, Depends(service_of)]
