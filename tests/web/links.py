"""Links as the page writes them, and as nobody should."""

import base64
import json
import zlib
from typing import Any


def packed(data: bytes) -> str:
    """Bytes as they stand in a link: raw deflate in base64url."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.urlsafe_b64encode(squeezed.compress(data) + squeezed.flush()).decode().rstrip("=")


def fragment(experiment: Any, version: str = "1") -> str:
    """The fragment of a link to an experiment, without its #."""
    return f"{version}.{packed(json.dumps(experiment).encode())}"


def small(**changes: Any) -> dict[str, Any]:
    """A small experiment; what it leaves out the server fills in."""
    experiment: dict[str, Any] = {
        "version": 1,
        "seed": 3,
        "data": {"kind": "xor", "points": 120},
        "network": {"layers": [{"kind": "dense", "units": 3}, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
        "learner": {"kind": "backprop", "loss": "binary_cross_entropy", "batch": 20},
    }
    return experiment | changes
