"""The page in a real Chromium: weight, first frame after navigation, animation frames and epochs a second.

Headless Chromium draws in software and shares the machine with the server: the figures of a small computer.
"""

import base64
import os
import statistics
import zlib

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bench.nets import net, shape
from bench.serving import load, serving
from bench.timing import table
from engine.experiment import Experiment

HIDDEN = (4, 2)
TRAINING = 250
SECONDS = 8
LATER = 60
MANY_EPOCHS = 50_000
OPENINGS = 9
SCREEN: ViewportSize = {"width": 1440, "height": 900}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
COUNT = """async (seconds) => {
  const value = (name) => Number(document.querySelector(`[data-testid=${name}]`)?.dataset.value ?? NaN);
  const start = performance.now();
  const before = { epoch: value("epoch"), film: window.unknot.counters.film };
  const gaps = [];
  let last = start;
  await new Promise((done) => {
    const tick = () => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
      if (now - start < seconds * 1000) requestAnimationFrame(tick); else done();
    };
    requestAnimationFrame(tick);
  });
  const passed = (performance.now() - start) / 1000;
  const film = (window.unknot.counters.film - before.film) / passed;
  gaps.sort((a, b) => a - b);
  const slow = gaps[Math.floor(0.99 * gaps.length)];
  return [gaps.length / passed, slow, film, (value("epoch") - before.epoch) / passed, value("epoch")];
}"""
FIRST = """() => new Promise((done) => {
  const value = (name) => Number(document.querySelector(`[data-testid=${name}]`)?.dataset.value ?? 0);
  const seen = {};
  const look = () => {
    seen.steps ??= value("steps") > 0 ? performance.now() : undefined;
    seen.epoch ??= value("epoch") >= 1 ? performance.now() : undefined;
    if (seen.epoch) setTimeout(() => done([seen.steps, seen.epoch])); else requestAnimationFrame(look);
  };
  look();
})"""
WEIGHT = """() => {
  const named = [...document.querySelectorAll("link[rel=stylesheet],link[rel=modulepreload],script[src]")]
    .map((element) => element.href ?? element.src);
  const first = new Set([...named, location.href]);
  const fetched = performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"));
  const isFirst = ({ name }) => first.has(name) || name.includes("socket.worker");
  const size = (entries) => entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  return [size(fetched.filter(isFirst)), size(fetched.filter((entry) => !isFirst(entry)))];
}"""


def fragment(experiment: Experiment) -> str:
    """The part of a share link behind the #."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(experiment.canonical().encode()) + packer.flush()
    return f"1.{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def _opening(browser: Browser, address: str) -> None:
    """How long a lab takes to open, and what it fetches."""
    found = []
    for _ in range(OPENINGS):
        with browser.new_context(viewport=SCREEN) as context:
            page = context.new_page()
            page.goto(f"{address}/lab/two-spirals?play", wait_until="commit")
            found.append(page.evaluate(FIRST))
            page.wait_for_timeout(500)
            weight, lazy = page.evaluate(WEIGHT)
    steps, epochs = (sorted(times) for times in zip(*found, strict=True))
    table(
        f"Opening a lab, {OPENINGS} times, nothing cached, {load()}",
        ["figure", "median", "best", "worst"],
        [
            ["first trained frame after navigation", *_milliseconds(steps)],
            ["first epoch after navigation", *_milliseconds(epochs)],
            ["compressed page, scripts, worker and styles", f"{weight / 1000:.0f} kB", "", ""],
            ["fetched later: loss chart, thumbnails", f"{lazy / 1000:.0f} kB", "", ""],
        ],
    )


def _milliseconds(times: list[float]) -> list[str]:
    return [f"{time:.0f} ms" for time in (statistics.median(times), times[0], times[-1])]


def _train(page: Page, address: str, experiment: Experiment) -> None:
    """Opens an experiment, and trains it as fast as it can."""
    page.goto("about:blank")
    page.goto(f"{address}/lab#{fragment(experiment)}")
    page.get_by_test_id("speed").click()
    page.get_by_test_id("speed-0").click()
    page.get_by_test_id("play").click()
    page.mouse.move(2, 2)
    page.wait_for_timeout(2000)


def _moment(page: Page, name: str, steps: int) -> list[str]:
    """A row of the table of figures while training; an epoch has so many steps."""
    busy = load()
    frames, slow, film, epochs, at = page.evaluate(COUNT, SECONDS)
    return [
        name,
        f"{at:,.0f}",
        f"{frames:.0f}",
        f"{slow:.0f} ms",
        f"{film:.1f}",
        f"{epochs:,.0f}",
        f"{epochs * steps:,.0f}",
        busy,
    ]


def _epoch(page: Page) -> float:
    return float(page.get_by_test_id("epoch").get_attribute("data-value") or 0)


def main() -> None:
    """Prints the tables."""
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with serving() as site, sync_playwright() as playwright:
        address = site.address
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_context(viewport=SCREEN).new_page()
        _train(page, address, net(*HIDDEN))  # warms the server up
        page.goto("about:blank")
        _opening(browser, address)

        _train(page, address, net(*HIDDEN, points=2 * TRAINING))
        rows = [_moment(page, "batch 10, at the start", 25)]
        page.wait_for_timeout(LATER * 1000)
        rows.append(_moment(page, f"batch 10, after {LATER} s", 25))
        _train(page, address, net(*HIDDEN, points=2 * TRAINING, batch=TRAINING))
        rows.append(_moment(page, "one batch an epoch, at the start", 1))
        while _epoch(page) < MANY_EPOCHS:
            page.wait_for_timeout(1000)
        rows.append(_moment(page, f"one batch an epoch, after {MANY_EPOCHS:,}", 1))
        head = ["", "epoch", "animation frames/s", "slowest 1 %", "film repaints/s", "epochs/s", "steps/s", "machine"]
        table(f"Training {shape(*HIDDEN)} on {TRAINING} points as fast as it can, everything drawn", head, rows)
        browser.close()
