"""What has come for the seats of a worker and is still to be dealt with."""

from collections import deque
from collections.abc import Callable, Iterable

from server.hosts.link import Kind, Record


class Inbox:
    """The seats take turns, so that no flood of one stops the others.

    Args:
        may: whether a record can be dealt with now. What is behind one that cannot be has to wait too; but when the
            client goes, what it has said before is not waited for.
    """

    def __init__(self, may: Callable[[Record], bool]) -> None:
        self._may = may
        self._waiting: dict[int, deque[Record]] = {}

    def add(self, records: Iterable[Record]) -> None:
        """Puts them behind what is there."""
        for record in records:
            self._waiting.setdefault(record.seat, deque()).append(record)

    @property
    def ready(self) -> bool:
        """Whether there is a record that can be dealt with now."""
        return any(map(self._open, self._waiting.values()))

    def take(self) -> Record | None:
        """The next one that can be; None: there is none."""
        for seat, waiting in self._waiting.items():
            if self._open(waiting):
                del self._waiting[seat]
                record = waiting.popleft()
                if waiting:
                    self._waiting[seat] = waiting
                return record
        return None

    def _open(self, waiting: deque[Record]) -> bool:
        """Whether the first of them can be dealt with now."""
        if self._may(waiting[0]):
            return True
        gone = next((place for place, record in enumerate(waiting) if record.kind is Kind.LEAVE), 0)
        for _ in range(gone):
            waiting.popleft()
        return gone > 0
