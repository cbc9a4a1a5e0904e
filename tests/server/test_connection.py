"""Credits, lost connections, and what is refused."""

import json
import math
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from server.events import SERVER_EVENT
from tests.server.running import PATIENCE, XOR, Player, Running, running, until


def refused(player: Player, message: str | bytes) -> dict[str, Any]:
    """The error that a message gets."""
    player.socket.send(message)
    return error(player)


def error(player: Player) -> dict[str, Any]:
    """The next error."""
    end = time.monotonic() + PATIENCE
    while (event := player.receive()).get("type") != "error":
        assert time.monotonic() < end, "no error came"
    assert SERVER_EVENT.validate_python(event)
    return event


def test_without_credit_no_more_than_three_frames(player: Player):
    player.open(play=True)
    frames = [message for message in player.silence(0.6) if "frame" in message]
    assert len(frames) <= 3
    player.acknowledge(frames[-1]["frame"])
    newest = player.receive(acknowledge=False)
    assert newest["step"] > frames[-1]["step"]
    assert player.silence(0.2) == []


def test_acknowledging_what_was_not_sent_gives_no_credit(player: Player):
    player.open()
    player.frame()
    for _ in range(10):
        player.acknowledge(99)
    player.send("play")
    assert len([message for message in player.silence(0.5) if "frame" in message]) <= 3


def test_the_curve_loses_nothing_without_credit(player: Player):
    player.open(play=True)
    told = [message for message in player.silence(0.5) if "frame" in message]
    player.acknowledge(told[-1]["frame"])
    told.append(player.receive())
    epochs: list[int] = []
    for curve in (frame["curve"] for frame in told if "curve" in frame):
        epochs = ([] if curve["reset"] else epochs) + [int(row[0]) for row in curve["rows"].tolist()]
        stride = curve["stride"]
    assert epochs == list(range(0, epochs[-1] + 1, stride))
    assert told[-1]["epoch"] - epochs[-1] < stride


def test_resume_goes_on_at_the_very_step(connect: Callable[[], Player]):
    first = connect()
    token = first.open()["token"]
    first.send("step", count=13)
    before = first.at_step(13)
    first.cut()
    second = connect()
    second.send("resume", token=token)
    opened = second.event("opened")
    assert (opened["token"], opened["resumed"], opened["playing"]) == (token, True, False)
    after = second.frame()
    assert {key: after[key] for key in ("step", "loss_train", "loss_test")} == {
        key: before[key] for key in ("step", "loss_train", "loss_test")
    }
    assert after["curve"]["reset"]
    assert len(after["curve"]["rows"]) == 4


def test_a_cut_run_stands_still_and_plays_on(connect: Callable[[], Player], server: Running):
    first = connect()
    token = first.open(play=True)["token"]
    first.frame(lambda frame: frame["step"] > 20)
    first.cut()
    until(lambda: server.host.stats().kept > 0)
    second = connect()
    second.send("resume", token=token)
    assert second.event("opened")["playing"]
    start = second.frame()["step"]
    second.cut()
    time.sleep(1.0)
    third = connect()
    third.send("resume", token=token)
    third.event("opened")
    assert third.frame()["step"] < start + 2000
    assert third.frame(lambda frame: frame["step"] > start)["playing"]


def test_a_run_that_was_taken_over_counts_once(small: Running):
    first, second = Player(small.url), Player(small.url)
    second.send("resume", token=first.open()["token"])
    second.event("opened")
    assert error(first)["code"] == "taken_over"
    stats = small.host.stats()
    first.close()
    second.close()
    assert (stats.sessions, stats.kept) == (1, 0)


def test_a_run_can_be_taken_over(connect: Callable[[], Player]):
    first, second = connect(), connect()
    token = first.open()["token"]
    first.frame()
    second.send("resume", token=token)
    assert second.event("opened")["resumed"]
    assert error(first)["code"] == "taken_over"
    first.send("play")
    assert error(first)["code"] == "no_run"


def test_unknown_token(player: Player):
    player.send("resume", token="nobody")
    event = error(player)
    assert (event["seq"], event["code"]) == (1, "unknown_token")
    player.open()


def test_replaced_runs_cannot_be_resumed(connect: Callable[[], Player]):
    first, second = connect(), connect()
    token = first.open()["token"]
    first.open()
    second.send("resume", token=token)
    assert error(second)["code"] == "unknown_token"


@pytest.mark.parametrize("kind", ["play", "pause", "reset", "step"])
def test_no_run(player: Player, kind: str):
    player.send(kind)
    assert error(player)["code"] == "no_run"
    player.open()


@pytest.mark.parametrize(
    "message",
    [
        "",
        "{",
        "null",
        "[]",
        '"open"',
        b"\x00\x01",
        '{"type": "dance", "seq": 1}',
        '{"seq": 1}',
        '{"type": "play"}',
        '{"type": "play", "seq": 0}',
        '{"type": "play", "seq": "1"}',
        '{"type": "play", "seq": 1.5}',
        '{"type": "play", "seq": 1, "more": 1}',
        '{"type": "step", "seq": 1, "count": 0}',
        '{"type": "step", "seq": 1, "count": 1001}',
        '{"type": "speed", "seq": 1, "steps_per_frame": -1}',
        '{"type": "watch", "seq": 1, "probes": {"a": {"probe": "surface", "hz": 1e9}}}',
        '{"type": "watch", "seq": 1, "probes": {"a": {"probe": "../surface"}}}',
        '{"type": "act", "seq": 1, "action": "poke"}',
        '{"type": "act", "seq": 1, "action": {"index": 0, "value": 1}}',
        '{"type": "act", "seq": 1, "action": ' + json.dumps({"kind": "a", **{str(n): n for n in range(8)}}) + "}",
        '{"type": "ack"}',
        "[" * 20_000,
        '{"type": "watch", "seq": 1, "probes": ' + json.dumps({str(n): {"probe": "data"} for n in range(25)}) + "}",
    ],
)
def test_malformed_messages_are_refused_and_the_run_lives(player: Player, message: str | bytes):
    player.open()
    event = refused(player, message)
    assert event["code"] == "invalid_message"
    assert event["message"]
    player.send("step", count=2)
    assert player.at_step(2)


