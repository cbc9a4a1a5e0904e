"""Log lines: for people and programs, whole, and never longer or more than is good."""

import io
import json
import logging
import re
from pathlib import Path

import httpx
import pytest

from server import logs
from tests.server.process import served
from tests.server.running import Player, until

EVIL = "x\r\n2026-01-01T00:00:00.000Z INFO server: forged\x1b[31m\x00\u2028\x85end"


@pytest.fixture(params=[logs.TextLines, logs.JsonLines])
def log(request: pytest.FixtureRequest) -> tuple[logging.Logger, io.StringIO]:
    """A logger of its own, and what it has written."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(request.param())
    logger = logging.Logger("server.test")
    logger.addHandler(handler)
    return logger, written


def test_a_line_for_people():
    record = logging.makeLogRecord(
        {"name": "server.a", "levelname": "WARNING", "msg": "%s died", "args": ("a worker",)}
    )
    record.created = 0.0015
    record.worker, record.reason = 4711, "out of memory"
    line = logs.TextLines().format(record)
    assert line == '1970-01-01T00:00:00.001Z WARNING server.a: a worker died worker=4711 reason="out of memory"'


def test_a_line_for_programs():
    record = logging.makeLogRecord({"name": "server.a", "levelname": "INFO", "msg": "opened"})
    record.created = 0.0015
    record.connection, record.address = 3, "192.0.2.7"
    assert json.loads(logs.JsonLines().format(record)) == {
        "time": "1970-01-01T00:00:00.001Z",
        "level": "info",
        "logger": "server.a",
        "message": "opened",
        "connection": 3,
        "address": "192.0.2.7",
    }


def test_nothing_from_outside_begins_a_line(log: tuple[logging.Logger, io.StringIO]):
    logger, written = log
    logger.warning("got %s", EVIL, extra={"reason": EVIL})
    try:
        raise ValueError(EVIL)
    except ValueError:
        logger.exception("failed")
    text = written.getvalue()
    lines = text.splitlines()
    assert [line for line in lines if line.startswith("2026-01-01T")] == []
    assert not set(text) & set("\r\x1b\x00\x85\u2028")
    assert len([line for line in lines if line and not line.startswith("    ")]) == 2


def test_lines_are_bounded(log: tuple[logging.Logger, io.StringIO]):
    logger, written = log
    logger.warning("%s", "x" * 10**6, extra={"reason": "y" * 10**6})
    assert len(written.getvalue()) < 5000


def test_a_flood_of_one_statement_is_cut_short(monkeypatch: pytest.MonkeyPatch):
    now = [0.0]
    monkeypatch.setattr("server.limits.time.monotonic", lambda: now[0])
    sparing = logs.Sparing()

    def record(line: int) -> logging.LogRecord:
        return logging.LogRecord("server", logging.INFO, "file.py", line, "refused", (), None)

    assert sum(sparing.filter(record(1)) for _ in range(10_000)) == 100
    assert sparing.filter(record(2))
    now[0] = 1.0
    next_one = record(1)
    assert sparing.filter(next_one)
    assert logs.fields(next_one) == {"left_out": 9900}


def test_a_session_is_named_by_a_hash():
    assert re.fullmatch(r"[0-9a-f]{8}", logs.session_id("a token"))
    assert logs.session_id("a token") == logs.session_id("a token") != logs.session_id("another")
    assert logs.session_id("\ud800")


def test_a_server_logs_what_happens_as_json(tmp_path: Path):
    with served(tmp_path, LOG_FORMAT="json", CONNECTIONS_PER_ADDRESS="1") as server:
        httpx.get(f"{server.url}/lab/%0d%0aforged")
        player = Player(server.url)
        token = player.open()["token"]
        player.socket.send("{")
        Player(server.url).close()
        player.close()
        until(lambda: "connection closed" in server.log)
        assert server.stop() == 0
        told = [json.loads(line) for line in server.log.splitlines()]
    messages = [line["message"] for line in told]
    assert {"started", "connection opened", "message refused", "connection refused", "connection closed"} <= set(
        messages
    )
    assert messages[-1] == "stopped"
    opened_line = told[messages.index("connection opened")]
    assert opened_line["address"] == "127.0.0.1"
    assert told[messages.index("connection refused")]["reason"] == "connections_per_address"
    refused = told[messages.index("message refused")]
    assert (refused["reason"], refused["connection"]) == ("invalid_message", opened_line["connection"])
    assert token not in server.log
