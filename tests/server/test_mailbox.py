"""What waits for a client, and how much a client may send."""

import asyncio

import pytest

from server.limits import TokenBucket
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


def test_a_bucket_refills(monkeypatch: pytest.MonkeyPatch):
    now = 0.0
    monkeypatch.setattr("server.limits.time.monotonic", lambda: now)
    bucket = TokenBucket(5)
    assert [bucket.take() for _ in range(6)] == [True] * 5 + [False]
    now = 0.5
    assert [bucket.take() for _ in range(3)] == [True, True, False]
