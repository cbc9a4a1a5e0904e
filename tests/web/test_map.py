"""Maps on the page: entries played, turned, scrubbed back and shared; units and points pressed, solids turned."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.lab import Lab, eventually
from tests.web.test_links import shared_link

ENTRIES = ["kohonen-plane", "kohonen-colours", "kohonen-digits", "kohonen-ring"]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
Visit = Callable[..., Lab]


def same_ground(lab: Lab, friend: Lab) -> None:
    """Both stand at the same place, and go on to the same numbers."""
    for _ in range(3):
        eventually(lambda: friend.steps == lab.steps, "the same step")
        eventually(lambda: friend.value("loss-train") == lab.value("loss-train"), "the same error")
        lab.step()
        friend.step()


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_is_played_turned_scrubbed_and_shared(
    name: str, visit: Visit, new_context: Callable[..., BrowserContext]
) -> None:
    lab = visit(f"/lab/{name}")
    first = lab.pixels("map-among")
    lab.step(3)
    expect(lab.hook("map-said")).to_contain_text("Sample")
    eventually(lambda: lab.pixels("map-among") != first, "the units move")
    lab.play()
    lab.wait_steps(400)
    lab.pause()
    step, loss = lab.steps, lab.value("loss-train")
    lab.page.keyboard.press("Home")
    eventually(lambda: lab.steps == 0, "step 0")
    lab.page.keyboard.press("End")
    eventually(lambda: lab.steps == step and lab.value("loss-train") == loss, "the latest step again")
    plain = Lab(new_context().new_page(), "").goto(shared_link(lab, weights=False))
    assert plain.steps == 0
    same_ground(lab, Lab(new_context().new_page(), "").goto(shared_link(lab, weights=True)))
    before = lab.steps
    lab.hook("field-radius_from").fill("1")
    lab.hook("field-radius_from").press("Enter")
    lab.step()
    assert lab.steps == before + 1, "a live value does not begin the run anew"


def test_three_learners_in_step(visit: Visit, new_context: Callable[..., BrowserContext]) -> None:
    lab = visit("/lab/map-or-means")
    for lane in range(3):
        expect(lab.hook(f"lane-{lane}")).to_be_visible()
    lab.play()
    lab.wait_steps(200)
    lab.pause()
    friend = Lab(new_context().new_page(), "").goto(shared_link(lab, weights=False))
    friend.step(2)


def test_a_map_becomes_k_means_and_neural_gas(visit: Visit) -> None:
    lab = visit("/lab/kohonen-plane")
    lab.step(2)
    lab.page.get_by_role("button", name="k-means: each unit").click()
    expect(lab.hook("field-rule")).to_be_visible()
    lab.step(2)
    expect(lab.hook("map-topographic")).to_have_count(0)
    lab.page.get_by_role("button", name="Neural gas: the nearest").click()
    expect(lab.hook("field-range_from")).to_be_visible()
    lab.step(5)
    expect(lab.hook("map-topographic")).to_be_visible()


def test_other_data_and_another_lattice(visit: Visit) -> None:
    lab = visit("/lab/kohonen-plane")
    for kind in ("rings", "glyphs", "swiss_roll", "digits", "colours"):
        lab.hook("map-data").select_option(kind)
        expect(lab.hook("map-data")).to_have_attribute("data-value", kind)
        lab.ready().step(1)
    for shape in ("hexagonal", "torus", "hexagonal_torus", "line", "ring"):
        lab.hook("field-lattice").select_option(shape)
        expect(lab.hook("field-lattice")).to_have_attribute("data-value", shape)
        lab.ready().step(1)
    expect(lab.hook("toast")).to_have_count(0)


def test_a_unit_is_chosen_with_the_keys_and_a_point_followed(visit: Visit) -> None:
    lab = visit("/lab/kohonen-plane")
    lab.step(2)
    lab.hook("map-lattice").focus()
    lab.page.keyboard.press("ArrowRight")
    eventually(lambda: lab.value("map-unit") == "0", "the first unit")
    lab.page.keyboard.press("ArrowDown")
    eventually(lambda: lab.value("map-unit") == "10", "the unit below")
    lab.page.keyboard.press("Escape")
    eventually(lambda: lab.value("map-unit") == "", "no unit")
    lab.hook("map-point-next").click()
    eventually(lambda: lab.value("map-point") == "0", "the first point")
    expect(lab.hook("map-said")).to_contain_text("point 1.")
    lab.hook("map-point-free").click()
    expect(lab.hook("map-said")).to_contain_text("Sample")


def test_a_cube_of_colours_is_turned(visit: Visit) -> None:
    lab = visit("/lab/kohonen-colours")
    lab.step(1)
    before = lab.pixels("map-among")
    lab.hook("map-among").focus()
    lab.page.keyboard.press("ArrowLeft")
    eventually(lambda: lab.pixels("map-among") != before, "another side")


def test_on_a_phone_everything_has_room(visit: Visit) -> None:
    lab = visit("/lab/kohonen-digits", **PHONE)
    lab.step(1)
    assert lab.overflow() <= 0
    for hook in ("map-point-before", "map-point-next"):
        box = lab.hook(hook).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
