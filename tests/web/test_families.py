"""Models that are no networks, on the same page: its regions and sizes, its transport, what networks alone have."""

import functools
import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from server import gallery
from tests.web.conftest import Watcher
from tests.web.lab import Lab, eventually
from tests.web.site import Site
from tests.web.test_links import shared_link

SIZES = {"desktop": (1440, 900), "tablet": (820, 1180), "phone": (390, 844)}
ENTRY = "/lab/hopfield-letters"
FIRST = {
    family: next(name for name, entry in gallery.entries().items() if entry.family == family)
    for family in ("memory", "boltzmann", "map", "art")
}
BLANK = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size < 2;
}"""


@pytest.fixture
def lab(new_context: Callable[..., BrowserContext], site: Site) -> Lab:
    page = new_context(viewport={"width": 1440, "height": 900}).new_page()
    lab = Lab(page, site.url).goto(ENTRY)
    expect(lab.hook("field-rule")).to_be_visible()
    return lab


def drawn(canvas: Locator) -> bool:
    """Whether there is anything on a canvas."""
    return not canvas.evaluate(BLANK)


def sheds_network(page: Page) -> None:
    """Nothing of networks alone is on the page."""
    for hook in ("add-layer", "optimizer", "rate", "batch", "cost", "flow-open", "layers", "data"):
        expect(page.get_by_test_id(hook)).to_have_count(0)


@pytest.mark.parametrize("family", FIRST)
@pytest.mark.parametrize("size", SIZES)
def test_a_family_fills_the_page_at_every_size(
    new_context: Callable[..., BrowserContext], site: Site, size: str, family: str
) -> None:
    width, height = SIZES[size]
    page = new_context(viewport={"width": width, "height": height}).new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    lab = Lab(page, site.url).goto(f"/lab/{FIRST[family]}")
    expect(page.locator(".part.sk")).to_have_count(0, timeout=20_000)
    expect(page.locator("#net")).to_be_visible()
    sheds_network(page)
    assert lab.overflow() <= 0
    for region in page.locator("#net, #stage, #space, #micro, #time").all():
        box = region.bounding_box()
        assert box is not None
        assert box["width"] > 100
        assert box["height"] >= 40
        assert region.get_attribute("aria-label")
    if size == "phone" and page.get_by_test_id("sheet").count():
        page.get_by_test_id("sheet").click()
        expect(page.locator(".sheet.open")).to_be_visible()
        page.get_by_test_id("sheet").click()
    lab.step(3)
    assert errors == []


def test_the_transport_moves_a_model_that_is_no_network(lab: Lab) -> None:
    lab.step(2)
    assert lab.steps == 2
    lab.speed(10)
    lab.play()
    lab.wait_steps(8)
    lab.pause()
    there = lab.steps
    lab.hook("step-back").click()
    eventually(lambda: lab.steps == there - 1, "a step back")
    lab.hook("latest").click()
    eventually(lambda: lab.steps == there, "the latest step")
    lab.page.keyboard.press("Home")
    eventually(lambda: lab.steps == 0, "the first step")
    lab.hook("reset").click()
    eventually(lambda: lab.steps == 0, "the start")
    expect(lab.hook("step-epoch")).to_have_count(0)


def test_a_run_that_has_nothing_more_to_do_says_so_and_rests(lab: Lab) -> None:
    lab.hook("field-cue").get_by_role("button", name="by hand").click()
    lab.speed(0)
    lab.hook("play").click()
    expect(lab.hook("toast")).to_contain_text("Nothing changes any more.")
    eventually(lambda: not lab.playing, "at rest")
    expect(lab.hook("error")).to_have_count(0)


def test_what_differs_is_shown_side_by_side_by_portraits(lab: Lab) -> None:
    lab.step(4)
    lab.hook("branch").click()
    lab.hook("side-by-side").click()
    expect(lab.hook("compare-view")).to_be_visible()
    for lane in (0, 1):
        eventually(functools.partial(drawn, lab.hook(f"surface-{lane}")), "a portrait")
        expect(lab.hook(f"loss-test-{lane}")).to_have_count(0)
    assert "Energy" in lab.hook("card-0").inner_text()


def test_a_sweep_goes_over_the_settings_of_the_model(lab: Lab) -> None:
    lab.hook("runs").click()
    lab.hook("sweep").click()
    lab.hook("axis-1").select_option("learner.rule")
    lab.hook("start-sweep").click()
    cell = lab.page.locator("[data-testid=cell-0] canvas")
    eventually(functools.partial(drawn, cell), "a cell's portrait")
    expect(lab.hook("sweep-problem")).to_have_count(0)
    expect(lab.page.locator(".sweep th", has_text="Rule")).to_be_visible()


def test_settings_are_a_form_and_travel_in_the_link(lab: Lab) -> None:
    lab.hook("field-rule").select_option("pseudo_inverse")
    eventually(lambda: "#1." in lab.address, "a link of the edit")
    other = Lab(lab.page.context.new_page(), lab.url).goto(lab.address.removeprefix(lab.url))
    assert other.value("field-rule") == "pseudo_inverse"
    lab.hook("undo").click()
    eventually(lambda: lab.value("field-rule") == "hebbian", "the rule of before")


def test_shortcuts_of_networks_are_silent(lab: Lab) -> None:
    for key in ("g", "b", "1", "ArrowUp", "ArrowRight"):
        lab.page.keyboard.press(key)
    expect(lab.page.locator("[role=dialog]")).to_have_count(0)
    lab.page.keyboard.press(".")
    eventually(lambda: lab.steps == 1, "a step by its key")


def test_the_curves_are_saved_under_their_names(lab: Lab) -> None:
    lab.step(3)
    lab.hook("export").click()
    with lab.page.expect_download() as download:
        lab.hook("export-csv").click()
    lines = download.value.path().read_text().splitlines()
    assert lines[0].startswith("epoch,energy_train")
    assert "test" not in lines[0]
    assert len(lines) >= 4


def test_another_kind_of_model_is_two_presses_away(lab: Lab) -> None:
    lab.hook("model").click()
    expect(lab.hook("model-memory")).to_have_attribute("aria-checked", "true")
    lab.hook("model-space").click()
    lab.page.wait_for_url(re.compile("/lab/two-spirals$"))
    lab.ready()
    expect(lab.page.locator("[data-testid^=layer-]").first).to_be_visible()


def test_a_bundle_that_does_not_come_can_be_asked_for_again(
    new_context: Callable[..., BrowserContext], site: Site, watcher: Watcher
) -> None:
    watcher.allow("ERR_FAILED")
    page = new_context().new_page()
    page.route("**/static/hopfield-*.js", lambda route: route.abort())
    page.goto(site.url + ENTRY)
    expect(page.get_by_test_id("part-failed").first).to_be_visible()
    page.unroute("**/static/hopfield-*.js")
    page.get_by_test_id("part-again").first.click()
    expect(page.get_by_test_id("field-rule")).to_be_visible()
    expect(page.get_by_test_id("part-failed")).to_have_count(0)


def test_a_network_fetches_nothing_of_the_families(new_context: Callable[..., BrowserContext], site: Site) -> None:
    page = new_context().new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    lab = Lab(page, site.url).goto("/lab/two-spirals")
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if re.search("/(hopfield|boltzmann|map|art)-", url)]
    lab.page.goto(site.url + ENTRY)
    eventually(lambda: any("/hopfield-" in url for url in fetched), "the bundle of the family")


def test_an_embedded_page_shows_the_main_picture(new_context: Callable[..., BrowserContext], site: Site) -> None:
    page = new_context(viewport={"width": 640, "height": 420}).new_page()
    page.goto(f"{site.url}/embed/hopfield-letters")
    expect(page.locator(".embed > .net")).to_be_visible()
    expect(page.locator(".part.sk")).to_have_count(0, timeout=20_000)
    expect(page.locator(".embed > .micro")).to_have_count(0)
    page.get_by_test_id("play").click()
    eventually(lambda: json.loads(page.get_by_test_id("epoch").get_attribute("data-value") or "0") > 2, "steps")


@pytest.mark.parametrize(
    ("name", "view", "runs"),
    [
        ("stability-plasticity", "compare-view", "2"),
        ("vigilance", "sweep-view", "9"),
        ("hopfield-capacity", "sweep-view", "30"),
    ],
)
def test_runs_side_by_side_are_shared(
    name: str, view: str, runs: str, lab: Lab, new_context: Callable[..., BrowserContext]
) -> None:
    lab.page.goto(f"{lab.url}/lab/{name}")
    eventually(lambda: lab.value(view) == runs, "the runs of the entry")
    friend = Lab(new_context().new_page(), "")
    friend.page.goto(shared_link(lab, weights=False))
    eventually(lambda: friend.value(view) == runs, "the same runs elsewhere")
