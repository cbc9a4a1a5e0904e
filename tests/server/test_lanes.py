"""Lanes over a real socket: branches, focus, lockstep, and that numbers are the engine's own."""

from collections.abc import Callable
from typing import Any

import pytest

from engine.experiment import Experiment
from engine.lanes import MOST
from engine.session import Session
from server.events import SERVER_EVENT
from server.metrics import state
from tests.server.running import XOR, Player
from tests.server.test_time import WIDER, same

METRICS = ("step", "epoch", "loss_train", "loss_test", "accuracy_train", "accuracy_test")
FAST = {**XOR, "learner": {**XOR["learner"], "optimizer": {"kind": "adam", "rate": 0.1}}}
SMALL_BATCHES = {**XOR, "learner": {**XOR["learner"], "batch": 5}}


def numbers(frame: dict[str, Any]) -> dict[str, Any]:
    return {name: frame[name] for name in METRICS}


def expected(steps: int, experiment: dict[str, Any] = XOR) -> dict[str, Any]:
    session = Session(Experiment.parse(experiment))
    session.advance(steps)
    return state(session)


def branch(player: Player, **fields: Any) -> dict[str, Any]:
    """Adds a lane; the lanes there are then."""
    player.send("branch", **fields)
    lanes = player.event("lanes")
    assert SERVER_EVENT.validate_python(lanes)
    return lanes


def begun(player: Player, steps: int = 20) -> None:
    """A run that has taken some steps."""
    opened = player.open()
    assert [(lane["lane"], lane["parent"], lane["born"]) for lane in opened["lanes"]] == [(0, None, 0)]
    assert (opened["focus"], opened["cells"]) == (0, None)
    player.send("step", count=steps)
    player.at_step(steps)


def test_a_branch_with_the_same_settings_stays_equal_to_its_parent(player: Player):
    begun(player)
    lanes = branch(player)
    assert [(lane["lane"], lane["parent"], lane["born"]) for lane in lanes["lanes"]] == [(0, None, 0), (1, 0, 20)]
    changed = player.event("changed")
    assert (changed["lane"], changed["seq"], changed["kept"]) == (1, player.seq, None)
    player.send(
        "watch", probes={name: {"probe": "parameters", "hz": 30, "lane": lane} for name, lane in (("a", 0), ("b", 1))}
    )
    player.send("play")
    player.frame(lambda frame: frame["step"] > 60)
    frame = player.ask("pause")
    (other,) = frame["others"]
    assert (frame["lane"], other["lane"]) == (1, 0)
    assert numbers(other) == numbers(frame) == expected(frame["step"])
    player.send("step", count=1)
    probes: dict[str, Any] = {}
    while set(probes) != {"a", "b"}:
        probes = player.frame()["probes"] or probes
    assert same(probes["a"], probes["b"])


def test_each_lane_has_its_own_settings(player: Player):
    begun(player)
    branch(player, experiment=FAST, focus=False)
    player.send("play")
    player.frame(lambda frame: frame["step"] > 60)
    frame = player.ask("pause")
    session = Session(Experiment.parse(XOR))
    session.advance(20)
    twin = session.branch(Experiment.parse(FAST))
    twin.advance(frame["step"] - 20)
    assert (frame["lane"], numbers(frame)) == (0, expected(frame["step"]))
    assert numbers(frame["others"][0]) == state(twin)


def test_a_fresh_lane_catches_up(player: Player):
    begun(player)
    lanes = branch(player, experiment=FAST, fresh=True)
    assert (lanes["lanes"][1]["parent"], lanes["lanes"][1]["born"]) == (None, 0)
    frame = player.frame(lambda frame: frame["step"] == 20 and frame["lane"] == 1)
    assert numbers(frame) == expected(20, FAST)
    assert numbers(frame["others"][0]) == expected(20)


def test_lanes_with_other_batches_see_their_data_at_the_same_pace(player: Player):
    begun(player, 4)
    branch(player, experiment=SMALL_BATCHES, fresh=True, focus=False)
    player.send("step", unit="epoch", count=3)
    frame = player.frame(lambda frame: frame["epoch"] == 4)
    (other,) = frame["others"]
    assert (frame["step"], other["step"], other["epoch"]) == (16, 32, 4)
    assert numbers(other) == expected(32, SMALL_BATCHES)


