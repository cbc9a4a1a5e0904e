"""What a client sends is judged here, before anything else looks at it: size and rate first, then form, then order."""

import json
import logging

from pydantic import ValidationError

from server.commands import CLIENT_COMMAND, AckCommand, ClientCommand, PingCommand
from server.events import ErrorCode, ErrorEvent, PongEvent, Problem
from server.hosts.base import Seat
from server.limits import TokenBucket
from server.mailbox import Mailbox
from server.monitor import Tally
from server.settings import Settings

LOG = logging.getLogger(__name__)
SHOWN = 80
MOST_PROBLEMS = 20
WARNINGS_A_SECOND = 1.0
BYTES_A_TOKEN = 2048
LONGEST_ACK = 64


class Client:
    """One connection's client: what is well formed goes to its seat, the rest is refused with a reason."""

    def __init__(self, seat: Seat, mailbox: Mailbox, settings: Settings, tally: Tally, number: int) -> None:
        self._seat = seat
        self._mailbox = mailbox
        self._tally = tally
        self._number = number
        self._longest = settings.message_bytes
        self._dearest = max(1.0, settings.messages_per_second / 2)
        self._commands = TokenBucket(settings.messages_per_second)
        self._acknowledgements = TokenBucket(settings.messages_per_second)
        self._last_seq = 0
        self._warnings = TokenBucket(WARNINGS_A_SECOND)

    def take(self, text: str | None, data: bytes | None) -> bool:
        """Deals with one message; False when it came in excess and was not looked at."""
        size = len(data or b"") if text is None else len(text)
        if not self._affords(size, text):
            self._tally.refused["too_many"] += 1
            if self._warnings.take():
                self._tell(None, "too_many", "Too many messages: some were ignored. Send fewer a second.")
            return False
        if text is None:
            self._refuse(None, "invalid_message", f"Expected a text message, got {size} bytes.")
        elif size > self._longest or (size := len(text.encode())) > self._longest:
            self._refuse(None, "too_large", f"Expected at most {self._longest} bytes a message, got {size}.")
        else:
            self._parse(text)
        return True

    def _affords(self, size: int, text: str | None) -> bool:
        """Whether the message is within the rate; long ones cost more.

        Acknowledgements have a budget of their own, so that who sends too many commands loses no credit by it.
        """
        acknowledges = text is not None and size <= LONGEST_ACK and '"ack"' in text
        bucket = self._acknowledgements if acknowledges else self._commands
        return bucket.take(min(self._dearest, 1 + size // BYTES_A_TOKEN))

    def _parse(self, text: str) -> None:
        try:
            command = CLIENT_COMMAND.validate_json(text, strict=True)
        except ValidationError as error:
            self._refuse(_seq_of(text), "invalid_message", "This message is not understood.", problems_of(error))
            return
        if isinstance(command, AckCommand):
            self._seat.command(command, text)
        elif command.seq <= self._last_seq:
            message = f"Expected a seq above {self._last_seq}, got {command.seq}."
            self._refuse(command.seq, "out_of_order", message)
        else:
            self._last_seq = command.seq
            self._obey(command, text)

    def _obey(self, command: ClientCommand, text: str) -> None:
        if isinstance(command, PingCommand):
            self._mailbox.put(PongEvent(seq=command.seq).model_dump_json())
        else:
            self._seat.command(command, text)

    def _refuse(self, seq: int | None, code: ErrorCode, message: str, problems: list[Problem] | None = None) -> None:
        self._tally.refused[code] += 1
        self._tell(seq, code, message, problems)

    def _tell(self, seq: int | None, code: ErrorCode, message: str, problems: list[Problem] | None = None) -> None:
        LOG.info("message refused", extra={"connection": self._number, "reason": code})
        event = ErrorEvent(seq=seq, code=code, message=message, problems=problems or [])
        self._mailbox.put(event.model_dump_json())


def problems_of(error: ValidationError) -> list[Problem]:
    """What pydantic has against a message, as problems."""
    return [
        Problem(
            where=".".join(map(str, found["loc"])),
            expected=found["msg"],
            got=_shown(found["input"]),
            message="See docs/protocol.md for the messages there are.",
        )
        for found in error.errors(include_url=False, include_context=False)[:MOST_PROBLEMS]
    ]


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _seq_of(text: str) -> int | None:
    """The number of a command that was not understood, if it has one."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        return None
    seq = raw.get("seq") if isinstance(raw, dict) else None
    return seq if type(seq) is int and 0 < seq < 2**53 else None
