"""`unknot serve` as a process: what it says when it starts, and how it stops."""

import json
import signal
import socket
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosedError

from tests.server import raw
from tests.server.process import served
from tests.server.running import XOR, Player

WATCH = {str(n): {"probe": "space", "options": {"resolution": 48}, "hz": 60} for n in range(8)}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_clients_are_told_and_the_exit_code_is_0(tmp_path: Path, how: signal.Signals):
    with served(tmp_path) as server:
        idle, busy = Player(server.url), Player(server.url)
        busy.open(play=True)
        busy.frame(lambda frame: frame["step"] > 0)
        assert server.stop(how) == 0
        for player in (idle, busy):
            with suppress(ConnectionClosedError):
                for _ in player.socket:
                    pass
            assert player.socket.close_code == 1012
            assert player.socket.close_reason == "The server restarts. Connect again in a moment."
        assert "Traceback" not in server.log


def test_clients_that_have_stopped_reading_do_not_hold_it_up(tmp_path: Path):
    with served(tmp_path) as server, raw.line(server.url) as slow, raw.line(server.url) as silent:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.sendall(raw.handshake(server.url))
        slow.recv(4096)
        for command in (
            {"type": "watch", "seq": 1, "probes": WATCH},
            {"type": "open", "seq": 2, "experiment": XOR, "play": True},
        ):
            slow.sendall(raw.frame(raw.TEXT, json.dumps(command).encode()))
        silent.sendall(b"GET /healthz HT")
        witness = Player(server.url)
        witness.open()
        witness.frame()
        assert server.stop() == 0


def test_the_limits_in_force_are_printed(tmp_path: Path):
    with served(
        tmp_path,
        SESSIONS="12",
        WAITING="34",
        CONNECTIONS="56",
        CONNECTIONS_PER_ADDRESS="7",
        MESSAGE_BYTES="2048",
        MESSAGES_PER_SECOND="89",
        BODY_BYTES="3000",
        UPLOAD_BYTES="2000000",
        UPLOADS_BYTES="9000000",
        STEP_SECONDS="0.5",
        KEEP_SECONDS="60",
        METRICS="false",
    ) as server:
        assert server.stop() == 0
        rows = {line.split("  ")[0].strip(): line for line in server.told.splitlines()}
    assert server.told.startswith(f"Unknot is at {server.url} ")
    for row, told in {
        "runs": "12 at a time, 34 more may wait",
        "kept runs": "each for 1 min",
        "connections": "56, 7 of one address",
        "messages": "2 kB each, 89 a second",
        "requests": "3000 bytes",
        "tables": "2 MB each, 9 MB in all",
        "one step": "0.5 s",
        "data": str(tmp_path),
        "metrics": "off",
    }.items():
        assert told in rows[row]