def test_every_lane_has_its_curve(player: Player):
    begun(player, 8)
    branch(player, experiment=FAST, fresh=True, focus=False)
    rows: list[list[float]] = []
    player.send("step", unit="epoch", count=10)
    while len(rows) < 13:
        for other in player.frame()["others"]:
            if "curve" in other:
                assert other["curve"]["reset"] == (rows == [])
                rows.extend(other["curve"]["rows"].tolist())
    assert [row[0] for row in rows] == list(range(13))
    assert rows[-1][2] == pytest.approx(expected(48, FAST)["loss_train"], rel=1e-6)


def test_seeking_takes_all_lanes_along(player: Player):
    begun(player)
    branch(player, experiment=FAST)
    player.send("step", count=30)
    player.at_step(50)
    frame = player.ask("seek", step=10)
    assert numbers(frame) == numbers(frame["others"][0]) == expected(10)
    assert frame["latest"] == frame["others"][0]["latest"] == 50
    frame = player.ask("seek", step=40)
    assert (frame["step"], frame["others"][0]["step"]) == (40, 40)
    assert numbers(frame["others"][0]) == expected(40)


def test_focus_moves_what_commands_and_probes_mean(player: Player):
    begun(player)
    branch(player, experiment=WIDER)
    player.event("changed")
    player.send("watch", probes={"p": {"probe": "parameters", "hz": 30}, "q": {"probe": "parameters", "lane": 1}})
    frame = player.frame(lambda frame: {"p", "q"} <= set(frame["probes"]))
    assert len(frame["probes"]["p"]["values"]) == 25
    player.send("focus", lane=0)
    changed = player.event("changed")
    assert (changed["lane"], changed["description"]["parameters"]) == (0, 17)
    frame = player.frame(lambda frame: "p" in frame["probes"])
    assert (frame["lane"], len(frame["probes"]["p"]["values"]), frame["edits"]) == (0, 17, [])
    player.send("tune", changes={"learner.l2": 0.1})
    assert player.event("tuned")["experiment"]["learner"]["l2"] == 0.1
    player.send("focus", lane=1)
    assert player.event("changed")["experiment"]["learner"]["l2"] == 0.0


def test_a_dropped_lane_is_gone_and_its_number_too(player: Player):
    begun(player)
    branch(player)
    player.send("drop", lane=1)
    lanes = player.event("lanes")
    assert ([lane["lane"] for lane in lanes["lanes"]], lanes["focus"]) == ([0], 0)
    assert player.event("changed")["lane"] == 0
    assert player.frame()["others"] == []
    lanes = branch(player, focus=False)
    assert [lane["lane"] for lane in lanes["lanes"]] == [0, 2]


def test_a_dropped_lane_is_recalled_at_the_step_shown(player: Player):
    begun(player)
    branch(player, experiment=FAST)
    player.send("step", count=5)
    mine = player.at_step(25)
    player.send("drop", lane=1)
    player.event("changed")
    player.send("seek", step=22)
    player.at_step(22)
    player.send("recall", lane=1)
    assert [lane["lane"] for lane in player.event("lanes")["lanes"]] == [0, 1]
    back = player.frame(lambda frame: frame["others"] and frame["others"][0]["step"] == 22)
    assert back["step"] == 22
    player.send("focus", lane=1)
    player.send("seek", step=25)
    assert player.frame(lambda frame: frame["lane"] == 1 and frame["step"] == 25)["loss_train"] == mine["loss_train"]


def test_reset_takes_every_lane_to_its_start(player: Player):
    begun(player)
    branch(player, experiment=FAST)
    player.send("step", count=5)
    player.at_step(25)
    player.send("reset")
    assert [(lane["parent"], lane["born"]) for lane in player.event("lanes")["lanes"]] == [(None, 0), (None, 0)]
    frame = player.frame()
    assert numbers(frame) == expected(0, FAST)
    assert numbers(frame["others"][0]) == expected(0)
    assert frame["latest"] == 0


