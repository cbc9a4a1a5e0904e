"""Sessions in worker processes on this machine. Workers are started as they are needed, and again when they die."""

import asyncio
import itertools
import logging
import time
from typing import Any

import msgspec

from engine.errors import ExperimentError
from engine.errors import Problem as EngineProblem
from server.hosts.base import Host, HostError, HostStats, Seat
from server.hosts.link import Kind, Record
from server.hosts.options import Options
from server.hosts.process import WorkerProcess
from server.mailbox import Mailbox
from server.messages import (
    AckCommand,
    ClientCommand,
    ErrorCode,
    ErrorEvent,
    LostEvent,
    OpenCommand,
    ResumeCommand,
    SpeedCommand,
    WatchCommand,
)

LOG = logging.getLogger(__name__)
FIRST_PAUSE = 0.1
LONGEST_PAUSE = 10.0
SETTLED = 10.0
NEED_A_WORKER = (OpenCommand, ResumeCommand, WatchCommand, SpeedCommand)
LOST = LostEvent().model_dump_json()


class WorkerDiedError(HostError):
    """A worker died before it had answered."""


class LocalHost(Host):
    """A pool of worker processes. A run stays with the worker that opened it."""

    def __init__(self, workers: int, sessions: int, options: Options) -> None:
        self._most_workers = workers
        self._most_sessions = sessions
        self._options = options
        self._numbers = itertools.count(1)
        self._workers: dict[WorkerProcess, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._seats: dict[int, LocalSeat] = {}
        self._homes: dict[str, WorkerProcess] = {}
        self._answers: dict[int, tuple[WorkerProcess, asyncio.Future[Any]]] = {}
        self._pause = FIRST_PAUSE
        self._stopping = False

    async def start(self) -> None:
        """Starts the first worker, without waiting for it."""
        self._spawn()

    async def stop(self) -> None:
        """Closes every link, at which the workers end."""
        self._stopping = True
        for worker in self._workers:
            worker.close()
        for task in self._tasks - set(self._workers.values()):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def seat(self, mailbox: Mailbox) -> Seat:
        """A place that costs nothing until an experiment is opened in it."""
        return LocalSeat(self, next(self._numbers), mailbox)

    async def ask(self, question: str, argument: Any = None, patience: float = 30.0) -> Any:
        """Asks the first worker, which starts with the server; and once more when that one dies."""
        try:
            return await self._ask(question, argument, patience)
        except WorkerDiedError:
            return await self._ask(question, argument, patience)

    async def _ask(self, question: str, argument: Any, patience: float) -> Any:
        worker = next(iter(self._workers), None) or self._spawn()
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
        """Counts of workers and runs."""
        shown = {seat.token for seat in self._seats.values()}
        kept = len(self._homes.keys() - shown)
        return HostStats(workers=len(self._workers), sessions=len(self._seats), kept=kept)

    # For seats

    def home(self, token: str) -> WorkerProcess | None:
        """The worker that has the run with this token."""
        return self._homes.get(token)

    def enter(self, seat: "LocalSeat", token: str | None) -> WorkerProcess:
        """The worker for a seat that opens a run, or takes up the one with this token."""
        worker = self._place() if token is None else self._homes[token]
        self._seats[seat.number] = seat
        worker.seats += 1
        return worker

    def leave(self, seat: "LocalSeat", worker: WorkerProcess) -> None:
        """The seat is free again."""
        if self._seats.pop(seat.number, None) is not None:
            worker.seats -= 1
            worker.send(Kind.LEAVE, seat.number)

    @property
    def full(self) -> bool:
        """Whether no further run can be opened."""
        return len(self._seats) >= self._most_sessions

    # Workers

    def _place(self) -> WorkerProcess:
        """The worker with the fewest seats; a new one while there are fewer than allowed and none is idle."""
        least = min(self._workers, key=lambda worker: worker.seats, default=None)
        if least is None or (least.seats > 0 and len(self._workers) < self._most_workers):
            return self._spawn()
        return least

    def _spawn(self) -> WorkerProcess:
        worker = WorkerProcess(self._options, self._receive)
        task = asyncio.create_task(self._look_after(worker), name="unknot worker")
        self._workers[worker] = task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return worker

    async def _look_after(self, worker: WorkerProcess) -> None:
        """Waits for the worker's death; then tells its clients, and starts another when none is left."""
        try:
            await worker.live()
        finally:
            del self._workers[worker]
            self._mourn(worker)
        if self._stopping or self._workers:
            return
        settled = time.monotonic() - worker.started > SETTLED
        self._pause = FIRST_PAUSE if settled else min(LONGEST_PAUSE, 2 * self._pause)
        LOG.warning("the last worker died: starting another")
        await asyncio.sleep(self._pause)
        if not self._stopping and not self._workers:
            self._spawn()

    def _mourn(self, worker: WorkerProcess) -> None:
        self._homes = {token: home for token, home in self._homes.items() if home is not worker}
        for seat in [seat for seat in self._seats.values() if seat.worker is worker]:
            del self._seats[seat.number]
            seat.lost()
        for owner, answer in self._answers.values():
            if owner is worker and not answer.done():
                answer.set_exception(WorkerDiedError("The worker that was to answer has died. Try again."))

    def _receive(self, worker: WorkerProcess, record: Record) -> None:
        if record.kind in (Kind.ANSWER, Kind.FAILED):
            self._answer(record)
            return
        if record.kind is Kind.ENDED:
            self._homes.pop(record.body.decode(), None)
        if record.kind is Kind.KEPT:
            self._homes[record.body.decode()] = worker
        if record.seat in self._seats:
            self._seats[record.seat].receive(worker, record)

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


class LocalSeat(Seat):
    """A client's place: it knows the worker that has its run, and passes records."""

    def __init__(self, host: LocalHost, number: int, mailbox: Mailbox) -> None:
        self.number = number
        self.worker: WorkerProcess | None = None
        self.token: str | None = None
        self._host = host
        self._mailbox = mailbox
        self._unacknowledged = 0

    def command(self, command: ClientCommand, text: str) -> None:
        """Finds a worker for the commands that come first; the rest goes to the worker that has the run."""
        if isinstance(command, AckCommand):
            if self._unacknowledged == 0:
                return
            self._unacknowledged -= 1
        elif isinstance(command, NEED_A_WORKER) and not self._enter(command):
            return
        if self.worker is not None:
            self.worker.send(Kind.COMMAND, self.number, text.encode())
        elif not isinstance(command, AckCommand):
            self._refuse(command.seq, "no_run", "There is no run yet: open an experiment first.")

    def leave(self) -> None:
        """Leaves the run to be resumed."""
        if self.worker is not None:
            self._host.leave(self, self.worker)
            self.worker = self.token = None

    def receive(self, worker: WorkerProcess, record: Record) -> None:
        """What the worker says to this seat."""
        if worker is not self.worker:
            return
        if record.kind is Kind.KEPT:
            self.token = record.body.decode()
        elif record.kind is Kind.FRAME:
            self._unacknowledged += 1
            self._mailbox.put(record.body)
        elif record.kind is Kind.EVENT:
            self._mailbox.put(record.body.decode())

    def lost(self) -> None:
        """The worker died, and the run with it."""
        self.worker = self.token = None
        self._unacknowledged = 0
        self._mailbox.put(LOST)

    def _enter(self, command: OpenCommand | ResumeCommand | WatchCommand | SpeedCommand) -> bool:
        """Makes sure of a worker; False when the command was refused."""
        token = command.token if isinstance(command, ResumeCommand) else None
        before = self.worker
        if before is not None and (token is None or self._host.home(token) is before):
            return True
        if token is not None and self._host.home(token) is None:
            self._refuse(command.seq, "unknown_token", "This run is not kept any more: open its experiment again.")
            return False
        if before is None and self._host.full:
            self._refuse(command.seq, "server_full", "All places for runs are taken. Try again in a minute.")
            return False
        self.leave()
        self._unacknowledged = 0
        self.worker = self._host.enter(self, token)
        return True

    def _refuse(self, seq: int, code: ErrorCode, message: str) -> None:
        self._mailbox.put(ErrorEvent(seq=seq, code=code, message=message).model_dump_json())
