"""The bundled page: hashed names for ever, precompressed copies where the build wrote them."""

import json
import re
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

HASHED = re.compile(r"-[A-Za-z0-9_]{8,}\.[a-z0-9]+$")
ENCODINGS = {"br": ".br", "gzip": ".gz"}
FOREVER = "public, max-age=31536000, immutable"


class PageFiles(StaticFiles):
    """Serves `static/dist`."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The smallest copy of the file that the client takes."""
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse):
            response = self._smaller(response, scope)
        if response.status_code in (200, 304):
            response.headers["Cache-Control"] = FOREVER if HASHED.search(path) else "no-cache"
            response.headers["Vary"] = "Accept-Encoding"
        return response

    def _smaller(self, response: FileResponse, scope: Scope) -> FileResponse:
        taken = {part.partition(";")[0].strip() for part in Headers(scope=scope).get("accept-encoding", "").split(",")}
        for encoding, suffix in ENCODINGS.items():
            copy = Path(f"{response.path}{suffix}")
            if encoding in taken and copy.is_file():
                headers = {"Content-Encoding": encoding}
                return FileResponse(copy, headers=headers, media_type=response.media_type)
        return response


class Manifest:
    """Logical names of the bundles to their hashed ones; read again when the build has written it anew."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "manifest.json"
        self._imports_file = folder / "imports.json"
        self._read_at = 0
        self._names: dict[str, str] = {}
        self._imports: dict[str, list[str]] = {}

    def url(self, name: str) -> str | None:
        """Where the bundle is, or None: `lab.js` at /static/lab-4F2K9QXZ.js."""
        self._refresh()
        hashed = self._names.get(name)
        return None if hashed is None else f"/static/{hashed}"

    def imports(self, name: str) -> list[str]:
        """Where the scripts are that the bundle imports at once, so that all can be fetched together."""
        self._refresh()
        return [f"/static/{part}" for part in self._imports.get(name, [])]

    def _refresh(self) -> None:
        try:
            written = self._file.stat().st_mtime_ns
            if written != self._read_at:
                self._names = json.loads(self._file.read_text("utf-8"))
                self._imports = json.loads(self._imports_file.read_text("utf-8")) if self._imports_file.exists() else {}
                self._read_at = written
        except (OSError, ValueError):
            self._names, self._imports, self._read_at = {}, {}, 0
