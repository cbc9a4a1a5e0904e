"""Changing the network and the data by hand."""

import pytest
from playwright.sync_api import expect

from tests.web.lab import Lab, eventually


def test_add_and_remove_a_layer(lab: Lab) -> None:
    before = lab.layers()
    lab.hook("add-layer").first.click()
    eventually(lambda: lab.layers() == before + 1, "one layer more")
    lab.ready()
    lab.step()
    lab.page.keyboard.press("Control+z")
    eventually(lambda: lab.layers() == before, "the layer is gone again")


@pytest.mark.parametrize(("button", "change"), [("units-more-0", 1), ("units-fewer-0", -1)])
def test_more_and_fewer_units(lab: Lab, button: str, change: int) -> None:
    units = lab.units(0)
    lab.hook(button).click()
    eventually(lambda: lab.units(0) == units + change, f"{units + change} units")
    lab.step()


@pytest.mark.parametrize("name", ["rings", "xor", "moons", "blobs"])
def test_another_data_set(lab: Lab, name: str) -> None:
    start = lab.value("loss-train")
    lab.hook(f"dataset-{name}").click()
    expect(lab.hook(f"dataset-{name}")).to_have_attribute("aria-checked", "true")
    eventually(lambda: lab.value("loss-train") not in ("", start), "another loss")
    lab.step()


def test_a_running_run_goes_on_after_a_change(lab: Lab) -> None:
    lab.play()
    lab.wait_steps(20)
    lab.hook("units-more-0").click()
    eventually(lambda: lab.units(0) == 4, "4 units")
    steps = lab.steps
    assert steps >= 20, "what was learned is kept"
    eventually(lambda: lab.playing and lab.steps > steps + 5, "it trains on")
