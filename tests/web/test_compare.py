"""Runs side by side, and sweeps."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.lab import Lab, eventually
from tests.web.test_links import shared_link


def set_up(lab: Lab, preset: str) -> None:
    """Opens the comparison of a preset."""
    lab.hook("runs").click()
    lab.hook("compare").click()
    lab.hook("presets").click()
    lab.hook(f"preset-{preset}").click()


@pytest.mark.parametrize(
    ("preset", "runs", "says"),
    [
        ("optimizers", 4, "SGD"),
        ("regularisation", 4, "dropout"),
        ("residual", 2, "skips"),
        ("shapes", 4, "shape"),
        ("inits", 4, "start"),
    ],
)
def test_a_comparison_is_set_up_and_runs_in_step(lab: Lab, preset: str, runs: int, says: str) -> None:
    set_up(lab, preset)
    eventually(lambda: lab.value("compare-view") == str(runs), f"{runs} runs")
    expect(lab.hook(f"card-{runs - 1}")).to_contain_text(says)
    lab.play()
    lab.wait_steps(50)
    lab.pause()
    steps = {lab.value(f"steps-{lane}") for lane in range(runs)}
    assert len(steps) == 1
    losses = {lab.value(f"loss-train-{lane}") for lane in range(runs)}
    assert len(losses) > 1


def test_a_comparison_is_undone_and_redone_whole(lab: Lab) -> None:
    set_up(lab, "optimizers")
    eventually(lambda: lab.value("compare-view") == "4", "4 runs")
    lab.page.keyboard.press("Control+z")
    eventually(lambda: lab.value("compare-view") == "1", "the run of before")
    lab.page.keyboard.press("Control+Shift+z")
    eventually(lambda: lab.value("compare-view") == "4", "all 4 runs again")
    expect(lab.hook("card-3")).to_contain_text("SGD")


def test_looking_inside_one_of_them(lab: Lab) -> None:
    set_up(lab, "optimizers")
    eventually(lambda: lab.value("compare-view") == "4", "4 runs")
    lab.hook("inside-3").click()
    expect(lab.hook("layer-0")).to_be_visible()
    expect(lab.hook("lane-3")).to_have_attribute("aria-pressed", "true")


def test_a_shared_comparison_opens_as_one(lab: Lab, new_context: Callable[..., BrowserContext]) -> None:
    set_up(lab, "regularisation")
    eventually(lambda: lab.value("compare-view") == "4", "4 runs")
    link = shared_link(lab, weights=False)
    assert "&v=" in link
    friend = Lab(new_context().new_page(), "").goto(link)
    eventually(lambda: friend.value("compare-view") == "4", "4 runs at a friend's")
    expect(friend.hook("card-1")).to_contain_text("L1")


def test_a_sweep_of_sixteen(lab: Lab) -> None:
    lab.hook("runs").click()
    lab.hook("sweep").click()
    expect(lab.hook("cells")).to_have_attribute("data-value", "16")
    lab.hook("start-sweep").click()
    eventually(lambda: lab.value("sweep-view") == "16", "16 small runs")
    eventually(lambda: int(lab.value("sweep-steps")) > 50, "50 steps of each")
    assert lab.hook("sweep-row").count() == 16
    first = lab.hook("sweep-row").first.get_attribute("data-value")
    lab.hook("sort-2").click()
    lab.hook("sort-2").click()
    eventually(lambda: lab.hook("sweep-row").first.get_attribute("data-value") != first, "another order")
    lab.hook("cell-5").click()
    eventually(lambda: "0.01" in lab.hook("rate").inner_text(), "the rate of the small run")
    lab.ready().step()


def test_a_sweep_goes_on_after_a_reload(lab: Lab) -> None:
    lab.hook("runs").click()
    lab.hook("sweep").click()
    lab.hook("start-sweep").click()
    eventually(lambda: lab.value("sweep-view") == "16", "16 small runs")
    eventually(lambda: int(lab.value("sweep-steps")) > 20, "20 steps of each")
    lab.hook("sweep-play").click()
    expect(lab.hook("sweep-play")).to_have_attribute("aria-pressed", "false")
    lab.page.wait_for_timeout(1500)
    steps = lab.value("sweep-steps")
    lab.page.reload()
    eventually(lambda: lab.value("sweep-view") == "16", "16 small runs again")
    assert lab.value("sweep-steps") == steps
    lab.hook("sweep-play").click()
    eventually(lambda: int(lab.value("sweep-steps")) > int(steps) + 20, "20 more")


def test_a_sweep_says_what_does_not_fit(lab: Lab) -> None:
    lab.hook("runs").click()
    lab.hook("sweep").click()
    lab.hook("values-1").fill(", ".join(str(k / 100) for k in range(1, 20)))
    expect(lab.hook("start-sweep")).to_be_disabled()
    lab.hook("axis-2").select_option("none")
    expect(lab.hook("start-sweep")).to_be_enabled()
    lab.hook("axis-1").select_option("other")
    lab.hook("path-1").fill("learner.nothing")
    lab.hook("values-1").fill("1, 2")
    lab.hook("start-sweep").click()
    expect(lab.hook("sweep-problem")).to_be_visible(timeout=15_000)
    lab.hook("leave-sweep").click()
    lab.ready().step()


@pytest.mark.parametrize("size", [(390, 844), (820, 1180)])
def test_side_by_side_on_small_screens(visit: Callable[..., Lab], size: tuple[int, int]) -> None:
    lab = visit(viewport={"width": size[0], "height": size[1]})
    set_up(lab, "optimizers")
    eventually(lambda: lab.value("compare-view") == "4", "4 runs")
    assert lab.overflow() <= 0
    expect(lab.hook("card-3")).to_contain_text("SGD")


def test_a_gallery_entry_opens_arranged_and_measures(visit: Callable[..., Lab]) -> None:
    lab = visit("/lab/optimizer-race")
    eventually(lambda: lab.value("compare-view") == "4", "4 runs")
    expect(lab.hook("figure")).to_have_attribute("data-value", "race")
    lab.play()
    lab.wait_steps(600)
    lab.pause()
    reached = lab.hook("figure-value").all_inner_texts()[0::2]
    assert len(reached) == 4
    assert any(text.isdigit() for text in reached), reached


def test_the_factors_of_w_are_measured(visit: Callable[..., Lab]) -> None:
    lab = visit("/lab/turn-and-stretch")
    eventually(lambda: lab.hook("figure-value").count() == 3, "three layers")
    for error in lab.hook("figure-value").all():
        assert float(error.get_attribute("data-value") or "1") < 1e-5
