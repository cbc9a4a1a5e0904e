"""Links: shared, opened elsewhere, gone back to, and made by someone who means no good."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.lab import Lab, eventually
from tests.web.links import fragment, packed, small
from tests.web.site import Site


def shared_link(lab: Lab, *, weights: bool) -> str:
    lab.hook("share").click()
    lab.hook("share-weights").set_checked(weights)
    link = eventually(lambda: ("&w=" in lab.value("share-url")) == weights and lab.value("share-url"), "a link")
    lab.page.keyboard.press("Escape")
    return str(link)


def test_a_shared_run_is_the_same_run_elsewhere(lab: Lab, new_context: Callable[..., BrowserContext]) -> None:
    lab.hook("units-more-0").click()
    eventually(lambda: lab.units(0) == 4, "4 units")
    lab.ready().step(4)
    friend = Lab(new_context().new_page(), "").goto(shared_link(lab, weights=False))
    assert friend.units(0) == 4
    friend.step(4)
    for hook in ("loss-train", "loss-test", "accuracy-test"):
        assert friend.value(hook) == lab.value(hook)


@pytest.mark.parametrize("path", ["/lab/two-spirals", "/lab/noisy-moons"], ids=["plain", "batch norm"])
def test_a_link_with_weights_opens_where_the_run_was(
    path: str, lab: Lab, new_context: Callable[..., BrowserContext]
) -> None:
    lab.goto(path).step(6)
    friend = Lab(new_context().new_page(), "").goto(shared_link(lab, weights=True))
    eventually(lambda: friend.steps == 6, "step 6")
    for hook in ("loss-train", "loss-test", "accuracy-test"):
        assert friend.value(hook) == lab.value(hook)


HOSTILE = {
    "garbage": "%%%not-a-link%%%",
    "nothing but a dot": ".",
    "not base64": "1.@@@@",
    "cut off": fragment(small())[:-9],
    "another version": fragment(small(), version="2"),
    "a bomb": f"1.{packed(b'0' * 40_000_000)}",
    "not JSON": f"1.{packed(b'hello')}",
    "not an experiment": fragment([1, 2, 3]),
    "a field nobody knows": fragment(small(shell="rm -rf")),
    "too many units": fragment(small(network={"layers": [{"kind": "dense", "units": 10**9}]})),
    "negative points": fragment(small(data={"kind": "xor", "points": -5})),
    "script for a name": fragment(small(data={"kind": "<img src=x onerror=alert(1)>"})),
    "not a number": f"1.{packed(json.dumps(small(seed=float('nan'))).encode())}",
    "deep": f"1.{packed(b'[' * 30_000)}",
    "huge": "1." + "A" * 700_000,
    "odd weights": f"{fragment(small())}&w={packed(b'123')}&s=1",
    "weights that do not fit": f"{fragment(small())}&w={packed(b'1234' * 5)}&s=1",
    "weights and no step": f"{fragment(small())}&w={packed(b'1234' * 13)}&s=-4",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_link_opens_a_page_that_says_so(page: Page, site: Site, name: str) -> None:
    page.goto(f"/lab#{HOSTILE[name]}")
    error = page.get_by_test_id("error")
    expect(error).to_be_visible(timeout=15_000)
    assert len(error.inner_text()) > 15
    way_on = error.get_by_role("link").or_(error.get_by_role("button")).first
    expect(way_on).to_be_visible()
    page.goto("about:blank")
    Lab(page, site.url).goto("/lab/xor").step()


def test_back_and_forward(lab: Lab) -> None:
    lab.hook("units-more-0").click()
    eventually(lambda: lab.units(0) == 4, "4 units")
    eventually(lambda: "#1." in lab.address, "the address holds the network")
    lab.hook("units-more-0").click()
    eventually(lambda: lab.units(0) == 5, "5 units")
    lab.page.wait_for_timeout(300)
    lab.page.go_back()
    eventually(lambda: lab.units(0) == 4, "4 units again")
    lab.page.go_back()
    eventually(lambda: lab.units(0) == 3, "the first network again")
    lab.page.go_forward()
    eventually(lambda: lab.units(0) == 4, "forward to 4 units")


def test_editing_the_address(lab: Lab) -> None:
    lab.page.evaluate("fragment => { location.hash = fragment }", fragment(small()))
    eventually(lambda: lab.layers() == 2, "the network of the address")
    lab.ready().step()


def test_the_link_can_be_kept_in_this_browser(lab: Lab) -> None:
    lab.page.keyboard.press("s")
    lab.hook("share-keep").click()
    lab.page.goto(lab.url)
    expect(lab.page.get_by_test_id("yours").get_by_role("link")).to_have_count(1)
