"""Floods, fragments and half requests over real sockets: refused with a reason, and the others notice nothing."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosedError

from server import requests
from tests.server import raw
from tests.server.process import served
from tests.server.running import XOR, Player, Running, running, until

CHECK = b"POST /api/experiments/check HTTP/1.1\r\nHost: x\r\n"


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that takes three connections, two of one address, and twenty messages a second of each."""
    limits = {"connections": 3, "connections_per_address": 2, "messages_per_second": 20}
    with running(tmp_path_factory.mktemp("cache"), **limits) as server:
        yield server


def farewell(player: Player) -> tuple[int, str]:
    """The code and the reason with which the server closes."""
    with suppress(ConnectionClosedError):
        for _ in player.socket:
            pass
    assert player.socket.close_code is not None
    return player.socket.close_code, player.socket.close_reason or ""


def open_connections(server: Running) -> int:
    text = raw.get(server.url, b"/metrics").decode()
    return int(float(next(line for line in text.splitlines() if line.startswith("unknot_connections ")).split()[1]))


def from_elsewhere(url: str, address: str) -> Player:
    """A client that a proxy on this machine says is at another address."""
    return Player(url, additional_headers={"X-Forwarded-For": address})


def test_so_many_connections_of_one_address(narrow: Running):
    first, second = Player(narrow.url), Player(narrow.url)
    first.open()
    code, reason = farewell(Player(narrow.url))
    assert code == 1013
    assert "from your address" in reason
    second.close()
    until(lambda: open_connections(narrow) == 1)
    third = Player(narrow.url)
    third.open()
    first.send("step", count=1)
    assert first.at_step(1)
    first.close()
    third.close()
    until(lambda: open_connections(narrow) == 0)


def test_so_many_connections_in_all(narrow: Running):
    players = [from_elsewhere(narrow.url, f"192.0.2.{n}") for n in range(3)]
    code, reason = farewell(from_elsewhere(narrow.url, "192.0.2.9"))
    assert code == 1013
    assert "as many visitors as it can take" in reason
    for player in players:
        player.close()
    until(lambda: open_connections(narrow) == 0)


def test_only_a_trusted_proxy_names_the_client(tmp_path: Path):
    with served(tmp_path, CONNECTIONS_PER_ADDRESS="1", PROXIES="192.0.2.1") as server:
        first = from_elsewhere(server.url, "192.0.2.7")
        assert farewell(from_elsewhere(server.url, "192.0.2.8"))[0] == 1013
        first.close()


def test_the_nearest_untrusted_address_counts(narrow: Running):
    players = [from_elsewhere(narrow.url, f"198.51.100.{n}, 192.0.2.7, 127.0.0.1") for n in range(2)]
    assert farewell(from_elsewhere(narrow.url, "198.51.100.5, 192.0.2.7"))[0] == 1013
    for player in players:
        player.close()
    until(lambda: open_connections(narrow) == 0)


@pytest.mark.parametrize("flood", [b"\x00", b"x" * 100_000, "{", "[" * 5000, "y" * 140_000])
def test_after_a_flood_the_run_goes_on(narrow: Running, flood: str | bytes):
    player, other = Player(narrow.url), Player(narrow.url)
    player.open()
    other.open()
    for _ in range(600):
        player.socket.send(flood)
    other.send("step", count=2)
    assert other.at_step(2)
    while player.receive().get("code") != "too_many":
        pass
    until(lambda: steps(player))
    player.close()
    other.close()
    until(lambda: open_connections(narrow) == 0)


def steps(player: Player) -> bool:
    """Whether a step is taken when it is asked for, not ignored as one message too many."""
    player.send("step", count=1)
    return any(message.get("step", 0) > 0 for message in player.silence(0.5))


def test_a_message_too_long_to_be_read_ends_the_connection(tmp_path: Path):
    with served(tmp_path, MESSAGE_BYTES="2048") as server:
        player = Player(server.url)
        player.socket.send("x" * 4000)
        while player.receive().get("code") != "too_large":
            pass
        player.socket.send("x" * 5000)
        assert farewell(player)[0] == 1009


@pytest.mark.parametrize(
    ("kind", "last", "first"),
    [(raw.PING, True, b""), (raw.PONG, True, b""), (raw.CONTINUATION, False, raw.frame(raw.TEXT, last=False))],
)
def test_chatter_below_the_messages_ends_the_connection(server: Running, kind: int, last: bool, first: bytes):
    with raw.websocket(server.url) as opened:
        opened.sendall(first + raw.frame(kind, last=last) * 100)
        opened.sendall(raw.frame(kind, last=last) * 5000)
        assert raw.close_code(opened) == 1008


