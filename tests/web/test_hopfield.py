"""Memories on the page: every entry played, stepped, turned, scrubbed back and shared; painting, drawing, damage."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.lab import Lab, eventually
from tests.web.test_links import shared_link

ENTRIES = ["hopfield-letters", "hopfield-valleys", "hopfield-landscape"]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
Visit = Callable[..., Lab]


def ink(lab: Lab) -> str:
    """The pixels of the state."""
    return str(eventually(lambda: lab.value("hop-state"), "a state"))


def same_ground(lab: Lab, friend: Lab) -> None:
    """Both show the same state, and go on to the same states."""
    for _ in range(3):
        eventually(lambda: ink(friend) == ink(lab), "the same state")
        assert friend.value("loss-train") == lab.value("loss-train")
        lab.step()
        friend.step()


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_is_played_turned_scrubbed_and_shared(
    name: str, visit: Visit, new_context: Callable[..., BrowserContext]
) -> None:
    lab = visit(f"/lab/{name}")
    lab.step(2)
    assert lab.value("hop-net") == "store"
    lab.play()
    lab.wait_steps(30)
    lab.pause()
    lab.step(3)
    state, step = ink(lab), lab.steps
    assert float(lab.value("loss-train")) < 5
    expect(lab.hook("hop-said")).not_to_be_empty()
    lab.page.keyboard.press("Home")
    eventually(lambda: lab.steps == 0, "step 0")
    lab.page.keyboard.press("End")
    eventually(lambda: lab.steps == step and ink(lab) == state, "the latest step again")
    plain = Lab(new_context().new_page(), "").goto(shared_link(lab, weights=False))
    plain.step(2)
    assert plain.value("hop-net") == "store"
    same_ground(lab, Lab(new_context().new_page(), "").goto(shared_link(lab, weights=True)))
    lab.hook("field-rule").select_option("pseudo_inverse")
    eventually(lambda: lab.page.evaluate("location.hash.length") > 10, "the change in the address")
    lab.step()


def test_a_letter_comes_back(visit: Visit) -> None:
    lab = visit("/lab/hopfield-letters")
    lab.step(5)
    wanted = lab.value("hop-memory-0")
    assert float(wanted) < 0.9
    lab.speed(10)
    lab.play()
    eventually(lambda: lab.number("hop-memory-0") > 0.99, "the letter as it was stored")
    lab.pause()


def test_the_visitor_paints_and_the_memory_answers(visit: Visit) -> None:
    lab = visit("/lab/hopfield-letters")
    lab.step(5)
    before = ink(lab)
    box = lab.hook("hop-state").bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    lab.page.mouse.move(*middle)
    lab.page.mouse.down()
    lab.page.mouse.move(middle[0] - 4.5 * box["height"] / 14, middle[1], steps=4)
    lab.page.mouse.up()
    eventually(lambda: sum(a != b for a, b in zip(ink(lab), before, strict=True)) >= 2, "painted pixels")
    lab.speed(10)
    lab.play()
    eventually(lambda: not lab.playing, "a run that has settled")
    assert lab.value("hop-net") == "over"
    lab.hook("hop-noise").click()
    eventually(lambda: lab.value("hop-net") == "recall", "a damaged state")
    lab.hook("hop-memory-1").click()
    eventually(lambda: lab.number("hop-memory-1") < 0.9, "another letter, damaged")
    lab.hook("hop-random").click()
    eventually(lambda: abs(lab.number("hop-memory-1")) < 0.4, "random pixels")


def test_painting_by_keys(visit: Visit) -> None:
    lab = visit("/lab/hopfield-letters")
    lab.step(5)
    before = ink(lab)
    lab.hook("hop-state").focus()
    lab.page.keyboard.press("ArrowRight")
    lab.page.keyboard.press("Space")
    eventually(lambda: ink(lab) != before, "a pixel turned over")
    assert [i for i, (a, b) in enumerate(zip(ink(lab), before, strict=True)) if a != b] == [1]
    assert not lab.playing


def test_pictures_are_drawn_and_remembered(visit: Visit) -> None:
    lab = visit("/lab/hopfield-letters")
    lab.hook("hop-edit").click()
    lab.hook("hop-letter").fill("永")
    board = eventually(lambda: "1" in lab.value("hop-board") and lab.value("hop-board"), "a character")
    lab.hook("hop-board").click()
    assert lab.value("hop-board") != board
    lab.hook("hop-remember").click()
    expect(lab.hook("hop-memory-4")).to_be_visible()
    lab.ready().step(5)
    eventually(lambda: lab.number("hop-memory-4") == 1, "the drawn picture, stored")


def test_what_is_shown_beside_it(visit: Visit) -> None:
    lab = visit("/lab/hopfield-valleys")
    lab.speed(0)
    lab.play()
    eventually(lambda: lab.number("hop-ends") > 3, "several ends")
    lab.pause()
    expect(lab.hook("hop-ends")).to_contain_text("negative of")
    lab.hook("hop-stage").get_by_role("button", name="Landscape").click()
    expect(lab.hook("hop-ways")).to_be_visible()
    lab.hook("hop-stage").get_by_role("button", name="Weights").click()
    expect(lab.hook("hop-weights")).to_be_visible()
    before = lab.pixels("hop-weights")
    assert len(before) > 2000
    lab.hook("field-rule").select_option("softmax")
    expect(lab.hook("hop-pulls")).to_be_visible()


def test_the_map_of_all_states(visit: Visit) -> None:
    lab = visit("/lab/hopfield-landscape")
    expect(lab.hook("hop-stage")).to_have_attribute("data-value", "landscape")
    lab.step(4)
    expect(lab.hook("hop-map")).to_have_attribute("aria-label", re.compile("4096 states, 4 of them valleys"))
    lab.hook("hop-basins").check()


def test_classic_and_modern_from_the_same_cue(visit: Visit, new_context: Callable[..., BrowserContext]) -> None:
    lab = visit("/lab/hopfield-modern")
    eventually(lambda: lab.value("compare-view") == "2", "two lanes")
    lab.speed(10)
    lab.play()
    lab.wait_steps(300)
    lab.pause()
    assert lab.value("steps-0") == lab.value("steps-1")
    friend = Lab(new_context().new_page(), "").goto(shared_link(lab, weights=False))
    eventually(lambda: friend.value("compare-view") == "2", "two lanes elsewhere")
    lab.hook("inside-1").click()
    expect(lab.hook("hop-net")).to_be_visible()


def test_how_much_fits_in(visit: Visit) -> None:
    lab = visit("/lab/hopfield-capacity")
    eventually(lambda: lab.number("capacity") >= 20, "points of the curves", within=60)
    label = lab.hook("capacity").locator("canvas").get_attribute("aria-label") or ""
    assert "Hebbian" in label
    assert "Storkey" in label


@pytest.mark.parametrize("name", ENTRIES)
def test_on_a_phone(name: str, visit: Visit) -> None:
    lab = visit(f"/lab/{name}", **PHONE)
    lab.step(2)
    assert lab.overflow() <= 0
    for hook in ("hop-noise", "hop-erase", "hop-random"):
        box = lab.hook(hook).bounding_box()
        assert box is not None
        assert box["height"] >= 44
