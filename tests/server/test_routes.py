"""The JSON routes, asked of the application directly."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.experiment import Experiment
from engine.frame import decode
from engine.registry import load
from server.gallery import entries
from server.payloads import Frame
from tests.server.running import XOR, visitor

PROBLEM = {"where", "expected", "got", "message"}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def client(cache: Path) -> Iterator[httpx.Client]:
    with visitor(cache) as client:
        yield client


def check(client: httpx.Client, content: Any) -> httpx.Response:
    body = content if isinstance(content, bytes | str) else json.dumps(content)
    return client.post("/api/experiments/check", content=body)


def test_health(client: httpx.Client):
    answer = client.get("/healthz").json()
    assert answer["status"] == "ok"
    assert answer["workers"] >= 1
    assert set(answer) == {"status", "version", "workers", "sessions", "kept", "waiting"}
    assert (answer["sessions"], answer["kept"], answer["waiting"]) == (0, 0, 0)


def test_schema(client: httpx.Client):
    schema = client.get("/api/schema").json()
    assert schema == json.loads(json.dumps(Experiment.model_json_schema()))
    assert schema["$defs"]["AdamOptimizer"]["properties"]["rate"]["live"] is True


def test_gallery(client: httpx.Client):
    cards = client.get("/api/gallery").json()
    assert [card["name"] for card in cards] == list(entries())
    assert len(cards) >= 10
    assert set(cards[0]["title"]) == {"en", "zh-Hans", "zh-Hant"}
    assert "experiment" not in cards[0]


def test_gallery_entry(client: httpx.Client):
    entry = client.get("/api/gallery/two-spirals").json()
    assert entry["experiment"] == Experiment.parse(entries()["two-spirals"].experiment).model_dump(mode="json")
    missing = client.get("/api/gallery/nothing")
    assert missing.status_code == 404
    assert "nothing" in missing.json()["detail"]


def test_datasets(client: httpx.Client):
    previews = client.get("/api/datasets").json()
    assert set(previews) == set(load("engine.datasets"))
    spirals, ripple = previews["spirals"], previews["ripple"]
    assert len(spirals["points"]) == len(spirals["labels"]) == len(ripple["targets"])
    assert (spirals["targets"], ripple["labels"]) == (None, None)
    assert set(spirals["fields"]) == {"arms", "turns"}


def test_check_normalises(client: httpx.Client):
    answer = check(client, XOR)
    assert answer.status_code == 200
    assert answer.json() == Experiment.parse(XOR).model_dump(mode="json")
    assert check(client, answer.json()).json() == answer.json()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"version": NaN}',
        json.dumps({**XOR, "seed": 10**400}),
        json.dumps({**XOR, "version": 99}),
        json.dumps({**XOR, "network": {"layers": [{"kind": "dense", "units": 1}] * 400}}),
        json.dumps({**XOR, "network": {"layers": []}}),
        json.dumps({**XOR, "surprise": "\ud800"}),
        json.dumps({**XOR, "data": {"kind": "xor", "points": 1e9}}),
    ],
)
def test_check_lists_problems(client: httpx.Client, body: bytes | str):
    answer = check(client, body)
    assert answer.status_code == 422
    assert answer.json()
    assert all(set(problem) == PROBLEM for problem in answer.json())


def test_check_lists_every_problem(client: httpx.Client):
    answer = check(client, {**XOR, "seed": -1, "data": {"kind": "xor", "noise": 7}, "more": 1})
    assert {problem["where"] for problem in answer.json()} == {"seed", "data.noise", "more"}


def test_long_bodies_are_refused(client: httpx.Client):
    answer = check(client, b" " * 70_000)
    assert answer.status_code == 413
    (problem,) = answer.json()
    assert set(problem) == PROBLEM
    assert (problem["expected"], problem["got"]) == ("at most 65536 bytes", "70000 bytes")


def test_long_bodies_of_unknown_length_are_refused(client: httpx.Client):
    answer = client.post("/api/experiments/check", content=iter([b" " * 60_000, b" " * 5_537]))
    assert answer.status_code == 413
    assert answer.json()[0]["got"] == "more than 65536 bytes"


def test_the_longest_body_is_read(client: httpx.Client):
    body = json.dumps(XOR).encode()
    assert check(client, body + b" " * (65_536 - len(body))).status_code == 200


def test_an_experiment_that_is_too_long_is_measured_as_it_was_sent(tmp_path: Path):
    with visitor(tmp_path, body_bytes=100_000) as client:
        answer = check(client, b" " * 70_000)
        assert answer.status_code == 422
        assert answer.json()[0]["got"] == "70000 bytes"


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(json_values)
def test_nonsense_is_never_an_error_of_the_server(client: httpx.Client, nonsense: Any):
    assert check(client, nonsense).status_code == 422


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_experiment_is_never_an_error_of_the_server(client: httpx.Client, data: st.DataObject):
    tree = json.loads(Experiment.parse(XOR).canonical())
    here = tree
    while True:
        key = data.draw(st.sampled_from(list(here) if isinstance(here, dict) else list(range(len(here)))))
        if not isinstance(here[key], dict | list) or not here[key] or data.draw(st.booleans()):
            break
        here = here[key]
    here[key] = data.draw(json_values)
    assert check(client, tree).status_code in (200, 422)


def recorded(client: httpx.Client, name: str) -> httpx.Response:
    """The frames of an entry, once they are there."""
    end = time.monotonic() + 60
    while (answer := client.get(f"/api/gallery/{name}/frames")).status_code == 202:
        assert answer.json() == {"state": "computing"}
        assert time.monotonic() < end
        time.sleep(0.1)
    return answer


def test_recorded_frames(client: httpx.Client, cache: Path):
    name = next(iter(entries()))
    answer = recorded(client, name)
    assert answer.headers["content-type"] == "application/msgpack"
    frames = decode(answer.content)["frames"]
    assert len(frames) == 12
    assert [frame["step"] for frame in (frames[0], frames[-1])] == [0, entries()[name].steps]
    assert frames[-1]["accuracy_test"] >= 0.97
    assert "data" in frames[0]["probes"]
    assert "space" in frames[-1]["probes"]
    assert all(frame["probes"]["surface"]["value"].bytes.shape == (40, 40) for frame in frames)
    for frame in frames:
        Frame.model_validate(frame)
    assert len(list((cache / "gallery").iterdir())) == 1
    again = client.get(f"/api/gallery/{name}/frames", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_recorded_frames_are_found_again(client: httpx.Client, cache: Path):
    name = "one-neuron"
    first = recorded(client, name).content
    with visitor(cache) as later:
        start = time.monotonic()
        assert recorded(later, name).content == first
        assert time.monotonic() - start < 20


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with visitor(blocked) as client:
        assert recorded(client, "one-neuron").status_code == 200


def test_frames_of_nothing(client: httpx.Client):
    assert client.get("/api/gallery/nothing/frames").status_code == 404


def test_openapi_is_complete(client: httpx.Client):
    document = client.get("/openapi.json").json()
    assert set(document["paths"]) == {
        "/healthz",
        "/api/schema",
        "/api/datasets",
        "/api/gallery",
        "/api/gallery/{name}",
        "/api/gallery/{name}/frames",
        "/api/experiments/check",
        "/api/experiments/cost",
        "/api/data/convert",
        "/api/data/preview",
        "/api/uploads",
        "/api/uploads/{content}.csv",
        "/api/import",
    }
    schemas = document["components"]["schemas"]
    check_route = document["paths"]["/api/experiments/check"]["post"]
    assert set(check_route["responses"]) == {"200", "413", "422", "503"}
    problem = check_route["responses"]["422"]["content"]["application/json"]["schema"]["items"]["$ref"]
    assert set(schemas[problem.rpartition("/")[2]]["properties"]) == PROBLEM
    references = {part.split('"')[0] for part in json.dumps(document).split("#/components/schemas/")[1:]}
    assert references <= set(schemas)
    assert "$defs" not in json.dumps(document)


def test_large_answers_are_compressed(client: httpx.Client):
    assert client.get("/api/schema").headers["content-encoding"] == "gzip"
