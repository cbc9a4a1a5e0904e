"""Fixtures of the browser tests: the site, Chromium, and pages that must not log an error."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, sync_playwright

from tests.web.lab import Lab
from tests.web.site import ROOT, Site

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP = {"width": 1440, "height": 900}


def chromium() -> str:
    """The browser: $CHROMIUM, what tools/chromium.sh finds, or the PATH's."""
    if named := os.environ.get("CHROMIUM"):
        return named
    found = subprocess.run([ROOT / "tools/chromium.sh", "--find"], capture_output=True, text=True, check=False)
    path = found.stdout.strip() or shutil.which("chromium")
    if not path:
        pytest.fail("No Chromium: run tools/chromium.sh, or set CHROMIUM to one.")
    return path


class Watcher:
    """Collects what pages log and throw; a test fails when it is an error that it has not allowed."""

    def __init__(self) -> None:
        self._allowed: list[str] = []
        self._told: list[str] = []

    def allow(self, *texts: str) -> None:
        """Errors that contain one of these are expected."""
        self._allowed.extend(texts)

    def watch(self, page: Page) -> None:
        """Listens to a page."""
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._told.append(f"console: {message.text}")

    def _on_error(self, error: Error) -> None:
        self._told.append(f"page error: {error}")

    def errors(self) -> list[str]:
        """The errors that were not allowed."""
        return [told for told in self._told if not any(text in told for text in self._allowed)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One server for all tests."""
    site = Site(tmp_path_factory.mktemp("site"))
    site.start()
    yield site
    site.stop()


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Site]:
    """A server that a test may kill."""
    site = Site(tmp_path, checkpoint_seconds=0.2)
    site.start()
    yield site
    site.stop()


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[Site]:
    """A server with a place for one run and two in the queue."""
    site = Site(tmp_path, workers=1, sessions=1, waiting=2)
    site.start()
    yield site
    site.stop()


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    watcher = Watcher()
    yield watcher
    assert watcher.errors() == []


@pytest.fixture
def new_context(browser: Browser, watcher: Watcher) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts, each a visitor of its own; `**options` are Playwright's."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "en-GB", **options})
        context.on("page", watcher.watch)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def visit(site: Site, new_context: Callable[..., BrowserContext]) -> Callable[..., Lab]:
    """Opens a path of the site as a new visitor and waits for the run."""

    def open_(path: str = "/lab/two-spirals", **options: Any) -> Lab:
        return Lab(new_context(**options).new_page(), site.url).goto(path)

    return open_


@pytest.fixture
def lab(visit: Callable[..., Lab]) -> Lab:
    """The first lab, paused at step 0."""
    return visit()


@pytest.fixture
def page(site: Site, new_context: Callable[..., BrowserContext]) -> Page:
    """A blank page whose addresses may be relative to the site."""
    return new_context(base_url=site.url).new_page()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@pytest.fixture
def deck(site: Site, tmp_path: Path) -> Iterator[str]:
    """The address of a page of another origin that embeds a lab, at the end of a long text when asked with `#long`."""
    frame = f'<iframe src="{site.url}/embed/xor" width="720" height="420" title="Unknot"></iframe>'
    style = "<style>body:target iframe { margin-top: 3000px }</style>"
    head = f'<title>A talk</title><link rel="icon" href="data:,">{style}'
    (tmp_path / "deck.html").write_text(f'<!doctype html>{head}<body id="long">{frame}', "utf-8")
    handler = partial(QuietHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/deck.html"
        server.shutdown()
