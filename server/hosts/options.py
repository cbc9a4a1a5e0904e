"""What a worker is told when it starts. A module of its own, so that the web process need not load the worker."""

from pathlib import Path
from typing import NamedTuple


class Options(NamedTuple):
    """See the settings of the same names."""

    keep_seconds: float
    kept: int
    cache_dir: Path
