"""What probes remember between readings. It belongs to no run: nothing in it can change what is learned."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """Values computed once: `lasting` ones for good, `fresh` ones until the learner changes."""

    def __init__(self) -> None:
        self._lasting: dict[Hashable, Any] = {}
        self._fresh: dict[Hashable, Any] = {}
        self._version = -1

    def lasting(self, key: Hashable, compute: Callable[[], T]) -> T:
        """The value under `key`, computed when first asked for."""
        if key not in self._lasting:
            self._lasting[key] = compute()
        value: T = self._lasting[key]
        return value

    def fresh(self, version: int, key: Hashable, compute: Callable[[], T]) -> T:
        """The value under `key` at this version of the learner; all values of other versions are forgotten."""
        if version != self._version:
            self._fresh.clear()
            self._version = version
        if key not in self._fresh:
            self._fresh[key] = compute()
        value: T = self._fresh[key]
        return value

    def release(self) -> None:
        """Lets go of the fresh values, which are the large ones; they are computed again when they are asked for."""
        self._fresh.clear()
