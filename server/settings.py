"""Settings of the server: arguments, else environment variables UNKNOT_…, else these defaults."""

import ipaddress
import os
from functools import cached_property
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, field_validator
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
    waiting: int = Field(200, ge=0, le=100_000)
    """Most clients in the queue for a run when `sessions` are taken; the next are told that the server is full."""
    connections: int = Field(1000, ge=1, le=100_000)
    """Most open WebSockets."""
    connections_per_address: int = Field(200, ge=1, le=100_000)
    """Most open WebSockets of one address. A class behind one router shares an address."""
    step_seconds: float = Field(0.25, ge=0.01, le=60)
    """Longest that one training step may take; an experiment whose estimate is longer is refused."""
    checkpoint_seconds: float = Field(2.0, ge=0.1, le=3600)
    """How often a run that changes is written to `data_dir`, from where a restarted server takes it."""
    message_bytes: int = Field(131_072, ge=1024, le=1_000_000)
    """Longest message of a client."""
    messages_per_second: float = Field(200.0, ge=1, le=10_000)
    """Messages a second of one client, acknowledgements not counted; so many may come at once."""
    body_bytes: int = Field(65_536, ge=1024, le=10_000_000)
    """Longest body of an HTTP request."""
    upload_bytes: int = Field(1_000_000, ge=1024, le=10_000_000)
    """Longest table that can be uploaded."""
    uploads_bytes: int = Field(256_000_000, ge=0, le=10**12)
    """Most bytes of all tables that are kept; beyond it the one unread for longest goes."""
    beat_seconds: float = Field(5.0, ge=0.05, le=60)
    """A sign of life is sent after so long a silence."""
    origins: frozenset[str] = frozenset()
    """Other sites whose pages may open the WebSocket, as https://example.org; a site may always use its own."""
    hosts: frozenset[str] = frozenset()
    """Names under which the server may be addressed, as unknot.example.org; none given: any name."""
    proxies: str = "127.0.0.1,::1"
    """Addresses or networks of the reverse proxies that are believed when they name the client; comma-separated."""
    data_dir: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir("unknot", appauthor=False)))
    """Where the runs' checkpoints are kept. When it cannot be written, runs do not outlive the server."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """The least that is logged."""
    log_format: Literal["text", "json"] = "text"
    """How log lines are written to standard error: for people, or as one JSON object a line."""
    metrics: bool = True
    """Whether GET /metrics answers, in the text format of Prometheus."""
    cache_dir: Path = Field(default_factory=lambda: Path(platformdirs.user_cache_dir("unknot", appauthor=False)))
    """Where recorded gallery runs are kept. When it cannot be written, they are kept in memory."""
    record_gallery: bool = True
    """Whether `unknot serve` records the gallery's pictures at once, when nothing else is to be done."""
    page_dir: Path | None = None
    """Folder with `static` (the bundled page) and `templates`; default: the installed one, or the checkout's."""

    @field_validator("proxies")
    @classmethod
    def _networks(cls, proxies: str) -> str:
        """Every proxy is an address or a network: a `*` would let any client choose its address."""
        for part in filter(None, map(str.strip, proxies.split(","))):
            ipaddress.ip_network(part)
        return proxies

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
