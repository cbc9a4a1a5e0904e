"""Training on the page: it learns, it repeats itself, and it says what the command line says."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.web.lab import Lab, eventually
from tests.web.site import ROOT


def told_by_the_command_line(source: str, steps: int) -> dict[str, float]:
    command = [sys.executable, "-m", "server.cli", "train", source, "--steps", str(steps), "--json"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    last: dict[str, float] = json.loads(said.stdout.strip().splitlines()[-1])
    return last


def test_epochs_grow_and_the_loss_falls(lab: Lab) -> None:
    assert lab.number("epoch") == 0
    before = lab.number("loss-train")
    lab.speed(0)
    lab.play()
    lab.wait_steps(3000, within=60)
    lab.pause()
    assert lab.number("epoch") >= 200
    assert lab.number("loss-train") < 0.6 * before
    assert 0.5 < lab.number("accuracy-test") <= 1
    assert lab.number("loss-test") > 0


@pytest.mark.parametrize("steps", [1, 13])
def test_the_page_says_what_the_command_line_says(lab: Lab, steps: int) -> None:
    lab.step(steps)
    said = told_by_the_command_line("gallery:two-spirals", steps)
    assert lab.steps == said["step"] == steps
    for hook, key in (("loss-train", "loss_train"), ("loss-test", "loss_test"), ("accuracy-test", "accuracy_test")):
        assert lab.number(hook) == said[key], hook


def test_at_any_speed_the_same_numbers(lab: Lab) -> None:
    lab.speed(0)
    lab.play()
    lab.wait_steps(200)
    lab.pause()
    steps = lab.steps
    said = told_by_the_command_line("gallery:two-spirals", steps)
    assert lab.number("loss-train") == said["loss_train"]
    assert lab.number("loss-test") == said["loss_test"]


def test_reset_goes_back_to_the_same_start(lab: Lab) -> None:
    start = lab.value("loss-train")
    lab.step(3)
    third = lab.value("loss-train")
    assert third != start
    lab.hook("reset").click()
    eventually(lambda: lab.steps == 0, "step 0")
    eventually(lambda: lab.value("loss-train") == start, "the loss of the start")
    lab.step(3)
    assert lab.value("loss-train") == third


def test_a_new_seed_is_another_run(lab: Lab) -> None:
    start = lab.value("loss-train")
    lab.hook("new-points").click()
    eventually(lambda: lab.steps == 0 and lab.value("loss-train") not in ("", start), "another loss at step 0")


def test_one_epoch_by_shift_and_by_its_button(lab: Lab) -> None:
    lab.hook("step").click(modifiers=["Shift"])
    eventually(lambda: lab.value("epoch") == "1", "epoch 1")
    lab.hook("step-epoch").click()
    eventually(lambda: lab.value("epoch") == "2", "epoch 2")


def test_speed_is_steps_for_every_frame(lab: Lab) -> None:
    lab.speed(1)
    lab.play()
    lab.wait_steps(20)
    eventually(lambda: 15 <= lab.number("steps-per-second") <= 45, "about 30 steps a second")
    lab.speed(0)
    eventually(lambda: lab.number("steps-per-second") > 100, "many more steps a second")


def test_the_chart_can_be_read_by_keyboard(lab: Lab) -> None:
    lab.speed(20)
    lab.play()
    lab.wait_steps(100)
    lab.pause()
    chart = lab.hook("loss-chart")
    chart.focus()
    lab.page.keyboard.press("Home")
    eventually(lambda: chart.get_attribute("aria-valuenow") == "0", "the first row")
    lab.page.keyboard.press("ArrowRight")
    eventually(lambda: chart.get_attribute("aria-valuenow") == "1", "the second row")
    assert "training" in (chart.get_attribute("aria-valuetext") or "")


def test_a_run_that_overflows_says_so(visit: Callable[..., Lab]) -> None:
    from tests.web.links import fragment, small

    learner = {"kind": "backprop", "loss": "squared", "batch": 20, "optimizer": {"kind": "sgd", "rate": 10}}
    layers = [
        {"kind": "dense", "units": 8, "activation": "relu"},
        {"kind": "dense", "units": 1, "activation": "linear"},
    ]
    experiment = small(learner=learner, network={"layers": layers})
    lab = visit(f"/lab#{fragment(experiment)}")
    lab.hook("play").click()
    eventually(lambda: lab.page.get_by_text("Loss overflowed").count() > 0, "a word about the overflow")
    eventually(lambda: not lab.playing, "it stops")
