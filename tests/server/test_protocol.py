"""docs/protocol.md names everything that there is."""

from pathlib import Path
from typing import get_args

import pytest

from server import commands, events
from server.payloads import PAYLOADS, Frame

TEXT = (Path(__file__).parents[2] / "docs/protocol.md").read_text("utf-8")


def kinds(union: object) -> list[str]:
    """The types of a union's messages."""
    return [get_args(model.model_fields["type"].annotation)[0] for model in get_args(get_args(union)[0])]


@pytest.mark.parametrize("kind", [*kinds(commands.ClientCommand), *kinds(events.ServerEvent)])
def test_messages(kind: str):
    assert f'"type": "{kind}"' in TEXT


@pytest.mark.parametrize("name", [*get_args(events.ErrorCode), *PAYLOADS, *Frame.model_fields])
def test_codes_probes_and_fields(name: str):
    assert f"`{name}`" in TEXT


@pytest.mark.parametrize(
    "name", [name for payload in PAYLOADS.values() for name in getattr(payload, "model_fields", ())]
)
def test_payloads(name: str):
    assert f"`{name}`" in TEXT or f'"{name}"' in TEXT
