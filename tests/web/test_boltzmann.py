"""Boltzmann machines on the page: every entry opened, played, stepped, turned, scrubbed back and shared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.lab import Lab, eventually
from tests.web.site import Site
from tests.web.test_links import shared_link

RESTRICTED = ["rbm-digits", "rbm-bars", "rbm-inpainting"]
SMALL = ["boltzmann-xor", "boltzmann-encoder"]
ENTRIES = [*RESTRICTED, *SMALL]


def there(lab: Lab) -> Lab:
    """Waits until the main picture is there."""
    names = ("bm-circle", "bm-fields")
    eventually(lambda: any(lab.hook(name).count() and lab.value(name) for name in names), "the main picture")
    return lab


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_is_played_stepped_turned_scrubbed_back_and_shared(
    name: str, lab: Lab, new_context: Callable[..., BrowserContext]
) -> None:
    there(lab.goto(f"/lab/{name}"))
    before = lab.number("loss-train")
    lab.step(2)
    lab.play()
    lab.wait_steps(400)
    lab.pause()
    assert lab.number("loss-train") < before
    end, loss = lab.steps, lab.value("loss-train")
    lab.hook("step-back").click()
    eventually(lambda: lab.steps == end - 1, "a step back")
    lab.step()
    assert (lab.steps, lab.value("loss-train")) == (end, loss)
    friend = there(Lab(new_context().new_page(), "").goto(shared_link(lab, weights=False)))
    friend.step(3)
    lab.page.keyboard.press("r")
    eventually(lambda: lab.steps == 0, "the start")
    lab.step(3)
    for hook in ("loss-train", *(["bm-circle"] if name in SMALL else [])):
        assert friend.value(hook) == lab.value(hook), hook
    lab.hook("field-rate").fill("0")
    lab.page.keyboard.press("Enter")
    eventually(lambda: lab.value("field-rate") == "0", "a rate of 0")
    rested = lab.value("loss-train")
    lab.step(2)
    assert lab.value("loss-train") == rested


def test_a_hidden_unit_is_chosen_by_the_keys_and_a_picture_by_its_buttons(lab: Lab) -> None:
    there(lab.goto("/lab/rbm-digits"))
    lab.hook("bm-fields").focus()
    lab.page.keyboard.press("ArrowRight")
    lab.page.keyboard.press("ArrowRight")
    eventually(lambda: lab.value("bm-fields") == "2", "the third unit")
    lab.hook("bm-next").click()
    eventually(lambda: lab.value("bm-index") == "1", "the second picture")
    lab.hook("bm-before").click()
    lab.hook("bm-before").click()
    eventually(lambda: lab.value("bm-index") == "599", "the last picture")


def test_pixels_are_hidden_and_filled_in(lab: Lab) -> None:
    there(lab.goto("/lab/rbm-inpainting"))
    lab.speed(0)
    lab.play()
    lab.wait_steps(1500, 60)
    lab.pause()
    eventually(lambda: lab.value("bm-held") == "1" * 32 + "0" * 32, "the upper half known")
    lab.hook("bm-mask").click()
    lab.hook("bm-mask-none").click()
    eventually(lambda: lab.value("bm-held") == "0" * 64, "nothing known")
    lab.hook("bm-mask").click()
    lab.hook("bm-mask-all").click()
    eventually(lambda: lab.value("bm-held") == "1" * 64, "all known")
    box = lab.hook("bm-held").bounding_box()
    assert box
    lab.page.mouse.move(box["x"] + box["width"] / 2 - 20, box["y"] + box["height"] / 2)
    lab.page.mouse.down()
    lab.page.mouse.move(box["x"] + box["width"] / 2 + 20, box["y"] + box["height"] / 2, steps=6)
    lab.page.mouse.up()
    eventually(lambda: 0 < lab.value("bm-held").count("0") < 10, "some pixels hidden")
    steps, missing = lab.steps, lab.number("bm-missing")
    lab.hook("bm-fill").click()
    eventually(lambda: lab.number("bm-missing") != missing, "a picture filled in")
    assert lab.steps == steps


def test_the_picture_is_painted_with_the_keys(lab: Lab) -> None:
    there(lab.goto("/lab/rbm-inpainting"))
    eventually(lambda: lab.value("bm-held").startswith("1"), "the held picture")
    lab.hook("bm-held").focus()
    lab.page.keyboard.press("ArrowRight")
    lab.page.keyboard.press("Space")
    eventually(lambda: lab.value("bm-held").startswith("101"), "the second pixel hidden")


def test_it_dreams_without_learning(lab: Lab) -> None:
    there(lab.goto("/lab/rbm-digits")).step(3)
    loss, film = lab.value("loss-train"), lab.pixels("bm-film")
    lab.hook("bm-dream").click()
    eventually(lambda: lab.pixels("bm-film") != film, "other dreams")
    assert (lab.steps, lab.value("loss-train")) == (3, loss)
    lab.hook("bm-wake-noise").click()
    lab.page.get_by_role("button", name="Statistics").click()
    expect(lab.hook("bm-statistics")).to_be_visible()


def test_units_held_by_hand_are_thought_about_and_let_go(lab: Lab) -> None:
    there(lab.goto("/lab/boltzmann-xor")).step(20)
    lab.hook("bm-unit-0").click()
    eventually(lambda: lab.value("bm-phase") == "held", "a machine that thinks")
    assert lab.value("bm-circle")[0] == "1"
    loss = lab.value("loss-train")
    lab.step(20)
    assert lab.value("loss-train") == loss
    lab.hook("bm-unit-0").click()
    eventually(lambda: lab.value("bm-circle")[0] == "0", "held off")
    lab.hook("bm-release").click()
    eventually(lambda: lab.value("bm-phase") != "held", "let go")


def test_a_link_is_turned_by_hand_and_undone(lab: Lab) -> None:
    there(lab.goto("/lab/boltzmann-encoder"))
    lab.hook("bm-pick").select_option("8")
    lab.hook("bm-link-0").focus()
    loss = lab.value("loss-train")
    for _ in range(20):
        lab.page.keyboard.press("ArrowRight")
    eventually(lambda: lab.value("loss-train") != loss, "another divergence")


def test_other_pictures_are_chosen(lab: Lab) -> None:
    there(lab.goto("/lab/rbm-digits"))
    lab.hook("bm-data").select_option("bars")
    eventually(lambda: lab.value("bm-data") == "bars", "bars")
    lab.step(3)
    there(lab.goto("/lab/boltzmann-xor"))
    lab.hook("bm-data").select_option("encoder")
    eventually(lambda: len(lab.value("bm-circle")) == 10, "ten units")
    lab.step(3)


@pytest.mark.parametrize("name", ["rbm-digits", "boltzmann-xor"])
def test_a_phone_shows_the_machine_and_nothing_hangs_over(
    name: str, new_context: Callable[..., BrowserContext], site: Site
) -> None:
    phone = there(Lab(new_context(viewport={"width": 390, "height": 844}).new_page(), site.url).goto(f"/lab/{name}"))
    phone.step(3)
    assert phone.overflow() <= 0
    phone.hook("sheet").click()
    expect(phone.hook("field-rate")).to_be_visible()
