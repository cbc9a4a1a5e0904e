"""Runs over a real socket: what commands do, and that numbers are the engine's own."""

import time
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import pytest
from pydantic import TypeAdapter

from engine.actions import parameters_to_text
from engine.experiment import Experiment
from engine.probes import of, payloads
from engine.session import Session
from engine.supervised import Supervised
from server.events import SERVER_EVENT
from server.metrics import state
from server.payloads import Frame
from tests.server.running import XOR, Player, Running

OF_RUNS = sorted(set(of(Supervised)) - {"sweep"})
METRICS = ("step", "epoch", "loss_train", "loss_test", "accuracy_train", "accuracy_test")
STEPS_PER_EPOCH = 4


def numbers(frame: dict[str, Any]) -> dict[str, Any]:
    return {key: frame[key] for key in METRICS}


def expected(steps: int, experiment: dict[str, Any] = XOR) -> dict[str, Any]:
    session = Session(Experiment.parse(experiment))
    session.advance(steps)
    return state(session)


def test_open_answers_and_shows_step_0(player: Player):
    opened = player.open()
    assert SERVER_EVENT.validate_python(opened)
    assert opened["experiment"] == Experiment.parse(XOR).model_dump(mode="json")
    assert (opened["seq"], opened["resumed"], opened["playing"]) == (1, False, False)
    assert [slot["offset"] for slot in opened["description"]["slots"]] == [0, 8, 12, 16]
    frame = player.frame()
    assert numbers(frame) == expected(0)
    assert frame["curve"]["reset"]
    assert frame["curve"]["rows"].shape == (1, 6)


def test_steps_are_those_of_the_engine(player: Player):
    player.open()
    player.send("step", unit="batch", count=5)
    assert numbers(player.at_step(5)) == expected(5)
    player.send("step", unit="epoch", count=2)
    frame = player.at_step(3 * STEPS_PER_EPOCH)
    assert numbers(frame) == expected(12)
    assert (frame["epoch"], frame["playing"]) == (3, False)


def test_play_and_pause(player: Player):
    player.open(play=True)
    player.frame(lambda frame: frame["playing"] and frame["step"] > 50)
    frame = player.ask("pause")
    assert not frame["playing"]
    assert numbers(frame) == expected(frame["step"])
    assert player.silence(0.2) == []
    player.send("play")
    assert player.frame(lambda later: later["step"] > frame["step"])["playing"]


def test_curve_is_complete(player: Player):
    player.open(play=True)
    rows: list[list[float]] = []
    while not rows or rows[-1][0] < 40:
        frame = player.frame()
        if "curve" in frame:
            rows = [] if frame["curve"]["reset"] else rows
            rows.extend(frame["curve"]["rows"].tolist())
    assert [row[0] for row in rows] == list(range(len(rows)))
    assert [row[1] for row in rows] == [STEPS_PER_EPOCH * epoch for epoch in range(len(rows))]


def test_speed_takes_so_many_steps_a_frame(player: Player):
    player.open()
    player.frame()
    player.send("speed", steps_per_frame=3)
    player.send("play")
    steps = [player.frame(lambda frame: frame["step"] > 0)["step"]]
    while len(steps) < 8:
        steps.append(player.frame()["step"])
    assert np.diff(steps).tolist() == [3] * 7


def test_reset_comes_back_to_the_same_start(player: Player):
    player.open(play=True)
    player.frame(lambda frame: frame["step"] > 20)
    frame = player.ask("reset")
    assert numbers(frame) == expected(0)
    assert not frame["playing"]
    assert frame["curve"]["reset"]
    player.send("step", unit="batch", count=7)
    assert numbers(player.at_step(7)) == expected(7)


def test_tune_keeps_the_weights(player: Player):
    player.open()
    player.send("step", count=5)
    before = player.at_step(5)
    player.send("tune", changes={"learner.optimizer.rate": 0.5, "learner.l2": 0.01})
    tuned = player.event("tuned")
    assert tuned["experiment"]["learner"]["optimizer"]["rate"] == 0.5
    assert player.frame()["loss_train"] == pytest.approx(before["loss_train"], abs=0.2)
    session = Session(Experiment.parse(XOR))
    session.advance(5)
    session.tune({"learner.optimizer.rate": 0.5, "learner.l2": 0.01})
    session.advance(5)
    player.send("step", count=5)
    assert numbers(player.at_step(10)) == state(session)


def test_act_sets_parameters(player: Player):
    player.open()
    player.send("watch", probes={"p": {"probe": "parameters", "hz": 30}})
    before = player.frame(lambda frame: "p" in frame["probes"])["probes"]["p"]["values"]
    player.send("act", action={"kind": "set_parameter", "index": 2, "value": 0.75})
    after = player.frame(lambda frame: "p" in frame["probes"])["probes"]["p"]["values"]
    assert np.flatnonzero(before != after).tolist() == [2]
    assert after[2] == np.float32(0.75)
    player.send("act", action={"kind": "set_parameters", "parameters": parameters_to_text(before)})
    again = player.frame(lambda frame: "p" in frame["probes"])["probes"]["p"]["values"]
    assert (again == before).all()


def test_start_carries_step_and_weights(player: Player):
    session = Session(Experiment.parse(XOR))
    session.advance(9)
    weights = session.read_one("parameters")["values"]
    player.open(start={"step": 9, "parameters": parameters_to_text(weights)})
    assert numbers(player.frame()) == state(session)


