"""What is waiting to be sent to one client."""

import asyncio
from collections import deque

LONGEST_QUEUE = 512


class Mailbox:
    """Events (str) and frames (bytes) in order.

    Credits keep the frames to three; a client that lets events pile up is cut off.
    """

    def __init__(self) -> None:
        self._waiting: deque[str | bytes] = deque()
        self._news = asyncio.Event()
        self._closed = False

    def put(self, message: str | bytes) -> None:
        """Adds a message; never waits."""
        self._waiting.append(message)
        if len(self._waiting) > LONGEST_QUEUE:
            self._closed = True
        self._news.set()

    def close(self) -> None:
        """Ends the connection once its sender looks."""
        self._closed = True
        self._news.set()

    async def get(self, patience: float) -> str | bytes | None:
        """The next message, or None after `patience` seconds without one.

        Raises:
            ConnectionAbortedError: the mailbox is closed, or its owner does not read.
        """
        if not self._waiting and not self._closed:
            self._news.clear()
            try:
                async with asyncio.timeout(patience):
                    await self._news.wait()
            except TimeoutError:
                return None
        if self._closed:
            raise ConnectionAbortedError
        return self._waiting.popleft()
