"""The learner in docs/add-a-learner.md is really added to a copy of the engine, and really learns."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "add-a-learner.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found, f"docs/add-a-learner.md has no {language} block"
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program with the page's files in it, and the page's experiment beside it."""
    for package in ("engine", "server"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    for code in blocks("python"):
        path = re.match(r"# (engine/learners/\w+\.py)\n", code)
        assert path, "the first line of the block names the file"
        (tmp_path / path[1]).write_text(code, encoding="utf-8")
    (tmp_path / "experiment.json").write_text(blocks("json")[0], encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


PROGRAM = """
import json
from engine import frame
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.probes import reads
from engine.registry import load
from engine.session import Session

experiment = Experiment.parse(open("experiment.json").read())
session = Session(experiment)
state = lambda run: (frame.encode(run.learner.state()), run.curve.rows.tobytes(), run.experiment)
weights = lambda: session.read_one("parameters")["values"].tolist()
moves = 0
for _ in range(session.batches_per_epoch):
    old = weights()
    session.advance(1)
    moves += weights() != old
session.advance(60 * session.batches_per_epoch)
settled = weights()
session.advance(session.batches_per_epoch)
rests, accuracy = weights() == settled, session.metrics().accuracy_train

again = Session.restore(session.snapshot())
for other in (session, again):
    other.tune({"learner.rate": 0.5})
    other.act({"kind": "set_parameter", "index": 0, "value": -3.0})
    other.advance(100)

knot = Session(experiment.replaced("data", {"kind": "xor"}))
knot.advance(50 * knot.batches_per_epoch)
try:
    experiment.replaced("network.layers[0].activation", "tanh")
except ExperimentError as error:
    refused = [problem.where for problem in error.problems]
print(json.dumps({
    "accuracy": accuracy,
    "rests": rests,
    "moves": moves,
    "batches": session.batches_per_epoch,
    "alike": state(session) == state(again),
    "probes": [name for name in load("engine.probes") if reads(session.learner, name) and session.read_one(name)],
    "xor": knot.metrics().accuracy_train,
    "refused": refused,
}))
"""


@pytest.fixture
def result(copy: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(copy, "-c", PROGRAM))
    return found


def test_it_learns_what_a_line_can_separate_and_nothing_else(result: dict[str, Any]):
    assert result["accuracy"] == 1.0
    assert result["rests"]
    assert 0 < result["moves"] < result["batches"] / 2
    assert result["xor"] < 0.9


def test_it_keeps_the_promises(result: dict[str, Any]):
    assert result["alike"]
    assert result["refused"] == ["network"]
    assert {"surface", "space", "straight_cut", "point", "gradients", "valley"} <= set(result["probes"])


def test_it_trains_from_the_command_line(copy: Path):
    lines = run(copy, "-m", "server.cli", "train", "experiment.json", "--epochs", "5", "--json").splitlines()
    assert json.loads(lines[-1])["epoch"] == 5


ALONE = """
import json
import numpy as np
from engine.experiment import Experiment
from engine.session import Session

session = Session(Experiment.parse({"version": 1, "data": {"kind": "swiss_roll"}, "learner": {"kind": "mean_point"}}))
session.advance(session.batches_per_epoch)
data = session.learner.data
right = np.allclose(session.learner.flat, data.columns[data.train].mean(0), atol=1e-5)
again = Session.restore(session.snapshot())
for other in (session, again):
    other.advance(100)
alike = session.learner.flat.tobytes() == again.learner.flat.tobytes()
session.seek(50)
print(json.dumps({
    "right": bool(right),
    "alike": alike,
    "sought": session.step,
    "family": session.describe()["family"],
    "portrait": session.read_one("portrait")["picture"].bytes.shape,
}))
"""


def test_a_model_of_its_own_runs_rests_and_rewinds(copy: Path):
    found = json.loads(run(copy, "-c", ALONE))
    assert found == {"right": True, "alike": True, "sought": 50, "family": "mean", "portrait": [1, 3]}
