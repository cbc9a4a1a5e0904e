"""Links of TensorFlow Playground over HTTP and on the command line; sets on the plane as drawn points."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from engine.experiment import Experiment
from tests.server.running import XOR, visitor

LINK = "https://playground.tensorflow.org/#dataset=spiral&networkShape=4,2&seed=0.12345&noise=10&playButton_hide=true"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with visitor(tmp_path_factory.mktemp("cache")) as client:
        yield client


def test_a_link_becomes_an_experiment(client: httpx.Client):
    answer = client.post("/api/import", json={"link": LINK})
    assert answer.status_code == 200
    told = answer.json()
    assert set(told) == {"experiment", "start", "notes", "hide", "show"}
    assert Experiment.parse(told["experiment"]).model_dump(mode="json") == told["experiment"]
    assert (told["hide"], told["notes"]) == (["playButton"], [])
    assert len(told["start"]) == -(-4 * (2 * 4 + 4 + 4 * 2 + 2 + 2 + 1) * 4 // 3)


@pytest.mark.parametrize("link", ["https://example.org", "#dataset=spirals", "🙂"])
def test_a_malformed_link_is_refused(client: httpx.Client, link: str):
    answer = client.post("/api/import", json={"link": link})
    assert answer.status_code == 422
    assert all(problem["expected"] and problem["got"] and problem["message"] for problem in answer.json())


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b'{"link": 3}', b'{"link": ""}', b'{"link": "' + b"x" * 9000 + b'"}']
)
def test_what_is_no_link_is_refused(client: httpx.Client, body: bytes):
    answer = client.post("/api/import", content=body)
    assert answer.status_code == 422
    assert answer.json()[0]["where"] == "link"


def test_a_long_body_is_refused(client: httpx.Client):
    assert client.post("/api/import", content=b" " * 70_000).status_code == 413


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from server.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


def test_the_command_prints_the_experiment():
    done = command("import", LINK + "&cosX=true")
    assert done.returncode == 0
    assert Experiment.parse(done.stdout).data.kind == "tf_playground"
    assert done.stderr == "cosX: There this input cannot be switched on; here it is one.\n"


def test_the_command_prints_what_is_wrong():
    done = command("import", "#dataset=spirals&x=no")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        'dataset: expected one of circle, xor, gauss, spiral, got "spirals". Choose one of these.',
        'x: expected true or false, got "no". Write true or false.',
    ]


# ---- conversion


def test_a_set_on_the_plane_becomes_drawn_points(client: httpx.Client):
    answer = client.post("/api/data/convert", json=XOR)
    assert answer.status_code == 200
    data: dict[str, Any] = answer.json()
    assert data["kind"] == "drawn"
    assert Experiment.parse(XOR | {"data": data}).data.count() == XOR["data"]["points"]


@pytest.mark.parametrize("source", [json.dumps(XOR | {"data": {"kind": "trefoil"}}), "{", "{}"])
def test_what_cannot_is_refused(client: httpx.Client, source: str):
    answer = client.post("/api/data/convert", content=source)
    assert answer.status_code == 422
    assert answer.json()[0]["expected"]
