"""The pages: Jinja templates with a strict content policy, and the data the scripts start from."""

import json
import secrets
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from server import gallery
from server.headers import page_headers
from server.hosts.base import HostError
from server.service import Service, ServiceOf
from server.settings import Settings
from server.static import Manifest
from server.words import WORDS, PageWords, preferred

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


class Pages:
    """Renders templates."""

    def __init__(self, settings: Settings) -> None:
        loader = FileSystemLoader(settings.templates)
        self._templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
        self._manifest = Manifest(settings.static)

    def page(self, request: Request, name: str, boot: dict[str, Any], card: gallery.GalleryCard | None) -> HTMLResponse:
        """A page whose script is the bundle `name`; an error page when the bundles are missing."""
        words = WORDS[language_of(request)]
        script = self._manifest.url(f"{name}.js")
        if script is None:
            return self.error(request, 503, words.not_built)
        imports = self._manifest.imports(f"{name}.js")
        lab = [self._manifest.url("lab.js"), *self._manifest.imports("lab.js")]
        context = {
            "script": script,
            "imports": imports,
            "worker": None if name == "start" else self._manifest.url("socket.worker.js"),
            "style": self._manifest.url(f"{name}.css"),
            "lab_scripts": [part for part in lab if part is not None and part not in imports],
            "boot": embedded(boot),
            "card": card,
            "cards": [entry.card() for entry in gallery.entries().values()],
        }
        return self._render(request, f"{name}.html", 200, context, framed=name == "embed")

    def error(self, request: Request, status: int, message: str) -> HTMLResponse:
        """A page that says what is wrong, and offers a way on."""
        return self._render(request, "error.html", status, {"status": status, "message": message}, framed=False)

    def _render(
        self, request: Request, template: str, status: int, context: dict[str, Any], *, framed: bool
    ) -> HTMLResponse:
        nonce = secrets.token_urlsafe(16)
        language = language_of(request)
        html = self._templates.get_template(template).render(
            nonce=nonce, language=language, key=language.replace("-", "_").lower(), words=WORDS[language], **context
        )
        return HTMLResponse(html, status, page_headers(nonce, framed=framed))


def language_of(request: Request) -> Any:
    """The language of a request."""
    return preferred(request.query_params.get("lang"), request.headers.get("accept-language", ""))


def embedded(value: Any) -> Markup:
    """JSON that is safe inside a script element: it holds no <, > or &."""
    text = json.dumps(value, separators=(",", ":"))
    return Markup(text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e"))


@router.get("/")
async def start(request: Request, service: ServiceOf) -> HTMLResponse:
    """The gallery."""
    cards = [entry.card().model_dump() for entry in gallery.entries().values()]
    return service.pages.page(request, "start", {"gallery": cards}, None)


@router.get("/lab")
@router.get("/lab/")
@router.get("/lab/{name}")
async def lab(request: Request, service: ServiceOf, name: str | None = None) -> HTMLResponse:
    """The lab, with a gallery entry in it; without a name, the first."""
    return await _lab(request, service, "lab", name)


@router.get("/embed")
@router.get("/embed/")
@router.get("/embed/{name}")
async def embed(request: Request, service: ServiceOf, name: str | None = None) -> HTMLResponse:
    """The bare lab, for frames on other sites."""
    return await _lab(request, service, "embed", name)


async def _lab(request: Request, service: Service, page: str, name: str | None) -> HTMLResponse:
    words: PageWords = WORDS[language_of(request)]
    entry = gallery.entries().get(name) if name else next(iter(gallery.entries().values()), None)
    if entry is None:
        return service.pages.error(request, 404, words.no_such_lab)
    try:
        experiments = await service.experiments()
    except HostError:
        return service.pages.error(request, 503, words.trouble)
    card = entry.card()
    told = card.model_dump() | entry.arrangement().model_dump()
    return service.pages.page(request, page, {"entry": told, "experiment": experiments[entry.name]}, card)
