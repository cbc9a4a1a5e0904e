"""docs/protocol.md is enough to write a client: the example runs against a real server."""

import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.server.running import Running

ROOT = Path(__file__).parents[2]


def test_watch(server: Running, tmp_path: Path):
    picture = tmp_path / "surface.png"
    command = [sys.executable, str(ROOT / "examples/watch.py"), server.url, "xor", "300", str(picture)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith('{"type":"opened"')
    assert done.stdout.splitlines()[-1].startswith("step 300  loss 0.")
    with Image.open(picture) as image:
        assert image.size == (100, 100)
        assert len(set(image.tobytes())) > 20
