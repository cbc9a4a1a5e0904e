"""The page in a real Chromium: weight, first frame after navigation, animation frames and epochs a second.

Headless Chromium draws in software and shares the machine with the server: the figures of a small computer.
"""

import base64
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

from bench.nets import net, shape
from bench.timing import table
from engine.experiment import Experiment

HIDDEN = (4, 2)
SECONDS = 8
LATER = 60
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
  let frames = 0;
  await new Promise((done) => {
    const tick = (now) => {
      frames++;
      if (now - start < seconds * 1000) requestAnimationFrame(tick); else done();
    };
    requestAnimationFrame(tick);
  });
  const passed = (performance.now() - start) / 1000;
  const film = (window.unknot.counters.film - before.film) / passed;
  return [frames / passed, film, (value("epoch") - before.epoch) / passed];
}"""
FIRST = """() => Number(document.querySelector("[data-testid=steps]")?.dataset.value ?? 0) > 0"""
WEIGHT = """() => performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
  .map((entry) => [entry.name, entry.encodedBodySize])"""


@contextmanager
def server() -> Iterator[str]:
    """The real server on a free port, with a cache of its own."""
    with socket.socket() as probe, tempfile.TemporaryDirectory() as cache:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        command = [sys.executable, "-m", "server.cli", "serve", "--port", str(port)]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            command,
            env={**os.environ, "UNKNOT_CACHE_DIR": cache, "UNKNOT_RECORD_GALLERY": "0"},
            stdout=quiet,
            stderr=quiet,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/healthz")
            yield address
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"bench: no answer from {url}")


def fragment(experiment: Experiment) -> str:
    """The part of a share link behind the #."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(experiment.canonical().encode()) + packer.flush()
    return f"1.{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def _play(page: Page) -> None:
    button = page.get_by_test_id("play")
    button.wait_for()
    if button.get_attribute("aria-pressed") != "true":
        button.click()


def main() -> None:
    """Prints the tables."""
    with server() as address, sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(address + "/lab/two-spirals")
        page.wait_for_function(FIRST, timeout=60_000)

        firsts = []
        for _ in range(5):
            fresh = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            fresh.goto(address + "/lab/two-spirals", wait_until="commit")
            fresh.wait_for_function(FIRST, timeout=60_000)
            firsts.append(fresh.evaluate("performance.now()"))
            weights = fresh.evaluate(WEIGHT)
            fresh.context.close()
        firsts.sort()
        total = sum(size for _, size in weights)
        table(
            "Opening a lab",
            ["figure", "measured"],
            [
                ["first trained frame after navigation", f"{firsts[len(firsts) // 2]:.0f} ms"],
                ["compressed page, scripts, worker and styles", f"{total / 1000:.0f} kB"],
            ],
        )

        page.goto(f"{address}/lab#{fragment(net(*HIDDEN))}")
        page.reload()
        _play(page)
        page.get_by_test_id("speed").select_option("0")
        page.wait_for_timeout(2000)
        rows = []
        for moment in ("at the start", f"after {LATER} s"):
            if moment != "at the start":
                page.wait_for_timeout(LATER * 1000)
            frames, film, epochs = page.evaluate(COUNT, SECONDS)
            at = page.get_by_test_id("epoch").get_attribute("data-value")
            rows.append([moment, f"{float(at or 0):,.0f}", f"{frames:.0f}", f"{film:.1f}", f"{epochs:,.0f}"])
        head = ["", "epoch", "animation frames/s", "film repaints/s", "epochs/s"]
        table(f"Training {shape(*HIDDEN)} on 250 points, batch 10, everything drawn", head, rows)
        browser.close()
