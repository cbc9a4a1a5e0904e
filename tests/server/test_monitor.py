"""GET /metrics, read by Prometheus' own parser, against what was done."""

import asyncio
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from server.app import create_app
from server.hosts.base import HostStats, WorkerStats
from server.settings import Settings
from tests.server.running import Player, Running, running, until
from tests.server.small_page import ROOT

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]
WORKERS = [
    WorkerStats(
        pid=4711 + n,
        sessions=3 + n,
        lanes=5 + n,
        busy=0.25,
        frames=1000 + n,
        steps=50_000,
        step_seconds=2.5e-6,
        frame_seconds=0.004,
        detail=0.5,
        frames_per_second=30,
        memory=200_000_000,
    )
    for n in range(2)
]
STATS = HostStats(
    workers=2,
    sessions=7,
    kept=5,
    waiting=4,
    restarts=3,
    restored=2,
    lost=1,
    frames=2001,
    frame_bytes=123_456,
    by_worker=WORKERS,
)


class QuietHost:
    """A host that only has numbers."""

    def stats(self) -> HostStats:
        return STATS


def samples(text: str) -> Samples:
    """Every sample by name and labels."""
    found: Samples = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            key = sample.name, tuple(sorted(sample.labels.items()))
            assert key not in found
            found[key] = sample.value
    return found


def scrape(url: str) -> Samples:
    answer = httpx.get(f"{url}/metrics", timeout=30)
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return samples(answer.text)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("cache"), messages_per_second=10) as server:
        yield server


def ask(app: Any, *paths: str) -> list[httpx.Response]:
    """Answers of an application without a server."""

    async def scenario() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://unknot") as client:
            return [await client.get(path) for path in paths]

    return asyncio.run(scenario())


def quiet_app(folder: Path, **settings: Any) -> Any:
    return create_app(Settings(cache_dir=folder, data_dir=folder, **settings), QuietHost())  # type: ignore[arg-type]


def test_what_the_host_says_is_told(tmp_path: Path):
    (answer,) = ask(quiet_app(tmp_path), "/metrics")
    told = samples(answer.text)
    for name, value in {
        "workers": 2,
        "sessions": 7,
        "kept": 5,
        "waiting": 4,
        "connections": 0,
        "worker_restarts_total": 3,
        "sessions_restored_total": 2,
        "sessions_lost_total": 1,
        "frames_total": 2001,
        "frame_bytes_total": 123_456,
        "clients_cut_off_total": 0,
    }.items():
        assert told[f"unknot_{name}", ()] == value
    for pid in ("4711", "4712"):
        label = (("pid", pid),)
        assert told["unknot_worker_lanes", label] == told["unknot_worker_sessions", label] + 2
        assert told["unknot_worker_busy_ratio", label] == 0.25
        assert told["unknot_worker_step_seconds", label] == 2.5e-6
        assert told["unknot_worker_frame_seconds", label] == 0.004
        assert told["unknot_worker_detail_ratio", label] == 0.5
        assert told["unknot_worker_memory_bytes", label] == 200_000_000
        assert told["unknot_worker_steps_total", label] == 50_000
    assert told["unknot_worker_frames_total", (("pid", "4712"),)] == 1001


def test_metrics_can_be_switched_off(tmp_path: Path):
    (answer,) = ask(quiet_app(tmp_path, metrics=False), "/metrics")
    assert answer.status_code == 404
    assert answer.json() == {"detail": "Not Found"}


def test_two_applications_share_nothing(tmp_path: Path):
    first, second = quiet_app(tmp_path), quiet_app(tmp_path)
    ask(first, "/api/gallery", "/api/gallery")
    label = (("route", "/api/gallery"), ("status", "200"))
    assert samples(ask(first, "/metrics")[0].text)["unknot_http_requests_total", label] == 2
    assert ("unknot_http_requests_total", label) not in samples(ask(second, "/metrics")[0].text)


def test_requests_are_counted_by_the_routes_template(tmp_path: Path):
    app = quiet_app(tmp_path)
    ask(app, *(f"/api/gallery/nothing-{n}" for n in range(20)), *(f"/nowhere/{n}" for n in range(30)), "/static/a.js")
    told = samples(ask(app, "/metrics")[0].text)
    counted = {labels: count for (name, labels), count in told.items() if name == "unknot_http_requests_total"}
    assert counted == {
        (("route", "/api/gallery/{name}"), ("status", "404")): 20,
        (("route", "other"), ("status", "404")): 30,
        (("route", "/static"), ("status", "404")): 1,
    }


def test_connections_and_refusals_are_counted(watched: Running):
    player = Player(watched.url)
    player.open(play=True)
    player.frame(lambda frame: frame["step"] > 0)
    for _ in range(100):
        player.socket.send("{")
    while player.receive().get("code") != "too_many":
        pass
    told = scrape(watched.url)
    assert told["unknot_connections", ()] == 1
    assert told["unknot_sessions", ()] == 1
    refused = {labels[0][1]: count for (name, labels), count in told.items() if name == "unknot_refused_total"}
    assert 1 <= refused["invalid_message"] <= 100 - refused["too_many"]
    player.close()
    until(lambda: scrape(watched.url)["unknot_connections", ()] == 0)


def test_frames_and_steps_go_up_while_a_run_trains(watched: Running):
    before = scrape(watched.url)["unknot_frames_total", ()]
    player = Player(watched.url)
    player.open(play=True)
    player.frame(lambda frame: frame["step"] > 50)
    until(lambda: scrape(watched.url)["unknot_frames_total", ()] > before)
    until(lambda: sum(v for (name, _), v in scrape(watched.url).items() if name == "unknot_worker_steps_total") > 50)
    told = scrape(watched.url)
    assert told["unknot_frame_bytes_total", ()] > 100 * told["unknot_frames_total", ()]
    player.close()


def resident(pid: int) -> int:
    """What the system says of a process's memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_memory_of_every_process_is_told(watched: Running):
    told = scrape(watched.url)
    web = told["process_resident_memory_bytes", ()]
    assert 0.5 < web / resident(os.getpid()) < 2
    workers = {int(labels[0][1]): v for (name, labels), v in told.items() if name == "unknot_worker_memory_bytes"}
    assert workers
    for pid, memory in workers.items():
        assert 0.5 < memory / resident(pid) < 2


def test_telling_does_not_load_torch():
    code = "import sys, server.monitor, server.logs; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
