"""Lanes, the past and sweeps, when a worker dies or the server is started again."""

import os
import signal
from pathlib import Path
from typing import Any

import numpy as np

from engine.experiment import Experiment
from engine.session import Session
from server.hosts import checkpoint
from tests.server.process import served
from tests.server.running import XOR, Player, Running, finished, until
from tests.server.test_lanes import FAST, METRICS, branch, expected, numbers
from tests.server.test_sweep import PICTURES, RATES, picture, swept
from tests.server.test_workers import home, kill, saved


def lanes_of(frame: dict[str, Any]) -> list[dict[str, Any]]:
    """The numbers of all lanes, the one in focus first."""
    return [{name: lane[name] for name in METRICS} for lane in (frame, *frame["others"])]


def test_lanes_survive_their_worker(pair: Running):
    player = Player(pair.url)
    token = player.open()["token"]
    player.send("step", count=20)
    player.at_step(20)
    branch(player, experiment=FAST)
    player.event("changed")
    player.send("play")
    before = player.frame(lambda frame: frame["step"] > 60)
    saved(pair, token)
    kill(home(pair, token))
    player.event("restored")
    assert [lane["lane"] for lane in player.event("lanes")["lanes"]] == [0, 1]
    assert player.event("changed")["lane"] == 1
    player.frame(lambda frame: frame["playing"] and frame["step"] > before["step"] + 20)
    frame = player.ask("pause")
    session = Session(Experiment.parse(XOR))
    session.advance(20)
    twin = session.branch(Experiment.parse(FAST))
    twin.advance(frame["step"] - 20)
    assert frame["lane"] == 1
    assert frame["loss_train"] == twin.metrics().loss_train
    assert numbers(frame["others"][0]) == expected(frame["step"])
    back = player.ask("seek", step=20)
    assert lanes_of(back) == [expected(20)] * 2
    assert back["latest"] == frame["step"]
    player.close()


def test_a_past_that_is_shown_survives_its_worker(pair: Running):
    player = Player(pair.url)
    token = player.open()["token"]
    player.send("step", count=100)
    player.at_step(100)
    worker = home(pair, token)
    assert worker.pid is not None
    until(lambda: finished(checkpoint.unpacking(token, pair.host.keeper.at_hand(token) or b""))[0].session.step == 100)
    os.kill(worker.pid, signal.SIGSTOP)
    player.send("seek", step=37)
    player.send("branch", experiment=FAST)
    until(lambda: len(pair.host._shown[token]._pending) == 2)
    os.kill(worker.pid, signal.SIGKILL)
    assert [lane["born"] for lane in player.event("lanes")["lanes"]] == [0, 37]
    frame = player.frame(lambda frame: frame["seq"] == player.seq)
    assert lanes_of(frame) == [expected(37)] * 2
    assert (frame["latest"], frame["others"][0]["latest"]) == (37, 100)
    player.close()


def test_a_sweep_survives_its_worker(pair: Running):
    player = Player(pair.url)
    token = swept(player, RATES)["token"]
    player.send("watch", probes=PICTURES)
    player.send("step", unit="epoch", count=5)
    before = picture(player, 20)
    saved(pair, token)
    kill(home(pair, token))
    player.event("restored")
    after = picture(player, 20)
    while np.isnan(after["loss_train"]).any():
        after = picture(player, 20)
    assert (after["loss_train"] == before["loss_train"]).all()
    player.close()


def test_lanes_outlive_the_server(tmp_path: Path):
    with served(tmp_path) as first:
        player = Player(first.url)
        token = player.open()["token"]
        player.send("step", count=50)
        player.at_step(50)
        branch(player, experiment=FAST)
        player.send("step", count=10)
        player.at_step(60)
        before = player.ask("seek", step=30)
        assert first.stop() == 0
        player.close()
    with served(tmp_path) as second:
        player = Player(second.url)
        player.send("resume", token=token)
        opened = player.event("opened")
        assert (opened["focus"], [lane["born"] for lane in opened["lanes"]]) == (1, [0, 50])
        after = player.frame()
        assert lanes_of(after) == lanes_of(before) == [expected(30)] * 2
        frame = player.ask("seek", step=60)
        assert (frame["latest"], lanes_of(frame)[1]) == (60, expected(60))
        player.close()
