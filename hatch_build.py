"""Build hook: puts the page into the wheel, so that an installed Unknot needs no Node.

`static/dist` is bundled first when it is missing or older than its sources. An editable install serves the checkout's
own files and needs no page.
"""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("static/src/**/*", "tools/*.mjs", "package.json", "package-lock.json", "tsconfig.json")


def is_stale(root: Path) -> bool:
    """Whether the page must be bundled: there is none, or a source is newer than its manifest."""
    manifest = root / "static/dist/manifest.json"
    if not manifest.exists():
        return True
    made = manifest.stat().st_mtime
    return any(file.stat().st_mtime > made for pattern in SOURCES for file in root.glob(pattern))


def bundle(root: Path) -> None:
    """Bundles the page with npm and esbuild.

    Raises:
        RuntimeError: There is no Node to do it with.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise RuntimeError("The page is not built and there is no Node: install Node 20 or newer, or run make setup.")
    if not (root / "node_modules/esbuild").exists():
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=root, check=True)
    subprocess.run([node, "tools/build.mjs"], cwd=root, check=True)


class PageHook(BuildHookInterface[Any]):
    """Bundles the page before a wheel or a source archive is made, and adds it to the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a build; `version` is "standard" or "editable"."""
        if version == "editable":
            return
        root = Path(self.root)
        if is_stale(root):
            bundle(root)
        if self.target_name == "wheel":
            build_data["force_include"][str(root / "static/dist")] = "server/page/static"
            build_data["force_include"][str(root / "templates")] = "server/page/templates"
