"""Lost connections, reloads and servers that die: the run is kept, and the page says what it is doing."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from tests.web.conftest import Watcher
from tests.web.lab import Lab, eventually
from tests.web.site import Site


def test_a_dropped_connection_resumes_the_run(lab: Lab) -> None:
    lab.step(5)
    loss = lab.value("loss-train")
    lab.page.evaluate("window.unknot.dropConnection()")
    lab.wait_connection("resuming")
    lab.wait_connection("open")
    assert (lab.steps, lab.value("loss-train")) == (5, loss)
    lab.step()


def test_a_dropped_connection_does_not_stop_the_training(lab: Lab) -> None:
    lab.play()
    lab.wait_steps(20)
    lab.page.evaluate("window.unknot.dropConnection()")
    lab.wait_connection("resuming")
    lab.wait_connection("open")
    steps = lab.steps
    assert lab.playing
    lab.wait_steps(steps + 20)


def test_a_reload_in_mid_run_takes_the_run_up(lab: Lab) -> None:
    lab.play()
    lab.wait_steps(200)
    lab.page.reload()
    lab.ready()
    assert lab.steps >= 200
    lab.pause()
    assert lab.number("epoch") > 0


def test_a_server_that_dies_and_forgets_everything(
    mortal: Site, new_context: Callable[..., BrowserContext], watcher: Watcher
) -> None:
    watcher.allow("WebSocket connection", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET")
    page = new_context().new_page()
    lab = Lab(page, mortal.url).goto("/lab/two-spirals")
    start = lab.value("loss-train")
    lab.step(3)
    third = lab.value("loss-train")
    mortal.kill()
    mortal.forget()
    lab.wait_connection("resuming")
    eventually(lambda: page.get_by_text("Reconnecting").first.is_visible(), "the page says so")
    mortal.start()
    lab.wait_connection("open", within=60)
    eventually(lambda: lab.value("loss-train") == start and lab.steps == 0, "the run from its start")
    lab.step(3)
    assert lab.value("loss-train") == third
