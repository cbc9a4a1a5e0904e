"""What waits for a client."""

import asyncio

import pytest

from server.mailbox import LONGEST_QUEUE, Mailbox


def test_messages_come_in_order():
    async def scenario() -> None:
        mailbox = Mailbox()
        mailbox.put("a")
        mailbox.put(b"b")
        assert [await mailbox.get(1), await mailbox.get(1)] == ["a", b"b"]

    asyncio.run(scenario())


def test_silence_is_none():
    async def scenario() -> None:
        mailbox = Mailbox()
        assert await mailbox.get(0.01) is None
        waiting = asyncio.create_task(mailbox.get(10))
        await asyncio.sleep(0)
        mailbox.put("late")
        assert await waiting == "late"

    asyncio.run(scenario())


def test_who_does_not_read_is_cut_off():
    async def scenario() -> None:
        mailbox = Mailbox()
        for _ in range(LONGEST_QUEUE + 1):
            mailbox.put("x")
        with pytest.raises(ConnectionAbortedError):
            await mailbox.get(1)

    asyncio.run(scenario())
