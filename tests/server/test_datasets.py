"""GET /api/datasets: every registered kind, with points that are really its own."""

import subprocess
import sys

import numpy as np

from engine.data import build_data
from engine.registry import load
from server.datasets import POINTS, SEED, datasets


def test_every_kind_is_previewed_with_its_own_points() -> None:
    previews = datasets()
    assert set(previews) == set(load("engine.datasets"))
    for kind, preview in previews.items():
        sample = build_data(load("engine.datasets")[kind].Config(kind=kind, points=POINTS), SEED)
        assert np.allclose(preview.points, sample.points, atol=1e-3)
        assert (preview.labels is None) == (preview.task == "regression")


def test_only_the_settings_of_its_own_are_named() -> None:
    assert set(datasets()["spirals"].fields) == {"arms", "turns"}
    assert set(datasets()["xor"].fields) == set()


def test_the_web_process_draws_them_without_torch() -> None:
    code = "import sys; from server.datasets import datasets; datasets(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
