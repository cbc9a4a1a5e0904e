"""Records between the web process and a worker, on a stream: a pure codec, bytes in and records out.

A record is a header (length of the body, kind, seat) and a body. What the body holds depends on the kind:

    COMMAND     web → worker   a client's command, JSON
    ACK         web → worker   nothing: the client has used up a frame
    RESTORE     web → worker   a `Revival`: a run to go on with at this seat
    LEAVE       web → worker   nothing: the seat's client has gone
    DRAIN       web → worker   nothing: park all runs, then end
    ASK         web → worker   msgpack [question, argument]; `seat` numbers the question
    PREPARE     web → worker   nothing: what the worker needs is compiled now
    COLD        worker → web   nothing: the worker cannot run sessions before something is compiled
    READY       worker → web   nothing: the worker can run sessions
    EVENT       worker → web   an event for the seat's client, JSON
    FRAME       worker → web   a frame for the seat's client
    KEPT        worker → web   the token of a run that now belongs to the seat
    CHECKPOINT  worker → web   a `Checkpoint` of the seat's run
    PARKED      worker → web   the last `Checkpoint` of a run that the worker no longer has
    ENDED       worker → web   the token of a run that is no more
    VACANT      worker → web   nothing: the seat has no run
    REPORT      worker → web   a `Report` of what the worker does
    ANSWER      worker → web   msgpack of the answer to the question of that number
    FAILED      worker → web   msgpack of the problems of an `ExperimentError`, or of a sentence
"""

import struct
from enum import IntEnum, auto
from typing import NamedTuple

import msgspec

HEADER = struct.Struct("<IBI")
LONGEST = 64 * 2**20


class Kind(IntEnum):
    """What a record is."""

    COMMAND = auto()
    ACK = auto()
    RESTORE = auto()
    LEAVE = auto()
    DRAIN = auto()
    ASK = auto()
    PREPARE = auto()
    COLD = auto()
    READY = auto()
    EVENT = auto()
    FRAME = auto()
    KEPT = auto()
    CHECKPOINT = auto()
    PARKED = auto()
    ENDED = auto()
    VACANT = auto()
    REPORT = auto()
    ANSWER = auto()
    FAILED = auto()


class Checkpoint(msgspec.Struct, array_like=True):
    """Everything a run needs to go on elsewhere, as `server.hosts.checkpoint` packs it."""

    token: str
    seq: int
    """The last command that is in it."""
    body: bytes


class Revival(msgspec.Struct, array_like=True):
    """A run to be taken up from its checkpoint."""

    token: str
    body: bytes
    frames: int
    """How many frames the seat's client has been sent."""
    seq: int
    """The last command that is in it, or the `resume` that asks for it."""
    resumed: bool
    """Whether a client asks for it; else its worker died, and the same client sees it go on."""


class Report(msgspec.Struct, array_like=True):
    """What a worker does. Counts are totals; times are means of late, in seconds."""

    pid: int
    sessions: int
    lanes: int
    """What these sessions train: lanes, and cells of sweeps."""
    busy: float
    """Share of the time in which it had something to do."""
    frames: int
    steps: int
    step_seconds: float
    frame_seconds: float
    detail: float
    pace: float
    frames_per_second: int
    memory: int
    """Resident, in bytes."""


class Record(NamedTuple):
    """One record, taken out of its envelope."""

    kind: Kind
    seat: int
    body: bytes


def pack(kind: Kind, seat: int, body: bytes = b"") -> bytes:
    """The bytes of one record."""
    return HEADER.pack(len(body), kind, seat) + body


class Unpacker:
    """Cuts a stream of bytes, arriving in any pieces, into records."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[Record]:
        """Takes the next bytes and gives the records that are now complete.

        Raises:
            ValueError: the stream is out of step: a body longer than `LONGEST`, or a kind there is not.
        """
        self._buffer += data
        records = []
        start = 0
        while len(self._buffer) - start >= HEADER.size:
            length, kind, seat = HEADER.unpack_from(self._buffer, start)
            if length > LONGEST:
                raise ValueError(f"record: expected a body of at most {LONGEST} bytes, got {length}")
            end = start + HEADER.size + length
            if len(self._buffer) < end:
                break
            records.append(Record(Kind(kind), seat, bytes(self._buffer[start + HEADER.size : end])))
            start = end
        del self._buffer[:start]
        return records
