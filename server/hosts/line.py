"""The queue of clients for whom there is no place yet: first come, first served, everybody told where they stand."""

from collections.abc import Iterator
from typing import Protocol


class Waiting(Protocol):
    """Somebody in the queue."""

    def stands(self, position: int) -> None:
        """Is told its place; 1 is next."""


class Line:
    """A queue of at most so many."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._waiting: dict[Waiting, int] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Waiting]:
        return iter(self._waiting)

    def join(self, waiting: Waiting) -> bool:
        """Stands at the end; who stands already keeps the place. False: the queue is as long as it may be."""
        if waiting not in self._waiting and len(self._waiting) >= self._longest:
            return False
        self._waiting.setdefault(waiting, 0)
        self._tell()
        return True

    def leave(self, waiting: Waiting) -> None:
        """Gives up its place."""
        if self._waiting.pop(waiting, None) is not None:
            self._tell()

    def _tell(self) -> None:
        for position, (waiting, told) in enumerate(list(self._waiting.items()), 1):
            if position != told:
                self._waiting[waiting] = position
                waiting.stands(position)
