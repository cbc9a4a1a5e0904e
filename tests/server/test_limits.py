"""Budgets and places, counted without a server."""

import json

import pytest

from server.client import Client
from server.commands import ClientCommand
from server.hosts.base import Seat
from server.limits import Places, TokenBucket, neighbourhood
from server.mailbox import Mailbox
from server.monitor import Tally
from server.settings import Settings


class Listening(Seat):
    """A seat that notes what reaches it."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def command(self, command: ClientCommand, text: str) -> None:
        self.heard.append(command.type)

    def leave(self) -> None:
        raise AssertionError("nobody leaves here")


class Noting(Mailbox):
    """A mailbox that notes what is put in."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[dict[str, object]] = []

    def put(self, message: str | bytes) -> None:
        self.events.append(json.loads(message))

    @property
    def codes(self) -> list[object]:
        return [event.get("code", event["type"]) for event in self.events]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which stands still until a test changes it."""
    now = [0.0]
    monkeypatch.setattr("server.limits.time.monotonic", lambda: now[0])
    return now


def client(rate: float = 10, longest: int = 131_072) -> tuple[Client, Listening, Noting, Tally]:
    settings = Settings(messages_per_second=rate, message_bytes=longest)
    seat, mailbox, tally = Listening(), Noting(), Tally()
    return Client(seat, mailbox, settings, tally, 1), seat, mailbox, tally


def test_a_bucket_refills(clock: list[float]):
    bucket = TokenBucket(5)
    assert [bucket.take() for _ in range(6)] == [True] * 5 + [False]
    clock[0] = 0.5
    assert [bucket.take() for _ in range(3)] == [True, True, False]


def test_a_bucket_holds_its_burst(clock: list[float]):
    bucket = TokenBucket(1, burst=3)
    assert [bucket.take(2), bucket.take(2), bucket.take()] == [True, False, True]
    clock[0] = 100
    assert [bucket.take() for _ in range(4)] == [True] * 3 + [False]


@pytest.mark.parametrize("text", ["", "{", "[" * 1000, '{"type":"play"}', "9" * 2000])
def test_garbage_is_counted_before_it_is_read(clock: list[float], text: str):
    judge, seat, mailbox, tally = client(rate=10)
    accepted = [judge.take(text, None) for _ in range(500)]
    assert accepted == [True] * 10 + [False] * 490
    assert mailbox.codes == ["invalid_message"] * 10 + ["too_many"]
    assert tally.refused == {"invalid_message": 10, "too_many": 490}
    assert seat.heard == []


def test_bytes_are_counted_as_messages_are(clock: list[float]):
    judge, _, mailbox, _ = client(rate=10)
    for _ in range(500):
        judge.take(None, b"\x00")
    assert mailbox.codes == ["invalid_message"] * 10 + ["too_many"]


def test_oversized_messages_are_counted_as_messages_are(clock: list[float]):
    judge, _, mailbox, _ = client(rate=10, longest=1024)
    for _ in range(500):
        judge.take("é" * 600, None)
    assert mailbox.codes == ["too_large"] * 10 + ["too_many"]
    assert "got 1200" in str(mailbox.events[0]["message"])


def test_long_messages_cost_more(clock: list[float]):
    judge, _, mailbox, _ = client(rate=20)
    for _ in range(100):
        judge.take("x" * 10 * 2048, None)
    assert mailbox.codes == ["invalid_message"] * 2 + ["too_many"]


def test_who_sends_too_many_commands_loses_no_acknowledgement(clock: list[float]):
    judge, seat, _, _ = client(rate=10)
    for seq in range(1, 101):
        judge.take(json.dumps({"type": "play", "seq": seq}), None)
        if seq % 10 == 0:
            judge.take(json.dumps({"type": "ack", "frame": seq}), None)
    assert seat.heard.count("play") == 10
    assert seat.heard.count("ack") == 10


def test_acknowledgements_have_a_limit_too(clock: list[float]):
    judge, seat, mailbox, _ = client(rate=10)
    for _ in range(500):
        judge.take('{"type":"ack","frame":1}', None)
    assert seat.heard == ["ack"] * 10
    assert mailbox.codes == ["too_many"]


def test_who_was_refused_goes_on_when_there_is_room_again(clock: list[float]):
    judge, seat, mailbox, _ = client(rate=10)
    for _ in range(20):
        judge.take("{", None)
    clock[0] = 1.0
    judge.take('{"type":"play","seq":1}', None)
    assert seat.heard == ["play"]
    assert mailbox.codes.count("too_many") == 1


def test_places_are_counted_by_address_and_in_all():
    places = Places(most=3, most_of_one=2)
    assert [places.take("a"), places.take("a"), places.take("a")] == [None, None, "connections_per_address"]
    assert [places.take("b"), places.take("b"), places.take("c")] == [None, "connections", "connections"]
    places.leave("a")
    assert places.taken == 2
    assert places.take("a") is None
    for address in ("a", "a", "b"):
        places.leave(address)
    assert places.taken == 0


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("no address at all " * 10, ("no address at all " * 10)[:64]),
    ],
)
def test_what_counts_as_one_address(host: str, counted: str):
    assert neighbourhood(host) == counted
