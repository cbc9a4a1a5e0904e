"""The film and the stage: the morph, turning, units of a wide layer, points and mistakes, surface, overlays, phones."""

import re
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Page, expect

from tests.web.lab import Lab, eventually

PHONE = {"width": 390, "height": 844}
CHANGED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"""


def depth(lab: Lab) -> float:
    """Where the film stands."""
    return float(lab.page.get_by_role("slider", name="Depth").get_attribute("aria-valuenow") or "nan")


def stands_at(lab: Lab, place: float) -> bool:
    """Whether the film stands there."""
    return depth(lab) == place


def go_to_input(lab: Lab) -> None:
    """Takes the film to its first frame and leaves the focus on the scrubber."""
    lab.page.get_by_role("slider", name="Depth").focus()
    lab.page.keyboard.press("Home")
    eventually(lambda: depth(lab) == 0, "the input")


def stage(lab: Lab) -> str:
    """What the stage shows, once it has been drawn."""
    lab.page.evaluate(CHANGED)
    lab.page.wait_for_timeout(150)
    return lab.pixels("stage-view")


def test_the_depth_morphs_through_the_factors_of_w(lab: Lab) -> None:
    lab.step(3)
    go_to_input(lab)
    seen = [stage(lab)]
    for quarter in range(1, 5):
        lab.page.keyboard.press("ArrowRight")
        eventually(partial(stands_at, lab, quarter / 4), "a quarter further")
        seen.append(stage(lab))
    assert len(set(seen)) == 5, "every quarter of the way looks different"
    assert lab.number("factors") < 1e-5
    text = lab.hook("factors").inner_text()
    assert re.search(r"turn\s*−?\d+°", text), text
    assert re.search(r"stretch\s*\d+\.\d\d · \d+\.\d\d", text), text
    assert re.search(r"shift\s*\(", text), text
    lab.page.keyboard.press("ArrowLeft")
    eventually(lambda: stage(lab) == seen[3], "the same picture on the way back")


def test_the_film_plays_and_pauses(lab: Lab) -> None:
    go_to_input(lab)
    lab.hook("play-depth").click()
    eventually(lambda: 0.05 < depth(lab) < 2, "under way")
    lab.hook("play-depth").click()
    held = depth(lab)
    lab.page.wait_for_timeout(400)
    assert depth(lab) == held
    lab.page.get_by_role("slider", name="Depth").focus()
    lab.page.keyboard.press("End")
    lab.page.keyboard.press("ArrowLeft")
    last = depth(lab) + 0.25
    lab.hook("play-depth").click()
    eventually(lambda: depth(lab) == last, "the output")
    expect(lab.hook("play-depth")).to_have_attribute("aria-pressed", "false")


def test_without_motion_the_film_steps_from_frame_to_frame(visit: Callable[..., Lab]) -> None:
    lab = visit(reduced_motion="reduce")
    go_to_input(lab)
    lab.hook("play-depth").click()
    seen: set[float] = set()

    def two_further() -> bool:
        seen.add(depth(lab))
        return max(seen) >= 2

    eventually(two_further, "two frames further")
    assert seen <= {0.0, 1.0, 2.0}


def turn(page: Page) -> None:
    """Drags the stage, and rests before letting go."""
    box = page.get_by_test_id("stage-view").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 20, steps=6)
    page.wait_for_timeout(150)
    page.mouse.up()


def test_a_solid_turns_by_hand_and_by_keys_and_back(lab: Lab) -> None:
    lab.step()
    at_rest = stage(lab)
    expect(lab.hook("reset-view")).to_have_count(0)
    turn(lab.page)
    turned = stage(lab)
    assert turned != at_rest
    lab.hook("reset-view").click()
    eventually(lambda: stage(lab) == at_rest, "the view of before")
    lab.hook("stage-view").focus()
    lab.page.keyboard.press("ArrowRight")
    assert stage(lab) != at_rest
    lab.page.keyboard.press("Home")
    eventually(lambda: stage(lab) == at_rest, "the view of before")


def test_the_graphics_card_draws_the_solid_and_may_be_lost(visit: Callable[..., Lab]) -> None:
    lab = visit("/lab/two-spirals?solid=card")
    view = lab.hook("stage-view")
    eventually(lambda: view.get_attribute("data-drawn") == "card", "a picture by the card")
    box = view.bounding_box()
    assert box
    before = lab.page.screenshot(clip=box)
    turn(lab.page)
    lab.page.evaluate(CHANGED)
    assert lab.page.screenshot(clip=box) != before
    context = "document.querySelector('canvas.depth').getContext('webgl2').getExtension('WEBGL_lose_context')"
    lab.page.evaluate(f"() => {{ window.lost = {context}; window.lost.loseContext(); }}")
    eventually(lambda: view.get_attribute("data-drawn") == "canvas", "the painter stands in")
    painted = lab.pixels("stage-view")
    lab.page.evaluate("() => window.lost.restoreContext()")
    eventually(lambda: view.get_attribute("data-drawn") == "card", "the card again")
    eventually(lambda: lab.pixels("stage-view") != painted, "only what is written over it on the canvas")


def test_units_of_a_wide_layer_are_chosen(visit: Callable[..., Lab]) -> None:
    lab = visit("/lab/checkerboard")
    assert 0 < lab.number("units-choose") <= 1, "PCA and what it keeps"
    lab.hook("units-choose").click()
    for unit in (0, 3, 5):
        lab.hook(f"axis-unit-{unit}").click()
    eventually(lambda: lab.value("units-choose") == "a₁ a₄ a₆", "three units")
    solid = lab.hook("space").get_by_role("button", name=re.compile("^3-D"))
    expect(solid).to_have_attribute("aria-pressed", "true")
    lab.hook("axis-unit-0").click()
    flat = lab.hook("space").get_by_role("button", name=re.compile("^2-D"))
    expect(flat).to_have_attribute("aria-pressed", "true")
    lab.hook("units-pca").click()
    eventually(lambda: re.fullmatch(r"[01]?\.?\d+", lab.value("units-choose")), "PCA again")


def test_a_mistake_is_followed_with_its_neighbours(lab: Lab) -> None:
    lab.step()
    lab.hook("points-panel").click()
    expect(lab.page.locator(".points tbody tr")).to_have_count(4)
    lab.page.get_by_role("tab", name="Mistakes").click()
    eventually(lambda: lab.value("mistakes-total"), "a count")
    assert lab.number("mistakes-total") > 20
    row = lab.page.locator(".wrong tbody tr").first
    assert row.locator("td").nth(0).inner_text() != row.locator("td").nth(1).inner_text()
    before = stage(lab)
    chosen = lab.value("mistake-0")
    lab.hook("mistake-0").click()
    lab.page.get_by_role("tab", name="Point", exact=True).click()
    eventually(lambda: lab.value("followed") == chosen, "the mistake is followed")
    expect(lab.hook("draw-neighbours")).to_be_checked()
    expect(lab.page.locator(".near button")).to_have_count(15)
    eventually(lambda: stage(lab) != before, "another point is marked")
    neighbour = lab.page.locator(".near button").first.inner_text()
    lab.page.locator(".near button").first.click()
    eventually(lambda: lab.value("followed") == str(int(neighbour) - 1), "the neighbour is followed")


def test_no_mistakes_are_said_to_be_none(visit: Callable[..., Lab]) -> None:
    lab = visit("/lab/moons")
    lab.speed(0)
    lab.play()
    lab.page.wait_for_load_state("networkidle")
    lab.hook("points-panel").click()
    lab.page.get_by_role("tab", name="Mistakes").click()
    expect(lab.hook("no-mistakes")).to_be_visible(timeout=20_000)


def test_the_output_is_a_surface(visit: Callable[..., Lab]) -> None:
    lab = visit("/lab/three-arms")
    before = stage(lab)
    lab.hook("show-surface").click()
    view = lab.hook("stage-view")
    expect(lab.hook("space").get_by_role("heading")).to_have_text("Output surface")
    expect(view).to_have_attribute("aria-label", re.compile("winning class as a surface.*how far it leads"))
    eventually(lambda: stage(lab) != before, "another picture")
    level = stage(lab)
    turn(lab.page)
    assert stage(lab) != level
    lab.hook("space").get_by_role("button", name=re.compile("^PCA")).click()
    expect(lab.hook("show-surface")).to_have_attribute("aria-pressed", "false")


def test_lines_and_regions_are_laid_over_the_plane(visit: Callable[..., Lab]) -> None:
    lab = visit("/lab/checkerboard")
    go_to_input(lab)
    plain = stage(lab)
    lab.hook("overlays").click()
    lab.hook("show-lines").click()
    eventually(lambda: stage(lab) != plain, "switching lines")
    lab.hook("show-lines").click()
    eventually(lambda: stage(lab) == plain, "none")
    lab.hook("show-regions").click()
    eventually(lambda: lab.page.get_by_test_id("regions-count").count(), "a count")
    found = re.search(r"(\d+) linear regions", lab.hook("regions-count").inner_text())
    assert found
    assert int(found.group(1)) > 20
    assert stage(lab) != plain


def test_where_regions_do_not_apply_it_is_said_why(lab: Lab) -> None:
    lab.hook("overlays").click()
    lab.hook("show-regions").click()
    expect(lab.hook("regions-count")).to_have_text("No linear regions: an activation is curved.")


def test_all_of_it_fits_a_phone(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport=PHONE, has_touch=True)
    lab.hook("play-depth").click()
    eventually(lambda: depth(lab) != 3, "the film plays")
    lab.hook("play-depth").click()
    for hook in ("points-panel", "overlays"):
        lab.hook(hook).click()
        box = lab.page.locator(".pop:popover-open").bounding_box()
        assert box
        assert 0 <= box["x"] <= PHONE["width"] - box["width"], hook
        assert 0 <= box["y"] <= PHONE["height"] - box["height"], hook
        lab.page.keyboard.press("Escape")
    lab.hook("show-surface").click()
    expect(lab.hook("show-surface")).to_have_attribute("aria-pressed", "true")
    assert lab.overflow() == 0
