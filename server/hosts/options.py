"""What a worker is told when it starts. A module of its own, so that the web process need not load the worker."""

from pathlib import Path
from typing import Literal, NamedTuple


class Options(NamedTuple):
    """See the settings of the same names."""

    cache_dir: Path
    step_seconds: float
    log_level: str = "warning"
    log_format: Literal["text", "json"] = "text"
    data_dir: Path | None = None
    uploads_bytes: int = 0
