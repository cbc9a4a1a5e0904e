"""The past of a run over a real socket: seeking, changing, stopping; and that numbers are the engine's own."""

from typing import Any

import numpy as np
import pytest

from engine.actions import parameters_to_text
from engine.experiment import Experiment
from engine.frame import Quantised
from engine.session import Session
from server.events import SERVER_EVENT
from server.metrics import state
from tests.server.running import XOR, Player

EVERYTHING = {
    "p": {"probe": "parameters", "hz": 30},
    "s": {"probe": "surface", "hz": 30, "options": {"resolution": 16}},
    "n": {"probe": "neurons", "hz": 30, "options": {"resolution": 8}},
}
WIDER = {
    **XOR,
    "network": {"layers": [{"kind": "dense", "units": 6}, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
}
OFTEN_THE_SAME = ("frame", "seq", "steps_per_second", "curve", "edits")


def seen(player: Player, step: int) -> dict[str, Any]:
    """All that a client sees of a step: numbers, and every probe as it was sent last."""
    seq = player.send("watch", probes={name: {**watch, "hz": 29} for name, watch in EVERYTHING.items()})
    player.send("watch", probes=EVERYTHING)
    frame = player.frame(lambda frame: frame["seq"] >= seq and set(EVERYTHING) <= set(frame["probes"]))
    assert frame["step"] == step
    return {name: value for name, value in frame.items() if name not in OFTEN_THE_SAME}


def same(one: Any, other: Any) -> bool:
    """Whether two frames, or parts of them, are equal to the last bit."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, np.ndarray):
        return (one.dtype, one.shape, one.tobytes()) == (other.dtype, other.shape, other.tobytes())
    if isinstance(one, Quantised):
        return same(one.bytes, other.bytes) and (one.lo, one.hi) == (other.lo, other.hi)
    return bool(one == other)


def test_back_and_forward_again_shows_equal_frames(player: Player):
    player.open()
    views: dict[int, dict[str, Any]] = {}
    for step in (0, 7, 30, 101):
        player.send("step", count=step - max(views, default=0)) if step else None
        player.at_step(step)
        views[step] = seen(player, step)
    for step in (30, 0, 101, 7, 30, 101):
        frame = player.ask("seek", step=step)
        assert (frame["step"], frame["latest"], frame["playing"]) == (step, 101, False)
        assert same(seen(player, step), views[step] | {"latest": 101})


def test_seeking_stays_within_what_there_was(player: Player):
    player.open(start={"step": 10})
    player.send("step", count=20)
    player.at_step(30)
    assert player.ask("seek", step=3)["step"] == 10
    assert player.ask("seek", step=2**53 - 1)["step"] == 30


def test_a_seek_to_where_it_is_is_answered_by_a_frame(player: Player):
    player.open()
    player.frame()
    assert player.ask("seek", step=0)["step"] == 0


def test_playing_on_from_the_past_comes_to_the_same_numbers(player: Player):
    player.open()
    player.send("step", count=50)
    there = player.at_step(50)
    player.ask("seek", step=20)
    player.send("step", count=30)
    again = player.at_step(50)
    assert {name: again[name] for name in state_names()} == {name: there[name] for name in state_names()}
    player.send("step", count=30)
    assert player.at_step(80)["latest"] == 80


def state_names() -> tuple[str, ...]:
    return ("loss_train", "loss_test", "accuracy_train", "accuracy_test", "epoch", "latest")


def test_the_last_of_many_seeks_wins(player: Player):
    player.open()
    player.send("step", count=1000)
    player.at_step(1000)
    for step in range(0, 1000, 10):
        seq = player.send("seek", step=step)
    steps: list[tuple[int, int]] = []
    while not steps or steps[-1][0] < seq:
        frame = player.frame()
        steps.append((frame["seq"], frame["step"]))
    assert steps[-1][1] == 990
    assert [seq for seq, _ in steps] == sorted(seq for seq, _ in steps)


def test_what_is_sent_behind_a_seek_is_done_after_it(player: Player):
    player.open()
    player.send("step", count=200)
    player.at_step(200)
    player.send("seek", step=33)
    player.send("step", count=4)
    assert player.at_step(37)["latest"] == 200


def test_an_edit_in_the_past_forgets_what_lay_beyond(player: Player):
    player.open()
    player.send("step", count=40)
    player.at_step(40)
    player.ask("seek", step=16)
    player.send("tune", changes={"learner.optimizer.rate": 0.5})
    player.event("tuned")
    frame = player.frame(lambda frame: bool(frame.get("edits")))
    assert (frame["latest"], frame["edits"]) == (16, [{"step": 16, "kind": "tune"}])
    player.send("step", count=4)
    session = Session(Experiment.parse(XOR))
    session.advance(16)
    session.tune({"learner.optimizer.rate": 0.5})
    session.advance(4)
    frame = player.at_step(20)
    assert {name: frame[name] for name in state(session)} == state(session)


def test_seeking_past_a_change_says_what_is_shown(player: Player):
    player.open()
    player.send("step", count=20)
    player.at_step(20)
    player.send("change", experiment=WIDER)
    changed = player.event("changed")
    assert SERVER_EVENT.validate_python(changed)
    assert changed["kept"]["layers"] == {"dense_1": "grown", "dense_2": "grown"}
    player.send("step", count=10)
    player.at_step(30)
    player.send("seek", step=10)
    back = player.event("changed")
    assert (back["kept"], len(back["description"]["slots"])) == (None, 4)
    assert back["description"]["layers"][0]["width"] == 4
    player.send("seek", step=25)
    assert player.event("changed")["description"]["layers"][0]["width"] == 6


def test_change_keeps_what_was_learned_and_goes_on(player: Player):
    player.open(play=True)
    player.frame(lambda frame: frame["step"] > 20)
    paused = player.ask("pause")
    player.send("change", experiment=WIDER)
    changed = player.event("changed")
    assert changed["experiment"] == Experiment.parse(WIDER).model_dump(mode="json")
    session = Session(Experiment.parse(XOR))
    session.advance(paused["step"])
    kept = session.change(Experiment.parse(WIDER))
    assert (changed["kept"]["parameters"], changed["kept"]["fresh"], changed["kept"]["gone"]) == (
        kept.parameters,
        kept.fresh,
        kept.gone,
    )
    player.send("step", count=7)
    frame = player.at_step(paused["step"] + 7)
    session.advance(7)
    assert {name: frame[name] for name in state(session)} == state(session)


def test_change_takes_parameters(player: Player):
    opened = player.open()
    player.send("watch", probes={"p": EVERYTHING["p"]})
    before = player.frame(lambda frame: "p" in frame["probes"])["probes"]["p"]["values"]
    player.send("change", experiment=opened["experiment"], parameters=parameters_to_text(before / 2))
    assert player.event("changed")["lane"] == 0
    assert (player.frame(lambda frame: "p" in frame["probes"])["probes"]["p"]["values"] == before / 2).all()


def test_every_edit_is_told(player: Player):
    player.open()
    assert player.frame()["edits"] == []
    player.send("step", count=5)
    player.at_step(5)
    player.send("act", action={"kind": "set_parameter", "index": 2, "value": 0.75})
    assert player.frame(lambda frame: "edits" in frame)["edits"] == [{"step": 5, "kind": "act"}]
    player.send("step", count=5)
    assert "edits" not in player.at_step(10)
    player.send("reset")
    assert player.frame(lambda frame: "edits" in frame)["edits"] == []


@pytest.mark.parametrize(
    ("stop", "reason", "step"),
    [({"step": 17}, "step", 17), ({"accuracy": 0.0}, "accuracy", 4), ({"loss": 1e6}, "loss", 4)],
)
def test_a_run_stops_where_it_is_told_to(player: Player, stop: dict[str, Any], reason: str, step: int):
    player.open({**XOR, "stop": stop}, play=True)
    stopped = player.event("stopped")
    assert SERVER_EVENT.validate_python(stopped)
    assert (stopped["lane"], stopped["reason"], stopped["step"]) == (0, reason, step)
    frame = player.frame(lambda frame: not frame["playing"])
    assert frame["step"] == step
    player.send("play")
    assert player.frame(lambda frame: frame["step"] > step + 20)["playing"]


def test_a_plateau_goes_back_to_the_best(player: Player):
    stop = {"plateau": 3, "least": 1e6, "keep_best": True}
    player.open({**XOR, "stop": stop}, play=True)
    stopped = player.event("stopped")
    assert stopped["reason"] == "plateau"
    frame = player.frame(lambda frame: not frame["playing"] and frame["step"] == stopped["best_step"])
    assert frame["latest"] == stopped["step"]


def test_who_plays_on_from_the_best_goes_beyond_the_stop(player: Player):
    stop = {"plateau": 3, "least": 1e6, "keep_best": True}
    player.open(
        {**XOR, "learner": {**XOR["learner"], "optimizer": {"kind": "sgd", "rate": 0.0}}, "stop": stop}, play=True
    )
    stopped = player.event("stopped")
    player.frame(lambda frame: not frame["playing"] and frame["step"] == stopped["best_step"])
    player.send("play")
    assert player.frame(lambda frame: frame["step"] > 3 * stopped["step"])["playing"]
    player.send("reset")
    player.send("play")
    assert player.event("stopped") == stopped


@pytest.mark.parametrize(
    ("kind", "fields", "code", "where"),
    [
        ("change", {"experiment": {"version": 1}}, "invalid_experiment", "data"),
        ("change", {"experiment": XOR, "parameters": "AAAA"}, "invalid_experiment", "parameters"),
        ("change", {"experiment": XOR, "parameters": "AAAAAA=="}, "invalid_experiment", "parameters"),
        ("change", {}, "invalid_message", "change.experiment"),
        ("change", {"experiment": XOR, "parameters": "!"}, "invalid_message", "change.parameters"),
        ("seek", {}, "invalid_message", "seek.step"),
        ("seek", {"step": -1}, "invalid_message", "seek.step"),
        ("seek", {"step": 1.5}, "invalid_message", "seek.step"),
        ("seek", {"step": 2**53}, "invalid_message", "seek.step"),
    ],
)
def test_what_cannot_be_is_refused(player: Player, kind: str, fields: dict[str, Any], code: str, where: str):
    player.open()
    before = player.frame()
    error = player.refusal(kind, **fields)
    assert (error["code"], error["problems"][0]["where"]) == (code, where)
    assert player.ask("seek", step=0)["loss_train"] == before["loss_train"]


@pytest.mark.parametrize("kind", ["change", "seek"])
def test_there_must_be_a_run(player: Player, kind: str):
    fields: dict[str, Any] = {"step": 3} if kind == "seek" else {"experiment": XOR}
    assert player.refusal(kind, **fields)["code"] == "no_run"


def test_seeks_come_in_order(player: Player):
    player.open()
    player.seq -= 1
    assert player.refusal("seek", step=0)["code"] == "out_of_order"
