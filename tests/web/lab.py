"""The lab page as a script sees it: by the test hooks, whose raw values stand in `data-value`."""

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

PATIENCE = 20.0


def eventually(condition: Callable[[], Any], what: str, within: float = PATIENCE) -> Any:
    """Asks until the answer is true, and returns it.

    Raises:
        AssertionError: It never was.
    """
    deadline = time.monotonic() + within
    while True:
        answer = condition()
        if answer:
            return answer
        assert time.monotonic() < deadline, f"after {within:g} s still not: {what}"
        time.sleep(0.05)


class Lab:
    """A page with a run on it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def goto(self, path: str) -> "Lab":
        """Opens a path of the site and waits for the run."""
        self.page.goto(self.url + path)
        return self.ready()

    def ready(self) -> "Lab":
        """Waits until the connection is open and the first numbers are there."""
        self.wait_connection("open")
        eventually(lambda: self.value("loss-train") != "", "a training loss on the page")
        return self

    def hook(self, name: str) -> Locator:
        """The element of a test hook."""
        return self.page.get_by_test_id(name)

    def value(self, name: str) -> str:
        """The raw value of a hook."""
        return self.hook(name).get_attribute("data-value") or ""

    def number(self, name: str) -> float:
        """The number of a hook, once the page knows it: it is empty while a run begins anew."""
        return float(eventually(lambda: self.value(name), f"a number in {name}"))

    @property
    def address(self) -> str:
        """What stands in the address bar."""
        return str(self.page.evaluate("location.href"))

    @property
    def steps(self) -> int:
        """Steps taken."""
        return int(self.number("steps"))

    @property
    def playing(self) -> bool:
        """Whether the run trains."""
        return self.hook("play").get_attribute("aria-pressed") == "true"

    def wait_connection(self, state: str, within: float = PATIENCE) -> None:
        """Waits for a state of the connection."""
        eventually(lambda: self.value("connection") == state, f"connection {state}", within)

    def play(self) -> None:
        """Starts training."""
        if not self.playing:
            self.hook("play").click()
        eventually(lambda: self.playing, "playing")

    def pause(self) -> None:
        """Stops training and waits until the numbers stand still."""
        if self.playing:
            self.hook("play").click()
        eventually(lambda: not self.playing, "paused")
        eventually(self.stands_still, "numbers that stand still")

    def stands_still(self) -> bool:
        """Whether no step is seen to be taken for a quarter of a second."""
        before = self.steps
        self.page.wait_for_timeout(250)
        return self.steps == before

    def wait_steps(self, least: int, within: float = PATIENCE) -> None:
        """Waits until so many steps have been taken."""
        eventually(lambda: self.steps >= least, f"{least} steps", within)

    def step(self, times: int = 1) -> None:
        """Takes single steps by the button."""
        for _ in range(times):
            wanted = self.steps + 1
            self.hook("step").click()
            self.page.wait_for_selector(f"[data-testid=steps][data-value='{wanted}']", state="attached")

    def speed(self, steps_a_frame: int) -> None:
        """Chooses how fast a playing run goes; 0 is as fast as it can."""
        self.hook("speed").click()
        self.hook(f"speed-{steps_a_frame}").click()

    def layers(self) -> int:
        """Hidden and output layers on the page."""
        return self.page.locator("[data-testid^=layer-]").count()

    def units(self, layer: int) -> int:
        """Units of a dense layer, as its pill says."""
        found = re.search(r"\d+", self.hook(f"layer-{layer}").inner_text())
        assert found, f"layer {layer} is not dense"
        return int(found.group())

    def pixels(self, name: str) -> str:
        """What a hook's canvas shows, as a data address."""
        answer = self.hook(name).evaluate("e => (e.matches('canvas') ? e : e.querySelector('canvas')).toDataURL()")
        return str(answer)

    def overflow(self) -> float:
        """By how many pixels the page is wider than the window."""
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return float(self.page.evaluate(width))
