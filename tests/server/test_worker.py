"""A worker's loop in a thread of the test, over a real link: runs that fail, and questions."""

import json
import logging
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.frame import decode
from engine.lanes import Lanes
from engine.session import Session, Start
from server.hosts import checkpoint
from server.hosts.link import Checkpoint, Kind, Record, Report, Revival, Unpacker, pack
from server.hosts.options import Options
from server.hosts.worker import Worker
from tests.server.running import XOR, finished


class Link:
    """The web process's end of the link."""

    def __init__(self, options: Options) -> None:
        self._ours, theirs = socket.socketpair()
        self._ours.settimeout(30)
        self._unpacker = Unpacker()
        self._waiting: list[Record] = []
        self._theirs = theirs
        self._thread = threading.Thread(target=Worker(theirs, options).work)
        self._thread.start()

    def command(self, seat: int, **command: Any) -> None:
        """Sends a client's command."""
        self.commands([(seat, command)])

    def commands(self, several: list[tuple[int, dict[str, Any]]]) -> None:
        """Sends commands of several clients at once."""
        self._ours.sendall(b"".join(pack(Kind.COMMAND, seat, json.dumps(said).encode()) for seat, said in several))

    def send(self, kind: Kind, seat: int, body: bytes = b"") -> None:
        """Sends a record."""
        self._ours.sendall(pack(kind, seat, body))

    def receive(self, kind: Kind, seat: int) -> bytes:
        """The next record of this kind for this seat."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            record = self.record()
            if (record.kind, record.seat) == (kind, seat):
                return record.body
        raise AssertionError(f"no {kind.name} came")

    def record(self) -> Record:
        """The next record, whatever it is."""
        while not self._waiting:
            self._waiting = self._unpacker.feed(self._ours.recv(2**16))
        return self._waiting.pop(0)

    def event(self, seat: int) -> dict[str, Any]:
        """The next event for a seat."""
        event: dict[str, Any] = json.loads(self.receive(Kind.EVENT, seat))
        return event

    def ended(self) -> None:
        """Waits for the worker to end by itself."""
        self._thread.join(10)
        assert not self._thread.is_alive()

    def close(self) -> None:
        """Ends the worker."""
        self._ours.close()
        self._thread.join(10)
        self._theirs.close()
        assert not self._thread.is_alive()


@pytest.fixture
def link(tmp_path: Path) -> Iterator[Link]:
    link = Link(Options(tmp_path, step_seconds=0.5))
    yield link
    link.close()


def test_one_run_that_fails_does_not_hurt_the_other(
    link: Link, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.CRITICAL)
    advance = Session.advance

    def brittle(session: Session, steps: int, deadline: float | None = None) -> int:
        if session.experiment.seed == 13:
            raise ArithmeticError("thirteen")
        return advance(session, steps, deadline)

    monkeypatch.setattr(Session, "advance", brittle)
    link.command(1, type="open", seq=1, experiment={**XOR, "seed": 13}, play=True)
    link.command(2, type="open", seq=1, experiment=XOR)
    assert link.event(1)["type"] == "opened"
    error = link.event(1)
    assert (error["code"], error["seq"]) == ("session_failed", 1)
    assert "thirteen" in error["message"]
    assert not decode(link.receive(Kind.FRAME, 1))["playing"]
    link.command(2, type="step", seq=2, count=3)
    while decode(link.receive(Kind.FRAME, 2))["step"] < 3:
        pass


def test_questions_are_answered_while_runs_play(link: Link):
    link.command(1, type="open", seq=1, experiment=XOR, play=True)
    link.send(Kind.ASK, 9, msgspec.msgpack.encode(["check", json.dumps(XOR).encode()]))
    assert msgspec.msgpack.decode(link.receive(Kind.ANSWER, 9))["seed"] == 3
    link.send(Kind.ASK, 10, msgspec.msgpack.encode(["check", {"version": 1}]))
    problems = msgspec.msgpack.decode(link.receive(Kind.FAILED, 10))
    assert {problem["where"] for problem in problems} == {"data", "learner"}
    link.send(Kind.ASK, 11, msgspec.msgpack.encode(["frames", "one-neuron"]))
    recorded = msgspec.msgpack.decode(link.receive(Kind.ANSWER, 11))
    assert len(decode(recorded)["frames"]) == 12


def test_a_run_goes_on_between_the_commands_of_another(link: Link, monkeypatch: pytest.MonkeyPatch):
    def slow(session: Session, changes: Mapping[str, Any]) -> None:
        time.sleep(0.02)
        raise ExperimentError([])

    monkeypatch.setattr(Session, "tune", slow)
    for seat in (1, 2):
        link.command(seat, type="open", seq=1, experiment=XOR)
        link.receive(Kind.FRAME, seat)
    changes = [{"type": "tune", "seq": seq, "changes": {"learner.l2": 0.1}} for seq in range(2, 32)]
    link.commands([(1, {"type": "play", "seq": 2}), *((2, change) for change in changes)])
    refused = 0
    while (record := link.record()).seat != 1 or record.kind is not Kind.FRAME or decode(record.body)["step"] == 0:
        refused += record.kind is Kind.EVENT
    assert refused < len(changes)


def test_opening_again_and_again_gives_no_precedence(link: Link, monkeypatch: pytest.MonkeyPatch):
    build = Session.__init__

    def slow(session: Session, experiment: Experiment, start: Start | None = None) -> None:
        build(session, experiment, start)
        time.sleep(0.02)

    link.command(1, type="open", seq=1, experiment=XOR)
    link.receive(Kind.FRAME, 1)
    monkeypatch.setattr(Session, "__init__", slow)
    flood: list[dict[str, Any]] = [{"type": "open", "seq": seq, "experiment": XOR} for seq in range(1, 31)]
    link.commands([(1, {"type": "play", "seq": 2}), *((2, command) for command in flood)])
    opened = frames = 0
    while frames < 5:
        record = link.record()
        opened += record.kind is Kind.EVENT
        if (record.kind, record.seat) == (Kind.FRAME, 1):
            frames += 1
            link.send(Kind.ACK, 1)
    assert opened < 25


def checkpoint_of(link: Link, seat: int, step: int) -> Checkpoint:
    """The first checkpoint of the seat's run at this step or later."""
    while True:
        found = msgspec.msgpack.decode(link.receive(Kind.CHECKPOINT, seat), type=Checkpoint)
        if finished(checkpoint.unpacking(found.token, found.body))[0].session.step >= step:
            return found


