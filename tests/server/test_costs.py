"""What a configuration costs, asked before it runs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine import graph
from server import commands
from tests.server.running import visitor

DENSE = {"kind": "dense", "units": 3}
LAST = {"kind": "dense", "units": 1, "activation": "sigmoid"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    cache: Path = tmp_path_factory.mktemp("cache")
    with visitor(cache) as client:
        yield client


def ask(client: httpx.Client, layers: list[dict[str, Any]], **learner: Any) -> httpx.Response:
    source = {
        "version": 1,
        "data": {"kind": "xor", "points": 100, "test_share": 0.2},
        "network": {"layers": layers},
        "learner": {"kind": "backprop", **learner},
    }
    return client.post("/api/experiments/cost", content=json.dumps(source))


def test_counts_are_those_of_pencil_and_paper(client: httpx.Client):
    cost = ask(client, [{**DENSE, "trainable": False}, LAST], batch=10).json()
    assert (cost["inputs"], cost["depth"], cost["path"]) == (2, 2, "compiled")
    assert (cost["parameters"], cost["learned"]) == (3 * 2 + 3 + 3 + 1, 4)
    assert cost["multiplies"] == 3 * 2 + 3
    assert cost["step_multiplies"] == 3 * 10 * cost["multiplies"]
    assert cost["steps_per_second"] == pytest.approx(1 / max(cost["step_seconds"], 2e-6))
    assert cost["step_seconds"] < cost["longest_step"] == 0.25
    first, last = cost["layers"]
    assert first == {
        "id": "dense_1",
        "kind": "dense",
        "inputs": ["input"],
        "shape": [3],
        "parameters": 9,
        "multiplies": 6,
        "depth": 1,
        "trainable": False,
    }
    assert (last["inputs"], last["depth"]) == (["dense_1"], 2)


def test_a_batch_larger_than_the_data_costs_what_the_data_costs(client: httpx.Client):
    cost = ask(client, [LAST], batch=1024).json()
    assert cost["step_multiplies"] == 3 * 80 * 2


def test_more_work_takes_longer_and_joins_are_left_to_torch(client: httpx.Client):
    small = ask(client, [DENSE, LAST]).json()
    large = ask(client, [{**DENSE, "units": 100}, {**DENSE, "units": 100}, LAST]).json()
    joined = ask(client, [DENSE, {"kind": "add", "inputs": ["input_2", "dense_1"]}, LAST])
    norm = ask(client, [DENSE, {"kind": "layer_norm"}, LAST]).json()
    assert small["step_seconds"] < large["step_seconds"]
    assert (small["path"], norm["path"]) == ("compiled", "torch")
    assert joined.status_code == 422


def test_problems_are_those_of_the_check(client: httpx.Client):
    widths: list[dict[str, Any]] = [
        {**DENSE, "id": "a"},
        {**DENSE, "id": "b", "units": 4},
        {"kind": "add", "inputs": ["a", "b"]},
        LAST,
    ]
    answer = ask(client, widths)
    assert answer.status_code == 422
    (problem,) = answer.json()
    assert (problem["where"], problem["got"]) == ("network.layers[2].inputs", "widths 3 and 4")


def test_a_long_body_is_refused(client: httpx.Client):
    answer = client.post("/api/experiments/cost", content=b" " * 70_000)
    assert answer.status_code == 413
    assert answer.json()[0]["message"] == "Send the experiment alone."


def test_commands_may_name_every_parameter_that_there_can_be():
    assert commands.LARGEST_PARAMETERS == graph.MAX_PARAMETERS
