"""A run at which nobody looks rests, unless the visitor lets it train on."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.web.lab import Lab, eventually
from tests.web.site import Site

HIDE = """() => {
  Object.defineProperty(document, "visibilityState", {configurable: true, get: () => "hidden"});
  document.dispatchEvent(new Event("visibilitychange"));
}"""
SHOW = """() => {
  delete document.visibilityState;
  document.dispatchEvent(new Event("visibilitychange"));
}"""
AWAY_MS = 4500
"""Longer than a page in sight would take a silent run for a busy server."""


def keep_training(lab: Lab) -> None:
    """Ticks the box in the menu of speeds, by keyboard."""
    lab.hook("speed").focus()
    lab.page.keyboard.press("Enter")
    lab.page.keyboard.press("End")
    expect(lab.hook("keep-training")).to_be_focused()
    lab.page.keyboard.press("Enter")


def rests(lab: Lab) -> None:
    """Waits until what was under way when the page was hidden has come."""
    eventually(lab.stands_still, "numbers that stand still")


def test_a_hidden_page_rests_and_goes_on_where_it_was(lab: Lab) -> None:
    lab.speed(20)
    lab.play()
    lab.wait_steps(100)
    lab.page.evaluate(HIDE)
    rests(lab)
    hidden = lab.steps
    lab.page.wait_for_timeout(AWAY_MS)
    assert lab.steps == hidden
    lab.page.evaluate(SHOW)
    said = lab.hook("connection").inner_text()
    lab.wait_steps(hidden + 1)
    assert lab.steps < hidden + 20 * 30 * AWAY_MS / 1000
    assert (lab.playing, said) == (True, "Connected")
    lab.wait_steps(hidden + 200)


def test_a_hidden_page_trains_on_where_the_visitor_wants_it(lab: Lab) -> None:
    keep_training(lab)
    lab.speed(20)
    lab.play()
    lab.wait_steps(100)
    lab.page.evaluate(HIDE)
    rests(lab)
    hidden = lab.steps
    lab.page.wait_for_timeout(AWAY_MS)
    assert lab.steps == hidden
    lab.page.evaluate(SHOW)
    lab.wait_steps(hidden + 1000)
    eventually(lambda: lab.playing, "playing")


def test_keep_training_is_off_at_first_and_remembered(lab: Lab) -> None:
    lab.hook("speed").click()
    expect(lab.hook("keep-training")).to_have_attribute("aria-checked", "false")
    lab.hook("keep-training").click()
    lab.page.reload()
    lab.ready()
    lab.hook("speed").click()
    expect(lab.hook("keep-training")).to_have_attribute("aria-checked", "true")


def test_it_stays_known_after_a_reconnection(lab: Lab) -> None:
    lab.speed(20)
    lab.play()
    lab.wait_steps(50)
    lab.page.evaluate(HIDE)
    lab.page.evaluate("window.unknot.dropConnection()")
    lab.wait_connection("resuming")
    lab.wait_connection("open")
    rests(lab)
    hidden = lab.steps
    lab.page.wait_for_timeout(1500)
    assert lab.steps == hidden
    lab.page.evaluate(SHOW)
    lab.wait_steps(hidden + 50)


def test_an_embedded_page_rests_while_it_is_scrolled_away(page: Page, deck: str) -> None:
    page.goto(f"{deck}#long")
    page.evaluate("scrollTo(0, 9000)")
    frame = page.frame_locator("iframe")
    epoch = frame.get_by_test_id("epoch")
    frame.get_by_test_id("play").click()

    def at() -> int:
        return int(epoch.get_attribute("data-value") or 0)

    def stands() -> bool:
        before = at()
        page.wait_for_timeout(400)
        return at() == before

    eventually(lambda: at() > 1, "a run that trains")
    page.evaluate("scrollTo(0, 0)")
    eventually(stands, "a run that rests")
    rested = at()
    page.evaluate("scrollTo(0, 9000)")
    eventually(lambda: at() > rested + 5, "a run that trains again")


def test_a_new_page_in_a_hidden_tab_rests(new_context: Callable[..., BrowserContext], site: Site) -> None:
    page = new_context().new_page()
    page.add_init_script(
        "Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => 'hidden'});"
    )
    page.goto(f"{site.url}/lab/two-spirals?play")
    lab = Lab(page, site.url).ready()
    rests(lab)
    hidden = lab.steps
    page.wait_for_timeout(1000)
    assert lab.steps == hidden
    page.evaluate(SHOW)
    lab.wait_steps(hidden + 100)
