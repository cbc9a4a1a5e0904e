"""The timeline: scrubbing through a run's history, and stop rules."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.web.lab import Lab, eventually


def trained(lab: Lab, steps: int = 600) -> int:
    """Trains for a while and pauses; the steps taken."""
    lab.speed(50)
    lab.play()
    lab.wait_steps(steps)
    lab.pause()
    return lab.steps


def drag(lab: Lab, *shares: float) -> None:
    """Drags on the loss chart through places, as shares of its width."""
    box = lab.hook("loss-chart").bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    lab.page.mouse.move(box["x"] + shares[0] * box["width"], y)
    lab.page.mouse.down()
    for share in shares[1:]:
        lab.page.mouse.move(box["x"] + share * box["width"], y, steps=8)
    lab.page.mouse.up()


def wait_step(lab: Lab, step: int) -> None:
    """Waits until exactly this step is shown."""
    eventually(lambda: lab.steps == step, f"step {step}")


def test_dragging_the_chart_shows_the_past_and_latest_comes_back(lab: Lab) -> None:
    last = trained(lab)
    loss = lab.value("loss-train")
    picture = lab.pixels("surface")
    drag(lab, 0.5, 0.3, 0.2)
    eventually(lambda: 0 < lab.steps < last, "a step of the past")
    assert lab.value("loss-train") != loss
    eventually(lambda: lab.pixels("surface") != picture, "the picture follows")
    expect(lab.hook("latest")).to_be_enabled()
    lab.hook("latest").click()
    eventually(lambda: lab.steps == last, "the latest step")
    assert lab.value("loss-train") == loss
    eventually(lambda: lab.pixels("surface") == picture, "the picture of the latest step")


def test_what_is_shown_again_is_the_same(lab: Lab) -> None:
    for _ in range(5):
        lab.step()
    losses = {5: lab.value("loss-train")}
    for step in (4, 3, 2):
        lab.page.keyboard.press(",")
        wait_step(lab, step)
        losses[step] = lab.value("loss-train")
    assert len(set(losses.values())) == 4
    for step in (3, 4, 5):
        lab.step()
        assert lab.value("loss-train") == losses[step]
    lab.step()
    assert lab.steps == 6


def test_playing_on_from_the_past_replays(lab: Lab) -> None:
    last = trained(lab, 300)
    loss = lab.value("loss-train")
    lab.page.keyboard.press("Home")
    eventually(lambda: lab.steps == 0, "the start")
    lab.hook("step-epoch").click()
    eventually(lambda: lab.value("epoch") == "1", "one epoch")
    assert lab.value("loss-chart") == str(lab.steps)
    lab.page.keyboard.press("End")
    eventually(lambda: lab.steps == last, "the latest step")
    assert lab.value("loss-train") == loss


def test_keys_go_by_steps_and_by_ten_epochs(lab: Lab) -> None:
    last = trained(lab, 400)
    keys = lab.page.keyboard
    keys.press(",")
    eventually(lambda: lab.steps == last - 1, "a step back")
    epoch = int(lab.value("epoch"))
    keys.press("[")
    eventually(lambda: int(lab.value("epoch")) <= epoch - 9, "ten epochs back")
    keys.press("[")
    eventually(lambda: int(lab.value("epoch")) <= epoch - 19, "ten more")
    back = int(lab.value("epoch"))
    keys.press("]")
    eventually(lambda: int(lab.value("epoch")) == back + 10, "ten epochs forward")
    chart = lab.hook("loss-chart")
    chart.focus()
    keys.press("Home")
    eventually(lambda: chart.get_attribute("aria-valuenow") == "0", "the first epoch")
    assert "training" in (chart.get_attribute("aria-valuetext") or "")
    assert int(chart.get_attribute("aria-valuemax") or 0) >= epoch


def test_scrubbing_writes_no_address(lab: Lab) -> None:
    trained(lab, 300)
    before = (lab.address, lab.page.evaluate("history.length"))
    drag(lab, 0.6, 0.2, 0.4, 0.1)
    lab.page.wait_for_timeout(600)
    assert (lab.address, lab.page.evaluate("history.length")) == before


def test_a_reload_in_the_past_comes_back_to_it(lab: Lab) -> None:
    last = trained(lab, 300)
    lab.page.keyboard.press("Home")
    eventually(lambda: lab.steps == 0, "the start")
    lab.page.keyboard.press("]")
    eventually(lambda: lab.steps > 0, "ten epochs on")
    step, loss = lab.steps, lab.value("loss-train")
    lab.page.wait_for_timeout(1500)
    lab.page.reload()
    lab.ready()
    eventually(lambda: lab.steps == step, "the step of before")
    assert lab.value("loss-train") == loss
    lab.page.keyboard.press("End")
    eventually(lambda: lab.steps == last, "the latest step of before")


@pytest.mark.parametrize("size", [(390, 844), (820, 1180)])
def test_the_past_on_small_screens(visit: Callable[..., Lab], size: tuple[int, int]) -> None:
    lab = visit(viewport={"width": size[0], "height": size[1]})
    lab.play()
    lab.wait_steps(200)
    lab.pause()
    last = lab.steps
    drag(lab, 0.7, 0.3)
    eventually(lambda: lab.steps < last, "a step of the past")
    assert lab.overflow() <= 0


def set_rate(lab: Lab, rate: str) -> None:
    """Changes the learning rate."""
    lab.hook("rate").click()
    field = lab.page.get_by_role("dialog", name="Learning rate").get_by_test_id("rate-value")
    field.fill(rate)
    field.press("Enter")
    lab.page.keyboard.press("Escape")


def rule(lab: Lab, name: str, value: str) -> None:
    """Sets a stop rule."""
    lab.hook("runs").click()
    lab.hook("stop-rules").click()
    lab.hook(name).fill(value)
    lab.hook(name).press("Enter")
    eventually(lambda: lab.value(name) != "", f"the rule {name}")
    lab.page.keyboard.press("Escape")


def test_stop_at_a_step_then_go_on(lab: Lab) -> None:
    rule(lab, "stop-step", "77")
    lab.play()
    eventually(lambda: lab.steps == 77 and not lab.playing, "a stop at step 77")
    expect(lab.hook("toast")).to_contain_text("77")
    lab.play()
    lab.wait_steps(100)


def test_stop_on_a_target(lab: Lab) -> None:
    rule(lab, "stop-loss", "0.5")
    lab.speed(50)
    lab.play()
    eventually(lambda: not lab.playing and lab.steps > 0, "a stop")
    assert lab.number("loss-test") <= 0.5
    expect(lab.hook("toast")).to_contain_text("test loss")


def test_stop_on_an_accuracy(lab: Lab) -> None:
    rule(lab, "stop-accuracy", "80")
    lab.speed(50)
    lab.play()
    eventually(lambda: not lab.playing and lab.steps > 0, "a stop")
    assert lab.number("accuracy-test") >= 0.8
    expect(lab.hook("toast")).to_contain_text("accuracy")


def test_a_plateau_keeps_the_best_and_who_plays_on_sees_what_comes_after(lab: Lab) -> None:
    set_rate(lab, "1")
    rule(lab, "stop-plateau", "5")
    lab.hook("runs").click()
    lab.hook("stop-rules").click()
    lab.hook("stop-keep-best").click()
    lab.page.keyboard.press("Escape")
    lab.play()
    expect(lab.hook("toast")).to_contain_text("lowest", timeout=20_000)
    eventually(lambda: lab.hook("latest").is_enabled(), "the best epoch, in the past")
    best = lab.steps
    lab.page.keyboard.press("End")
    eventually(lambda: lab.steps > best, "where it stopped")
    stopped = lab.steps
    lab.play()
    lab.wait_steps(3 * stopped)
