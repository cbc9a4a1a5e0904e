"""Which experiments take the compiled path: it follows from the experiment alone."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine import kernel
from engine.experiment import Experiment
from engine.kernel import tables
from engine.registry import load
from engine.session import Session
from tests.engine.kernel_cases import ENDS, experiment

ROOT = Path(__file__).resolve().parents[2]


def dense(units: int, **more: Any) -> dict[str, Any]:
    return {"kind": "dense", "units": units} | more


def test_it_serves_dense_layers_one_after_the_other():
    assert kernel.serves(experiment([]))
    assert kernel.serves(experiment([dense(3)] * 5, ENDS[2]))
    assert kernel.serves(experiment([dense(3, inputs=["input"])]))


@pytest.mark.parametrize(
    "hidden",
    [
        [dense(3), {"kind": "dropout"}],
        [dense(3), {"kind": "batch_norm"}],
        [dense(3), {"kind": "layer_norm"}],
        [dense(3), {"kind": "activation"}],
        [dense(3, id="a"), dense(3, id="b"), {"kind": "add", "inputs": ["a", "b"]}],
        [dense(3, id="a"), {"kind": "concat", "inputs": ["a", "input"]}],
    ],
)
def test_torch_serves_everything_else(hidden: list[dict[str, Any]]):
    made = experiment(hidden)
    assert not kernel.serves(made)
    assert Session(made).describe()["path"] == "torch"


@pytest.mark.parametrize(("table", "name"), [("LOSSES", "hinge"), ("OPTIMIZERS", "adam"), ("ACTIVATIONS", "tanh")])
def test_what_is_not_in_its_tables_goes_to_torch(table: str, name: str, monkeypatch: pytest.MonkeyPatch):
    made = experiment(None, ENDS[3])
    assert kernel.serves(made)
    monkeypatch.delitem(getattr(tables, table), name)
    assert not kernel.serves(made)
    assert Session(made).describe()["path"] == "torch"


def test_it_knows_all_that_there_is():
    from engine.activations import ACTIVATIONS

    assert set(tables.ACTIVATIONS) == set(ACTIVATIONS)
    assert set(tables.LOSSES) == set(load("engine.losses"))
    assert set(tables.OPTIMIZERS) == set(load("engine.optimizers"))


@pytest.mark.parametrize("kind", sorted(tables.OPTIMIZERS))
def test_it_reads_all_settings_and_all_memory_of_an_optimizer(kind: str):
    module, rule = load("engine.optimizers")[kind], tables.OPTIMIZERS[kind]
    assert set(module.Config.model_fields) == {"kind", "rate", *rule.settings}
    assert tuple(module.start(3)) == rule.memory
    assert getattr(module, "EPSILON", 0.0) == rule.epsilon


def test_torch_serves_what_is_large():
    def of(width: int, batch: int, points: int = 1000) -> Experiment:
        return experiment([dense(width), dense(width)], data={"points": points}, batch=batch)

    assert kernel.serves(of(8, 1000))
    assert kernel.serves(of(64, 10))
    assert not kernel.serves(of(128, 1000))
    assert kernel.serves(of(128, 1000, points=10))


def test_live_values_never_change_the_path():
    made = experiment()
    changed = made.tuned({"learner.optimizer.rate": 0.5, "learner.l1": 0.1, "learner.clip_norm": 1.0})
    assert kernel.serves(changed) == kernel.serves(made)


def test_the_path_does_not_depend_on_what_is_warm():
    program = """
import sys
from engine import kernel
from tests.engine.kernel_cases import experiment
made = experiment()
cold = kernel.serves(made)
assert "numba" not in sys.modules
kernel.prepare()
kernel.prepare()
assert "numba" in sys.modules
print(cold, kernel.serves(made))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]


def test_it_can_be_prepared_from_the_command_line():
    done = subprocess.run([sys.executable, "-m", "engine.kernel"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("The compiled path is ready")
