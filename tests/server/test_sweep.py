"""Sweeps over a real socket: cells, their pictures, and that numbers are the engine's own."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from engine.experiment import Experiment
from engine.probes import payloads
from engine.session import Session
from server.events import SERVER_EVENT
from server.payloads import Frame
from tests.server.running import XOR, Player
from tests.server.test_runs import decoded_raw

RATES = {"path": "learner.optimizer.rate", "values": [0.01, 0.1, 1.0]}
UNITS = {"path": "network.layers[0].units", "values": [2, 0, 5]}
PICTURES = {"sweep": {"probe": "sweep", "hz": 30, "options": {"resolution": 8}}}


def swept(player: Player, *axes: dict[str, Any], **fields: Any) -> dict[str, Any]:
    player.send("sweep", experiment=XOR, axes=list(axes), **fields)
    opened = player.event("opened")
    assert SERVER_EVENT.validate_python(opened)
    return opened


def picture(player: Player, step: int) -> dict[str, Any]:
    """The pictures of the cells once all that can are at this step."""
    frame = player.frame(lambda frame: "sweep" in frame["probes"] and max(frame["probes"]["sweep"]["step"]) == step)
    payload: dict[str, Any] = frame["probes"]["sweep"]
    return payload


def test_every_combination_is_a_cell(player: Player):
    opened = swept(player, RATES, UNITS)
    assert [cell["values"] for cell in opened["cells"]] == [
        [rate, units] for rate in RATES["values"] for units in UNITS["values"]
    ]
    assert opened["experiment"] == Experiment.parse(XOR).model_dump(mode="json")
    assert (opened["lanes"], opened["focus"], opened["playing"]) == ([], 0, False)
    for cell in opened["cells"]:
        valid = cell["values"][1] > 0
        assert (cell["experiment"] is not None, cell["problem"] is None) == (valid, valid)
        if valid:
            assert cell["experiment"]["learner"]["optimizer"]["rate"] == cell["values"][0]
            assert cell["parameters"] == 4 * cell["values"][1] + 1


def test_cells_compute_what_they_would_alone(player: Player):
    opened = swept(player, RATES, UNITS)
    player.send("watch", probes=PICTURES)
    player.send("step", unit="epoch", count=3)
    told = picture(player, 12)
    for place, cell in enumerate(opened["cells"]):
        if cell["experiment"] is None:
            assert (told["step"][place], math.isnan(told["loss_train"][place])) == (0, True)
            continue
        alone = Session(Experiment.parse(cell["experiment"]))
        alone.advance(12)
        assert told["loss_train"][place] == np.float32(alone.metrics().loss_train)
        assert told["loss_test"][place] == np.float32(alone.metrics().loss_test)


def test_frames_are_as_described(player: Player):
    swept(player, RATES)
    player.send("watch", probes={**PICTURES, "data": {"probe": "data"}, "surface": {"probe": "surface"}})
    frame = decoded_raw(player, lambda frame: {"sweep", "data"} <= set(frame["probes"]))
    Frame.model_validate(frame)
    assert (frame["lane"], frame["others"], "surface" in frame["probes"]) == (0, [], False)
    TypeAdapter(payloads()["sweep"]).validate_python(frame["probes"]["sweep"])
    assert frame["probes"]["sweep"]["maps"]["shape"] == [3, 8, 8]


def test_play_pause_and_reset(player: Player):
    swept(player, RATES, play=True)
    player.send("watch", probes=PICTURES)
    player.frame(lambda frame: frame["playing"] and frame["step"] > 40)
    assert not player.ask("pause")["playing"]
    player.send("reset")
    told = picture(player, 0)
    assert told["loss_train"][0] == told["loss_train"][1] == told["loss_train"][2]


def test_a_sweep_of_64_does_not_keep_others_waiting(connect: Callable[[], Player]):
    bystander, player = connect(), connect()
    bystander.open(play=True)
    bystander.frame(lambda frame: frame["step"] > 0)
    seeds = {"path": "seed", "values": list(range(8))}
    rates = {"path": "learner.optimizer.rate", "values": [0.01 * n for n in range(1, 9)]}
    opened = swept(player, seeds, rates, play=True)
    assert len(opened["cells"]) == 64
    player.send("watch", probes=PICTURES)
    told = player.frame(lambda frame: "sweep" in frame["probes"] and min(frame["probes"]["sweep"]["step"]) > 0)
    assert told["probes"]["sweep"]["maps"].bytes.shape == (64, 8, 8)
    assert bystander.frame()["playing"]


def test_resume_brings_the_cells_back(connect: Callable[[], Player]):
    first, second = connect(), connect()
    token = swept(first, RATES)["token"]
    first.send("watch", probes=PICTURES)
    first.send("step", unit="epoch", count=5)
    before = picture(first, 20)
    second.send("watch", probes=PICTURES)
    second.send("resume", token=token)
    assert len(second.event("opened")["cells"]) == 3
    after = picture(second, 20)
    while np.isnan(after["loss_train"]).any():
        after = picture(second, 20)
    assert (after["loss_train"] == before["loss_train"]).all()


def test_an_experiment_takes_its_place_again(player: Player):
    swept(player, RATES)
    assert player.open()["cells"] is None
    assert player.frame(lambda frame: frame["seq"] == player.seq)["step"] == 0


@pytest.mark.parametrize(
    ("axes", "code", "expected"),
    [
        ([{"path": "seed", "values": list(range(65))}], "invalid_message", None),
        ([{"path": "seed", "values": list(range(9))}] * 2, "invalid_experiment", "1 to 64 runs"),
        ([{"path": "learner.nothing", "values": [1]}], "invalid_experiment", "values of which some can run"),
        ([{"path": "network.layers[9].units", "values": [1]}], "invalid_experiment", "values of which some can run"),
        ([{"path": "][", "values": [1]}], "invalid_experiment", "values of which some can run"),
        ([{"path": "seed", "values": [-1, "x"]}], "invalid_experiment", "values of which some can run"),
        ([{"path": "seed", "values": []}], "invalid_message", None),
        ([], "invalid_message", None),
        ([{"path": "seed", "values": [1]}] * 3, "invalid_message", None),
    ],
)
def test_what_cannot_be_is_refused(player: Player, axes: list[dict[str, Any]], code: str, expected: str | None):
    player.open()
    error = player.refusal("sweep", experiment=XOR, axes=axes)
    assert error["code"] == code
    if expected is not None:
        assert error["problems"][0]["expected"] == expected
    assert player.ask("step", count=1)["step"] <= 1


def test_what_is_too_much_together_is_refused(player: Player):
    wide = [{"kind": "dense", "units": 128}] * 3 + [{"kind": "dense", "units": 1, "activation": "sigmoid"}]
    axis = {"path": "seed", "values": list(range(16))}
    error = player.refusal("sweep", experiment={**XOR, "network": {"layers": wide}}, axes=[axis])
    assert error["code"] == "invalid_experiment"
    assert error["problems"][0]["where"] == "network"


def test_a_refused_sweep_leaves_no_run(player: Player):
    assert player.refusal("sweep", experiment={}, axes=[RATES])["code"] == "invalid_experiment"
    assert player.refusal("play")["code"] == "no_run"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("seek", {"step": 0}),
        ("branch", {}),
        ("focus", {"lane": 0}),
        ("drop", {"lane": 0}),
        ("change", {"experiment": XOR}),
        ("tune", {"changes": {"learner.l2": 0.1}}),
        ("act", {"action": {"kind": "set_parameter", "index": 0, "value": 0.5}}),
    ],
)
def test_a_sweep_has_no_lanes_and_no_past(player: Player, kind: str, fields: dict[str, Any]):
    swept(player, RATES)
    assert player.refusal(kind, **fields)["code"] == "invalid_change"
