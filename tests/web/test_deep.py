"""Layers trained one by one on the page: every entry played, stepped, turned, scrubbed back and shared."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.lab import Lab, eventually
from tests.web.test_links import shared_link

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
Visit = Callable[..., Lab]


def error(lab: Lab, layer: int) -> str:
    """What a layer's card says of its error."""
    return str(lab.hook(f"deep-layer-{layer}").get_attribute("aria-label"))


@pytest.mark.parametrize(("name", "layers"), [("deep-belief", 4), ("stacked-autoencoder", 3)])
def test_layers_learn_one_by_one_and_come_back(
    name: str, layers: int, visit: Visit, new_context: Callable[..., BrowserContext]
) -> None:
    lab = visit(f"/lab/{name}")
    expect(lab.hook("deep-says")).to_contain_text(f"{layers} hidden layers")
    expect(lab.hook("deep-layer-0")).to_have_attribute("data-state", "learning")
    expect(lab.hook("input-picture")).to_have_attribute("aria-label", re.compile("The picture of point 1"))
    lab.step(2)
    expect(lab.hook("deep-dreams")).to_have_attribute("data-value", "1")
    lab.play()
    lab.wait_steps(430)
    lab.pause()
    expect(lab.hook("deep-says")).to_contain_text("frozen")
    expect(lab.hook("deep-layer-0")).to_have_attribute("data-state", "frozen")
    said, step, loss = error(lab, 0), lab.steps, lab.value("loss-train")
    first, now = (float(number) for number in re.findall(r"Error ([\d.]+) at first, now ([\d.]+)", said)[0])
    assert now < 0.5 * first
    lab.page.keyboard.press("Home")
    eventually(lambda: lab.steps == 0, "step 0")
    expect(lab.hook("deep-layer-0")).to_have_attribute("data-state", "learning")
    lab.page.keyboard.press("End")
    eventually(lambda: lab.steps == step and error(lab, 0) == said, "the latest step again")
    assert lab.value("loss-train") == loss
    lab.page.wait_for_timeout(1000)  # the many weights of a large network come three times a second
    friend = Lab(new_context().new_page(), "").goto(shared_link(lab, weights=True))
    eventually(lambda: friend.steps == step, "the shared step")
    eventually(lambda: error(friend, 0) == said, "the layers as they were shared")


def test_settings_dreams_and_the_film(visit: Visit) -> None:
    lab = visit("/lab/deep-belief")
    lab.step(3)
    lab.hook("deep-others").click()
    expect(lab.hook("deep-others")).to_have_attribute("data-value", "1")
    lab.page.get_by_role("button", name="Begin at chance").click()
    lab.hook("deep-settings").click()
    lab.hook("field-epochs").fill("1")
    lab.hook("field-epochs").press("Enter")
    lab.hook("deep-again").click()
    eventually(lambda: lab.steps == 0, "the start again")
    lab.play()
    lab.wait_steps(170)
    lab.pause()
    expect(lab.hook("deep-says")).to_contain_text("Now with labels")
    expect(lab.hook("deep-layer-3")).to_have_attribute("data-state", "tuned")
    lab.page.get_by_role("button", name="Space", exact=True).click()
    expect(lab.hook("deep")).to_have_count(0)
    expect(lab.page.locator(".film")).to_be_visible()
    lab.page.get_by_role("button", name="Layers", exact=True).click()
    expect(lab.hook("deep")).to_be_visible()


def test_side_by_side_with_the_network_that_was_not_pre_trained(visit: Visit) -> None:
    lab = visit("/lab/deep-belief")
    lab.step(2)
    lab.page.get_by_role("button", name="Side by side").click()
    expect(lab.hook("card-1")).to_contain_text("Not pre-trained")


def test_a_network_reads_pictures(visit: Visit) -> None:
    lab = visit("/lab/digits")
    seen = lab.hook("input-picture")
    expect(seen).to_have_attribute("aria-label", re.compile("The picture of point 1"))
    lab.play()
    lab.wait_steps(500)
    lab.pause()
    assert float(lab.value("accuracy-test")) > 0.9
    slider = lab.hook("data-noise")
    slider.focus()
    slider.press("ArrowRight")
    eventually(lambda: lab.page.evaluate("location.hash.length") > 10, "the change in the address")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_on_a_phone_and_in_chinese(language: str, visit: Visit) -> None:
    lab = visit(f"/lab/stacked-autoencoder?lang={language}", **PHONE)
    lab.step(1)
    expect(lab.hook("deep-says")).to_contain_text("1")
    assert not re.search(r"[A-Za-z]{4,}", lab.hook("deep").inner_text())
    assert lab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_any_plain_network_can_be_trained_layer_by_layer_first(visit: Visit) -> None:
    lab = visit("/lab/digits")
    lab.step(3)
    lab.hook("more-settings").click()
    lab.page.get_by_role("button", name="Layer by layer first").click()
    expect(lab.hook("deep-layer-1")).to_be_visible()
    eventually(lambda: lab.steps == 0, "the start again")
    lab.page.keyboard.press("Escape")
    lab.step(2)
    expect(lab.hook("deep-says")).to_contain_text("Layer 1 of 2")
