"""Settings of the server: arguments, else environment variables UNKNOT_…, else these defaults."""

import os
from functools import cached_property
from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """All there is to configure; `UNKNOT_SESSIONS=50 unknot serve` sets one."""

    model_config = SettingsConfigDict(env_prefix="UNKNOT_", frozen=True, use_attribute_docstrings=True)

    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = Field(8000, ge=0, le=65535)
    """Port to listen on; 0 takes a free one."""
    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256)
    """Most worker processes; they are started as runs ask for them. Default: one a core."""
    sessions: int = Field(200, ge=1, le=100_000)
    """Most runs with a client at a time."""
    kept: int = Field(400, ge=0, le=100_000)
    """Most runs kept for clients that have gone; beyond it the oldest goes."""
    keep_seconds: float = Field(900.0, ge=0, le=86_400)
    """How long a run whose client has gone can be resumed."""
    message_bytes: int = Field(131_072, ge=1024, le=1_000_000)
    """Longest message of a client."""
    messages_per_second: float = Field(200.0, ge=1, le=10_000)
    """Messages a second of one client, acknowledgements not counted; so many may come at once."""
    body_bytes: int = Field(65_536, ge=1024, le=10_000_000)
    """Longest body of an HTTP request."""
    beat_seconds: float = Field(5.0, ge=0.05, le=60)
    """A sign of life is sent after so long a silence."""
    origins: frozenset[str] = frozenset()
    """Other sites whose pages may open the WebSocket, as https://example.org; a site may always use its own."""
    cache_dir: Path = Field(default_factory=lambda: Path(platformdirs.user_cache_dir("unknot", appauthor=False)))
    """Where recorded gallery runs are kept. When it cannot be written, they are kept in memory."""
    record_gallery: bool = True
    """Whether `unknot serve` records the gallery's pictures at once, when nothing else is to be done."""
    page_dir: Path | None = None
    """Folder with `static` (the bundled page) and `templates`; default: the installed one, or the checkout's."""

    @cached_property
    def templates(self) -> Path:
        """Folder of the Jinja2 templates."""
        return self._page / "templates"

    @cached_property
    def static(self) -> Path:
        """Folder of the bundled page."""
        bundled = self._page / "static"
        return bundled / "dist" if (bundled / "src").exists() or (bundled / "dist").exists() else bundled

    @property
    def _page(self) -> Path:
        if self.page_dir is not None:
            return self.page_dir
        installed = Path(__file__).parent / "page"
        return installed if installed.exists() else Path(__file__).parent.parent
