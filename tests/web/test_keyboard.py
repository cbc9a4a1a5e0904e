"""The lab by keyboard alone."""

from playwright.sync_api import FloatRect, Page, expect

from tests.web.lab import Lab, eventually

DESCRIBE = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const { left, top, width, height } = e.getBoundingClientRect();
  return {
    hook: e.dataset.testid || e.tagName,
    name: (e.getAttribute("aria-label") || e.innerText || e.labels?.[0]?.innerText || "").trim(),
    outlined: getComputedStyle(e).outlineStyle !== "none",
    clip: { x: Math.max(0, left - 8), y: Math.max(0, top - 8), width: width + 16, height: height + 16 },
  };
}"""
BLUR = "() => { window.focused = document.activeElement; window.focused.blur(); }"
FOCUS = "() => window.focused.focus()"


def changes_when_focused(page: Page, clip: FloatRect) -> bool:
    """Whether the focused element looks otherwise without the focus."""
    focused = page.screenshot(clip=clip)
    page.evaluate(BLUR)
    blurred = page.screenshot(clip=clip)
    page.evaluate(FOCUS)
    return focused != blurred


def test_play_step_and_reset(lab: Lab) -> None:
    keys = lab.page.keyboard
    keys.press(".")
    eventually(lambda: lab.steps == 1, "one step")
    keys.press("Shift+Period")
    eventually(lambda: lab.value("epoch") == "1", "one epoch")
    keys.press(" ")
    eventually(lambda: lab.playing, "playing")
    lab.wait_steps(30)
    keys.press(" ")
    eventually(lambda: not lab.playing, "paused")
    keys.press("r")
    eventually(lambda: lab.steps == 0, "step 0")


def test_dialogs_open_and_close(lab: Lab) -> None:
    keys = lab.page.keyboard
    lab.hook("play").focus()
    for key in ("s", "?"):
        keys.press(key)
        expect(lab.page.get_by_role("dialog")).to_be_visible()
        assert lab.page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
        keys.press("Escape")
        expect(lab.page.get_by_role("dialog")).to_have_count(0)
        expect(lab.hook("play")).to_be_focused()


def test_keys_are_letters_while_one_types(lab: Lab) -> None:
    lab.hook("batch").click()
    field = lab.hook("batch-value")
    field.focus()
    lab.page.keyboard.type(" .r")
    lab.page.wait_for_timeout(300)
    assert lab.steps == 0
    assert not lab.playing


def test_tab_reaches_everything_with_a_name_and_a_visible_focus(lab: Lab) -> None:
    seen: list[str] = []
    lab.page.locator("body").evaluate("body => body.focus()")
    for _ in range(120):
        lab.page.keyboard.press("Tab")
        now = lab.page.evaluate(DESCRIBE)
        if now is None:
            break
        assert now["name"], f"{now['hook']} has no name"
        shown = now["outlined"] or changes_when_focused(lab.page, now["clip"])
        assert shown, f"{now['hook']} ({now['name']}) shows no focus"
        seen.append(now["hook"])
    for hook in ("share", "dataset-spirals", "layer-0", "reset", "play", "step", "speed", "loss-chart"):
        assert hook in seen, f"Tab never reached {hook}: {seen}"
    assert seen.index("share") < seen.index("layer-0") < seen.index("play"), "top, network, time"


def test_train_build_and_share_without_a_mouse(lab: Lab) -> None:
    lab.hook("units-more-0").focus()
    lab.page.keyboard.press("Enter")
    eventually(lambda: lab.units(0) == 4, "4 units")
    lab.hook("dataset-spirals").focus()
    lab.page.keyboard.press("ArrowLeft")
    lab.page.keyboard.press("Enter")
    expect(lab.hook("dataset-spirals")).to_have_attribute("aria-checked", "false")
    lab.ready()
    lab.hook("speed").focus()
    lab.page.keyboard.press("Enter")
    lab.page.keyboard.press("End")
    lab.page.keyboard.press("ArrowUp")
    lab.page.keyboard.press("Enter")
    eventually(lambda: lab.value("speed-value") == "0", "as fast as it can")
    lab.hook("play").focus()
    lab.page.keyboard.press("Enter")
    lab.wait_steps(100)
    lab.page.keyboard.press("s")
    eventually(lambda: "#1." in lab.value("share-url"), "a link")