def test_a_probe_of_other_learners_is_left_out(player: Player):
    player.open()
    player.send("watch", probes={"mine": {"probe": "surface", "hz": 30}, "theirs": {"probe": "portrait", "hz": 30}})
    assert set(player.frame(lambda frame: frame["probes"])["probes"]) == {"mine"}
    player.send("step", count=3)
    assert set(player.frame(lambda frame: frame["step"] == 3 and frame["probes"])["probes"]) == {"mine"}


@pytest.mark.parametrize(
    "experiment", [XOR, {**XOR, "data": {"kind": "sine"}, "learner": {"kind": "backprop", "loss": "squared"}}]
)
def test_every_probe_is_as_described(player: Player, experiment: dict[str, Any]):
    player.open(experiment)
    player.send("watch", probes={f"my {name}": {"probe": name, "hz": 30} for name in OF_RUNS})
    frame = decoded_raw(player, lambda frame: len(frame["probes"]) == len(OF_RUNS))
    Frame.model_validate(frame)
    for name in OF_RUNS:
        TypeAdapter(payloads()[name]).validate_python(frame["probes"][f"my {name}"])


def decoded_raw(player: Player, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The first wanted frame, its arrays as they are packed."""
    while True:
        message = player.socket.recv(30)
        if isinstance(message, bytes):
            frame: dict[str, Any] = msgspec.msgpack.decode(message)
            player.acknowledge(frame["frame"])
            if wanted(frame):
                return frame


def test_only_what_changed_is_sent_again(player: Player):
    player.open()
    player.send("watch", probes={"d": {"probe": "data", "hz": 30}, "p": {"probe": "parameters", "hz": 30}})
    assert set(player.frame(lambda frame: frame["probes"])["probes"]) == {"d", "p"}
    player.send("step", count=1)
    assert set(player.at_step(1)["probes"]) <= {"p"}
    seq = player.send("watch", probes={"p": {"probe": "parameters", "hz": 30}, "s": {"probe": "surface", "hz": 30}})
    assert "s" in player.frame(lambda frame: frame["seq"] == seq)["probes"]


def test_hz_is_kept(player: Player):
    player.open(play=True)
    player.send("watch", probes={"often": {"probe": "parameters", "hz": 30}, "seldom": {"probe": "surface", "hz": 3}})
    start = time.monotonic()
    frames = [player.frame() for _ in range(60)]
    seconds = time.monotonic() - start
    counts = {name: sum(name in frame["probes"] for frame in frames) for name in ("often", "seldom")}
    assert counts["often"] >= 50
    assert 1.5 * seconds - 1 <= counts["seldom"] <= 3 * seconds + 2


def test_watching_changes_no_number(connect: Callable[[], Player]):
    watching, blind = connect(), connect()
    for player in (watching, blind):
        player.open()
    watching.send("watch", probes={name: {"probe": name, "hz": 30} for name in OF_RUNS})
    ends = []
    for player in (watching, blind):
        player.send("play")
        player.frame(lambda frame: frame["step"] > 200)
        frame = player.ask("pause")
        ends.append(frame)
        assert numbers(frame) == expected(frame["step"])


def test_two_runs_keep_apart(connect: Callable[[], Player]):
    other = {**XOR, "seed": 99}
    first, second = connect(), connect()
    first.open(play=True)
    second.open(other, play=True)
    first.frame(lambda frame: frame["step"] > 100)
    second.frame(lambda frame: frame["step"] > 100)
    one, two = first.ask("pause"), second.ask("pause")
    assert numbers(one) == expected(one["step"])
    assert numbers(two) == expected(two["step"], other)


def test_open_again_keeps_watch_list_and_speed(player: Player):
    player.open()
    player.send("watch", probes={"p": {"probe": "parameters", "hz": 30}})
    player.send("speed", steps_per_frame=2)
    player.frame(lambda frame: "p" in frame["probes"])
    seq = player.send("open", experiment={**XOR, "seed": 4}, play=True)
    assert player.event("opened")["seq"] == seq
    frame = player.frame(lambda frame: frame["seq"] == seq and frame["step"] > 0)
    assert frame["step"] == 2
    assert "p" in frame["probes"]


def test_watch_list_and_speed_may_come_first(player: Player):
    player.send("watch", probes={"p": {"probe": "parameters", "hz": 30}})
    player.send("speed", steps_per_frame=2)
    player.open(play=True)
    frames = [player.frame() for _ in range(3)]
    assert "p" in frames[0]["probes"]
    assert np.diff([frame["step"] for frame in frames]).tolist() == [2, 2]


def test_overflow_stops_the_run(player: Player):
    learner = {"kind": "backprop", "loss": "squared", "optimizer": {"kind": "sgd", "rate": 10}}
    layers = [{"kind": "dense", "units": 30, "activation": "linear"}] * 4 + [
        {"kind": "dense", "units": 1, "activation": "linear"}
    ]
    player.open({**XOR, "data": {"kind": "multi_gauss"}, "network": {"layers": layers}, "learner": learner}, play=True)
    frame = player.frame(lambda frame: frame["diverged"])
    assert not frame["playing"]
    assert frame["loss_train"] is None
    assert frame["diverged_epoch"] is not None
    assert not player.ask("play")["playing"]
    assert not player.ask("reset")["diverged"]


def test_ping(player: Player):
    seq = player.send("ping")
    assert player.event("pong") == {"type": "pong", "seq": seq}


def test_stats(server: Running, player: Player):
    player.open()
    assert server.host.stats().sessions >= 1
