"""Who sits at a worker: what everybody's commands do, and the runs that are made, taken up again and handed back."""

import logging
import secrets
import time
from collections.abc import Callable, Iterator

import msgspec

from engine.errors import ExperimentError
from server import logs
from server.commands import ClientCommand, OpenCommand, SeekCommand, SweepCommand
from server.events import LostEvent, RestoredEvent
from server.hosts import checkpoint, control, opening
from server.hosts.governor import Governor
from server.hosts.link import Checkpoint, Kind, Revival
from server.hosts.opening import Opening
from server.hosts.run import Run, Work
from server.hosts.scales import Scales
from server.hosts.viewer import Viewer

LOG = logging.getLogger(__name__)
LONGEST = 0.005
"""Seconds of making runs at a time."""
Send = Callable[[Kind, int, bytes], None]


class Seats:
    """The viewers by their seats.

    Args:
        send: to the web process.
        mark: told the seat that is served.
        governor: how well everybody is served.
        scales: what may run.
    """

    def __init__(self, send: Send, mark: Callable[[int], None], governor: Governor, scales: Scales) -> None:
        self.viewers: dict[int, Viewer] = {}
        self._openings: dict[int, Opening] = {}
        self._send = send
        self._mark = mark
        self._governor = governor
        self._scales = scales

    @property
    def busy(self) -> bool:
        """Whether runs are being made."""
        return bool(self._openings)

    def making(self, seat: int) -> bool:
        """Whether a run is being made for a seat."""
        return seat in self._openings

    def _viewer(self, seat: int) -> Viewer:
        viewer = self.viewers.get(seat)
        if viewer is None:
            viewer = Viewer(lambda kind, data: self._send(kind, seat, data), self._governor, seat, self._scales)
            self.viewers[seat] = viewer
        return viewer

    def command(self, seat: int, command: ClientCommand) -> None:
        """Deals with a command of whoever sits there."""
        viewer = self._viewer(seat)
        assert command.type != "ack"
        viewer.seq = max(viewer.seq, command.seq)
        began = time.perf_counter()
        if isinstance(command, SweepCommand):
            self._begin(seat, Opening(self._sweep(seat, viewer, command), None))
            return
        with viewer.answering(lasting=not isinstance(command, SeekCommand)):
            try:
                if isinstance(command, OpenCommand):
                    self._open_run(seat, viewer, command)
                else:
                    assert command.type != "resume"
                    control.apply(viewer, command)
            except ConnectionError:
                raise
            except Exception as error:  # noqa: BLE001 one run's trouble must not end the others
                self.fail(viewer, error)
            viewer.touch()
        if viewer.run is not None:
            viewer.run.charge(time.perf_counter() - began)
        elif isinstance(command, OpenCommand):
            self._vacant(seat, viewer)

    def _open_run(self, seat: int, viewer: Viewer, command: OpenCommand) -> None:
        try:
            work = opening.opened(command, self._scales)
        except ExperimentError as error:
            viewer.refuse("invalid_experiment", "This experiment cannot be built.", control.problems(error.problems))
        else:
            self._show(seat, viewer, work, play=command.play)

    def _sweep(self, seat: int, viewer: Viewer, command: SweepCommand) -> Iterator[None]:
        """Makes a sweep bit by bit, then shows it."""
        work: Work | None = None
        found: Exception | None = None
        try:
            work = yield from opening.swept(command, self._scales)
        except ConnectionError:
            raise
        except Exception as error:  # noqa: BLE001 one run's trouble must not end the others
            found = error
        with viewer.answering():
            if work is not None:
                self._show(seat, viewer, work, play=command.play)
            elif isinstance(found, ExperimentError):
                viewer.refuse("invalid_experiment", "This sweep cannot be made.", control.problems(found.problems))
            elif found is not None:
                self.fail(viewer, found)
            viewer.touch()
        if viewer.run is None:
            self._vacant(seat, viewer)

    def _show(self, seat: int, viewer: Viewer, work: Work, *, play: bool) -> None:
        """What was asked for takes the place of the run before."""
        run = Run(secrets.token_urlsafe(24), work)
        if viewer.run is not None:
            run.charge(viewer.run.spent(time.perf_counter()))
            self._send(Kind.ENDED, seat, viewer.run.token.encode())
        if play:
            run.play()
        self._send(Kind.KEPT, seat, run.token.encode())
        viewer.take(run)
        viewer.tell_opened(run, resumed=False)

    def _vacant(self, seat: int, viewer: Viewer) -> None:
        self._send(Kind.VACANT, seat, str(viewer.seq).encode())

    # Runs that are being made

    def _begin(self, seat: int, made: Opening) -> None:
        """Makes a run, or a first part of it."""
        self._openings[seat] = made
        self._go_on(seat, made)

    def build(self) -> None:
        """Goes on with one of the runs that are being made; they take turns."""
        if self._openings:
            seat = next(iter(self._openings))
            made = self._openings.pop(seat)
            self._openings[seat] = made
            self._mark(seat)
            self._go_on(seat, made)

    def _go_on(self, seat: int, made: Opening) -> None:
        start = time.perf_counter()
        for _ in made.work:
            if time.perf_counter() > start + LONGEST:
                break
        else:
            self._openings.pop(seat, None)
        run = self.viewers[seat].run
        if run is not None:
            run.charge(time.perf_counter() - start)

    def restore(self, seat: int, revival: Revival) -> None:
        """Begins to go on with a run that another worker had, or that was parked."""
        self._begin(seat, Opening(self._restore(seat, revival), revival))

    def _restore(self, seat: int, revival: Revival) -> Iterator[None]:
        """Makes the run bit by bit, then shows it."""
        viewer = self._viewer(seat)
        viewer.seq = max(viewer.seq, revival.seq)
        try:
            run, view = yield from checkpoint.unpacking(revival.token, revival.body)
        except Exception as error:  # noqa: BLE001 a checkpoint that cannot be read must not end the others
            LOG.warning("a checkpoint cannot be read: %s", error, extra={"session": logs.session_id(revival.token)})
            self._send(Kind.ENDED, seat, revival.token.encode())
            if revival.resumed:
                viewer.refuse("unknown_token", "This run is not kept any more: open its experiment again.")
            else:
                viewer.tell(LostEvent())
            self._vacant(seat, viewer)
            return
        self._send(Kind.KEPT, seat, run.token.encode())
        if revival.resumed:
            viewer.take(run)
            viewer.tell_opened(run, resumed=True)
        else:
            viewer.go_on(run, view, revival.frames)
            viewer.tell(RestoredEvent(step=run.session.step))
        viewer.touch()

    def park(self, seat: int) -> None:
        """Hands the seat's run back, to be gone on with later."""
        viewer = self.viewers.pop(seat, None)
        made = self._openings.pop(seat, None)
        if made is not None and made.revival is not None:
            again = Checkpoint(made.revival.token, made.revival.seq, made.revival.body)
            self._send(Kind.PARKED, seat, msgspec.msgpack.encode(again))
            return
        if viewer is None or viewer.run is None:
            return
        try:
            parked = msgspec.msgpack.encode(viewer.checkpoint(viewer.run))
        except Exception:
            LOG.exception("a run cannot be parked", extra={"session": logs.session_id(viewer.run.token)})
            self._send(Kind.ENDED, seat, viewer.run.token.encode())
        else:
            self._send(Kind.PARKED, seat, parked)

    def fail(self, viewer: Viewer, error: Exception) -> None:
        """One run's trouble is told to its owner and to the log, and stays its own."""
        extra = {} if viewer.run is None else {"session": logs.session_id(viewer.run.token)}
        LOG.exception("a run failed", extra=extra)
        if viewer.run is not None:
            viewer.run.pause()
        viewer.refuse("session_failed", f"The run stopped: {error or type(error).__name__}. Reset it or open it again.")
