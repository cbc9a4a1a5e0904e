"""What has come and waits: turns, and what is held back."""

from server.hosts.inbox import Inbox
from server.hosts.link import Kind, Record


def said(seat: int, *bodies: bytes) -> list[Record]:
    return [Record(Kind.COMMAND, seat, body) for body in bodies]


def taken(inbox: Inbox) -> list[bytes]:
    """The bodies of all that can be dealt with."""
    found = []
    while (record := inbox.take()) is not None:
        found.append(record.body)
    return found


def test_seats_take_turns():
    inbox = Inbox(lambda record: True)
    inbox.add([*said(1, b"a", b"b", b"c"), *said(2, b"x", b"y")])
    assert taken(inbox) == [b"a", b"x", b"b", b"y", b"c"]
    assert not inbox.ready


def test_what_is_held_back_keeps_its_order_and_stops_nobody_else():
    held = {1}
    inbox = Inbox(lambda record: record.seat not in held)
    inbox.add([*said(1, b"a", b"b"), *said(2, b"x")])
    assert inbox.ready
    assert taken(inbox) == [b"x"]
    assert not inbox.ready
    held.clear()
    assert taken(inbox) == [b"a", b"b"]


def test_who_goes_is_not_kept_waiting_by_what_it_said_before():
    inbox = Inbox(lambda record: record.kind is Kind.LEAVE)
    inbox.add([*said(1, b"a", b"b"), Record(Kind.LEAVE, 1, b"bye"), *said(2, b"x")])
    assert taken(inbox) == [b"bye"]
    assert not inbox.ready
