"""A client that does not read is cut off, and its run is kept."""

import json
import socket
from urllib.parse import urlsplit

import pytest
from websockets.client import ClientProtocol
from websockets.uri import parse_uri

from server import transport
from tests.server import raw
from tests.server.running import XOR, Running, until

WIDE = {
    **XOR,
    "network": {
        "layers": [{"kind": "dense", "units": 16}] * 10 + [{"kind": "dense", "units": 1, "activation": "sigmoid"}]
    },
}


def test_who_does_not_read_is_cut_off(server: Running, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(transport, "PATIENCE", 0.3)
    address = urlsplit(server.url)
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect((address.hostname, address.port))
        protocol = ClientProtocol(parse_uri(server.url.replace("http", "ws", 1) + "/ws"))
        protocol.send_request(protocol.connect())
        line.sendall(b"".join(protocol.data_to_send()))
        protocol.receive_data(line.recv(4096))
        probes = {str(n): {"probe": "space", "options": {"resolution": 48}, "hz": 30} for n in range(4)}
        for command in (
            {"type": "watch", "seq": 1, "probes": probes},
            {"type": "open", "seq": 2, "experiment": WIDE, "play": True},
        ):
            protocol.send_text(json.dumps(command).encode())
        line.sendall(b"".join(protocol.data_to_send()))
        until(lambda: server.host.stats().sessions == 1)
        until(lambda: server.host.stats() == server.host.stats().model_copy(update={"sessions": 0, "kept": 1}))
        until(lambda: b"unknot_clients_cut_off_total 1.0" in raw.get(server.url, b"/metrics"))
