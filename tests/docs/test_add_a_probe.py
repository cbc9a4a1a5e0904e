"""The probe in docs/add-a-probe.md is really added to a copy of the program, and really read."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "add-a-probe.md").read_text(encoding="utf-8")
PROGRAM = """
import json
from engine import probes
from engine.experiment import Experiment
from engine.session import Session
from server.commands import CLIENT_COMMAND
from server.hosts.watched import WatchList
from tools.generate_types import payload_schemas

session = Session(Experiment.parse({
    "version": 1,
    "data": {"kind": "xor"},
    "network": {"layers": [{"kind": "dense", "units": 6}, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
    "learner": {"kind": "backprop"},
}))
session.advance(20)
command = CLIENT_COMMAND.validate_json(open("watch.json").read())
WatchList().replace(command.probes)
(watch,) = command.probes.values()
read = session.read_one(watch.probe, watch.options)["layers"]
weights = {node.id: layer.parameters["weight"].detach() for node, layer in zip(
    session.learner.network.nodes, session.learner.network.layers)}
print(json.dumps({
    "of": watch.probe in probes.of(type(session.learner)),
    "read": {name: layer["norm"].numbers().tolist() for name, layer in read.items()},
    "right": {name: weight.norm(dim=1)[:4].tolist() for name, weight in weights.items()},
    "schema": sorted(payload_schemas()["WeightNormsPayload"]["properties"]),
}))
"""


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found, f"docs/add-a-probe.md has no {language} block"
    return found[1]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program with the page's file in it, and the page's message beside it."""
    for package in ("engine", "server", "tools"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    code = block("python")
    path = re.match(r"# (engine/probes/\w+\.py)\n", code)
    assert path, "the first line of the block names the file"
    (tmp_path / path[1]).write_text(code, encoding="utf-8")
    (tmp_path / "watch.json").write_text(block("json"), encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_is_read_and_typed(copy: Path):
    result: dict[str, Any] = json.loads(run(copy, "-c", PROGRAM))
    assert result["of"]
    assert result["schema"] == ["layers"]
    assert [len(norms) for norms in result["read"].values()] == [4, 1]
    for name, norms in result["right"].items():
        assert result["read"][name] == pytest.approx(norms, rel=1e-3)


def test_the_contract_holds_for_it(copy: Path):
    shutil.copytree(ROOT / "tests" / "engine", copy / "tests" / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    wanted = ["-k", "weight_norms", "tests/engine/test_contract_learning.py"]
    assert " passed" in run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *wanted)
