"""The panel in docs/add-a-panel.md is really added to a copy of the page, and really moves while a network trains."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.web.lab import Lab, eventually
from tests.web.site import ROOT, Site

PAGE = (ROOT / "docs/add-a-panel.md").read_text("utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the page's sources and templates with the document's file in it."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "static/src", folder / "static/src")
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(ROOT / "tsconfig.json", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    block = re.search(r"```tsx\n(// (static/src/panels/\w+\.panel\.tsx)\n.*?)```", PAGE, re.DOTALL)
    assert block, "docs/add-a-panel.md has no tsx block whose first line names the file"
    (folder / block[2]).write_text(block[1], "utf-8")
    return folder


@pytest.fixture
def site_with_it(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server of the bundled copy."""
    build = ["node", "tools/build.mjs", "--src", str(copy / "static/src"), "--outdir", str(copy / "static/dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    monkeypatch.setenv("UNKNOT_PAGE_DIR", str(copy))
    site = Site(tmp_path)
    site.start()
    yield site
    site.stop()


def test_its_types_are_right(copy: Path) -> None:
    command = [str(ROOT / "node_modules/.bin/tsc"), "--noEmit", "-p", str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout


def test_it_follows_the_training(site_with_it: Site, new_context: Callable[..., BrowserContext]) -> None:
    lab = Lab(new_context().new_page(), site_with_it.url).goto("/lab/two-spirals")
    eventually(lambda: lab.value("spread"), "a payload in the panel")
    lab.pause()
    before = lab.number("spread")
    lab.step(5)
    eventually(lambda: lab.number("spread") != before, "other parameters in the panel")
    painted = "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean)"
    canvas = lab.hook("spread").locator("canvas")
    eventually(lambda: canvas.evaluate(painted), "a picture in the panel")
