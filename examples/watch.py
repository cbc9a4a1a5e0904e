"""A client of docs/protocol.md: trains a gallery entry, prints its loss, and saves its decision surface as a picture.

Usage: python examples/watch.py [http://127.0.0.1:8000] [two-spirals] [1000] [surface.png]
"""

import json
import sys
from urllib.request import urlopen

import msgspec
from PIL import Image
from websockets.sync.client import connect


def watch(site: str, name: str, steps: int, picture: str) -> None:
    """Opens the entry and takes steps, at most 1000."""
    with urlopen(f"{site}/api/gallery/{name}") as answer:
        experiment = json.load(answer)["experiment"]
    surface = {"probe": "surface", "options": {"resolution": 100}, "hz": 10}
    with connect(f"{site.replace('http', 'ws', 1)}/ws", max_size=None) as socket:
        socket.send(json.dumps({"type": "open", "seq": 1, "experiment": experiment}))
        socket.send(json.dumps({"type": "watch", "seq": 2, "probes": {"picture": surface}}))
        socket.send(json.dumps({"type": "step", "seq": 3, "unit": "batch", "count": steps}))
        for message in socket:
            if isinstance(message, str):  # an event; frames are binary
                print(message[:120])
                continue
            frame = msgspec.msgpack.decode(message)
            socket.send(json.dumps({"type": "ack", "frame": frame["frame"]}))
            print(f"step {frame['step']}  loss {frame['loss_train']}  test {frame['loss_test']}")
            if frame["step"] == steps and "picture" in frame["probes"]:
                payload = frame["probes"]["picture"]
                pixels = payload["value" if payload["kind"] == "value" else "winner"]
                Image.frombytes("L", pixels["shape"], pixels["data"]).save(picture)
                return


if __name__ == "__main__":
    given = dict(enumerate(sys.argv[1:]))
    watch(
        given.get(0, "http://127.0.0.1:8000"),
        given.get(1, "two-spirals"),
        int(given.get(2, "1000")),
        given.get(3, "surface.png"),
    )
