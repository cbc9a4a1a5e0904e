"""Where compiled code is kept between processes.

Numba notices when the file of a compiled function changes, but not when a function in another file that it calls does.
So the folder's name carries a hash of all sources of the kernel: changed sources find an empty folder.
"""

import hashlib
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import platformdirs

SOURCES = Path(__file__).parent
MARK = "complete"
UNUSED = 30 * 24 * 3600.0
"""Seconds after which what other versions have compiled is thrown away."""


def folder(version: str) -> Path:
    """The folder for code compiled from these sources by this version of Numba."""
    digest = hashlib.blake2b(version.encode(), digest_size=8)
    for source in sorted(SOURCES.glob("*.py")):
        digest.update(source.name.encode() + source.read_bytes())
    return Path(platformdirs.user_cache_dir("unknot")) / f"kernel-{digest.hexdigest()}"


def use(config: Any, version: str) -> Path | None:
    """Points Numba's configuration at the folder, unless NUMBA_CACHE_DIR names another. None: it cannot be written."""
    if "NUMBA_CACHE_DIR" not in os.environ:
        config.CACHE_DIR = str(folder(version))
    used = Path(config.CACHE_DIR)
    try:
        used.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=used).close()
    except OSError:
        return None
    return used


def finish(used: Path | None) -> None:
    """Notes that everything is in the folder."""
    if used is not None:
        with suppress(OSError):
            (used / MARK).touch()


def tidy(used: Path | None) -> None:
    """Removes the folders beside this one that no version has used for long."""
    if used is None or not used.name.startswith("kernel-"):
        return
    for other in used.parent.glob("kernel-*"):
        with suppress(OSError):
            if other != used and time.time() - max(other.stat().st_mtime, _marked(other)) > UNUSED:
                shutil.rmtree(other)


def _marked(used: Path) -> float:
    """When the folder was last found, or made, complete; 0: never."""
    mark = used / MARK
    return mark.stat().st_mtime if mark.exists() else 0.0


def is_finished(used: Path | None) -> bool:
    """Whether everything is in the folder, or there is none."""
    return used is None or (used / MARK).exists()
