"""Log lines for people or for programs, written to standard error. Standard library only: workers use it too.

What a line is about goes into fields:

    LOG.warning("a worker died", extra={"worker": pid, "session": session_id(token)})

The fields in use are `session`, `seat`, `worker` (a process number), `address`, `connection`, `reason`, `code`. A token
is never logged, only `session_id` of it. Whatever comes from outside cannot begin a line of its own: control characters
are escaped. A statement that logs without end is cut short, and the next line of it says how many were left out.
"""

import hashlib
import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Literal

from server.limits import TokenBucket

Format = Literal["text", "json"]
BURST = 100
PER_SECOND = 5
LONGEST = 2000
MOST_LINES = 100
STANDARD = {*vars(logging.LogRecord("", 0, "", 0, "", (), None)), "message", "asctime", "color_message", "taskName"}
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
PLAIN = re.compile(r"[\w.:/@%+-]+", re.ASCII)


def configure(level: str = "info", form: Format = "text") -> None:
    """Has all loggers of this process write to standard error; replaces what was configured before.

    Args:
        level: the least that is written: debug, info, warning or error.
        form: lines for people, or one JSON object a line.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    handler.addFilter(Sparing())
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)


def session_id(token: str) -> str:
    """What stands for a session in the log: the first 8 characters of a hash of its token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()[:8]


def fields(record: logging.LogRecord) -> dict[str, object]:
    """What was passed as `extra`."""
    return {key: value for key, value in vars(record).items() if key not in STANDARD}


class Sparing(logging.Filter):
    """Lets every logging statement through 5 times a second, and after a silence 100 times at once."""

    def __init__(self) -> None:
        super().__init__()
        self._buckets: dict[tuple[str, int], TokenBucket] = {}
        self._left_out: dict[tuple[str, int], int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written; it then says how many before it were not."""
        place = record.pathname, record.lineno
        if not self._buckets.setdefault(place, TokenBucket(PER_SECOND, BURST)).take():
            self._left_out[place] = self._left_out.get(place, 0) + 1
            return False
        if left_out := self._left_out.pop(place, 0):
            record.left_out = left_out
        return True


class TextLines(logging.Formatter):
    """`2026-01-31T12:00:00.000Z WARNING server.hosts: a worker died worker=4711 session=1f3a9c00`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and below it, indented, what was raised or whatever else did not fit on a line."""
        first, *rest = record.getMessage().split("\n")
        line = f"{_when(record)} {record.levelname} {record.name}: {escaped(first)}"
        for key, value in fields(record).items():
            line += f" {key}={_value(value)}"
        below = [*rest, *_raised(self, record).split("\n")]
        return "\n    ".join([line, *(escaped(part) for part in below[:MOST_LINES] if part)])


class JsonLines(logging.Formatter):
    """One JSON object a line: `time`, `level`, `logger`, `message`, the fields, and `exception`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        told: dict[str, object] = {
            "time": _when(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage()[:LONGEST],
            **{key: value if isinstance(value, int) else str(value)[:LONGEST] for key, value in fields(record).items()},
        }
        if raised := _raised(self, record):
            told["exception"] = raised
        return json.dumps(told)


def escaped(text: str) -> str:
    r"""The text with control characters as \x0a or \u2028, cut after 2000 characters."""
    return CONTROL.sub(
        lambda found: rf"\x{ord(c):02x}" if ord(c := found[0]) < 256 else rf"\u{ord(c):04x}", text[:LONGEST]
    )


def _value(value: object) -> str:
    text = str(value)[:LONGEST]
    return text if PLAIN.fullmatch(text) else json.dumps(text)


def _when(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _raised(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    if record.exc_info and not record.exc_text:
        record.exc_text = formatter.formatException(record.exc_info)
    return "\n".join(part for part in (record.exc_text, record.stack_info) if part)
