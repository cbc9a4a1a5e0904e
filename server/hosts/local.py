"""Sessions in worker processes on this machine, one a core and one to spare, started with the server."""

import asyncio
import itertools
import logging
import sys
import time
from asyncio.subprocess import DEVNULL
from collections.abc import Coroutine
from typing import Any

import msgspec

from engine.errors import ExperimentError
from engine.errors import Problem as EngineProblem
from server.hosts.base import Host, HostError, HostStats, Seat, WorkerStats
from server.hosts.governor import LEVELS, Level
from server.hosts.keeper import Keeper
from server.hosts.line import Line
from server.hosts.link import Checkpoint, Kind, Record, Report
from server.hosts.options import Options
from server.hosts.process import WorkerProcess
from server.hosts.seat import LocalSeat
from server.logs import session_id
from server.mailbox import Mailbox
from server.settings import Settings
from server.store import Store

LOG = logging.getLogger(__name__)
SPARES = 1
"""Workers that wait for another's death: its runs are taken up at once."""
FIRST_PAUSE = 0.1
LONGEST_PAUSE = 10.0
SETTLED = 10.0
"""Seconds after which the death of a worker is not put down to its start."""
LOOK = 1.0
RETOLD = 5.0
"""Seconds between two words to a client about how many others there are."""
DRAINING = 5.0
FULL = LEVELS[0]
PARKING = 5.0


class WorkerDiedError(HostError):
    """A worker died before it had answered."""