def test_speed_counts_the_steps_in_focus(player: Player):
    begun(player, 4)
    branch(player, experiment=SMALL_BATCHES, fresh=True, focus=False)
    player.frame(lambda frame: frame["others"] and frame["others"][0]["step"] == 8)
    player.send("speed", steps_per_frame=3)
    player.send("play")
    steps = [player.frame(lambda frame: frame["step"] > 4) for _ in range(5)]
    assert [frame["step"] for frame in steps] == [7, 10, 13, 16, 19]
    assert [frame["others"][0]["step"] for frame in steps] == [14, 20, 26, 32, 38]


def test_a_stop_in_one_lane_pauses_all(player: Player):
    begun(player)
    branch(player, experiment={**FAST, "stop": {"step": 33}}, focus=False)
    player.send("play")
    stopped = player.event("stopped")
    assert (stopped["lane"], stopped["reason"], stopped["step"]) == (1, "step", 33)
    frame = player.frame(lambda frame: not frame["playing"])
    assert (frame["step"], frame["others"][0]["step"]) == (33, 33)


def test_resume_brings_the_lanes_back(connect: Callable[[], Player]):
    first, second = connect(), connect()
    token = first.open()["token"]
    first.send("step", count=20)
    first.at_step(20)
    branch(first, experiment=FAST)
    branch(first, experiment=WIDER, fresh=True, focus=False)
    first.send("step", count=4)
    first.at_step(24)
    before = first.ask("seek", step=10)
    second.send("resume", token=token)
    opened = second.event("opened")
    assert SERVER_EVENT.validate_python(opened)
    assert (opened["focus"], [lane["lane"] for lane in opened["lanes"]]) == (1, [0, 1, 2])
    assert [lane["experiment"] for lane in opened["lanes"]] == [
        Experiment.parse(experiment).model_dump(mode="json") for experiment in (XOR, XOR, WIDER)
    ]
    after = second.frame()
    assert [numbers(lane) for lane in (after, *after["others"])] == [
        numbers(lane) for lane in (before, *before["others"])
    ]
    assert (after["latest"], after["edits"]) == (24, [{"step": 20, "kind": "change"}])
    frame = second.ask("seek", step=24)
    assert numbers(frame["others"][1]) == expected(24, WIDER)


@pytest.mark.parametrize(
    ("kind", "fields", "code", "where"),
    [
        ("branch", {"experiment": {"version": 1}}, "invalid_experiment", "data"),
        ("branch", {"experiment": 7}, "invalid_message", "branch.experiment"),
        ("branch", {"fresh": 1}, "invalid_message", "branch.fresh"),
        ("focus", {"lane": 5}, "invalid_change", "lane"),
        ("focus", {}, "invalid_message", "focus.lane"),
        ("focus", {"lane": -1}, "invalid_message", "focus.lane"),
        ("drop", {"lane": 5}, "invalid_change", "lane"),
        ("drop", {"lane": 0}, "invalid_change", "lane"),
        ("drop", {"lane": "0"}, "invalid_message", "drop.lane"),
        ("recall", {"lane": 1}, "invalid_change", "lane"),
        ("recall", {}, "invalid_message", "recall.lane"),
    ],
)
def test_what_cannot_be_is_refused(player: Player, kind: str, fields: dict[str, Any], code: str, where: str):
    begun(player)
    error = player.refusal(kind, **fields)
    assert (error["code"], error["problems"][0]["where"]) == (code, where)
    frame = player.ask("pause")
    assert (numbers(frame), frame["others"]) == (expected(20), [])


def test_there_are_at_most_four(player: Player):
    begun(player)
    for _ in range(MOST - 1):
        branch(player, focus=False)
    error = player.refusal("branch")
    assert (error["code"], error["problems"][0]["expected"]) == ("invalid_change", "at most 4 lanes")
    assert [other["lane"] for other in player.ask("pause")["others"]] == [1, 2, 3]


@pytest.mark.parametrize("kind", ["branch", "focus", "drop", "recall"])
def test_there_must_be_a_run(player: Player, kind: str):
    assert player.refusal(kind, **({} if kind == "branch" else {"lane": 0}))["code"] == "no_run"


def test_a_flood_of_branches_leaves_four(player: Player):
    begun(player)
    for _ in range(60):
        player.send("branch", fresh=True)
    codes: list[str] = []
    while len(codes) < 57:
        message = player.receive()
        if message.get("type") == "error":
            codes.append(message["code"])
    assert set(codes) == {"invalid_change"}
    assert len(player.ask("pause")["others"]) == 3
