"""Workers: several of them, dying ones, and fairness between runs."""

import asyncio
import itertools
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import httpx
import pytest

from engine.experiment import Experiment
from engine.session import Session
from server.hosts.local import LocalHost
from server.hosts.process import WorkerProcess
from server.metrics import state
from server.settings import Settings
from server.store import Store
from tests.server.running import XOR, Player, Running, running, until, workers

WIDE = {
    **XOR,
    "data": {"kind": "xor", "points": 1000},
    "network": {
        "layers": [{"kind": "dense", "units": 64}] * 4 + [{"kind": "dense", "units": 1, "activation": "sigmoid"}]
    },
    "learner": {**XOR["learner"], "batch": 64},
}


def home(server: Running, token: str) -> WorkerProcess:
    """The worker that has a run."""
    worker = server.host._shown[token].worker
    assert worker is not None
    return worker


def kill(worker: WorkerProcess) -> None:
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)


def gone(server: Running, worker: WorkerProcess) -> bool:
    return worker not in workers(server)


def saved(server: Running, token: str) -> None:
    """Waits until a run has a checkpoint."""
    until(lambda: server.host.keeper.at_hand(token) is not None)


def test_a_run_survives_its_worker(pair: Running):
    first, second = Player(pair.url), Player(pair.url)
    first.send("watch", probes={"p": {"probe": "parameters", "hz": 30}})
    first.send("speed", steps_per_frame=2)
    token = first.open(play=True)["token"]
    other = second.open(play=True)["token"]
    victim = home(pair, token)
    assert victim is not home(pair, other)
    assert not victim.spare
    before = first.frame(lambda frame: frame["step"] > 30)
    saved(pair, token)
    kill(victim)
    restored = first.event("restored")
    assert restored["step"] <= first.frame()["step"]
    after = first.frame(lambda frame: frame["step"] > before["step"] + 10 and "p" in frame["probes"])
    assert after["playing"]
    assert after["frame"] > before["frame"]
    assert second.frame()["playing"]
    steps = [first.frame()["step"] for _ in range(4)]
    assert {b - a for a, b in itertools.pairwise(steps)} == {2}
    paused = first.ask("pause")
    session = Session(Experiment.parse(XOR))
    session.advance(paused["step"])
    assert {name: paused[name] for name in state(session)} == state(session)
    stats = pair.host.stats()
    assert (stats.restarts, stats.restored, stats.lost) == (1, 1, 0)
    first.close()
    second.close()


def test_commands_that_no_checkpoint_holds_are_said_again(pair: Running):
    player = Player(pair.url)
    token = player.open()["token"]
    saved(pair, token)
    worker = home(pair, token)
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGSTOP)
    player.send("tune", changes={"learner.optimizer.rate": 0.5})
    player.send("step", count=5)
    until(lambda: len(pair.host._shown[token]._pending) == 2)
    os.kill(worker.pid, signal.SIGKILL)
    assert player.event("tuned")["experiment"]["learner"]["optimizer"]["rate"] == 0.5
    session = Session(Experiment.parse(XOR))
    session.tune({"learner.optimizer.rate": 0.5})
    session.advance(5)
    assert player.at_step(5)["loss_train"] == session.metrics().loss_train
    player.close()


def test_an_open_survives_the_worker_that_was_to_answer(pair: Running):
    for worker in workers(pair):
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGSTOP)
    player = Player(pair.url)
    player.send("open", experiment=XOR)
    until(lambda: pair.host.stats().sessions == 1)
    for worker in workers(pair):
        kill(worker)
    assert player.event("opened")["seq"] == 1
    player.close()


def test_a_run_that_kills_its_workers_is_given_up_and_the_others_go_on(pair: Running):
    bad, good = Player(pair.url), Player(pair.url)
    token, other = bad.open()["token"], good.open(play=True)["token"]
    saved(pair, token)
    saved(pair, other)
    for _ in range(2):
        worker = home(pair, token)
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGSTOP)
        assert worker._serving is not None
        worker._serving.value = pair.host._shown[token].number
        kill(worker)
        until(partial(gone, pair, worker))
    assert bad.event("lost") == {"type": "lost"}
    assert good.frame()["playing"]
    assert pair.host.stats().lost == 1
    bad.open(play=True)
    assert bad.frame(lambda frame: frame["step"] > 3)
    bad.close()
    good.close()


