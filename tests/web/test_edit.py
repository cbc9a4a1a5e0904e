"""Turning weights by hand."""

import pytest

from tests.web.lab import Lab, eventually


def test_type_a_weight(lab: Lab) -> None:
    before = lab.number("loss-train")
    lab.page.locator("[data-testid^=weight-]").first.focus()
    lab.page.keyboard.press("Enter")
    field = lab.hook("parameter")
    field.fill("-4.5")
    field.press("Enter")
    eventually(lambda: lab.number("loss-train") != before, "another loss")
    assert "−4.50" in lab.page.locator("[data-testid^=weight-]").first.inner_text()
    lab.page.keyboard.press("Escape")
    lab.page.keyboard.press("Control+z")
    eventually(lambda: lab.number("loss-train") == pytest.approx(before, rel=1e-6), "the loss of before")


def test_drag_a_weight(lab: Lab) -> None:
    before = lab.number("loss-train")
    chip = lab.page.locator("[data-testid^=weight-]").first
    text = chip.inner_text()
    box = chip.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x, y - 30, steps=6)
    lab.page.mouse.up()
    eventually(lambda: chip.inner_text() != text, "another weight")
    eventually(lambda: lab.number("loss-train") != before, "another loss")


def test_live_settings_do_not_start_again(lab: Lab) -> None:
    lab.step(3)
    lab.hook("rate").click()
    field = lab.page.get_by_role("dialog", name="Learning rate").get_by_test_id("rate-value")
    field.fill("0.2")
    field.press("Enter")
    eventually(lambda: "0.2" in lab.hook("rate").inner_text(), "rate 0.2")
    assert lab.steps == 3
    lab.page.keyboard.press("Escape")
    lab.step()
    assert lab.steps == 4


def test_undoing_another_data_set_brings_back_what_was_learned(lab: Lab) -> None:
    lab.speed(10)
    lab.play()
    lab.wait_steps(60)
    lab.pause()
    learned, steps = lab.value("loss-train"), lab.steps
    lab.hook("dataset-rings").click()
    eventually(lambda: lab.steps == 0, "a new run")
    lab.step(2)
    other = lab.value("loss-train")
    lab.page.keyboard.press("Control+z")
    eventually(lambda: (lab.value("loss-train"), lab.steps) == (learned, steps), "the run as it was left")
    lab.page.keyboard.press("Control+Shift+z")
    eventually(lambda: (lab.value("loss-train"), lab.steps) == (other, 2), "and the other one again")
