"""Building by hand: layers dragged, skips drawn, copies, what does not fit and how it is mended, what it costs."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.lab import Lab, eventually
from tests.web.links import fragment, small


def kinds(lab: Lab) -> list[str]:
    """Kinds of the layers, from input to output."""
    found: list[str] = lab.page.locator("[data-testid^=layer-]").evaluate_all("all => all.map((e) => e.dataset.value)")
    return found


def texts(lab: Lab) -> list[str]:
    """What the pills say."""
    found: list[str] = lab.page.locator("[data-testid^=layer-]").evaluate_all("all => all.map((e) => e.innerText)")
    return [" ".join(text.split()) for text in found]


def widths(lab: Lab) -> list[int]:
    """The numbers that the pills say."""
    return [int(re.sub(r"\D", "", text) or 0) for text in texts(lab)]


def middle(lab: Lab, name: str) -> tuple[float, float]:
    """The middle of a hook's element on the screen."""
    box = lab.hook(name).bounding_box()
    assert box, f"{name} is not on the screen"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(lab: Lab, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drags with the mouse."""
    lab.page.mouse.move(*start)
    lab.page.mouse.down()
    lab.page.mouse.move(start[0] + 12, start[1] + 12, steps=2)
    lab.page.mouse.move(*end, steps=6)
    lab.page.mouse.up()


def gap(lab: Lab, place: int) -> tuple[float, float]:
    """The middle of a gap of the rail, counted from the input."""
    box = lab.page.locator(".rails .gap").nth(place).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_drag_a_layer_from_the_palette_and_along_the_rail(lab: Lab) -> None:
    drag(lab, middle(lab, "add-dropout"), gap(lab, 1))
    eventually(lambda: kinds(lab) == ["dense", "dropout", "dense", "dense"], "dropout in the second gap")
    drag(lab, middle(lab, "layer-0"), gap(lab, 2))
    eventually(lambda: kinds(lab) == ["dropout", "dense", "dense", "dense"], "the first layer behind the dropout")
    assert lab.units(1) == 3
    lab.page.keyboard.press("Control+z")
    eventually(lambda: kinds(lab) == ["dense", "dropout", "dense", "dense"], "moved back")
    lab.page.keyboard.press("Control+z")
    eventually(lambda: kinds(lab) == ["dense", "dense", "dense"], "as it was")


def test_a_drag_let_go_with_escape_changes_nothing(lab: Lab) -> None:
    lab.page.mouse.move(*middle(lab, "layer-0"))
    lab.page.mouse.down()
    lab.page.mouse.move(*gap(lab, 2), steps=5)
    expect(lab.page.locator(".shadow.lands")).to_have_count(1)
    lab.page.keyboard.press("Escape")
    lab.page.mouse.up()
    expect(lab.page.locator(".shadow")).to_have_count(0)
    assert texts(lab)[0].startswith("Dense 3")


def test_a_skip_by_mouse(lab: Lab) -> None:
    lab.hook("pill-input").hover()
    drag(lab, middle(lab, "skip-from-input"), middle(lab, "layer-1"))
    lab.hook("join-concat").click()
    eventually(lambda: kinds(lab) == ["dense", "concat", "dense", "dense"], "a concat before the second layer")
    lab.step()
    lab.page.keyboard.press("Control+z")
    eventually(lambda: kinds(lab) == ["dense", "dense", "dense"], "no skip")


def test_a_skip_by_keyboard_with_a_projection(lab: Lab) -> None:
    lab.hook("pill-input").focus()
    lab.page.keyboard.press("j")
    assert lab.value("skip-drawn") == "dense_2"
    lab.page.keyboard.press("ArrowRight")
    eventually(lambda: lab.value("skip-drawn") == "dense_3", "the output is chosen")
    lab.page.keyboard.press("ArrowLeft")
    lab.page.keyboard.press("Enter")
    expect(lab.hook("join-project")).to_be_focused()
    lab.page.keyboard.press("Enter")
    eventually(lambda: "add" in kinds(lab), "a sum")
    assert any(text.startswith("Dense 3 linear") for text in texts(lab))
    lab.step()


def test_reorder_copy_and_remove_by_keyboard(lab: Lab) -> None:
    lab.hook("layer-0").focus()
    lab.page.keyboard.press("Alt+ArrowRight")
    eventually(lambda: widths(lab) == [2, 3, 1], "3 units behind 2")
    lab.hook("layer-0").focus()
    lab.page.keyboard.press("d")
    eventually(lambda: widths(lab) == [2, 2, 3, 1], "a copy")
    lab.hook("layer-2").focus()
    lab.page.keyboard.press("Delete")
    eventually(lambda: widths(lab) == [2, 2, 1], "one removed")


@pytest.mark.parametrize(
    ("mend", "kind", "parameters"),
    [("project", "add", 26), ("units", "add", 15), ("concat", "concat", 23), ("unjoin", "dense", 20)],
)
def test_what_does_not_fit_is_said_at_the_block_and_mended(lab: Lab, mend: str, kind: str, parameters: int) -> None:
    lab.hook("layer-0").focus()
    lab.page.keyboard.press("j")
    lab.page.keyboard.press("Enter")
    lab.hook("join-project").click()
    eventually(lambda: "add" in kinds(lab), "a sum")
    projection = next(place for place, text in enumerate(texts(lab)) if "linear" in text)
    lab.hook(f"layer-{projection}").focus()
    lab.page.keyboard.press("Delete")
    expect(lab.hook("mend-card")).to_contain_text("widths 3 and 2")
    assert "add" in kinds(lab), "the run goes on as it was"
    lab.hook(f"mend-{mend}").click()
    expect(lab.hook("mend-card")).to_have_count(0)
    eventually(lambda: lab.value("cost") == str(parameters), f"{parameters} parameters")
    assert (kind == "dense") == ("add" not in kinds(lab) and "concat" not in kinds(lab))
    assert kind == "dense" or kind in kinds(lab)
    lab.step()


def test_what_does_not_fit_can_be_left_as_it_was(lab: Lab) -> None:
    lab.hook("layer-0").click()
    lab.hook("trainable").uncheck()
    for place in (1, 2):
        lab.page.keyboard.press("Escape")
        lab.hook(f"layer-{place}").click()
        lab.hook("trainable").uncheck()
    lab.page.keyboard.press("Escape")
    card = lab.hook("mend-card")
    expect(card).to_contain_text("something to learn")
    lab.hook("mend-not").click()
    expect(card).to_have_count(0)
    lab.hook("layer-2").click()
    assert lab.hook("trainable").is_checked()


def test_a_frozen_layer_stays_while_the_others_learn(lab: Lab) -> None:
    weight = lab.page.locator("[data-testid^=weight-]").first
    before = weight.get_attribute("data-value")
    lab.hook("layer-0").click()
    lab.hook("trainable").uncheck()
    lab.page.keyboard.press("Escape")
    eventually(lambda: "frozen" in (lab.hook("layer-0").get_attribute("class") or ""), "a lock on the pill")
    start = lab.number("loss-train")
    lab.play()
    lab.wait_steps(300)
    lab.pause()
    assert lab.number("loss-train") != start
    assert weight.get_attribute("data-value") == before


def test_an_edit_keeps_what_was_learned_and_says_so(lab: Lab) -> None:
    lab.play()
    lab.wait_steps(200)
    lab.pause()
    steps = lab.steps
    lab.hook("units-more-0").click()
    expect(lab.hook("kept")).to_contain_text("Kept 20 of 25 numbers; 5 start small.")
    assert lab.steps == steps


def test_the_cost_is_shown_before_it_runs(lab: Lab) -> None:
    eventually(lambda: lab.value("cost") == "20", "20 parameters")
    lab.hook("add-batch_norm").hover()
    expect(lab.hook("tool-cost")).to_contain_text("26 parameters (+6)")
    lab.hook("cost").click()
    expect(lab.hook("cost-path")).to_have_text("machine code")
    expect(lab.hook("cost-multiplies")).to_have_text("14")
    lab.page.keyboard.press("Escape")
    lab.hook("layer-0").click()
    expect(lab.hook("cost-of-layer")).to_contain_text("9 parameters")


def test_dropout_and_norm_behind_a_layer(lab: Lab) -> None:
    lab.hook("layer-0").click()
    lab.hook("dropout-behind").check()
    lab.hook("norm").select_option("batch_norm")
    eventually(lambda: kinds(lab) == ["dense", "batch_norm", "dropout", "dense", "dense"], "both behind the first")
    lab.hook("dropout-behind").uncheck()
    eventually(lambda: kinds(lab) == ["dense", "batch_norm", "dense", "dense"], "no dropout")


def test_the_flow_graph_and_its_depth(lab: Lab) -> None:
    lab.page.keyboard.press("g")
    assert lab.value("flow-depth") == "3"
    longest = lab.page.locator(".fnode.longest")
    expect(longest).to_have_count(4)
    expect(lab.hook("flow-dense_1")).to_have_attribute(
        "aria-label", "Dense 3, puts out 3 numbers, 9 parameters, depth 1"
    )
    lab.page.keyboard.press("Escape")
    expect(lab.hook("flow")).to_have_count(0)


PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def test_on_a_phone_layers_are_dragged_by_their_grips(visit: Any) -> None:
    lab: Lab = visit(**PHONE)
    lab.hook("layers").tap()
    first, second = middle(lab, "grip-0"), middle(lab, "grip-1")
    drag(lab, first, (second[0], second[1] + 24))
    eventually(lambda: "2 tanh" in lab.hook("row-0").inner_text(), "the second layer first")
    lab.hook("grip-0").focus()
    lab.page.keyboard.press("ArrowDown")
    eventually(lambda: "3 tanh" in lab.hook("row-0").inner_text(), "moved by the keys")
    lab.hook("row-0").tap()
    lab.hook("skip-to").select_option(index=1)
    lab.hook("join-concat").tap()
    eventually(lambda: lab.page.locator("[data-testid^=row-][data-value=concat]").count() == 1, "a concat")
    assert lab.overflow() <= 0


def test_on_a_phone_targets_are_large_and_the_speed_is_told(visit: Any) -> None:
    lab: Lab = visit(**PHONE)
    small = lab.page.evaluate(
        """() => [...document.querySelectorAll(".labbar .chip, .top .btn, .mic .seg button")].filter((e) => {
          const { height } = e.getBoundingClientRect();
          const { top, bottom } = getComputedStyle(e, "::after");
          return height && height - parseFloat(top || 0) - parseFloat(bottom || 0) < 43.5;
        }).map((e) => `${e.className} ${e.innerText}`)"""
    )
    assert small == []
    lab.play()
    lab.wait_steps(50)
    expect(lab.hook("steps-per-second")).to_be_visible()
    lab.pause()


def test_what_the_next_step_drops_is_hatched(visit: Any) -> None:
    layers = [
        {"kind": "dense", "units": 6},
        {"kind": "dropout", "rate": 0.5},
        {"kind": "dense", "units": 1, "activation": "sigmoid"},
    ]
    lab = visit(f"/lab#{fragment(small(network={'layers': layers}))}")

    def dropped() -> list[str]:
        """Names of the units that are hatched."""
        tiles = lab.page.locator(".nrn:has(.gone)")
        named: list[str] = tiles.evaluate_all("all => all.map((e) => e.dataset.unit)")
        said: list[str] = tiles.evaluate_all("all => all.map((e) => e.ariaLabel)")
        assert all("dropped in the next step" in name for name in said)
        return named

    seen = {tuple(dropped())}
    for _ in range(6):
        lab.step()
        lab.page.wait_for_timeout(400)
        seen.add(tuple(dropped()))
    assert len(seen) > 2, "every step drops others"
    assert all(unit.startswith("dropout_1/") for units in seen for unit in units)