def test_all_workers_may_die(pair: Running):
    player = Player(pair.url)
    token = player.open(play=True)["token"]
    player.frame(lambda frame: frame["step"] > 10)
    saved(pair, token)
    for worker in workers(pair):
        kill(worker)
    player.event("restored")
    assert player.frame(lambda frame: frame["step"] > 20)["playing"]
    assert httpx.post(f"{pair.url}/api/experiments/check", json=XOR, timeout=30).status_code == 200
    player.close()


def test_a_stuck_worker_is_ended(pair: Running, monkeypatch: pytest.MonkeyPatch):
    player = Player(pair.url)
    token = player.open(play=True)["token"]
    saved(pair, token)
    worker = home(pair, token)
    assert worker.pid is not None
    monkeypatch.setattr("server.hosts.process.SILENCE", 2.5)
    os.kill(worker.pid, signal.SIGSTOP)
    player.event("restored")
    player.close()


def test_runs_are_found_again_by_a_later_server(tmp_path: Path):
    with running(tmp_path, workers=1) as server:
        playing, resting = Player(server.url), Player(server.url)
        tokens = [playing.open(play=True)["token"], resting.open({**XOR, "seed": 8})["token"]]
        resting.send("step", count=9)
        resting.at_step(9)
        reached = playing.frame(lambda frame: frame["step"] > 40)["step"]
    with running(tmp_path, workers=1) as server:
        players = []
        for token in tokens:
            player = Player(server.url)
            player.send("resume", token=token)
            opened = player.event("opened")
            assert (opened["token"], opened["resumed"]) == (token, True)
            players.append(player)
        assert players[0].frame()["step"] >= reached
        assert players[0].frame()["playing"]
        assert players[1].frame()["step"] == 9
        player = Player(server.url)
        player.send("resume", token="unheard-of")
        assert player.receive()["code"] == "unknown_token"
        for each in (*players, player):
            each.close()


def test_a_host_can_stop_at_once(tmp_path: Path):
    async def scenario(wait: float) -> None:
        settings = Settings(workers=1, cache_dir=tmp_path, data_dir=tmp_path)
        host = LocalHost(settings, Store.open(None))
        await host.start()
        await asyncio.sleep(wait)
        await host.stop()
        assert asyncio.all_tasks() == {asyncio.current_task()}

    for wait in (0.0, 0.01, 0.5):
        asyncio.run(scenario(wait))


def test_who_finds_the_server_full_waits_for_a_place(tmp_path: Path):
    with running(tmp_path, workers=1, sessions=1, waiting=2) as server:
        players = [Player(server.url) for _ in range(4)]
        players[0].open()
        for place, player in enumerate(players[1:3], 1):
            player.send("watch", probes={"p": {"probe": "parameters"}})
            player.send("open", experiment=XOR)
            assert player.event("wait") == {"type": "wait", "seq": 2, "reason": "full", "position": place}
        players[3].send("open", experiment=XOR)
        assert players[3].receive()["code"] == "server_full"
        players[1].send("play")
        assert server.host.stats().waiting == 2
        players[0].close()
        assert players[1].event("opened")["seq"] == 2
        assert players[1].frame(lambda frame: frame["step"] > 0 and "p" in frame["probes"])
        assert players[2].event("wait")["position"] == 1
        players[1].close()
        assert players[2].event("opened")
        for player in players[2:]:
            player.close()


def test_a_run_is_exchanged_only_for_one_that_there_is(connect: Callable[[], Player]):
    first, second = connect(), connect()
    mine, other = first.open()["token"], second.open({**XOR, "seed": 9})["token"]
    first.send("resume", token="unheard-of")
    assert first.event("error")["code"] == "unknown_token"
    first.send("step", count=2)
    assert first.at_step(2)
    first.send("resume", token=other)
    assert first.event("opened")["token"] == other
    first.send("resume", token=mine)
    assert first.event("opened")["token"] == mine
    assert first.at_step(2)


def test_what_is_said_behind_a_refusal_is_refused_too(connect: Callable[[], Player]):
    for kind, fields in (("open", {"experiment": {"version": 1}}), ("resume", {"token": "unheard-of"})):
        player = connect()
        first = player.send(kind, **fields)
        player.send("tune", changes={"learner.l2": 0.1})
        last = player.send("play")
        refused = [player.event("error") for _ in range(3)]
        assert [error["seq"] for error in refused] == list(range(first, last + 1))
        assert [error["code"] for error in refused[1:]] == ["no_run", "no_run"]


