"""A server that is full, busy, failing or restarting: the page says so, waits, and goes on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import Watcher
from tests.web.lab import Lab, eventually
from tests.web.site import Site

LAB = "/lab/two-spirals"
SHARED = {"type": "load", "others": 84, "detail": 0.5, "frames_per_second": 20}
ALONE = {"type": "load", "others": 84, "detail": 1, "frames_per_second": 30}
CHECKPOINT_MS = 2000
"""Several times what the server that may be killed takes from one checkpoint to the next."""
SILENCE_SECONDS = 14
"""Longer than the page would take a silent connection for alive."""


def visitor(new_context: Callable[..., BrowserContext], site: Site, path: str = LAB, **options: Any) -> Lab:
    """Opens the lab as somebody new, and does not wait for the run."""
    page = new_context(**options).new_page()
    page.goto(site.url + path)
    return Lab(page, site.url)


def tell(page: Page, event: dict[str, Any]) -> None:
    """Makes the page believe that the server has sent an event."""
    page.evaluate("event => window.unknotSocket.onmessage({data: {kind: 'event', event}})", event)


def test_a_full_server_has_a_queue(narrow: Site, new_context: Callable[..., BrowserContext]) -> None:
    first = visitor(new_context, narrow).ready()
    second = visitor(new_context, narrow)
    expect(second.hook("wait")).to_have_attribute("data-value", "1")
    expect(second.page.get_by_text("You are next.").first).to_be_visible()
    third = visitor(new_context, narrow, viewport={"width": 390, "height": 844})
    expect(third.hook("wait")).to_have_attribute("data-value", "2")
    expect(third.page.get_by_text("You are number 2 in the queue.").first).to_be_visible()
    assert third.overflow() <= 0
    first.page.close()
    second.ready()
    expect(second.hook("wait")).to_have_count(0)
    expect(third.hook("wait")).to_have_attribute("data-value", "1")
    second.step(2)


def test_who_leaves_the_queue_can_join_it_again(narrow: Site, new_context: Callable[..., BrowserContext]) -> None:
    first = visitor(new_context, narrow).ready()
    second = visitor(new_context, narrow)
    second.hook("leave-queue").click()
    expect(second.hook("error")).to_have_attribute("data-value", "left")
    third = visitor(new_context, narrow)
    expect(third.hook("wait")).to_have_attribute("data-value", "1")
    second.hook("again").click()
    expect(second.hook("wait")).to_have_attribute("data-value", "2")
    third.hook("leave-queue").click()
    expect(second.hook("wait")).to_have_attribute("data-value", "1")
    first.page.close()
    second.ready()


def test_a_long_wait_is_no_lost_connection(narrow: Site, new_context: Callable[..., BrowserContext]) -> None:
    first = visitor(new_context, narrow).ready()
    embedded = visitor(new_context, narrow, "/embed/xor", viewport={"width": 720, "height": 420})
    waiting = embedded.hook("wait")
    expect(waiting).to_have_attribute("data-value", "1")
    before = embedded.page.evaluate("performance.timeOrigin")
    embedded.page.wait_for_timeout(1000 * SILENCE_SECONDS)
    expect(waiting).to_have_attribute("data-value", "1")
    assert embedded.page.evaluate("performance.timeOrigin") == before
    assert embedded.page.get_by_text("Reconnecting").count() == 0
    first.page.close()
    eventually(lambda: embedded.value("loss-train") != "", "the run")


def test_a_step_that_takes_too_long_is_refused_where_its_cost_is_told(lab: Lab) -> None:
    problem = {
        "where": "network",
        "expected": "steps of at most 250 ms",
        "got": "about 900 ms",
        "message": "Be smaller.",
    }
    refusal = {"type": "error", "seq": None, "code": "invalid_experiment", "message": "", "problems": [problem]}
    tell(lab.page, refusal)
    expect(lab.hook("error")).to_contain_text("expected steps of at most 250 ms, got about 900 ms")
    expect(lab.hook("steps-per-second")).to_have_class("rate wrong")
    lab.hook("dismiss").click()
    expect(lab.hook("steps-per-second")).to_have_class("rate")


def test_the_cost_of_a_step_is_told_before_it_runs(lab: Lab) -> None:
    cost = lab.hook("steps-per-second")
    expect(cost).to_contain_text("µs a step")
    expect(cost).to_have_attribute(
        "title", "An estimate. The compiled engine takes the steps: it serves networks of dense layers."
    )
    lab.speed(0)
    lab.play()
    expect(cost).to_contain_text("steps/s")


def test_the_load_is_told_and_what_it_changes(lab: Lab) -> None:
    expect(lab.hook("load")).to_have_count(0)
    tell(lab.page, SHARED)
    chip = lab.hook("load")
    expect(chip).to_have_text("Sharing the server with 84 others", use_inner_text=True)
    chip.focus()
    lab.page.keyboard.press("Enter")
    expect(lab.page.get_by_text("Training itself is never changed.")).to_be_visible()
    tell(lab.page, ALONE)
    expect(chip).to_have_count(0)


def test_a_killed_worker_is_hardly_noticed(mortal: Site, new_context: Callable[..., BrowserContext]) -> None:
    lab = visitor(new_context, mortal).ready()
    lab.speed(20)
    lab.play()
    lab.wait_steps(1000)
    lab.page.evaluate(
        """() => {
          const connection = document.querySelector('[data-testid=connection]');
          window.seen = new Set();
          new MutationObserver(() => window.seen.add(connection.dataset.value)).observe(connection, {attributes: true});
        }"""
    )
    mortal.kill_worker()
    expect(lab.page.get_by_text("The server recovered this run").first).to_be_attached()
    steps = lab.steps
    lab.wait_steps(steps + 200)
    assert lab.playing
    assert lab.page.evaluate("[...window.seen]") == []
    lab.pause()
    lab.step()


def test_a_refused_connection_is_tried_again(tmp_path: Path, new_context: Callable[..., BrowserContext]) -> None:
    site = Site(tmp_path, workers=1, connections_per_address=1)
    site.start()
    try:
        first = visitor(new_context, site).ready()
        second = visitor(new_context, site)
        expect(second.page.get_by_text("The server takes no more connections now.").first).to_be_visible()
        expect(second.hook("retry")).to_be_visible()
        first.page.close()
        second.ready()
        second.step()
    finally:
        site.stop()


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_a_restarted_server_goes_on_with_the_run(
    mortal: Site, new_context: Callable[..., BrowserContext], watcher: Watcher, how: str
) -> None:
    watcher.allow("WebSocket connection", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET")
    lab = visitor(new_context, mortal).ready()
    lab.step(5)
    fifth = lab.value("loss-train")
    lab.page.wait_for_timeout(CHECKPOINT_MS)
    getattr(mortal, how)()
    lab.wait_connection("resuming")
    expect(lab.page.get_by_text("your run is kept").first).to_be_visible()
    mortal.start()
    lab.wait_connection("open", within=60)
    eventually(lambda: lab.steps == 5, "the step where it was")
    assert lab.value("loss-train") == fifth
    lab.step()