def test_what_is_not_utf_8_ends_the_connection_and_the_run_is_kept(server: Running):
    first = Player(server.url)
    token = first.open()["token"]
    first.send("step", count=5)
    first.at_step(5)
    first.socket.socket.sendall(raw.frame(raw.TEXT, b"\xff\xfe\xfd"))
    assert farewell(first)[0] == 1007
    second = Player(server.url)
    second.send("resume", token=token)
    assert second.event("opened")["resumed"]
    assert second.frame()["step"] == 5
    second.close()


ODD = [
    '{"type": "watch", "seq": 9, "probes": {"a": {"probe": "da\\u0000ta"}}}',
    '{"type": "open", "seq": 9, "experiment": {"a": "\\ud800"}}',
    '{"type": "open", "seq": 9, "experiment": {"a": ' + "9" * 5000 + "}}",
    '{"type": "play", "seq": 9007199254740993}',
    '{"type": "play", "seq": 1e1}',
    '{"type": "play", "seq": true}',
    '{"type": ["play"], "seq": 9}',
    "\x00",
    "\ufeff{}",
    '{"type": "open", "seq": 9, "experiment": ' + '{"a":' * 500 + "1" + "}" * 501,
]


@pytest.mark.parametrize("message", ODD, ids=range(len(ODD)))
def test_odd_messages_are_refused_with_a_reason(player: Player, message: str):
    player.open()
    player.socket.send(message)
    while (event := player.receive()).get("type") != "error":
        pass
    assert event["code"] == "invalid_message"
    assert event["problems"]
    player.send("step", count=2)
    assert player.at_step(2)


@pytest.mark.parametrize("version", [True, 1.0, "1", None, [1], 2, 10**30, -1])
def test_a_version_is_the_number_one(player: Player, version: Any):
    player.send("open", experiment={**XOR, "version": version})
    event = player.receive()
    assert event["code"] == "invalid_experiment"
    assert [problem["where"] for problem in event["problems"]] == ["version"]
    player.open()


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 9000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 100_000, 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 200 + b"\r\n", 431),
        (raw.handshake("http://x", b"A: " + b"a" * 9000), 431),
        (raw.handshake("http://x").replace(b"GET", b"POST"), 405),
        (raw.handshake("http://x").replace(b"/ws", b"/w\xff"), 400),
        (raw.handshake("http://x").replace(b"Sec-WebSocket-Key", b"Other"), 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        (CHECK + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\n", 400),
        (CHECK + b"Content-Length: 99999999999999999999999\r\n\r\n", 400),
        (CHECK + b"Content-Length: 10000000\r\n\r\n", 413),
        (CHECK + b"Transfer-Encoding: chunked\r\n\r\n" + b"10000\r\n" + b" " * 65_536 + b"\r\n1\r\n \r\n", 413),
    ],
)
def test_requests_that_are_no_requests(server: Running, request_: bytes, answer: int):
    assert raw.status(raw.exchange(server.url, request_)) == answer


@pytest.mark.parametrize("part", [b"", b"GET / HT", CHECK + b"Content-Length: 9\r\n\r\n{", b"\r\n"])
def test_requests_that_do_not_end(server: Running, monkeypatch: pytest.MonkeyPatch, part: bytes):
    monkeypatch.setattr(requests, "PATIENCE", 0.3)
    assert raw.status(raw.exchange(server.url, part)) == 408


def test_requests_that_come_a_byte_at_a_time(server: Running, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(requests, "PATIENCE", 0.3)
    with raw.line(server.url) as opened:
        for byte in b"GET /healthz HTTP/1.1\r\nX: " + b"a" * 1000:
            try:
                opened.sendall(bytes([byte]))
            except OSError:
                break
            time.sleep(0.01)
        else:
            pytest.fail("the server went on listening")


def test_the_length_that_is_told_is_the_one_that_was_sent(server: Running):
    body = json.dumps({**XOR, "more": "x" * 70_000}).encode()
    answer = raw.exchange(server.url, CHECK + b"Content-Length: %d\r\n\r\n" % len(body) + body)
    assert raw.status(answer) == 413
    assert json.loads(answer.partition(b"\r\n\r\n")[2])[0]["got"] == f"{len(body)} bytes"
