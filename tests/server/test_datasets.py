"""GET /api/datasets: every registered kind, with points that are really its own."""

import subprocess
import sys

import numpy as np

from engine.base import GeneratedConfig
from engine.data import build_data
from engine.registry import load
from server.datasets import POINTS, SEED, datasets


def test_every_kind_is_previewed_with_its_own_points() -> None:
    previews = datasets()
    assert set(previews) == set(load("engine.datasets"))
    for kind, preview in previews.items():
        model = load("engine.datasets")[kind].Config
        if not issubclass(model, GeneratedConfig):
            assert (preview.points, preview.labels) == ([], [])
            continue
        sample = build_data(model(kind=kind, points=POINTS), SEED)
        assert np.allclose(preview.points, sample.points, atol=1e-3)
        assert (preview.labels is None) == (preview.task == "regression")
        assert preview.columns == list(sample.names)
        assert (preview.solid is None) == (sample.solid is None)
        if sample.solid is not None:
            assert np.allclose(np.array(preview.solid), sample.solid, atol=1e-3)


def test_only_the_settings_of_its_own_are_named() -> None:
    fields = {kind: set(preview.fields) for kind, preview in datasets().items()}
    assert fields["spirals"] == {"arms", "turns"}
    assert fields["xor"] == fields["trefoil"] == set()
    assert fields["swiss_roll"] == {"bands"}
    assert fields["formula"] == {"condition"}
    assert fields["tf_playground"] == {"set", "draw"}
    assert fields["drawn"] == {"points", "values", "classes"}
    assert {"content", "target", "columns", "scaling"} <= fields["table"]


def test_the_web_process_draws_them_without_torch() -> None:
    code = "import sys; from server.datasets import datasets; datasets(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
