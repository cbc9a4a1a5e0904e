"""POST /api/data/preview: a sample of the data of an experiment, whether or not its network fits them yet."""

from typing import Any

import httpx
import numpy as np

from engine.data import build_data
from engine.datasets.spirals import Config as Spirals
from tests.server.running import Running

ONE_OUTPUT = {"layers": [{"kind": "dense", "units": 1, "activation": "sigmoid"}]}


def preview(server: Running, data: dict[str, Any], **more: Any) -> httpx.Response:
    experiment = {"version": 1, "seed": 5, "data": data, "network": ONE_OUTPUT, "learner": {"kind": "backprop"}}
    return httpx.post(f"{server.url}/api/data/preview", json=experiment | more, timeout=30)


def test_the_points_are_those_that_a_run_would_have(server: Running) -> None:
    told = preview(server, {"kind": "spirals", "points": 120}).json()
    data = build_data(Spirals(points=120), 5)
    assert np.allclose(told["points"], data.points, atol=1e-4)
    assert told["labels"] == (data.labels.tolist() if data.labels is not None else None)
    assert (told["task"], told["classes"], told["targets"], told["train"]) == ("classification", 2, None, 80)
    assert told["columns"] == ["x", "y"]


def test_a_network_that_does_not_fit_is_no_hindrance(server: Running) -> None:
    answer = preview(server, {"kind": "blobs", "classes": 5})
    assert (answer.status_code, answer.json()["classes"]) == (200, 5)
    regression = preview(server, {"kind": "formula_value", "value": "x*y"}).json()
    assert (regression["classes"], regression["labels"]) == (0, None)
    assert len(regression["targets"]) == len(regression["points"])


def test_a_sample_of_many_points_is_bounded_and_keeps_the_split(server: Running) -> None:
    told = preview(server, {"kind": "xor", "points": 2000, "test_share": 0.25}).json()
    assert len(told["points"]) == 400
    assert told["train"] == 300


def test_wrong_data_are_refused_with_the_place(server: Running) -> None:
    answer = preview(server, {"kind": "formula", "condition": "y > sinn(x)"})
    assert answer.status_code == 422
    [problem] = answer.json()
    assert problem["where"] == "data.condition"
    assert "Character 5" in problem["message"]


def test_what_is_no_experiment_is_refused(server: Running) -> None:
    assert preview(server, {"kind": "xor"}, network={"layers": "many"}).status_code == 422
    assert preview(server, {"kind": "xor"}, learner=None).status_code == 422
    assert httpx.post(f"{server.url}/api/data/preview", content=b"\xff{", timeout=30).status_code == 422
    assert httpx.post(f"{server.url}/api/data/preview", content=b"[" * 70_000, timeout=30).status_code == 413
