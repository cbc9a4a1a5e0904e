"""Models of their own over a real socket: what is told of them, what is watched, and what is done to them."""

from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from engine.experiment import Experiment
from engine.probes import payloads
from engine.session import Session
from server.events import SERVER_EVENT
from server.payloads import Frame
from tests.server.running import XOR, Player
from tests.server.test_runs import decoded_raw

MEMORY = {"version": 1, "data": {"kind": "glyphs"}, "learner": {"kind": "hopfield"}}
WATCHED = {name: {"probe": name, "hz": 30} for name in ("portrait", "parameters", "data", "surface")}


def test_it_is_told_and_watched(player: Player):
    opened = player.open(MEMORY)
    SERVER_EVENT.validate_python(opened)
    told = opened["description"]
    assert (told["family"], told["path"], told["depth"], told["layers"]) == ("hopfield", "numpy", 0, [])
    assert set(told["measures"]) == {"loss", "accuracy", "share"}
    session = Session(Experiment.parse(MEMORY))
    assert told["picture"] == list(session.learner.data.picture or ())
    player.send("watch", probes=WATCHED)
    frame = decoded_raw(player, lambda frame: len(frame["probes"]) == 3)
    Frame.model_validate(frame)
    for name, payload in frame["probes"].items():
        TypeAdapter(payloads()[name]).validate_python(payload)
    player.send("step", count=3)
    session.advance(3)
    picture = player.frame(lambda frame: frame["step"] == 3 and "portrait" in frame["probes"])["probes"]["portrait"]
    np.testing.assert_array_equal(picture["picture"].bytes, session.read_one("portrait")["picture"].bytes)


@pytest.mark.parametrize("experiment", [MEMORY, XOR])
def test_an_action_that_it_does_not_know_is_refused_and_those_it_knows_are_told(
    player: Player, experiment: dict[str, Any]
):
    player.open(experiment)
    event = player.refusal("act", action={"kind": "dance"})
    assert event["code"] == "invalid_action"
    (problem,) = event["problems"]
    known = Session(Experiment.parse(experiment)).learner.ACTIONS
    assert problem["where"] == "kind"
    assert all(model.model_fields["kind"].default in problem["expected"] for model in known)


def test_a_sweep_whose_cells_have_all_settled_does_not_say_that_it_plays(player: Player):
    experiment = {"version": 1, "data": {"kind": "blobs", "points": 30}, "learner": {"kind": "k_means"}}
    player.send("sweep", experiment=experiment, axes=[{"path": "learner.units", "values": [1, 2]}])
    player.event("opened")
    player.send("play")
    step = player.frame(lambda frame: frame["step"] > 0 and not frame["playing"])["step"]
    again = player.ask("play")
    assert (again["step"], again["playing"]) == (step, False)
