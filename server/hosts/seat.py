"""A client's place at the local host: it knows the worker that has its run, and what to tell the next if that dies."""

import logging
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from server.commands import (
    AckCommand,
    AttendCommand,
    ClientCommand,
    Command,
    OpenCommand,
    ResumeCommand,
    SpeedCommand,
    SweepCommand,
    WatchCommand,
)
from server.events import ErrorCode, ErrorEvent, LoadEvent, LostEvent, WaitEvent
from server.hosts.base import Seat
from server.hosts.link import Kind, Record, Revival
from server.mailbox import Mailbox

if TYPE_CHECKING:
    from server.hosts.local import LocalHost
    from server.hosts.process import WorkerProcess

LOG = logging.getLogger(__name__)
OF_THE_VIEW = (WatchCommand, SpeedCommand, AttendCommand)
Opens = OpenCommand | SweepCommand
MOST_PENDING = 1000
MOST_FALLS = 2
"""Workers that may die while they serve a run, before it is given up."""
NO_RUN = "There is no run yet: open an experiment first."
UNKNOWN = "This run is not kept any more: open its experiment again."
LOST = LostEvent().model_dump_json()


class Said(NamedTuple):
    """A command that may have to be said again."""

    seq: int
    text: bytes


class LocalSeat(Seat):
    """Passes records between a client and the worker that has its run, and finds the run another when that dies."""

    def __init__(self, host: "LocalHost", number: int, mailbox: Mailbox) -> None:
        self.number = number
        self.worker: WorkerProcess | None = None
        self.token: str | None = None
        self._host = host
        self._mailbox = mailbox
        self._unacknowledged = 0
        self._frames = 0
        self._falls = 0
        self._view: dict[type[Command], Said] = {}
        self._pending: list[Said] = []
        self._asked: Opens | ResumeCommand | None = None
        self._revival: Revival | None = None
        self._opening = 0
        self._saved = 0
        self._turn = 0

    # What the client says

    def command(self, command: ClientCommand, text: str) -> None:
        """Finds a place for `open`, `sweep` and `resume`; the rest goes to the worker that has the run."""
        if isinstance(command, AckCommand):
            self._acknowledge()
            return
        said = Said(command.seq, text.encode())
        if isinstance(command, ResumeCommand):
            self._turn += 1
            if self.worker is None or command.token == self.token:
                self._begin(command, None)
            else:
                self._host.later(self._exchange(command, self._turn))
        elif isinstance(command, Opens) and self.worker is None:
            self._begin(command, said)
        elif isinstance(command, OF_THE_VIEW) and self.worker is None:
            self._view[type(command)] = said
        elif self.worker is None and self._asked is None:
            self.refuse(command.seq, "no_run", NO_RUN)
        elif len(self._pending) >= MOST_PENDING:
            self.refuse(command.seq, "too_many", "Too many messages: some were ignored. Send fewer a second.")
        else:
            self._pending.append(said)
            if isinstance(command, OF_THE_VIEW):
                self._view[type(command)] = said
            elif isinstance(command, Opens):
                self._opening = command.seq
            if self.worker is not None:
                self.worker.send(Kind.COMMAND, self.number, said.text)

    def _acknowledge(self) -> None:
        if self._unacknowledged > 0 and self.worker is not None:
            self._unacknowledged -= 1
            self.worker.send(Kind.ACK, self.number)

    def leave(self) -> None:
        """Leaves the run to be resumed."""
        self._turn += 1
        self._asked = self._revival = None
        self._host.line.leave(self)
        if self.worker is not None:
            self._host.leave(self, self.worker)
            self.worker = self.token = None
        self._unacknowledged = self._falls = 0
        self._pending.clear()

    # A place at a worker

    async def _exchange(self, command: ResumeCommand, turn: int) -> None:
        """Takes another run in place of the one it has, if there is such a run."""
        known = await self._host.known(command.token)
        if turn != self._turn:
            return
        if known:
            self._begin(command, None)
        else:
            self.refuse(command.seq, "unknown_token", UNKNOWN)

    def _begin(self, command: Opens | ResumeCommand, said: Said | None) -> None:
        """Asks for a place, and leaves the one it has."""
        queued = self in self._host.line
        if self._asked is not None and self.worker is None:
            self._refuse_behind(self._asked.seq)
        if not queued:
            self.leave()
        self._pending = [] if said is None else [said]
        self._asked, self._revival = command, None
        inherits = isinstance(command, ResumeCommand) and self._host.hand_over(command.token, self)
        if inherits or not (queued or self._host.full):
            self.admitted()
        elif not queued and not self._host.line.join(self):
            self._asked = None
            self._pending.clear()
            self.refuse(command.seq, "server_full", "All places for runs are taken. Try again in a minute.")

    def stands(self, position: int) -> None:
        """Tells the client its place in the queue."""
        if self._asked is not None:
            self._tell(WaitEvent(seq=self._asked.seq, reason="full", position=position))

    def admitted(self) -> None:
        """There is a place: takes it, for a run to be resumed once its checkpoint is found."""
        self._host.line.leave(self)
        if isinstance(self._asked, ResumeCommand):
            self._host.take_place(self)
            self._host.later(self._resume(self._asked))
        elif self._asked is not None:
            self._host.take_place(self)
            self._enter(None)

    async def _resume(self, command: ResumeCommand) -> None:
        body = await self._host.snapshot(command.token)
        if self._asked is not command:
            return
        if self._host.hand_over(command.token, self) or self._host.is_parking(command.token):  # another was faster
            await self._resume(command)
        elif body is None:
            self._asked = None
            self._host.give_place(self)
            self.refuse(command.seq, "unknown_token", UNKNOWN)
            self._refuse_behind(command.seq)
        else:
            self.token = command.token
            self._host.shown(command.token, self)
            self._enter(Revival(command.token, body, 0, command.seq, resumed=True))

    def _enter(self, revival: Revival | None) -> None:
        """Goes to a worker and tells it all that it has to know."""
        worker = self.worker = self._host.enter(self)
        self._revival = revival
        self._unacknowledged = 0
        if not worker.ready and self._asked is not None:
            self._tell(WaitEvent(seq=self._asked.seq, reason="starting", position=0))
        if revival is not None:
            worker.send(Kind.RESTORE, self.number, msgspec.msgpack.encode(revival))
        view = () if revival is not None and not revival.resumed else self._view.values()
        for said in (*view, *self._pending):
            worker.send(Kind.COMMAND, self.number, said.text)

    def fallen(self, *, guilty: bool) -> None:
        """Its worker has died: goes on at another, but for a run that kills whatever serves it."""
        self.worker = None
        self._falls += guilty
        body = self._host.keeper.at_hand(self.token)
        revival = self._revival
        if self.token is not None and body is not None:
            revival = Revival(self.token, body, self._frames, self._saved, resumed=False)
        if self._falls < MOST_FALLS and (revival is not None or self._pending):
            self._host.restored += revival is not None
            self._enter(revival)
            return
        self._host.lost += 1
        self._pending.clear()
        self._asked = None
        self._host.give_place(self)
        if self.token is not None:
            self._host.ended(self.token)
        self.token = None
        self._mailbox.put(LOST)

    # What the worker says

    def receive(self, worker: "WorkerProcess", record: Record) -> None:
        """What the worker says to this seat."""
        if worker is not self.worker:
            return
        match record.kind:
            case Kind.FRAME:
                self._unacknowledged += 1
                self._frames += 1
                self._mailbox.put(record.body)
            case Kind.EVENT:
                self._mailbox.put(record.body.decode())
            case Kind.KEPT:
                self._kept(record.body.decode())
            case Kind.VACANT if int(record.body) >= self._opening:
                self._vacate(int(record.body))

    def _vacate(self, seq: int) -> None:
        """The run that was asked for cannot be: what was said behind it has nothing to go to."""
        behind = list(self._pending)
        self.leave()
        self._pending = behind
        self._refuse_behind(seq)

    def _refuse_behind(self, seq: int) -> None:
        """What was said after this command, and waits for a run, gets none."""
        for said in self._pending:
            if said.seq > seq:
                self.refuse(said.seq, "no_run", NO_RUN)
        self._pending.clear()

    def _kept(self, token: str) -> None:
        if token != self.token:
            self._falls = 0
        self.token = token
        self._asked = self._revival = None

    def saved(self, seq: int) -> None:
        """A checkpoint holds all commands up to this one."""
        self._saved = seq
        self._pending = [said for said in self._pending if said.seq > seq]

    def taken_over(self) -> None:
        """Another client resumes this one's run."""
        self.leave()
        self.refuse(None, "taken_over", "This run goes on in another window.")

    def load(self, others: int, detail: float, pace: float, frames_per_second: int) -> None:
        """Tells the client how the server spares its strength."""
        self._tell(LoadEvent(others=others, detail=detail, pace=pace, frames_per_second=frames_per_second))

    def refuse(self, seq: int | None, code: ErrorCode, message: str) -> None:
        """Sends an error."""
        self._tell(ErrorEvent(seq=seq, code=code, message=message))

    def _tell(self, event: ErrorEvent | LoadEvent | WaitEvent) -> None:
        self._mailbox.put(event.model_dump_json())
