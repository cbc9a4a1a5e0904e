"""Data from elsewhere: tables, formulas, sets in space, links of TensorFlow Playground."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import Watcher
from tests.web.lab import Lab, eventually
from tests.web.links import fragment, small
from tests.web.site import Site
from tests.web.test_data_editor import open_editor

LINK = (
    "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=spiral&regDataset=reg-plane"
    "&learningRate=0.03&regularizationRate=0&noise=20&networkShape=5,3&seed=0.42&problem=classification&noise_hide=true"
)
FLOWERS = "length;width;colour;kind\n" + "".join(
    f"{4 + 0.1 * i:.1f};{3 + (i % 5) / 10:.1f};{('red', 'blue')[i % 2]};{('setosa', 'virginica')[i > 11]}\n"
    for i in range(24)
).replace(".", ",")


def open_table(lab: Lab, path: Path) -> None:
    """Opens a file in the table dialog."""
    lab.hook("all-sets").click()
    lab.hook("set-table").click()
    with lab.page.expect_file_chooser() as chooser:
        lab.hook("table-open").click()
    chooser.value.set_files(path)
    eventually(lambda: lab.hook("table-apply").is_enabled(), "the server has tried the table")


def saved(lab: Lab, hook: str) -> str:
    """The text of the file that a button saves."""
    with lab.page.expect_download() as download:
        lab.hook(hook).click()
    return download.value.path().read_text("utf-8")


def test_drawn_points_come_back_from_a_file_as_they_were(lab: Lab, tmp_path: Path) -> None:
    open_editor(lab)
    text = saved(lab, "points-save")
    assert text.startswith("x,y,class,set\n")
    assert text.count("\n") == 241
    file = tmp_path / "points.csv"
    file.write_text(text, "utf-8")
    lab.hook("clear").click()
    eventually(lambda: lab.value("board") == "0", "an empty plane")
    lab.hook("points-open").click()
    with lab.page.expect_file_chooser() as chooser:
        lab.hook("table-open").click()
    chooser.value.set_files(file)
    lab.hook("table-points").click()
    eventually(lambda: lab.value("board") == "240", "the points again")
    assert saved(lab, "points-save") == text


def test_a_table_is_learned_and_a_link_carries_it(
    lab: Lab, tmp_path: Path, new_context: Callable[..., BrowserContext]
) -> None:
    file = tmp_path / "flowers.csv"
    file.write_text(FLOWERS, "utf-8")
    open_table(lab, file)
    assert lab.value("delimiter") == ";"
    assert [lab.value(f"kind-{column}") for column in range(4)] == ["number", "number", "category", "category"]
    assert lab.value("use-3") == "target"
    assert lab.value("sample") == "24"
    lab.hook("kind-1").click()
    eventually(lambda: lab.value("kind-1") == "category", "numbers read as words")
    lab.hook("kind-1").click()
    lab.page.get_by_role("button", name="−1 to 1").click()
    eventually(lambda: lab.hook("table-apply").is_enabled(), "the server has tried the table")
    lab.hook("table-apply").click()
    expect(lab.hook("dataset-table")).to_have_attribute("aria-checked", "true")
    eventually(lambda: "#1." in lab.address, "the address holds the experiment")
    lab.ready().step(3)
    friend = Lab(new_context().new_page(), "").goto(lab.address)
    friend.step(3)
    assert friend.value("loss-train") == lab.value("loss-train")
    friend.hook("edit-given").click()
    eventually(lambda: friend.value("table-grid") == "24", "the rows")
    expect(friend.hook("table-grid").locator("[data-cell='0/2']")).to_have_text("red")


def test_what_was_sniffed_can_be_corrected_and_cells_typed(lab: Lab, tmp_path: Path) -> None:
    file = tmp_path / "flowers.csv"
    file.write_text(FLOWERS, "utf-8")
    open_table(lab, file)
    lab.hook("delimiter").select_option("|")
    expect(lab.hook("table-found")).to_have_text("24 rows, 1 columns")
    lab.hook("delimiter").select_option(";")
    lab.hook("header").uncheck()
    expect(lab.hook("table-found")).to_have_text("25 rows, 4 columns")
    lab.hook("header").check()
    lab.hook("table-grid").locator("[data-cell='2/0']").click()
    lab.page.keyboard.type("7.5")
    lab.page.keyboard.press("Enter")
    expect(lab.hook("table-grid").locator("[data-cell='2/0']")).to_have_text("7.5")
    text = saved(lab, "table-save")
    assert text.splitlines()[0] == "length,width,colour,kind"
    assert text.splitlines()[3].startswith("7.5,")
    lab.hook("add-row").click()
    assert lab.value("table-grid") == "25"


def test_a_table_that_the_server_does_not_have_is_told(page: Page, site: Site, watcher: Watcher) -> None:
    watcher.allow("404")
    data = {"kind": "table", "content": "0" * 64, "target": "kind", "columns": ["length"]}
    page.goto(f"/lab#{fragment(small(data=data))}")
    expect(page.get_by_test_id("error")).to_contain_text("does not have")


def test_a_formula_is_tried_at_once_and_wrong_at_the_character(lab: Lab, watcher: Watcher) -> None:
    watcher.allow("422")
    lab.hook("all-sets").click()
    lab.hook("set-formula").click()
    field, wrong = lab.hook("formula-text"), lab.hook("formula-text-wrong")
    eventually(lambda: lab.value("sample") not in ("", "0"), "a sample")
    field.fill("y > sinn(3*x)")
    expect(wrong).to_contain_text("Character 5")
    expect(lab.page.locator(".caret i")).to_have_text("s")
    expect(lab.hook("formula-apply")).to_be_disabled()
    field.fill("x*y > 0.1")
    expect(lab.hook("formula-apply")).to_be_enabled()
    expect(wrong).to_be_empty()
    field.press("Enter")
    expect(lab.hook("edit-formula")).to_have_text("x*y > 0.1")
    lab.ready().step()


def test_a_formula_as_an_input_keeps_what_was_learned(lab: Lab, watcher: Watcher) -> None:
    watcher.allow("422")
    lab.step(4)
    lab.page.get_by_role("button", name="Choose inputs").click()
    lab.hook("input-formula-add").click()
    eventually(lambda: lab.page.locator("[data-unit^='input/']").count() == 3, "a third input")
    assert lab.steps == 4
    field = lab.hook("input-formula-0")
    field.fill("x*(y")
    expect(lab.hook("input-formula-0-wrong")).to_contain_text("Character")
    field.fill("x*y")
    expect(lab.hook("input-formula-0-wrong")).to_be_empty()
    lab.hook("input-formula-remove-0").click()
    eventually(lambda: lab.page.locator("[data-unit^='input/']").count() == 2, "two inputs again")


@pytest.mark.parametrize("kind", ["linked_rings", "nested_spheres", "trefoil", "swiss_roll", "linked_spirals"])
def test_sets_in_space(kind: str, lab: Lab) -> None:
    lab.hook("all-sets").click()
    lab.hook(f"set-{kind}").click()
    expect(lab.hook(f"set-{kind}")).to_have_attribute("aria-checked", "true")
    eventually(lambda: lab.page.locator("[data-unit^='input/']").count() == 3, "three inputs")
    lab.page.keyboard.press("Escape")
    lab.ready().step()


def test_a_playground_link_opens_the_same_experiment(lab: Lab) -> None:
    lab.page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
        }""",
        LINK,
    )
    expect(lab.hook("playground-found")).to_contain_text("noise")
    lab.hook("playground-open").click()
    expect(lab.hook("dataset-tf_playground")).to_have_attribute("aria-checked", "true")
    assert [lab.units(layer) for layer in range(3)] == [5, 3, 1]
    expect(lab.hook("data-noise")).to_be_hidden()
    lab.ready().step(2)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("https://playground.tensorflow.org/#learningRate=fast", "learningRate"),
        ("https://playground.tensorflow.org/#dataset=cube", "dataset"),
        ("https://example.org/", "TensorFlow Playground"),
        ("nonsense", "TensorFlow Playground"),
    ],
)
def test_a_malformed_playground_link_says_what_is_wrong(link: str, said: str, lab: Lab, watcher: Watcher) -> None:
    watcher.allow("422")
    lab.hook("all-sets").click()
    lab.hook("open-playground").click()
    lab.hook("playground-link").fill(link)
    lab.hook("playground-read").click()
    expect(lab.hook("playground-wrong")).to_contain_text(said)
    expect(lab.hook("playground-open")).to_have_count(0)


def test_a_playground_link_from_the_start_page(page: Page, site: Site) -> None:
    page.goto("/")
    page.get_by_test_id("open-playground").click()
    page.get_by_test_id("playground-link").fill(LINK)
    page.get_by_test_id("playground-read").click()
    page.get_by_test_id("playground-open").click()
    lab = Lab(page, site.url).ready()
    assert [lab.units(layer) for layer in range(3)] == [5, 3, 1]
