"""The wheel: complete, and served from far away from the checkout, without Node."""

import json
import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built with what is installed here."""
    outdir = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(outdir), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = outdir.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_sources_and_types_are_in_it(contents: set[str]) -> None:
    assert {"engine/py.typed", "server/py.typed", "engine/experiment.py", "server/app.py"} <= contents
    for package in ("engine", "server"):
        here = {path.relative_to(ROOT).as_posix() for path in (ROOT / package).rglob("*.py")}
        assert here <= contents


def test_the_gallery_is_in_it(contents: set[str]) -> None:
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "engine/gallery").glob("*.json")}
    assert here
    assert here <= contents


def test_the_page_is_in_it(wheel: Path, contents: set[str]) -> None:
    templates = {path.name for path in (ROOT / "templates").iterdir() if path.is_file()}
    assert templates
    assert {f"server/page/templates/{name}" for name in templates} <= contents
    with zipfile.ZipFile(wheel) as archive:
        manifest = json.loads(archive.read("server/page/static/manifest.json"))
    assert {f"server/page/static/{file}" for file in manifest.values()} <= contents
    assert "server/page/static/licences.txt" in contents


def test_nothing_else_is_in_it(contents: set[str]) -> None:
    assert {name.split("/")[0] for name in contents} == {"engine", "server", "unknot-0.1.0.dist-info"}
    assert not [name for name in contents if "__pycache__" in name or name.endswith(".pyc")]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a new environment that holds the wheel, and the dependencies of this one.

    A plain path in a .pth file adds this environment's packages without reading its own .pth files, so the checkout,
    installed here in place, is not importable there.
    """
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True, timeout=120)
    python = home / "bin/python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, timeout=120)
    (site,) = (home / "lib").glob("python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of `unknot serve`, started in an empty folder with nothing on the PATH but its own environment."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    port = free_port()
    environment = {"PATH": str(installed), "HOME": str(elsewhere), "LANG": "C.UTF-8"}
    log = (elsewhere / "log").open("w+")
    command = [str(installed / "unknot"), "serve", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, cwd=elsewhere, env=environment, stdout=log, stderr=subprocess.STDOUT)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        try:
            wait_until_healthy(client, server, elsewhere / "log")
            yield client
        finally:
            server.terminate()
            server.wait(30)
            log.close()


def wait_until_healthy(client: httpx.Client, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        try:
            if client.get("/healthz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"no answer within 90 s\n{log.read_text()}")


def test_the_installed_package_is_the_one_that_runs(installed: Path) -> None:
    code = "import engine, server; print(engine.__file__); print(server.__file__)"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [str(installed / "python"), "-c", code]
    printed = subprocess.check_output(command, cwd=installed, env=environment, text=True, timeout=60)
    assert all(Path(line).is_relative_to(installed.parent) for line in printed.split())


@pytest.mark.parametrize("path", ["/", "/lab", "/embed"])
def test_it_serves_its_pages_and_their_assets(served: httpx.Client, path: str) -> None:
    answer = served.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assets = re.findall(r'(?:src|href)="(/static/[^"]+)"', answer.text)
    assert any(asset.endswith(".js") for asset in assets)
    assert any(asset.endswith(".css") for asset in assets)
    for asset in assets:
        answer = served.get(asset)
        assert answer.status_code == 200, asset
        assert answer.content


def test_it_serves_what_the_bundles_import(served: httpx.Client) -> None:
    entry = next(asset for asset in re.findall(r'src="(/static/[^"]+\.js)"', served.get("/lab").text))
    imports = re.findall(r'"\./([\w.-]+\.js)"', served.get(entry).text)
    assert imports
    for name in imports:
        assert served.get(f"/static/{name}").status_code == 200, name
