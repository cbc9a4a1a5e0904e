"""Files of data dropped on the page, tables that a server lacks, and what an imported link shows and hides."""

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import Watcher
from tests.web.lab import Lab, eventually
from tests.web.links import fragment, small
from tests.web.site import Site
from tests.web.test_data_editor import open_editor
from tests.web.test_data_sets import saved
from tests.web.test_look import ENGLISH, NAMES, TEXTS

DROP = """([name, type, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, {type}));
  const seen = [...document.querySelectorAll("dialog[open] .table-drop")][0] ?? document.body;
  for (const kind of ["dragenter", "dragover", "drop"])
    seen.dispatchEvent(new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}));
}"""
ROWS = "长度,种类\n" + "".join(f"{3 + i / 10:.1f},{'甲乙'[i % 2]}\n" for i in range(12))
LINK = (
    "https://playground.tensorflow.org/#dataset=spiral&networkShape=4,2&seed=0.42&showTestData=true&discretize=true"
    "&problem=classification&noise_hide=true&foo=1"
)


def drop(lab: Lab, name: str, data: bytes, kind: str = "text/csv") -> None:
    """Lets go of a file over the page, or over the table where its dialog is open."""
    lab.page.evaluate(DROP, [name, kind, base64.b64encode(data).decode()])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_dropped_file_is_read_whatever_it_was_saved_by(encoding: str, visit: Callable[..., Lab]) -> None:
    lab = visit("/lab/two-spirals?lang=zh-Hans")
    drop(lab, "花.csv", ROWS.encode(encoding))
    eventually(lambda: lab.value("table-grid") == "12", "the rows")
    expect(lab.hook("table-grid").locator("[data-cell='1/1']")).to_have_text("乙")
    eventually(lambda: lab.hook("table-apply").is_enabled(), "the server has tried the table")
    lab.hook("table-apply").click()
    expect(lab.hook("dataset-table")).to_have_attribute("aria-checked", "true")


def test_another_file_takes_the_place_of_the_table(lab: Lab) -> None:
    drop(lab, "first.csv", ROWS.encode())
    eventually(lambda: lab.value("table-grid") == "12", "the rows")
    drop(lab, "second.tsv", b"a\tb\n" + b"1\t2\n3\t5\n" * 4, "text/tab-separated-values")
    eventually(lambda: lab.value("table-grid") == "8", "the other rows")
    assert lab.value("delimiter") == "\t"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("photo.png", b"\x89PNG\r\n", "holds no text"),
        ("table.csv", bytes(range(256)), "holds no text"),
        ("table.csv", b" \n\n", "is empty"),
        ("table.csv", b"1,2\n" * 250_001, "1 MB"),
    ],
)
def test_a_file_that_is_no_table_is_told(name: str, data: bytes, said: str, lab: Lab) -> None:
    drop(lab, name, data, "image/png" if name.endswith("png") else "text/csv")
    expect(lab.hook("error")).to_contain_text(said)
    expect(lab.hook("table-grid")).to_have_count(0)


def test_a_table_of_two_hundred_columns_keeps_its_target(lab: Lab) -> None:
    names = ",".join(f"c{column}" for column in range(200))
    rows = "".join(",".join(str((row * column) % 7) for column in range(199)) + f",{row % 2}\n" for row in range(24))
    drop(lab, "wide.csv", f"{names}\n{rows}".encode())
    expect(lab.hook("table-found")).to_have_text("24 rows, 200 columns")
    expect(lab.hook("table-hint")).to_contain_text("No room for 135 columns")
    eventually(lambda: lab.hook("table-apply").is_enabled(), "the server has tried the table")
    assert lab.value("use-199") == "target"
    assert lab.value("use-64") == "none"
    lab.hook("table-apply").click()
    expect(lab.hook("dataset-table")).to_have_attribute("aria-checked", "true")
    lab.ready().step()


def test_points_beyond_the_plane_come_back_from_their_file(lab: Lab) -> None:
    lab.hook("data-noise").last.focus()
    lab.page.keyboard.press("End")
    open_editor(lab)
    text = saved(lab, "points-save")
    assert any(abs(float(place)) > 1.12 for line in text.splitlines()[1:] for place in line.split(",")[:2])
    drop(lab, "points.csv", text.encode())
    lab.hook("table-points").click()
    eventually(lambda: lab.value("board") == "240", "the points again")
    assert saved(lab, "points-save") == text


