"""docs/protocol.md names everything that there is."""

from pathlib import Path
from typing import get_args

import pytest

from engine.base import Frozen
from engine.probes import payloads
from engine.registry import load
from server import commands, events
from server.payloads import Frame

TEXT = (Path(__file__).parents[2] / "docs/protocol.md").read_text("utf-8")


def kinds(union: object) -> list[str]:
    """The types of a union's messages."""
    return [get_args(model.model_fields["type"].annotation)[0] for model in get_args(get_args(union)[0])]


@pytest.mark.parametrize("kind", [*kinds(commands.ClientCommand), *kinds(events.ServerEvent)])
def test_messages(kind: str):
    assert f'"type": "{kind}"' in TEXT


@pytest.mark.parametrize("name", [*get_args(events.ErrorCode), *payloads(), *Frame.model_fields])
def test_codes_probes_and_fields(name: str):
    assert f"`{name}`" in TEXT


@pytest.mark.parametrize(
    ("learner", "model"),
    [(kind, model) for kind, module in load("engine.learners").items() for model in module.Learner.ACTIONS],
)
def test_actions(learner: str, model: type[Frozen]):
    assert f'"kind": "{model.model_fields["kind"].default}"' in TEXT, learner


@pytest.mark.parametrize(
    "name", [name for payload in payloads().values() for name in getattr(payload, "model_fields", ())]
)
def test_payloads(name: str):
    assert f"`{name}`" in TEXT or f'"{name}"' in TEXT
