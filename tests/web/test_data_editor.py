"""The editor of points: drawing, dragging and removing while the network trains, by hand and by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.web.lab import Lab, eventually

PHONE = {"width": 390, "height": 844}


def open_editor(lab: Lab) -> None:
    """Opens the editor and waits for the points."""
    lab.hook("edit-points").click()
    eventually(lambda: lab.value("board") not in ("", "0"), "points to edit")


def dots(lab: Lab) -> int:
    return int(lab.value("board"))


def at(lab: Lab, x: float, y: float) -> tuple[float, float]:
    """A place of the plane, from -1 to 1, on the screen."""
    box = lab.hook("board").bounding_box()
    assert box
    side = box["width"]
    return box["x"] + side * (x / 1.12 + 1) / 2, box["y"] + side * (1 - y / 1.12) / 2


def weights(lab: Lab) -> list[str]:
    """The chosen neuron's weights as they are written."""
    return lab.page.locator("[data-testid^=weight-]").all_inner_texts()


def test_a_point_is_added_and_dragged_while_it_trains(lab: Lab) -> None:
    lab.play()
    lab.wait_steps(60)
    open_editor(lab)
    before, steps = dots(lab), lab.steps
    mouse = lab.page.mouse
    mouse.move(*at(lab, -0.95, 0.95))
    mouse.down()
    for step in range(12):
        mouse.move(*at(lab, -0.95 + step / 10, 0.95))
        lab.page.wait_for_timeout(40)
    mouse.up()
    assert dots(lab) == before + 1
    eventually(lambda: "changed" in lab.page.locator(".les").inner_text(), "the experiment is another one")
    eventually(lambda: lab.playing and lab.steps > steps + 60, "it trains on from where it was")


def test_a_change_of_the_points_keeps_weights_and_step(lab: Lab) -> None:
    lab.step(5)
    learned = weights(lab)
    loss = lab.number("loss-train")
    open_editor(lab)
    lab.hook("tool-erase").click()
    lab.page.mouse.click(*at(lab, -0.6, 0.2))
    eventually(lambda: dots(lab) < 240, "points are gone")
    eventually(lambda: lab.number("loss-train") != loss, "the loss of other points")
    assert lab.steps == 5
    assert weights(lab) == learned
    lab.step()
    assert lab.steps == 6


def test_a_gesture_is_undone_at_once_and_done_again(lab: Lab) -> None:
    open_editor(lab)
    before = dots(lab)
    lab.hook("tool-spray").click()
    lab.page.mouse.move(*at(lab, 0.9, 0.9))
    lab.page.mouse.down()
    eventually(lambda: dots(lab) >= before + 20, "sprayed points")
    lab.page.mouse.up()
    after = dots(lab)
    eventually(lambda: lab.hook("undo").is_enabled(), "something to undo")
    eventually(lambda: lab.hook("dataset-drawn").get_attribute("aria-checked") == "true", "drawn data")
    lab.page.wait_for_timeout(500)
    lab.page.keyboard.press("Control+z")
    eventually(lambda: dots(lab) == before, "the points of before")
    expect(lab.hook("dataset-spirals")).to_have_attribute("aria-checked", "true")
    lab.page.keyboard.press("Control+Shift+z")
    eventually(lambda: dots(lab) == after, "the sprayed points again")


def test_label_noise_changes_classes_and_no_places(lab: Lab) -> None:
    open_editor(lab)
    before, accuracy = dots(lab), lab.value("accuracy-test")
    loss = lab.number("loss-train")
    lab.hook("tool-noise").click()
    lab.page.mouse.move(*at(lab, -0.6, -0.6))
    lab.page.mouse.down()
    lab.page.mouse.move(*at(lab, 0.6, 0.6), steps=12)
    lab.page.mouse.up()
    eventually(lambda: lab.number("loss-train") != loss, "another loss")
    assert dots(lab) == before
    assert accuracy != ""