class LocalHost(Host):
    """A pool of worker processes. A run stays with its worker until one of the two goes."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.keeper = Keeper(store, settings)
        self.line = Line(settings.waiting)
        self.restored = 0
        self.lost = 0
        self._settings = settings
        self._options = Options(
            settings.cache_dir,
            settings.step_seconds,
            settings.log_level,
            settings.log_format,
            settings.data_dir,
            settings.uploads_bytes,
        )
        self._numbers = itertools.count(1)
        self._workers: dict[WorkerProcess, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._placed: set[LocalSeat] = set()
        self._seats: dict[int, LocalSeat] = {}
        self._shown: dict[str, LocalSeat] = {}
        self._parking: dict[str, tuple[WorkerProcess, asyncio.Event]] = {}
        self._answers: dict[int, tuple[WorkerProcess, asyncio.Future[Any]]] = {}
        self._cold: set[WorkerProcess] = set()
        self._pause = FIRST_PAUSE
        self._restarts = 0
        self._frames = 0
        self._frame_bytes = 0
        self._told = 0.0
        self._stopping = False

    # Host

    async def start(self) -> None:
        """Starts all workers, without waiting for them."""
        self._fill(0.0)
        self.later(self.keeper.work())
        self.later(self._look())

    async def stop(self) -> None:
        """Has the workers park their runs, writes all checkpoints, and ends the workers."""
        self._stopping = True
        looking = list(self._workers.values())
        for worker in self._workers:
            worker.send(Kind.DRAIN, 0)
            if not worker.ready:
                worker.close()
        await asyncio.wait(looking, timeout=DRAINING)
        for worker in self._workers:
            worker.close()
        for task in self._tasks - set(looking):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.keeper.close()

    def seat(self, mailbox: Mailbox) -> Seat:
        """A place that costs nothing until an experiment is opened in it."""
        return LocalSeat(self, next(self._numbers), mailbox)

    async def snapshot(self, token: str) -> bytes | None:
        """The latest checkpoint; that of a run which is being parked is waited for."""
        parking = self._parking.get(token)
        if parking is not None:
            try:
                async with asyncio.timeout(PARKING):
                    await parking[1].wait()
            except TimeoutError:
                self._parking.pop(token, None)
                LOG.warning("a run was not parked in time", extra={"session": session_id(token)})
        return await self.keeper.find(token)

    async def ask(self, question: str, argument: Any = None, patience: float = 30.0) -> Any:
        """Asks the worker with the least to do; and once more when that one dies."""
        try:
            return await self._ask(question, argument, patience)
        except WorkerDiedError:
            return await self._ask(question, argument, patience)

    async def _ask(self, question: str, argument: Any, patience: float) -> Any:
        if not self._workers:
            raise HostError("The server is going down.")
        worker = min(self._workers, key=lambda worker: (not worker.ready, not worker.spare, worker.load))
        number = next(self._numbers)
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._answers[number] = worker, answer
        worker.send(Kind.ASK, number, msgspec.msgpack.encode([question, argument]))
        try:
            async with asyncio.timeout(patience):
                return await answer
        except TimeoutError:
            raise HostError(f"The server did not answer within {patience:.0f} s. Try again.") from None
        finally:
            self._answers.pop(number, None)

    def stats(self) -> HostStats:
        """Counts, and what every worker reported last."""
        reports = [worker.report for worker in self._workers if worker.report is not None]
        return HostStats(
            workers=len(self._workers),
            sessions=len(self._placed),
            kept=max(0, self.keeper.kept - len(self._shown)) + len(self._parking),
            waiting=len(self.line),
            restarts=self._restarts,
            restored=self.restored,
            lost=self.lost,
            frames=self._frames,
            frame_bytes=self._frame_bytes,
            by_worker=[
                WorkerStats.model_validate({name: getattr(report, name) for name in WorkerStats.model_fields})
                for report in reports
            ],
        )

    # For seats

    def later(self, task: Coroutine[Any, Any, None]) -> None:
        """Does something in the background, until the host stops."""
        self._look_to(asyncio.create_task(task))

    @property
    def full(self) -> bool:
        """Whether no further run can be opened."""
        return len(self._placed) >= self._settings.sessions

    def take_place(self, seat: LocalSeat) -> None:
        """The seat has, or will have, a run."""
        self._placed.add(seat)

    def give_place(self, seat: LocalSeat) -> None:
        """The seat has no run any more: who is first in the queue comes in."""
        self._placed.discard(seat)
        self._seats.pop(seat.number, None)
        if not self.full and not self._stopping:
            for waiting in self.line:
                assert isinstance(waiting, LocalSeat)
                waiting.admitted()
                break

    def enter(self, seat: LocalSeat) -> WorkerProcess:
        """The worker for a seat: of those that are not spare the one with the least to do."""
        worker = min(self._workers, key=lambda worker: (worker.spare, worker.load))
        self._seats[seat.number] = seat
        worker.seats += 1
        return worker

    def leave(self, seat: LocalSeat, worker: WorkerProcess) -> None:
        """The seat's client does not look at its run any more: it is parked."""
        worker.seats -= 1
        worker.send(Kind.LEAVE, seat.number)
        if seat.token is not None:
            self._shown.pop(seat.token, None)
            self._parking[seat.token] = worker, asyncio.Event()
        self.give_place(seat)

    def shown(self, token: str, seat: LocalSeat) -> None:
        """The run of this token belongs to that seat."""
        self._shown[token] = seat

    async def known(self, token: str) -> bool:
        """Whether there is a run of this token."""
        return token in self._shown or token in self._parking or await self.keeper.find(token) is not None

    def is_parking(self, token: str) -> bool:
        """Whether a run is on its way back from a worker."""
        return token in self._parking

    def hand_over(self, token: str, to: LocalSeat) -> bool:
        """Takes a run, and the place for it, from the client that looks at it; False when nobody does."""
        seat = self._shown.get(token)
        if seat is None:
            return False
        self.take_place(to)
        seat.taken_over()
        return True

    def ended(self, token: str) -> None:
        """The run is no more."""
        self._shown.pop(token, None)
        self.keeper.forget(token)
        parking = self._parking.pop(token, None)
        if parking is not None:
            parking[1].set()

    # Workers

    def _fill(self, pause: float) -> None:
        """Starts the workers that are missing, after a pause, and chooses the spare one."""
        while len(self._workers) < self._settings.workers + SPARES:
            worker = WorkerProcess(self._options, self._receive)
            task = asyncio.create_task(self._look_after(worker, pause), name="unknot worker")
            self._workers[worker] = task
            self._look_to(task)
        if not any(worker.spare for worker in self._workers):
            min(reversed(self._workers), key=lambda worker: worker.seats).spare = True

    def _look_to(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _look_after(self, worker: WorkerProcess, pause: float) -> None:
        """Waits for the worker's death, then has its runs go on elsewhere."""
        try:
            await asyncio.sleep(pause)
            await worker.live()
        finally:
            del self._workers[worker]
            if not self._stopping:
                self._replace(worker)
            self._mourn(worker)

    def _replace(self, worker: WorkerProcess) -> None:
        self._restarts += 1
        settled = time.monotonic() - worker.started > SETTLED
        self._pause = FIRST_PAUSE if settled else min(LONGEST_PAUSE, 2 * self._pause)
        LOG.warning(
            "a worker with %d clients died: another takes its place", worker.seats, extra={"worker": worker.pid}
        )
        if not worker.spare:
            for other in self._workers:
                other.spare = False
        self._fill(0.0 if settled else self._pause)

    def _mourn(self, worker: WorkerProcess) -> None:
        """Its runs go on elsewhere from their checkpoints; what was asked of it fails."""
        for token in [token for token, (home, _) in self._parking.items() if home is worker]:
            self._parking.pop(token)[1].set()
        for owner, answer in self._answers.values():
            if owner is worker and not answer.done():
                answer.set_exception(WorkerDiedError("The worker that was to answer has died. Try again."))
        if not self._stopping:
            for seat in [seat for seat in self._seats.values() if seat.worker is worker]:
                seat.fallen(guilty=seat.number == worker.serving)

    async def _look(self) -> None:
        """Every second: ends workers that are stuck, and tells clients under pressure how many they are."""
        while True:
            await asyncio.sleep(LOOK)
            for worker in list(self._workers):
                if worker.stuck:
                    LOG.error("a worker says nothing: ending it")
                    worker.kill()
            if time.monotonic() - self._told >= RETOLD:
                self._told = time.monotonic()
                for worker in self._workers:
                    if worker.report is not None and _level(worker.report) != FULL:
                        self._tell_load(worker, worker.report)

    def _tell_load(self, worker: WorkerProcess, report: Report) -> None:
        others = max(0, len(self._placed) - 1)
        for seat in self._seats.values():
            if seat.worker is worker:
                seat.load(others, report.detail, report.pace, report.frames_per_second)

    # What workers say

    def _receive(self, worker: WorkerProcess, record: Record) -> None:
        match record.kind:
            case Kind.FRAME:
                self._frames += 1
                self._frame_bytes += len(record.body)
            case Kind.ANSWER | Kind.FAILED:
                self._answer(record)
                return
            case Kind.COLD:
                self._warm_up(worker)
            case Kind.READY:
                worker.ready = True
            case Kind.REPORT:
                self._report(worker, msgspec.msgpack.decode(record.body, type=Report))
            case Kind.ENDED:
                self.ended(record.body.decode())
            case Kind.CHECKPOINT | Kind.PARKED:
                self._checkpoint(worker, record)
        seat = self._seats.get(record.seat)
        if seat is not None and seat.worker is worker:
            if record.kind is Kind.KEPT:
                self._shown[record.body.decode()] = seat
            seat.receive(worker, record)

    def _warm_up(self, worker: WorkerProcess) -> None:
        """Has the kernel compiled, once for all workers; those that come later find it."""
        self._cold.add(worker)
        if len(self._cold) == 1:
            self.later(self._compile())

    async def _compile(self) -> None:
        LOG.info("compiling the kernel: this is done once for this version of Unknot")
        compiling = await asyncio.create_subprocess_exec(sys.executable, "-m", "engine.kernel", stdout=DEVNULL)
        try:
            if await compiling.wait():
                LOG.error("the kernel was not compiled: the workers try themselves")
        except asyncio.CancelledError:
            compiling.kill()
            raise
        cold, self._cold = self._cold, set()
        for worker in cold:
            worker.send(Kind.PREPARE, 0)

    def _report(self, worker: WorkerProcess, report: Report) -> None:
        before = worker.report
        worker.report = report
        if _level(report) != (FULL if before is None else _level(before)):
            self._tell_load(worker, report)

    def _checkpoint(self, worker: WorkerProcess, record: Record) -> None:
        found = msgspec.msgpack.decode(record.body, type=Checkpoint)
        if record.kind is Kind.PARKED:
            self.keeper.keep(found.token, found.body, parked=True)
            parking = self._parking.pop(found.token, None)
            if parking is not None:
                parking[1].set()
            return
        self.keeper.keep(found.token, found.body)
        seat = self._seats.get(record.seat)
        if seat is not None and seat.worker is worker:
            seat.saved(found.seq)

    def _answer(self, record: Record) -> None:
        _, answer = self._answers.get(record.seat, (None, None))
        if answer is None or answer.done():
            return
        content = msgspec.msgpack.decode(record.body)
        if record.kind is Kind.ANSWER:
            answer.set_result(content)
        elif isinstance(content, str):
            answer.set_exception(HostError(content))
        else:
            answer.set_exception(ExperimentError([EngineProblem(**problem) for problem in content]))


def _level(report: Report) -> Level:
    return Level(report.detail, report.pace, report.frames_per_second)
