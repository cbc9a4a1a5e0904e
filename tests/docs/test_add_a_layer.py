"""The layer in docs/add-a-layer.md is really added to a copy of the engine, and really learns."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "add-a-layer.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found, f"docs/add-a-layer.md has no {language} block"
    return found[1]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program with the page's file in it, and the page's experiment beside it."""
    for package in ("engine", "server"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    code = block("python")
    path = re.match(r"# (engine/layers/\w+\.py)\n", code)
    assert path, "the first line of the block names the file"
    (tmp_path / path[1]).write_text(code, encoding="utf-8")
    (tmp_path / "experiment.json").write_text(block("json"), encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_trains_from_the_command_line(copy: Path):
    lines = run(copy, "-m", "server.cli", "train", "experiment.json", "--steps", "50", "--json").splitlines()
    last = json.loads(lines[-1])
    assert last["step"] == 50
    assert 0 < last["loss_train"] < 2


def test_its_factors_learn(copy: Path):
    program = """
import json
from engine.experiment import Experiment
from engine.session import Session
session = Session(Experiment.parse(open("experiment.json").read()))
slot = next(slot for slot in session.learner.network.slots if slot.layer == "scale_1")
factors = lambda: session.learner.network.flat[slot.offset : slot.offset + 4].tolist()
before, loss = factors(), session.metrics().loss_train
session.advance(300)
print(json.dumps({"before": before, "after": factors(), "loss": [loss, session.metrics().loss_train]}))
"""
    result = json.loads(run(copy, "-c", program))
    assert result["before"] == [2.0] * 4
    assert all(abs(factor - 2) > 1e-3 for factor in result["after"])
    assert result["loss"][1] < result["loss"][0] / 2


def test_the_contract_holds_for_it(copy: Path):
    shutil.copytree(ROOT / "tests" / "engine", copy / "tests" / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "scale", "tests/engine/test_contract.py")