def test_who_comes_back_does_not_stand_in_line(tmp_path: Path):
    with running(tmp_path, workers=1, sessions=1) as server:
        first, waiting, again = (Player(server.url) for _ in range(3))
        token = first.open()["token"]
        waiting.send("open", experiment=XOR)
        assert waiting.event("wait")["position"] == 1
        again.send("resume", token=token)
        assert again.event("opened")["token"] == token
        assert first.event("error")["code"] == "taken_over"
        assert server.host.stats().waiting == 1
        for each in (first, again, waiting):
            each.close()


def test_a_run_that_several_want_is_shown_to_one(server: Running, connect: Callable[[], Player]):
    first = connect()
    token = first.open(play=True)["token"]
    first.frame(lambda frame: frame["step"] > 10)
    first.close()
    several = [connect() for _ in range(5)]
    for player in several:
        player.send("resume", token=token)
    told = [message for player in several for message in player.silence(0.3)]
    assert sum(message.get("code") == "taken_over" for message in told) == len(several) - 1
    assert {message["code"] for message in told if "code" in message} == {"taken_over"}
    assert sum(seat.token == token for seat in server.host._seats.values()) == 1


def test_a_refused_experiment_takes_no_place(tmp_path: Path):
    with running(tmp_path, workers=1, sessions=1, waiting=0) as server:
        first, second = Player(server.url), Player(server.url)
        first.send("open", experiment={"version": 1})
        assert first.receive()["code"] == "invalid_experiment"
        until(lambda: server.host.stats().sessions == 0)
        second.open()
        first.send("open", experiment=XOR)
        assert first.receive()["code"] == "server_full"
        first.close()
        second.close()


def test_a_refused_experiment_and_a_good_one_at_once(connect: Callable[[], Player]):
    player = connect()
    for _ in range(5):
        player.send("open", experiment={"version": 1})
        seq = player.send("open", experiment=XOR, play=True)
        while (message := player.receive()).get("type") != "opened":
            assert message.get("code", "invalid_experiment") == "invalid_experiment"
        assert message["seq"] == seq
        assert player.frame(lambda frame: frame["step"] > 3)


def test_a_hog_leaves_frames_to_the_others(connect: Callable[[], Player]):
    hogs = [connect(), connect()]
    for hog in hogs:
        hog.open(WIDE, play=True)
        hog.send("watch", probes={"s": {"probe": "surface", "hz": 30}, "n": {"probe": "neurons", "hz": 30}})
    small = connect()
    small.open(play=True)
    small.frame(lambda frame: frame["step"] > 5)
    end = time.monotonic() + 2
    frames, hog_frames = 0, [0, 0]
    while time.monotonic() < end:
        small.frame()
        frames += 1
        for which, hog in enumerate(hogs):
            for message in hog.silence(0.0005):
                if "frame" in message:
                    hog.acknowledge(message["frame"])
                    hog_frames[which] += 1
    assert frames >= max(hog_frames)


def test_steps_by_hand_are_taken_amid_the_work_of_others(connect: Callable[[], Player]):
    for _ in range(3):
        connect().open(WIDE, play=True)
    small = connect()
    small.open()
    for step in range(1, 11):
        small.send("step")
        assert small.at_step(step)["step"] == step


def test_idle_runs_cost_nothing(server: Running, connect: Callable[[], Player]):
    for _ in range(5):
        player = connect()
        player.open()
        player.frame()
    time.sleep(0.2)
    before = [processor_time(worker) for worker in workers(server)]
    time.sleep(1.0)
    for worker, earlier in zip(workers(server), before, strict=True):
        assert processor_time(worker) - earlier <= 0.05


def test_a_run_at_which_nobody_looks_rests_unless_it_is_to_train_on(server: Running, connect: Callable[[], Player]):
    player = connect()
    player.open(play=True)
    player.frame(lambda frame: frame["step"] > 10)
    player.send("attend", watching=False)
    player.silence(0.3)
    before = [processor_time(worker) for worker in workers(server)]
    assert player.silence(1.0) == []
    for worker, earlier in zip(workers(server), before, strict=True):
        assert processor_time(worker) - earlier <= 0.05
    rested = player.ask("attend", watching=True)
    assert rested["playing"]
    player.send("attend", watching=False, keep_training=True)
    assert [message for message in player.silence(1.0) if "frame" in message][3:] == []
    assert player.ask("attend", watching=True)["step"] > rested["step"] + 100


def processor_time(worker: WorkerProcess) -> float:
    """Seconds of processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
