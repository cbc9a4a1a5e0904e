"""Records between the web process and a worker, on a stream: a pure codec, bytes in and records out.

A record is a header (length of the body, kind, seat) and a body. What the body holds depends on the kind:

    COMMAND  web → worker   a client's command, JSON
    LEAVE    web → worker   nothing: the seat's connection has gone
    ASK      web → worker   msgpack [question, argument]; `seat` numbers the question
    EVENT    worker → web   an event for the seat's client, JSON
    FRAME    worker → web   a frame for the seat's client
    KEPT     worker → web   the token of a run that now belongs to the seat
    ENDED    worker → web   the token of a run that is no more
    ANSWER   worker → web   msgpack of the answer to the question of that number
    FAILED   worker → web   msgpack of the problems of an `ExperimentError`, or of a sentence
"""

import struct
from enum import IntEnum
from typing import NamedTuple

HEADER = struct.Struct("<IBI")
LONGEST = 64 * 2**20


class Kind(IntEnum):
    """What a record is."""

    COMMAND = 1
    LEAVE = 2
    ASK = 3
    EVENT = 4
    FRAME = 5
    KEPT = 6
    ENDED = 7
    ANSWER = 8
    FAILED = 9


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
