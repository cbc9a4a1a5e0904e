"""Adaptive resonance on the page: every entry opened, played, stepped, turned, scrubbed back and shared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.lab import Lab, eventually
from tests.web.site import Site
from tests.web.test_links import shared_link

SINGLE = ["art-letters", "fuzzy-art-boxes"]


def another(lab: Lab, said: str) -> str:
    """The sentence that comes after one."""
    eventually(lambda: lab.hook("told").inner_text() != said, "another sentence")
    return lab.hook("told").inner_text()


def settled(lab: Lab) -> None:
    """Plays until nothing changes any more."""
    lab.speed(10)
    lab.play()
    eventually(lambda: lab.steps > 0 and not lab.playing, "a run that has come to rest", 60)


@pytest.mark.parametrize("name", SINGLE)
def test_an_entry_is_stepped_played_scrubbed_back_and_shared(
    name: str, lab: Lab, new_context: Callable[..., BrowserContext]
) -> None:
    lab.goto(f"/lab/{name}")
    assert lab.value("phase") == "rest"
    lab.step(4)
    eventually(lambda: lab.value("phase") == "commit", "the first category")
    expect(lab.hook("category-0")).to_have_attribute("data-value", "resonant")
    lab.play()
    lab.wait_steps(40)
    lab.pause()
    there, loss = lab.steps, lab.value("loss-train")
    lab.hook("step-back").click()
    eventually(lambda: lab.steps == there - 1, "a step back")
    lab.step()
    assert (lab.steps, lab.value("loss-train")) == (there, loss)
    friend = Lab(new_context().new_page(), "").goto(shared_link(lab, weights=False))
    friend.step(4)
    lab.page.keyboard.press("r")
    eventually(lambda: lab.steps == 0, "the start")
    lab.step(4)
    for hook in ("loss-train", "accuracy-train", "phase", "used"):
        assert friend.value(hook) == lab.value(hook), hook


def test_the_search_is_told_move_by_move(lab: Lab) -> None:
    lab.goto("/lab/art-letters")
    said = lab.hook("told").inner_text()
    seen: set[str] = set()
    for _ in range(30):
        lab.step()
        seen.add(lab.value("phase"))
        said = another(lab, said)
        if lab.value("phase") == "reset":
            expect(lab.page.locator("[data-testid^=category-][data-value=shut]").first).to_be_visible()
    assert {"present", "choose", "match", "reset", "commit"} <= seen


def test_letters_come_to_rest_in_a_category_each_and_fewer_at_a_lower_vigilance(lab: Lab) -> None:
    lab.goto("/lab/art-letters")
    settled(lab)
    assert (lab.number("used"), lab.number("accuracy-train")) == (5, 1)
    lab.hook("vigilance").focus()
    for _ in range(5):
        lab.page.keyboard.press("Shift+ArrowLeft")
    eventually(lambda: abs(lab.number("vigilance") - 0.5) < 1e-9, "a vigilance of 50 %")
    eventually(lambda: not lab.playing and lab.value("used") == "2", "another run that has come to rest", 60)


def test_going_on_with_another_vigilance_keeps_what_was_learned(lab: Lab) -> None:
    lab.goto("/lab/fuzzy-art-boxes").step(12)
    lab.page.get_by_role("button", name="goes on with what it has learned").click()
    used = lab.number("used")
    lab.hook("vigilance").focus()
    lab.page.keyboard.press("Shift+ArrowRight")
    eventually(lambda: abs(lab.number("vigilance") - 0.85) < 1e-9, "a vigilance of 85 %")
    lab.step()
    assert (lab.steps, lab.number("used")) == (13, used)


def test_on_a_stream_k_means_forgets_what_resonance_keeps(lab: Lab) -> None:
    lab.goto("/lab/stability-plasticity")
    eventually(lambda: lab.value("compare-view") == "2", "two runs")
    for _ in range(3):
        lab.hook("step").click()
    lab.play()
    lab.wait_steps(150)
    lab.pause()
    assert lab.value("steps-0") == lab.value("steps-1")
    lab.hook("inside-0").click()
    kept = lab.number("accuracy-train")
    lab.hook("lane-1").click()
    forgotten = eventually(lambda: lab.number("accuracy-train") < kept and lab.number("accuracy-train"), "lane B")
    assert kept > 0.95 > 0.9 > forgotten
    expect(lab.hook("match")).to_have_count(0)
    expect(lab.hook("vigilance")).to_have_count(0)


def test_a_sweep_over_vigilance_opens_a_cell(lab: Lab) -> None:
    lab.page.goto(f"{lab.url}/lab/vigilance")
    eventually(lambda: lab.value("sweep-view") == "9", "nine runs")
    eventually(lambda: lab.number("sweep-steps") > 20, "steps of all cells")
    lab.hook("open-8").click()
    eventually(lambda: lab.value("phase"), "a search")


def test_other_samples_and_settings_are_chosen(lab: Lab) -> None:
    lab.goto("/lab/fuzzy-art-boxes")
    lab.hook("data-kind").select_option("rings")
    eventually(lambda: lab.steps == 0 and lab.value("plane") is not None, "a new run")
    lab.step(4)
    lab.page.get_by_role("button", name="One sample").click()
    lab.step(3)
    assert lab.value("phase") in {"learn", "commit"}
    lab.hook("data-kind").select_option("glyphs")
    eventually(lambda: lab.page.locator(".comparison").count() == 1, "pictures")


@pytest.mark.parametrize("path", ["/lab/art-letters", "/lab/fuzzy-art-boxes"])
def test_a_phone_shows_the_search_and_nothing_hangs_over(
    path: str, new_context: Callable[..., BrowserContext], site: Site
) -> None:
    phone = Lab(new_context(viewport={"width": 390, "height": 844}).new_page(), site.url).goto(path)
    phone.step(3)
    expect(phone.hook("told")).to_be_visible()
    assert phone.overflow() <= 0
    phone.hook("sheet").click()
    expect(phone.hook("vigilance")).to_be_visible()
