"""Branches: a second run beside the first, by hand and by an edit of the past."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.web.lab import Lab, eventually
from tests.web.test_time import set_rate, trained


def lanes(lab: Lab) -> int:
    """Runs in step."""
    return lab.page.locator("[data-testid^=lane-]").count()


def wait_lanes(lab: Lab, count: int) -> None:
    """Waits for so many runs in step."""
    eventually(lambda: lanes(lab) == count, f"{count} runs")


def test_a_branch_without_an_edit_stays_equal_to_its_parent(lab: Lab) -> None:
    lab.step(3)
    lab.page.keyboard.press("f")
    eventually(lambda: lanes(lab) == 2, "two runs")
    lab.play()
    lab.wait_steps(100)
    lab.pause()
    lab.hook("side-by-side").click()
    eventually(lambda: lab.value("steps-0") == lab.value("steps-1") != "", "both at one step")
    for number in ("loss-train", "loss-test", "accuracy-test"):
        assert lab.value(f"{number}-0") == lab.value(f"{number}-1")


def test_another_rate_parts_them_and_both_are_kept(lab: Lab) -> None:
    lab.step(2)
    lab.hook("branch").click()
    eventually(lambda: lanes(lab) == 2, "two runs")
    set_rate(lab, "0.3")
    expect(lab.hook("lane-1")).to_contain_text("rate 0.3")
    expect(lab.hook("lane-0")).to_contain_text("rate 0.03")
    lab.play()
    lab.wait_steps(60)
    lab.pause()
    here = lab.value("loss-train")
    lab.hook("lane-0").click()
    eventually(lambda: lab.hook("lane-0").get_attribute("aria-pressed") == "true", "the first run in focus")
    eventually(lambda: lab.value("loss-train") not in ("", here), "its own loss")
    eventually(lambda: "0.03" in lab.hook("rate").inner_text(), "its own rate")


def test_an_edit_of_the_past_is_a_branch_and_can_be_undone(lab: Lab) -> None:
    last = trained(lab, 300)
    lab.page.keyboard.press("Home")
    eventually(lambda: lab.steps == 0, "the start")
    lab.page.keyboard.press("]")
    eventually(lambda: lab.steps > 0, "ten epochs on")
    step = lab.steps
    lab.hook("units-more-0").click()
    eventually(lambda: lanes(lab) == 2, "a branch")
    expect(lab.hook("toast")).to_contain_text("branch")
    eventually(lambda: lab.units(0) == 4, "the edited network")
    assert lab.steps == step
    lab.page.keyboard.press("Control+z")
    eventually(lambda: lab.hook("lane-0").count() == 0, "one run again")
    eventually(lambda: lab.units(0) == 3, "the network of before")
    lab.page.keyboard.press("End")
    eventually(lambda: lab.steps == last, "the old future is still there")


def test_an_edit_of_the_present_keeps_the_step_and_what_was_learned(lab: Lab) -> None:
    trained(lab, 300)
    step, loss = lab.steps, lab.value("loss-train")
    lab.hook("units-more-0").click()
    eventually(lambda: lab.units(0) == 4, "4 units")
    assert lab.steps == step
    lab.page.keyboard.press("Control+z")
    eventually(lambda: lab.units(0) == 3, "3 units")
    eventually(lambda: lab.value("loss-train") == loss, "the loss of before, to the last bit")


def test_a_run_can_be_named_and_dropped(lab: Lab) -> None:
    lab.step()
    lab.hook("branch").click()
    eventually(lambda: lanes(lab) == 2, "two runs")
    lab.hook("rename-1").click()
    lab.hook("lane-name").fill("hot")
    lab.page.keyboard.press("Escape")
    expect(lab.hook("lane-1")).to_contain_text("hot")
    lab.hook("drop-1").click()
    eventually(lambda: lanes(lab) == 0, "one run")
    lab.page.keyboard.press("Control+z")
    wait_lanes(lab, 2)
    expect(lab.hook("lane-1")).to_contain_text("hot")


def test_a_dropped_run_comes_back_as_it_was(lab: Lab) -> None:
    lab.step(2)
    lab.hook("branch").click()
    wait_lanes(lab, 2)
    set_rate(lab, "0.3")
    lab.play()
    lab.wait_steps(60)
    lab.pause()
    step, loss = lab.steps, lab.value("loss-train")
    lab.hook("drop-1").click()
    eventually(lambda: lanes(lab) == 0 and lab.value("loss-train") != loss, "the first run alone")
    lab.page.keyboard.press("Control+z")
    wait_lanes(lab, 2)
    eventually(lambda: lab.value("loss-train") == loss and lab.steps == step, "the second run as it was")
    expect(lab.hook("lane-1")).to_contain_text("rate 0.3")
    lab.page.keyboard.press("Control+Shift+z")
    eventually(lambda: lanes(lab) == 0, "dropped again")
    lab.page.keyboard.press("Control+z")
    wait_lanes(lab, 2)
    for _ in range(2):
        lab.page.keyboard.press("Control+z")
    eventually(lambda: lanes(lab) == 0, "the branch undone")
    lab.page.keyboard.press("Control+Shift+z")
    wait_lanes(lab, 2)


def test_back_takes_a_branch_away_and_forward_brings_it_back(lab: Lab) -> None:
    lab.step(3)
    lab.hook("units-more-0").click()
    eventually(lambda: lab.units(0) == 4, "an address of its own")
    lab.step()
    step, loss = lab.steps, lab.value("loss-train")
    lab.hook("branch").click()
    wait_lanes(lab, 2)
    set_rate(lab, "0.3")
    lab.page.wait_for_timeout(800)
    lab.page.go_back()
    eventually(lambda: lanes(lab) == 0, "one run")
    eventually(lambda: (lab.steps, lab.value("loss-train")) == (step, loss), "with what it has learned")
    lab.page.go_forward()
    wait_lanes(lab, 2)
    expect(lab.hook("lane-1")).to_have_attribute("aria-pressed", "true")


def test_a_link_says_that_branches_begin_anew(lab: Lab) -> None:
    lab.step(3)
    lab.hook("branch").click()
    wait_lanes(lab, 2)
    lab.hook("side-by-side").click()
    lab.hook("share").click()
    expect(lab.hook("share-branches")).to_be_visible()


def test_a_reload_keeps_all_runs(lab: Lab) -> None:
    lab.step(2)
    lab.hook("branch").click()
    eventually(lambda: lanes(lab) == 2, "two runs")
    set_rate(lab, "0.3")
    lab.play()
    lab.wait_steps(50)
    lab.pause()
    step, loss = lab.steps, lab.value("loss-train")
    lab.page.wait_for_timeout(1500)
    lab.page.reload()
    lab.ready()
    eventually(lambda: lanes(lab) == 2, "both runs")
    assert (lab.steps, lab.value("loss-train")) == (step, loss)
    expect(lab.hook("lane-1")).to_have_attribute("aria-pressed", "true")


def test_four_runs_are_the_most(lab: Lab) -> None:
    for count in (2, 3, 4):
        lab.hook("branch").click()
        wait_lanes(lab, count)
    expect(lab.hook("branch")).to_be_disabled()


def test_branching_on_a_phone(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport={"width": 390, "height": 844})
    lab.step()
    lab.hook("runs").click()
    lab.hook("branch-phone").click()
    eventually(lambda: lanes(lab) == 2, "two runs")
    lab.hook("side-by-side").click()
    eventually(lambda: lab.hook("card-1").count() == 1, "both side by side")
    assert lab.overflow() <= 0
