"""A page whose bundles are a few bytes long."""

import json
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]


def small_page(folder: Path) -> Path:
    """Writes templates, bundles and manifest into a folder, and returns it."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    dist = folder / "static"
    dist.mkdir()
    names = {}
    for name in ("start", "lab", "embed"):
        for kind in ("js", "css"):
            names[f"{name}.{kind}"] = f"{name}-ABCD1234.{kind}"
            (dist / names[f"{name}.{kind}"]).write_text(f"/* {name} */")
    (dist / "lab-ABCD1234.js.br").write_bytes(b"small as br")
    (dist / "lab-ABCD1234.js.gz").write_bytes(b"small as gz")
    (dist / "plain.txt").write_text("plain")
    names["socket.worker.js"] = "socket.worker-ABCD1234.js"
    (dist / "imports.json").write_text(json.dumps({"lab.js": ["chunk-ABCD1234.js"]}))
    (dist / "manifest.json").write_text(json.dumps(names))
    return folder