def test_a_table_that_the_server_lacks_can_be_brought(page: Page, site: Site, watcher: Watcher, tmp_path: Path) -> None:
    table = "length,kind\n" + "".join(f"{row + 0.25},{'ab'[row % 2]}\n" for row in range(20))
    content = hashlib.sha256(table.encode()).hexdigest()
    other, mine = tmp_path / "other.csv", tmp_path / "mine.csv"
    other.write_text("a,b\n1,2\n3,4\n5,6\n7,8\n", "utf-8")
    mine.write_text(table.replace(",", ";").replace(".", ","), "utf-8")
    data = {"kind": "table", "content": content, "target": "kind", "columns": ["length"]}
    page.goto(f"/lab#{fragment(small(data=data))}")
    expect(page.get_by_test_id("error")).to_contain_text("does not have")
    for file in (other, mine):
        with page.expect_file_chooser() as chooser:
            page.get_by_test_id("bring-table").click()
        chooser.value.set_files(file)
        if file is other:
            expect(page.locator(".toast")).to_contain_text("another table")
    Lab(page, site.url).ready().step()
    expect(page.get_by_test_id("dataset-table")).to_have_attribute("aria-checked", "true")


def test_an_imported_link_sets_what_is_shown(lab: Lab) -> None:
    smooth = lab.pixels("surface")
    lab.hook("sides-only").click()
    eventually(lambda: lab.pixels("surface") != smooth, "two colours")
    lab.hook("sides-only").click()
    eventually(lambda: lab.pixels("surface") == smooth, "shades again")
    lab.hook("all-sets").click()
    lab.hook("open-playground").click()
    lab.hook("playground-link").fill(LINK)
    lab.hook("playground-read").click()
    expect(lab.hook("playground-found")).to_contain_text("foo")
    lab.hook("playground-open").click()
    expect(lab.hook("sides-only")).to_have_attribute("aria-pressed", "true")
    expect(lab.hook("test-points")).to_have_attribute("aria-pressed", "true")
    expect(lab.hook("data-noise")).to_be_hidden()


def test_the_start_page_hands_on_what_is_shown_and_hidden(page: Page, site: Site) -> None:
    page.goto("/")
    page.get_by_test_id("open-playground").click()
    page.get_by_test_id("playground-link").fill(LINK)
    page.get_by_test_id("playground-read").click()
    page.get_by_test_id("playground-open").click()
    lab = Lab(page, site.url).ready()
    expect(lab.hook("sides-only")).to_have_attribute("aria-pressed", "true")
    expect(lab.hook("data-noise")).to_be_hidden()
    assert "hide=noise" in lab.address


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_nothing_of_the_data_dialogs_is_left_in_english(
    language: str, new_context: Callable[..., BrowserContext], site: Site
) -> None:
    lab = Lab(new_context().new_page(), site.url).goto(f"/lab/two-spirals?lang={language}")
    known = (
        f"{NAMES}|tensorflow|csv|https?|org|sin|exp|sqrt|abs|min|max|cos|and|or|not|shift|enter|delete|page|down|up|esc"
    )

    def left() -> list[str]:
        found = lab.page.evaluate(TEXTS)
        return [text for text in found if ENGLISH.search(re.sub(known, "", text, flags=re.IGNORECASE))]

    open_editor(lab)
    for tool in ("move", "add", "erase", "noise", "spray"):
        lab.hook(f"tool-{tool}").click()
        assert left() == []
    lab.hook("editor-close").click()
    for hook in ("set-formula", "set-table", "open-playground"):
        lab.hook("all-sets").click()
        assert left() == []
        lab.hook(hook).click()
        expect(lab.page.locator("dialog[open]")).to_be_visible()
        if hook == "set-table":
            drop(lab, "table.csv", ROWS.encode())
            eventually(lambda: lab.hook("table-apply").is_enabled(), "the server has tried the table")
        assert left() == []
        lab.page.keyboard.press("Escape")
        expect(lab.page.locator("dialog[open]")).to_have_count(0)
