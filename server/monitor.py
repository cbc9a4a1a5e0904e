"""GET /metrics: what the server does, in the text format of Prometheus. Read when asked for, kept nowhere else."""

from collections import Counter
from collections.abc import Iterator

from fastapi import APIRouter, HTTPException, Request, Response
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.hosts.base import Host, WorkerStats
from server.limits import Places

router = APIRouter(include_in_schema=False)


class Tally:
    """What the web process has counted since it started."""

    def __init__(self) -> None:
        self.refused: Counter[str] = Counter()
        """Messages and connections that were refused, by reason."""
        self.requests: Counter[tuple[str, int]] = Counter()
        """HTTP requests answered, by the route's template and status."""
        self.cut_off = 0
        """Clients that did not read, and were disconnected."""


class Monitor(Collector):
    """Tells Prometheus about one application: its host, its connections, its tally."""

    def __init__(self, host: Host, places: Places, tally: Tally) -> None:
        self._host = host
        self._places = places
        self._tally = tally
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    def text(self) -> bytes:
        """All metrics now; the `process_…` ones are the web process's."""
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """Every metric, read now."""
        stats = self._host.stats()
        yield _gauge("workers", "Worker processes alive.", stats.workers)
        yield _gauge("sessions", "Runs that have a client.", stats.sessions)
        yield _gauge("kept", "Runs kept for clients that have gone.", stats.kept)
        yield _gauge("waiting", "Clients in the queue for a run.", stats.waiting)
        yield _gauge("connections", "Open WebSockets.", self._places.taken)
        yield _counter("frames", "Frames made.", stats.frames)
        yield _counter("frame_bytes", "Bytes of the frames made.", stats.frame_bytes)
        yield _counter("worker_restarts", "Workers that died and were started again.", stats.restarts)
        yield _counter("sessions_restored", "Runs rebuilt from a snapshot.", stats.restored)
        yield _counter("sessions_lost", "Runs that could not be rebuilt.", stats.lost)
        yield _counter("clients_cut_off", "Clients disconnected because they did not read.", self._tally.cut_off)
        yield from _by_worker(stats.by_worker)
        refused = CounterMetricFamily("unknot_refused", "Messages and connections refused.", labels=["reason"])
        for reason, count in sorted(self._tally.refused.items()):
            refused.add_metric([reason], count)
        yield refused
        requests = CounterMetricFamily("unknot_http_requests", "Requests answered.", labels=["route", "status"])
        for (route, status), count in sorted(self._tally.requests.items()):
            requests.add_metric([route, str(status)], count)
        yield requests


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"unknot_{name}", text, value=value)


def _counter(name: str, text: str, value: float) -> CounterMetricFamily:
    return CounterMetricFamily(f"unknot_{name}", text, value=value)


def _by_worker(workers: list[WorkerStats]) -> Iterator[Metric]:
    families: dict[str, GaugeMetricFamily | CounterMetricFamily] = {
        "sessions": _worker_gauge("sessions", "Runs with a client in this worker."),
        "lanes": _worker_gauge("lanes", "Lanes and cells of sweeps that these runs train."),
        "busy": _worker_gauge("busy_ratio", "Share of its time that the worker was at work, from 0 to 1."),
        "step_seconds": _worker_gauge("step_seconds", "Mean time of a training step, of late."),
        "frame_seconds": _worker_gauge("frame_seconds", "Mean time to make a frame, of late."),
        "detail": _worker_gauge("detail_ratio", "What resolutions are multiplied by: 1, or less under pressure."),
        "memory": _worker_gauge("memory_bytes", "Resident memory."),
        "steps": _worker_counter("steps", "Training steps taken."),
        "frames": _worker_counter("frames", "Frames made by this worker."),
    }
    for worker in workers:
        for field, family in families.items():
            family.add_metric([str(worker.pid)], getattr(worker, field))
    yield from families.values()


def _worker_gauge(name: str, text: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"unknot_worker_{name}", text, labels=["pid"])


def _worker_counter(name: str, text: str) -> CounterMetricFamily:
    return CounterMetricFamily(f"unknot_worker_{name}", text, labels=["pid"])


class CountedRequests:
    """Counts every HTTP answer by its route's template, so that no address makes a name of its own."""

    def __init__(self, app: ASGIApp, tally: Tally) -> None:
        self._app = app
        self._tally = tally

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500

        async def send_and_look(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_look)
        finally:
            self._tally.requests[template(scope), status] += 1


def template(scope: Scope) -> str:
    """The route that answered, such as /lab/{name}; `other` where there was none."""
    route: BaseRoute | None = scope.get("route")
    path: str | None = getattr(route, "path", None)
    if path is not None:
        return path
    return "/static" if scope["path"].startswith("/static/") else "other"


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """The metrics, or 404 where they are switched off."""
    monitor: Monitor | None = request.app.state.monitor
    if monitor is None:
        raise HTTPException(404)
    return Response(monitor.text(), media_type=CONTENT_TYPE_PLAIN_0_0_4)
