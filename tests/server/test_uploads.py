"""Uploads over HTTP: kept, described, given out again, used by a run, bounded, and closed to other sites."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server.running import Running, running

FLOWERS = "\n".join(
    ["length,colour,kind", *(f"{n / 10},{'red' if n % 3 else 'blue'},{'ab'[n % 2]}" for n in range(40))]
)
PROBLEM = {"where", "expected", "got", "message"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def server(place: Path) -> Iterator[Running]:
    with running(place, upload_bytes=5000, uploads_bytes=20_000) as server:
        yield server


@pytest.fixture(scope="module")
def client(server: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=30) as client:
        yield client


def experiment(content: str) -> dict[str, Any]:
    layers = [{"kind": "dense", "units": 3}, {"kind": "dense", "units": 1, "activation": "sigmoid"}]
    data = {"kind": "table", "content": content, "target": "kind"}
    return {"version": 1, "data": data, "network": {"layers": layers}, "learner": {"kind": "backprop"}}


def test_a_table_is_kept_described_and_given_out_again(client: httpx.Client, place: Path):
    answer = client.post("/api/uploads", content=FLOWERS.encode())
    assert answer.status_code == 200
    told = answer.json()
    assert told["content"] == hashlib.sha256(FLOWERS.encode()).hexdigest()
    assert (told["rows"], told["delimiter"], told["header"]) == (40, ",", True)
    assert told["columns"][0] == {
        "name": "length",
        "kind": "number",
        "values": None,
        "distinct": 40,
        "missing": 0,
        "min": 0.0,
        "max": 3.9,
    }
    assert told["columns"][1]["values"] == ["blue", "red"]
    assert told["preview"][0] == ["0.0", "blue", "a"]
    assert (place / "uploads" / f"{told['content']}.csv").read_text() == FLOWERS
    back = client.get(f"/api/uploads/{told['content']}.csv")
    assert back.content == FLOWERS.encode()
    assert back.headers["content-type"] == "text/csv; charset=utf-8"
    assert back.headers["content-disposition"].startswith("attachment;")
    assert back.headers["x-content-type-options"] == "nosniff"


def test_an_experiment_uses_it(client: httpx.Client):
    content = client.post("/api/uploads", content=FLOWERS).json()["content"]
    checked = client.post("/api/experiments/check", json=experiment(content))
    assert checked.status_code == 200
    assert checked.json()["data"]["scaling"] == "standard"


def test_data_that_is_not_here_is_said_so(client: httpx.Client):
    answer = client.post("/api/experiments/check", json=experiment("0" * 64))
    assert answer.status_code == 422
    assert answer.json()[0]["message"] == "This server does not have the data: upload the table here again."
    assert client.get(f"/api/uploads/{'0' * 64}.csv").status_code == 404


@pytest.mark.parametrize("name", ["x", "..%2f..%2funknot.sqlite3", "A" * 64, "0" * 63, "%00" * 64])
def test_no_other_name_leads_anywhere(client: httpx.Client, name: str):
    assert client.get(f"/api/uploads/{name}.csv").status_code in (404, 422)


@pytest.mark.parametrize("body", [b"", b"\0\1\2", b"a,b\n1\n", b'"' * 4000, b'"\n' * 2000, b"\xff" * 900])
def test_what_is_no_table_is_refused_and_not_kept(client: httpx.Client, place: Path, body: bytes):
    answer = client.post("/api/uploads", content=body)
    assert answer.status_code == 422
    assert set(answer.json()[0]) == PROBLEM
    assert not (place / "uploads" / f"{hashlib.sha256(body).hexdigest()}.csv").exists()


def test_a_longer_table_is_refused(client: httpx.Client):
    answer = client.post("/api/uploads", content=b"a,b\n" + b"1,2\n" * 2000)
    assert answer.status_code == 413
    assert answer.json()[0]["expected"] == "at most 5000 bytes"


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://[", "http://localhost"])
def test_pages_of_other_sites_cannot_upload(client: httpx.Client, origin: str):
    answer = client.post("/api/uploads", content=FLOWERS, headers={"Origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_pages_of_this_site_can(client: httpx.Client, server: Running):
    assert client.post("/api/uploads", content=FLOWERS, headers={"Origin": server.url}).status_code == 200


def test_many_at_once_stay_within_bounds(client: httpx.Client, place: Path):
    def send(number: int) -> int:
        text = "a,b\n" + "".join(f"{number},{row}\n" for row in range(400))
        return client.post("/api/uploads", content=text).status_code

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(send, range(24))) == {200}
    assert sum(file.stat().st_size for file in (place / "uploads").iterdir()) <= 20_000
