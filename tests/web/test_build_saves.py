"""What is kept in the browser: the last work without being asked, and saves under a name."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.web.lab import Lab, eventually

AUTO = "Object.keys(localStorage).filter((key) => key.startsWith('unknot.auto.')).length"
NO_ROOM = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); },
});"""


def kept(page: Page) -> int:
    """How many pages' work is kept."""
    return int(page.evaluate(AUTO))


def worked(lab: Lab) -> tuple[int, float]:
    """Trains an edited network until it is kept; its steps and its loss."""
    lab.hook("units-more-0").click()
    eventually(lambda: lab.units(0) == 4, "4 units")
    lab.step(3)
    loss = lab.number("loss-train")
    lab.page.wait_for_timeout(3500)
    eventually(lambda: kept(lab.page) == 1, "the work is kept")
    return lab.steps, loss


def test_the_bare_address_brings_the_last_work_back_with_its_weights(lab: Lab) -> None:
    steps, loss = worked(lab)
    again = Lab(lab.page.context.new_page(), lab.url).goto("/lab")
    expect(again.hook("toast")).to_contain_text("Your last network is back.")
    assert (again.units(0), again.steps) == (4, steps)
    assert abs(again.number("loss-train") - loss) < 1e-6
    again.hook("toast-action").click()
    eventually(lambda: again.units(0) == 3, "the example")
    assert again.steps == 0


def test_other_addresses_are_not_taken_over(lab: Lab) -> None:
    worked(lab)
    other = Lab(lab.page.context.new_page(), lab.url).goto("/lab/xor")
    assert other.steps == 0
    expect(other.hook("toast")).to_have_count(0)


def test_two_tabs_keep_their_own(lab: Lab) -> None:
    worked(lab)
    other = Lab(lab.page.context.new_page(), lab.url).goto("/lab/xor")
    other.step(2)
    eventually(lambda: kept(other.page) == 2, "both are kept")
    lab.page.bring_to_front()
    lab.step()
    lab.page.wait_for_timeout(3500)
    assert kept(lab.page) == 2


def test_a_full_storage_is_said_once_and_stops_nothing(lab: Lab) -> None:
    lab.page.evaluate(NO_ROOM)
    lab.step(2)
    expect(lab.hook("error")).to_contain_text("no room left")
    lab.hook("dismiss").click()
    lab.step(2)
    lab.page.wait_for_timeout(3500)
    expect(lab.hook("error")).to_have_count(0)
    lab.page.keyboard.press("Shift+S")
    lab.hook("save-keep").click()
    expect(lab.hook("save-said")).to_contain_text("no room left")


def test_without_any_storage_the_lab_works(new_context: Any, site: Any) -> None:
    context = new_context()
    context.add_init_script(NO_STORAGE)
    lab = Lab(context.new_page(), site.url).goto("/lab")
    lab.step(2)
    lab.page.keyboard.press("Shift+S")
    lab.hook("save-keep").click()
    expect(lab.hook("save-said")).to_contain_text("Export it as a file")


def test_saves_are_named_renamed_opened_and_deleted(lab: Lab) -> None:
    lab.step(3)
    loss = lab.number("loss-train")
    lab.hook("save-as").click()
    lab.hook("save-name").fill("My knot")
    lab.hook("save-keep").click()
    row = lab.page.locator("[data-testid=save][data-value='My knot']")
    expect(row).to_contain_text("step 3")
    row.get_by_test_id("save-edit").click()
    lab.hook("save-rename").fill("Untied")
    lab.hook("save-rename").press("Enter")
    row = lab.page.locator("[data-testid=save][data-value='Untied']")
    expect(row).to_have_count(1)
    lab.page.keyboard.press("Escape")
    lab.hook("dataset-xor").click()
    eventually(lambda: lab.number("loss-train") != loss, "other data")
    lab.hook("save-as").click()
    row.get_by_test_id("save-open").click()
    eventually(lambda: lab.value("steps") == "3", "the saved step")
    assert abs(lab.number("loss-train") - loss) < 1e-6
    lab.hook("save-as").click()
    row.get_by_test_id("save-delete").click()
    expect(row).to_have_count(0)
    lab.hook("save-undo").click()
    expect(row).to_have_count(1)
    start = lab.page.context.new_page()
    start.goto(lab.url)
    expect(start.get_by_text("Untied")).to_be_visible()