def test_oversized_messages(player: Player):
    player.open()
    event = refused(player, json.dumps({"type": "ping", "seq": 2, "padding": "x" * 140_000}))
    assert event["code"] == "too_large"
    player.ask("step", count=1)


def test_monstrous_messages_end_the_connection(player: Player):
    with suppress(ConnectionClosed):
        player.socket.send("x" * (2 * 2**20))
    with pytest.raises(ConnectionClosed):
        player.silence(10)


def test_numbers_must_grow(player: Player):
    player.open()
    player.ask("step", count=1)
    player.seq = 0
    event = refused(player, json.dumps({"type": "step", "seq": 1, "count": 5}))
    assert (event["seq"], event["code"]) == (1, "out_of_order")
    player.seq = 10
    assert player.ask("pause")["step"] == 1


def test_too_many_messages(player: Player):
    player.open()
    for _ in range(600):
        player.send("ping")
    codes = [message.get("code") for message in player.silence(1.0)]
    assert 1 <= codes.count("too_many") <= 10
    time.sleep(0.1)
    assert player.ask("pause")


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("open", {"experiment": {**XOR, "seed": -1}}, "invalid_experiment"),
        ("open", {"experiment": {}}, "invalid_experiment"),
        ("open", {"experiment": XOR, "start": {"parameters": "AAAA"}}, "invalid_experiment"),
        ("open", {"experiment": XOR, "start": {"parameters": "AAAAAAAA"}}, "invalid_experiment"),
        ("tune", {"changes": {"seed": 1}}, "invalid_change"),
        ("tune", {"changes": {"learner.optimizer.rate": "fast"}}, "invalid_change"),
        ("tune", {"changes": {"nonsense[": 1}}, "invalid_change"),
        ("act", {"action": {"kind": "set_parameter", "index": 4000, "value": 1}}, "invalid_action"),
        ("act", {"action": {"kind": "set_parameters", "parameters": "AAAAAAAA"}}, "invalid_action"),
        ("act", {"action": {"kind": "set_parameters", "parameters": "ä"}}, "invalid_action"),
        ("act", {"action": {"kind": "set_parameter", "index": 0, "value": math.nan}}, "invalid_action"),
        ("act", {"action": {"kind": "set_parameter", "index": 0, "value": 1, "more": 1}}, "invalid_action"),
        ("act", {"action": {"kind": "flip", "unit": 3}}, "invalid_action"),
        ("watch", {"probes": {"a": {"probe": "nonsense"}}}, "invalid_probe"),
        ("watch", {"probes": {"a": {"probe": "surface", "options": {"resolution": 10**6}}}}, "invalid_probe"),
    ],
)
def test_impossible_wishes_are_refused_and_the_run_lives(player: Player, kind: str, fields: dict[str, Any], code: str):
    token = player.open()["token"]
    player.seq += 1
    event = refused(player, json.dumps({"type": kind, "seq": player.seq, **fields}))
    assert (event["seq"], event["code"]) == (player.seq, code)
    assert {"where", "expected", "got", "message"} == set(event["problems"][0])
    player.send("step", count=3)
    assert player.at_step(3)
    player.send("resume", token=token)
    assert player.event("opened")["token"] == token


def test_a_probe_that_cannot_be_read_is_told_and_the_run_lives(player: Player):
    player.open()
    player.frame()
    event = refused(
        player, json.dumps({"type": "watch", "seq": 2, "probes": {"a": {"probe": "point", "options": {"index": 1900}}}})
    )
    assert event["code"] == "invalid_probe"
    player.seq = 2
    player.send("step", count=3)
    assert player.at_step(3)


def test_foreign_pages_are_kept_out(server: Running):
    with pytest.raises(InvalidStatus):
        Player(server.url, origin="https://example.org")
    player = Player(server.url, origin=server.url)
    player.open()
    player.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with room for two runs, that keeps those left behind for a moment, and beats often."""
    cache: Path = tmp_path_factory.mktemp("cache")
    often = {"checkpoint_seconds": 0.1, "waiting": 0}
    with running(
        cache, sessions=2, keep_seconds=0.5, **often, beat_seconds=0.1, origins={"https://example.org"}
    ) as server:
        yield server


def test_a_full_server_says_so(small: Running):
    players = [Player(small.url) for _ in range(3)]
    for player in players[:2]:
        player.open()
    players[2].send("open", experiment=XOR)
    assert error(players[2])["code"] == "server_full"
    players[0].close()
    until(lambda: not small.host.full)
    players[2].open()
    for player in players[1:]:
        player.close()


def test_what_nobody_comes_back_for_is_forgotten(small: Running):
    player = Player(small.url)
    token = player.open()["token"]
    until(lambda: small.host.keeper.kept > 0)
    player.close()
    until(lambda: small.host.stats().sessions == 0 and small.host.keeper.kept == 0)
    player = Player(small.url)
    player.send("resume", token=token)
    assert error(player)["code"] == "unknown_token"
    player.close()


def test_beats(small: Running):
    player = Player(small.url, origin="https://example.org")
    beats = player.silence(0.55)
    assert 3 <= len(beats) <= 6
    assert {beat["type"] for beat in beats} == {"beat"}
    player.close()