def test_a_command_is_followed_by_a_checkpoint(link: Link):
    link.command(1, type="open", seq=1, experiment=XOR)
    link.command(1, type="step", seq=2, count=7)
    saved = checkpoint_of(link, 1, 7)
    assert saved.seq == 2
    direct = Lanes(Session(Experiment.parse(XOR)))
    direct.advance(7)
    assert finished(checkpoint.unpacking(saved.token, saved.body))[0].work.snapshot() == direct.snapshot()


def test_a_run_goes_on_from_its_checkpoint_to_the_same_numbers(link: Link):
    link.command(1, type="open", seq=1, experiment=XOR, play=True)
    saved = checkpoint_of(link, 1, 20)
    revival = Revival(saved.token, saved.body, 5, 1, resumed=False)
    link.send(Kind.RESTORE, 2, msgspec.msgpack.encode(revival))
    restored = link.event(2)
    assert restored["type"] == "restored"
    assert restored["step"] >= 20
    frame = decode(link.receive(Kind.FRAME, 2))
    assert (frame["frame"], frame["playing"], frame["curve"]["reset"]) == (6, True, True)
    link.command(2, type="pause", seq=9)
    while frame["seq"] < 9:
        frame = decode(link.receive(Kind.FRAME, 2))
        link.send(Kind.ACK, 2)
    direct = Session(Experiment.parse(XOR))
    direct.advance(frame["step"])
    assert frame["loss_train"] == direct.metrics().loss_train


def test_a_run_that_is_left_is_parked(link: Link):
    link.command(1, type="open", seq=1, experiment=XOR)
    link.command(1, type="step", seq=2, count=3)
    checkpoint_of(link, 1, 3)
    link.send(Kind.LEAVE, 1)
    parked = msgspec.msgpack.decode(link.receive(Kind.PARKED, 1), type=Checkpoint)
    link.send(Kind.RESTORE, 2, msgspec.msgpack.encode(Revival(parked.token, parked.body, 0, 4, resumed=True)))
    opened = link.event(2)
    assert (opened["seq"], opened["resumed"], opened["token"]) == (4, True, parked.token)
    assert decode(link.receive(Kind.FRAME, 2))["step"] == 3


def test_a_checkpoint_that_cannot_be_read_is_refused(link: Link):
    link.send(Kind.RESTORE, 1, msgspec.msgpack.encode(Revival("token", b"junk", 0, 2, resumed=True)))
    assert link.receive(Kind.ENDED, 1) == b"token"
    error = link.event(1)
    assert (error["code"], error["seq"]) == ("unknown_token", 2)
    assert link.receive(Kind.VACANT, 1) == b"2"


def test_a_drained_worker_parks_everything_and_ends(link: Link):
    for seat in (1, 2):
        link.command(seat, type="open", seq=1, experiment=XOR, play=True)
        link.event(seat)
    link.send(Kind.DRAIN, 0)
    for seat in (1, 2):
        msgspec.msgpack.decode(link.receive(Kind.PARKED, seat), type=Checkpoint)
    link.ended()


def test_a_step_that_is_too_long_is_refused_with_its_estimate(tmp_path: Path):
    link = Link(Options(tmp_path, step_seconds=1e-9))
    link.command(1, type="open", seq=1, experiment=XOR)
    error = link.event(1)
    assert error["code"] == "invalid_experiment"
    (problem,) = error["problems"]
    assert problem["where"] == "network"
    assert problem["expected"].startswith("steps of at most")
    assert link.receive(Kind.VACANT, 1) == b"1"
    link.close()


def test_reports_count_what_was_done(link: Link):
    link.command(1, type="open", seq=1, experiment=XOR)
    link.command(1, type="step", seq=2, count=25)
    while (report := msgspec.msgpack.decode(link.receive(Kind.REPORT, 0), type=Report)).steps < 25:
        pass
    assert (report.steps, report.sessions, report.detail, report.frames_per_second) == (25, 1, 1.0, 30)
    assert report.frames >= 1
    assert report.memory > 2**20
