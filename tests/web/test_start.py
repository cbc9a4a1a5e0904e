"""The start page: a gallery of links with truthful pictures."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.gallery import entries
from tests.web.lab import Lab, eventually
from tests.web.links import fragment, small
from tests.web.site import Site

COLOURS = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 3).join())).size;
}"""


def test_every_entry_is_an_ordinary_link_to_its_lab(page: Page) -> None:
    page.goto("/")
    expect(page.locator("a.card").first).to_be_visible()
    links = page.locator("a.card").evaluate_all("cards => cards.map(card => card.getAttribute('href'))")
    assert links == [f"/lab/{name}" for name in entries()]
    assert len(links) >= 10


def test_pictures_arrive_and_show_a_trained_network(page: Page) -> None:
    page.goto("/")
    card = page.get_by_test_id("entry-two-spirals")
    expect(card.locator("[data-state=ready]")).to_be_visible(timeout=60_000)
    eventually(lambda: card.locator("canvas").evaluate(COLOURS) > 100, "a picture of many colours")
    assert "test points right" in card.inner_text() or "test points right" in (card.text_content() or "")


def test_the_top_shows_the_film_of_the_first_entry(page: Page) -> None:
    page.goto("/")
    figure = page.get_by_role("img", name="What a trained network does to the plane")
    expect(figure).to_be_visible(timeout=60_000)
    eventually(lambda: figure.locator("canvas").evaluate(COLOURS) > 100, "frames of many colours")


def test_pointing_at_a_card_runs_its_training_once(page: Page) -> None:
    page.goto("/")
    card = page.get_by_test_id("entry-xor")
    expect(card.locator("[data-state=ready]")).to_be_visible(timeout=60_000)
    still = card.locator("canvas").evaluate("canvas => canvas.toDataURL()")
    card.hover()
    eventually(lambda: card.locator("canvas").evaluate("canvas => canvas.toDataURL()") != still, "a moving picture")
    eventually(lambda: card.locator("canvas").evaluate("canvas => canvas.toDataURL()") == still, "the last still again")


def test_reduced_motion_keeps_pictures_still(new_context: Callable[..., BrowserContext], site: Site) -> None:
    page = new_context(base_url=site.url, reduced_motion="reduce").new_page()
    page.goto("/")
    card = page.get_by_test_id("entry-xor")
    expect(card.locator("[data-state=ready]")).to_be_visible(timeout=60_000)
    page.wait_for_timeout(300)
    still = card.locator("canvas").evaluate("canvas => canvas.toDataURL()")
    card.hover()
    for _ in range(5):
        page.wait_for_timeout(150)
        assert card.locator("canvas").evaluate("canvas => canvas.toDataURL()") == still


def test_search_by_keyboard(page: Page, site: Site) -> None:
    page.goto("/")
    expect(page.locator("a.card").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_test_id("find")).to_be_focused()
    page.keyboard.type("ring-in-ring three")
    expect(page.locator("a.card")).to_have_count(1)
    page.keyboard.type("zzz")
    expect(page.locator("a.card")).to_have_count(0)
    expect(page.get_by_text("No lab is called")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("a.card")).to_have_count(len(entries()))
    page.keyboard.press("/")
    page.keyboard.type("checkerboard")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/lab/checkerboard")


def test_the_first_lab_trains_at_once(page: Page, site: Site) -> None:
    page.goto("/")
    page.get_by_test_id("open-first").click()
    page.wait_for_url(f"{site.url}/lab/two-spirals")
    lab = Lab(page, site.url).ready()
    lab.wait_steps(30)
    assert lab.playing


def test_start_blank_is_a_lab_with_one_neuron(page: Page, site: Site) -> None:
    page.goto("/")
    blank = page.get_by_test_id("start-blank")
    eventually(lambda: "#1." in (blank.get_attribute("href") or ""), "a link that holds the network")
    blank.click()
    lab = Lab(page, site.url).ready()
    assert lab.layers() == 1


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_no_sideways_scrolling(new_context: Callable[..., BrowserContext], site: Site, width: int) -> None:
    page = new_context(base_url=site.url, viewport={"width": width, "height": 900}).new_page()
    page.goto("/")
    expect(page.locator("a.card").first).to_be_visible()
    assert Lab(page, site.url).overflow() <= 0


def test_what_was_kept_in_this_browser(page: Page, site: Site) -> None:
    page.goto("/")
    expect(page.get_by_test_id("yours")).to_contain_text("Nothing saved yet")
    save = [{"title": "My <b>XOR</b>", "fragment": fragment(small()), "date": "2025-05-01T12:00:00Z"}]
    page.evaluate("save => localStorage.setItem('unknot.saves', JSON.stringify(save))", save)
    page.reload()
    yours = page.get_by_test_id("yours")
    expect(yours).to_contain_text("My <b>XOR</b>")
    yours.get_by_role("link").click()
    assert Lab(page, site.url).ready().layers() == 2
    page.go_back()
    yours.hover()
    yours.get_by_role("button").click()
    expect(yours).to_contain_text("Nothing saved yet")
