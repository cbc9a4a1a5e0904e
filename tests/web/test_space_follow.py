"""Following a point from anywhere it is drawn, whatever its number; turning on by itself; turning with two fingers."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.web.lab import Lab, eventually
from tests.web.links import fragment, small

MANY = small(data={"kind": "moons", "points": 900})
ORBIT = "() => document.querySelector('[data-testid=stage-view] canvas').toDataURL()"


def followed(lab: Lab) -> int:
    """Number of the point that the stage says it follows, from 1."""
    words = lab.hook("stage-view").get_attribute("aria-label") or ""
    return int(words.split("Following point ")[1].split(".")[0])


def ringed(lab: Lab, key: str) -> str:
    """A frame of the film, once it has been drawn."""
    lab.page.wait_for_timeout(250)
    return str(lab.page.locator(f"[data-key='{key}'] canvas").evaluate("e => e.toDataURL()"))


def test_a_press_on_a_chosen_unit_follows_the_nearest_point(lab: Lab) -> None:
    lab.page.locator("[data-unit='dense_2/1']").click()
    assert followed(lab) == 1, "the first press chooses"
    tile = lab.page.locator("[data-unit='dense_2/1']")
    box = tile.bounding_box()
    assert box
    mark = tile.locator(".pt")
    before = mark.bounding_box()
    at = {"x": 0.25 * box["width"], "y": 0.7 * box["height"]}
    tile.click(position=at)  # type: ignore[arg-type]
    eventually(lambda: followed(lab) > 1, "another point")
    eventually(lambda: mark.bounding_box() != before, "its mark on the unit")
    after = mark.bounding_box()
    assert after
    assert abs(after["x"] + after["width"] / 2 - box["x"] - at["x"]) < 0.2 * box["width"]
    assert lab.page.locator(".net-strip .nrn .pt").count() == 2 + 3 + 2, "on every unit and input"
    tile.focus()
    lab.page.keyboard.press("Enter")
    assert followed(lab) > 1, "the keyboard chooses units and leaves the point"


def test_points_beyond_those_drawn_are_marked_at_every_stage(visit: Callable[..., Lab]) -> None:
    lab = visit(f"/lab#{fragment(MANY)}")
    plain = [ringed(lab, key) for key in ("input", "dense_1.W", "dense_1.g")]
    picture = lab.hook("surface").bounding_box()
    assert picture
    lab.hook("test-points").click()
    middle = picture["x"] + 0.5 * picture["width"], picture["y"] + 0.5 * picture["height"]
    for step in range(40):
        lab.page.mouse.click(middle[0] + 2 * step - 40, middle[1] + (7 * step) % 30 - 15)
        if followed(lab) > 400:
            break
    assert followed(lab) > 400
    marked = [ringed(lab, key) for key in ("input", "dense_1.W", "dense_1.g")]
    assert all(now != before for now, before in zip(marked, plain, strict=True))
    lab.hook("overlays").click()
    lab.hook("show-neighbours").click()
    eventually(lambda: ringed(lab, "input") != marked[0], "lines to its neighbours")


def held_by(page: Page) -> tuple[float, float]:
    """The middle of the stage."""
    box = page.get_by_test_id("stage-view").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def throw(page: Page) -> None:
    """Drags the stage and lets go while it moves."""
    x, y = held_by(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(8):
        page.mouse.move(x + 10 * step, y)
    page.mouse.up()


def test_a_solid_let_go_in_motion_turns_on_and_comes_to_rest(lab: Lab) -> None:
    throw(lab.page)
    released = lab.page.evaluate(ORBIT)
    eventually(lambda: lab.page.evaluate(ORBIT) != released, "it turns on")

    def rests() -> bool:
        before = lab.page.evaluate(ORBIT)
        lab.page.wait_for_timeout(300)
        return bool(lab.page.evaluate(ORBIT) == before)

    eventually(rests, "it comes to rest")


def test_without_motion_a_solid_stands_where_it_is_let_go(visit: Callable[..., Lab]) -> None:
    lab = visit(reduced_motion="reduce")
    throw(lab.page)
    lab.page.wait_for_timeout(200)
    released = lab.page.evaluate(ORBIT)
    lab.page.wait_for_timeout(300)
    assert lab.page.evaluate(ORBIT) == released


def two_fingers(page: Page, x: float, y: float) -> None:
    """Lays two fingers beside a place and takes both to the right and down, as the browser's own input."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *fingers: tuple[float, float]) -> None:
        points: list[dict[str, Any]] = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(fingers)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", (x - 40, y), (x + 40, y))
    for step in range(1, 6):
        touch("touchMove", (x - 40 + 8 * step, y + 4 * step), (x + 40 + 8 * step, y + 4 * step))
    touch("touchEnd")


def test_two_fingers_turn_a_solid_without_scrolling(visit: Callable[..., Lab]) -> None:
    lab = visit(has_touch=True, viewport={"width": 390, "height": 844})
    lab.hook("stage-view").scroll_into_view_if_needed()
    x, y = held_by(lab.page)
    lab.page.wait_for_timeout(300)
    before, top = lab.page.evaluate(ORBIT), lab.page.evaluate("scrollY")
    two_fingers(lab.page, x, y)
    eventually(lambda: lab.page.evaluate(ORBIT) != before, "another view")
    assert lab.page.evaluate("scrollY") == top
    expect(lab.hook("reset-view")).to_be_visible()