def test_by_keyboard_alone(lab: Lab) -> None:
    lab.hook("edit-points").focus()
    lab.page.keyboard.press("Enter")
    eventually(lambda: lab.value("board") == "240", "the points")
    board = lab.hook("board")
    expect(board).to_be_focused()
    keys, said = lab.page.keyboard, lab.hook("board-said")
    keys.press("1")
    expect(said).to_have_text("Class 0")
    keys.press("Shift+ArrowRight")
    expect(said).to_have_text("0.10, 0.00")
    keys.press("Enter")
    expect(said).to_have_text("Added a point at 0.10, 0.00: Class 0")
    eventually(lambda: dots(lab) == 241, "one point more")
    keys.press("Shift+ArrowUp")
    expect(said).to_have_text("0.10, 0.10")
    keys.press("3")
    eventually(lambda: lab.page.get_by_test_id("class-2").count() == 1, "a third class")
    keys.press("Delete")
    expect(said).to_have_text("1 point removed")
    eventually(lambda: dots(lab) == 240, "the point is gone")
    keys.press("PageDown")
    expect(said).to_contain_text("Chose the point at")
    keys.press("Escape")
    keys.press("Escape")
    expect(lab.hook("data-editor")).to_have_count(0)
    expect(lab.hook("edit-points")).to_be_focused()


def test_an_empty_plane_says_what_to_do_and_trains_when_it_can(lab: Lab) -> None:
    lab.hook("dataset-drawn").click()
    board = lab.hook("board")
    expect(board).to_contain_text("Draw some points, or pick a set.")
    assert lab.value("board") == "0"
    for x, label in ((-0.5, 0), (0.5, 1), (-0.6, 0), (0.6, 1), (-0.4, 0), (0.4, 1)):
        lab.hook(f"class-{label}").click()
        lab.page.mouse.click(*at(lab, x, x / 2))
    expect(board).not_to_contain_text("Draw some points")
    eventually(lambda: lab.hook("dataset-drawn").get_attribute("aria-checked") == "true", "drawn data")
    lab.step(2)


def test_removing_everything_leaves_the_run_and_can_be_taken_back(lab: Lab) -> None:
    open_editor(lab)
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.press("Delete")
    eventually(lambda: dots(lab) == 0, "an empty plane")
    expect(lab.hook("board")).to_contain_text("Draw some points, or pick a set.")
    lab.step()
    lab.page.keyboard.press("Control+z")
    eventually(lambda: dots(lab) == 240, "the points of the run")


def test_numbers_in_the_table_of_points(lab: Lab) -> None:
    open_editor(lab)
    lab.page.get_by_role("tab", name="Table").click()
    grid = lab.hook("point-table")
    assert lab.value("point-table") == "240"
    grid.locator("[data-cell='0/0']").click()
    lab.page.keyboard.type("0.25")
    lab.page.keyboard.press("Enter")
    expect(grid.locator("[data-cell='0/0']")).to_have_text("0.25")
    expect(grid.locator("[data-cell='1/0']")).to_be_focused()
    lab.page.keyboard.type("hello")
    lab.page.keyboard.press("Enter")
    expect(grid.locator("[data-cell='1/0']")).not_to_have_text("hello")
    lab.page.keyboard.press("Shift+Delete")
    eventually(lambda: lab.value("point-table") == "239", "a row less")


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_on_a_phone_by_touch(language: str, visit: Callable[..., Lab]) -> None:
    lab = visit(f"/lab/two-spirals?lang={language}", viewport=PHONE, has_touch=True)
    lab.hook("data").click()
    lab.hook("edit-points").click()
    eventually(lambda: lab.value("board") == "240", "the points")
    assert lab.overflow() == 0
    lab.page.touchscreen.tap(*at(lab, 0.9, -0.9))
    eventually(lambda: dots(lab) == 241, "one point more")
    expect(lab.hook("play")).to_be_visible()
    lab.hook("editor-close").click()
    expect(lab.hook("data-editor")).to_have_count(0)


def test_no_key_is_lost_however_fast_cells_are_typed(lab: Lab) -> None:
    open_editor(lab)
    lab.page.get_by_role("tab", name="Table").click()
    grid = lab.hook("point-table")
    grid.locator("[data-cell='0/0']").click()
    grid.evaluate(
        """grid => {
          for (const key of ["0", ".", "2", "5", "Enter", "-", "0", ".", "5", "Enter", "ArrowUp"])
            (grid.contains(document.activeElement) ? document.activeElement : document.body).dispatchEvent(
              new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
        }"""
    )
    expect(grid.locator("[data-cell='0/0']")).to_have_text("0.25")
    expect(grid.locator("[data-cell='1/0']")).to_have_text("-0.5")
    expect(grid.locator("[data-cell='1/0']")).to_be_focused()
