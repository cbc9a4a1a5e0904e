"""What every visitor sees: sizes, themes, languages, motion, and that the pictures live."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import Watcher
from tests.web.lab import Lab, eventually
from tests.web.site import Site

SIZES = {"desktop": (1440, 900), "tablet": (820, 1180), "phone": (390, 844)}
PATHS = ["/", "/lab/two-spirals", "/embed/two-spirals"]

TEXTS = """() => {
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent && !parent.closest("script,style,noscript,[lang]:not(html)")) found.add(walk.currentNode.data.trim());
  }
  for (const e of document.querySelectorAll("[aria-label],[title],[placeholder],[aria-valuetext]"))
    for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"])
      if (e.hasAttribute(name)) found.add(e.getAttribute(name).trim());
  return [...found].filter(Boolean);
}"""
TOO_SMALL = """controls => controls.filter(e => {
  const { left, top, width, height } = e.getBoundingClientRect();
  const hits = (dx, dy) => {
    const found = document.elementFromPoint(left + width / 2 + dx, top + height / 2 + dy);
    return e.contains(found) || found?.contains(e);
  };
  const wide = width >= 24 || hits(-11, 0) || hits(11, 0);
  const high = height >= 24 || hits(0, -11) || hits(0, 11);
  return hits(0, 0) && !(wide && high);
}).map(e => e.dataset.testid || e.getAttribute("aria-label") || e.innerText)"""
NAMES = r"unknot|playground|rbm|art|tanh|relu|sigmoid|softmax|adam|xavier|xor|pca|sgd|he|lecun|share-|shift|epsilon"
ENGLISH = re.compile(r"[A-Za-z]{3,}")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_nothing_is_left_in_english(
    new_context: Callable[..., BrowserContext], site: Site, path: str, language: str
) -> None:
    page = new_context(base_url=site.url).new_page()
    page.goto(f"{path}?lang={language}")
    expect(page.locator("[data-ready=true]")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == language
    if path != "/":
        eventually(lambda: page.get_by_test_id("loss-train").get_attribute("data-value"), "a loss")
    page.wait_for_timeout(500)
    left = [text for text in page.evaluate(TEXTS) if ENGLISH.search(re.sub(NAMES, "", text, flags=re.IGNORECASE))]
    assert left == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_sideways_scrolling(
    new_context: Callable[..., BrowserContext], site: Site, path: str, size: str, scheme: str
) -> None:
    width, height = SIZES[size]
    page = new_context(base_url=site.url, viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
    page.goto(path)
    expect(page.locator("[data-ready=true]")).to_be_visible()
    page.wait_for_timeout(500)
    assert page.locator("html").get_attribute("data-theme") == scheme
    assert Lab(page, site.url).overflow() <= 0


@pytest.mark.parametrize("size", SIZES)
def test_transport_and_numbers_are_there_at_every_size(
    new_context: Callable[..., BrowserContext], site: Site, size: str
) -> None:
    width, height = SIZES[size]
    lab = Lab(new_context(viewport={"width": width, "height": height}).new_page(), site.url).goto("/lab/two-spirals")
    for hook in ("reset", "play", "step", "speed", "epoch", "steps", "loss-train", "loss-test", "accuracy-test"):
        expect(lab.hook(hook)).to_be_visible()
    for hook in ("surface", "filmstrip", "space", "share"):
        expect(lab.hook(hook)).to_be_attached()
    lab.step()


def test_targets_are_large_enough(lab: Lab) -> None:
    """At least 24 pixels each way, counting what is padded around the drawing."""
    controls = lab.page.locator("button:visible, a:visible, [role=slider]:visible")
    assert controls.evaluate_all(TOO_SMALL) == []


def test_the_page_lives_for_thirty_seconds(lab: Lab) -> None:
    """Animation frames advance and what they show changes, to the last second."""
    lab.speed(0)
    lab.play()
    frames = lab.page.evaluate("window.unknot.counters.frames")
    pictures: list[str] = []
    for _ in range(6):
        lab.page.wait_for_timeout(5000)
        pictures.append(lab.pixels("surface"))
        now = lab.page.evaluate("window.unknot.counters.frames")
        assert now > frames + 50
        frames = now
    assert len(set(pictures)) >= 4
    assert lab.playing
    assert lab.value("connection") == "open"


def test_reduced_motion_still_trains(visit: Callable[..., Lab]) -> None:
    lab = visit(reduced_motion="reduce")
    lab.speed(0)
    before = lab.pixels("surface")
    lab.play()
    lab.wait_steps(300)
    eventually(lambda: lab.pixels("surface") != before, "another picture")
    animated = lab.page.evaluate(
        "document.getAnimations().filter(a => (a.effect?.getComputedTiming().duration ?? 0) > 20).length"
    )
    assert animated == 0


@pytest.mark.parametrize("hook", ["surface", "filmstrip", "space"])
def test_pictures_change_while_it_trains(lab: Lab, hook: str) -> None:
    lab.speed(0)
    before = lab.pixels(hook)
    lab.play()
    eventually(lambda: lab.pixels(hook) != before, "another picture")


def test_theme_and_language_are_remembered(lab: Lab) -> None:
    lab.hook("theme").click()
    lab.hook("theme-dark").click()
    lab.hook("language").click()
    lab.hook("language-zh-Hant").click()
    html = lab.page.locator("html")
    expect(html).to_have_attribute("data-theme", "dark")
    expect(html).to_have_attribute("lang", "zh-Hant")
    lab.page.goto(lab.url)
    expect(html).to_have_attribute("data-theme", "dark")
    expect(html).to_have_attribute("lang", "zh-Hant")
    expect(lab.page.get_by_role("heading", level=1)).to_contain_text("網路")


def test_the_embedded_page_in_a_frame_of_another_site(page: Page, deck: str) -> None:
    page.goto(deck)
    frame = page.frame_locator("iframe")
    frame.get_by_test_id("play").click()
    epoch = frame.get_by_test_id("epoch")
    eventually(lambda: int(epoch.get_attribute("data-value") or 0) > 1, "it trains")


def test_an_unknown_lab_says_so(page: Page, watcher: Watcher) -> None:
    watcher.allow("404 (Not Found)")
    page.goto("/lab/no-such-lab")
    expect(page.get_by_test_id("error")).to_be_visible()
    page.get_by_role("link").first.click()
    expect(page.locator("a.card").first).to_be_visible()
