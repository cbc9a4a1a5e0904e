"""Workers: several of them, dying ones, and fairness between runs."""

import asyncio
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from server.hosts.local import LocalHost
from server.hosts.options import Options
from server.hosts.process import WorkerProcess
from tests.server.running import XOR, Player, Running, running, until

WIDE = {
    **XOR,
    "data": {"kind": "xor", "points": 1000},
    "network": {
        "layers": [{"kind": "dense", "units": 64}] * 4 + [{"kind": "dense", "units": 1, "activation": "sigmoid"}]
    },
    "learner": {**XOR["learner"], "batch": 64},
}


@pytest.fixture
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with up to two workers."""
    with running(tmp_path_factory.mktemp("cache"), workers=2) as server:
        yield server


def workers(server: Running) -> list[WorkerProcess]:
    return list(server.host._workers)


def kill(worker: WorkerProcess) -> None:
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)


def test_a_killed_worker_is_told_and_replaced(pair: Running):
    first, second = Player(pair.url), Player(pair.url)
    token = first.open(play=True)["token"]
    second.open(play=True)
    until(lambda: all(worker.pid for worker in workers(pair)))
    assert pair.host.stats().workers == 2
    victim = next(worker for worker in workers(pair) if worker is pair.host.home(token))
    kill(victim)
    assert first.event("lost") == {"type": "lost"}
    assert second.frame()["playing"]
    first.send("resume", token=token)
    assert first.receive()["code"] == "unknown_token"
    first.open(play=True)
    assert first.frame(lambda frame: frame["step"] > 10)
    first.close()
    second.close()


def test_the_only_worker_is_started_again(pair: Running):
    kill(workers(pair)[0])
    assert httpx.post(f"{pair.url}/api/experiments/check", json=XOR, timeout=30).status_code == 200
    player = Player(pair.url)
    player.open()
    player.close()


def test_a_host_can_stop_at_once(tmp_path: Path):
    async def scenario() -> None:
        host = LocalHost(1, 1, Options(1.0, 1, tmp_path))
        await host.start()
        await host.stop()
        host = LocalHost(1, 1, Options(1.0, 1, tmp_path))
        await host.start()
        await asyncio.sleep(0.01)
        await host.stop()
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(scenario())


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
    (worker,) = workers(server)
    time.sleep(0.2)
    before = processor_time(worker)
    time.sleep(1.0)
    assert processor_time(worker) - before <= 0.05


def processor_time(worker: WorkerProcess) -> float:
    """Seconds of processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
