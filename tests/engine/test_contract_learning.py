"""One contract for every learner, loss, optimizer, schedule and probe: a new file is covered by being there."""

import math
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from engine import frame, probes
from engine.base import Frozen
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.learner import Learner
from engine.registry import load
from engine.session import Session
from engine.step import Step
from tests.engine.alone import LEARNERS, runs_alone

TASKS = ("two", "many", "regression")


def session(task: str = "two") -> Session:
    tasks: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
        "two": ({"units": 1, "activation": "sigmoid"}, {"kind": "moons"}, "binary_cross_entropy"),
        "many": ({"units": 4, "activation": "softmax"}, {"kind": "blobs", "classes": 4}, "cross_entropy"),
        "regression": ({"units": 1, "activation": "linear"}, {"kind": "sine"}, "squared"),
    }
    end, data, loss = tasks[task]
    layers = [{"kind": "dense", "units": 5}, {"kind": "batch_norm"}, {"kind": "dense"} | end]
    made = Session(
        Experiment.parse(
            {
                "version": 1,
                "data": {"points": 50} | data,
                "network": {"layers": layers},
                "learner": {"kind": "backprop", "loss": loss},
            }
        )
    )
    made.advance(5)
    return made


def parameters(package: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("module", [pytest.param(m, id=kind) for kind, m in load(package).items()])


def smallest_and_largest(model: type[Frozen]) -> list[dict[str, Any]]:
    """Options at their bounds, one at a time."""
    properties = model.model_json_schema().get("properties", {})
    return [{name: field[end]} for name, field in properties.items() for end in ("minimum", "maximum") if end in field]


# ---- probes


@parameters("engine.probes")
def test_options_explain_themselves_and_are_bounded(module: ModuleType):
    schema = module.Options.model_json_schema()
    assert issubclass(module.Options, Frozen)
    assert schema["description"]
    for name, field in schema.get("properties", {}).items():
        assert field["description"], f"{name} needs a docstring"
        if field.get("type") in ("integer", "number"):
            assert {"minimum", "exclusiveMinimum"} & set(field), f"{name} needs a lower bound"
            assert {"maximum", "exclusiveMaximum"} & set(field), f"{name} needs an upper bound"
    assert module.read.__doc__


def readings() -> list[Any]:
    """Every probe with every run that it can read: networks by task, and models of their own by learner."""
    runs: dict[str, Session] = {task: session(task) for task in TASKS} | runs_alone([*LEARNERS, "greedy"])
    return [
        pytest.param(name, run, id=f"{name}-{run}")
        for name in load("engine.probes")
        for run, made in runs.items()
        if probes.reads(made.learner, name)
    ]


def run_of(name: str) -> Session:
    """A run by the name that `readings` gives it."""
    return session(name) if name in TASKS else runs_alone([name])[name]


def test_every_probe_reads_something():
    assert {reading.values[0] for reading in readings()} == set(load("engine.probes"))


@pytest.mark.parametrize(("name", "task"), readings())
def test_a_payload_fits_a_frame_and_reading_changes_nothing(name: str, task: str):
    made = run_of(task)
    before, version = made.snapshot(), made.version
    payload = frame.encode(made.read_one(name))
    assert frame.encode(made.read_one(name)) == payload
    assert isinstance(frame.decode(payload), dict)
    assert made.snapshot() == before
    assert made.version == version
    made.advance(1)
    other = run_of(task)
    other.advance(1)
    assert made.learner.state().keys() == other.learner.state().keys()
    assert made.snapshot() == other.snapshot()


@pytest.mark.parametrize(("name", "task"), [reading for reading in readings() if reading.values[1] not in TASKS[1:]])
def test_options_at_their_bounds(name: str, task: str):
    made = run_of(task)
    for options in smallest_and_largest(load("engine.probes")[name].Options):
        if options.get("index", 0) == 0:
            frame.encode(made.read_one(name, options))


@pytest.mark.parametrize("name", load("engine.probes"))
def test_options_beyond_their_bounds_are_refused(name: str):
    model = load("engine.probes")[name].Options
    for options in smallest_and_largest(model):
        ((field, value),) = options.items()
        beyond = value - 1 if value == model.model_json_schema()["properties"][field].get("minimum") else value + 1
        with pytest.raises(ExperimentError) as caught:
            probes.check(name, {field: beyond})
        assert caught.value.problems[0].where == field
    with pytest.raises(ExperimentError):
        probes.check(name, {"no_such_option": 1})


# ---- learners and their parts


@parameters("engine.learners")
def test_a_learner_is_one(module: ModuleType):
    assert issubclass(module.Learner, Learner)
    assert not module.Learner.__abstractmethods__
    assert module.Learner.__doc__


@parameters("engine.losses")
def test_a_loss_is_a_differentiable_mean(module: ModuleType):
    task = "many" if module.__name__.endswith("cross_entropy") and "binary" not in module.__name__ else "two"
    data = session(task).learner.data
    units = 4 if task == "many" else 1
    targets = module.targets(data, units, 0.5)
    assert len(targets) == 50
    output = torch.linspace(-2, 2, 50 * units).view(50, units).requires_grad_()
    loss = module.loss(output, targets)
    assert loss.shape == ()
    assert isinstance(module.FUSED, bool)
    (gradient,) = torch.autograd.grad(loss, output)
    assert gradient.isfinite().all()
    torch.testing.assert_close(module.loss(output.repeat(2, 1), torch.cat((targets, targets))), loss)


@parameters("engine.optimizers")
def test_an_optimizer_survives_its_bounds(module: ModuleType):
    properties = module.Config.model_json_schema()["properties"]
    for name, field in properties.items():
        for end in ("minimum", "maximum"):
            if end in field:
                config = module.Config(**{name: field[end]})
                flat, state = torch.ones(3), module.start(3)
                for count in (1, 2, 3):
                    module.update(flat, Step(torch.full((3,), 0.1), config.rate, count, torch.ones(3)), state, config)
                assert flat.isfinite().all()


@parameters("engine.schedules")
def test_a_schedule_scales_between_nothing_and_all(module: ModuleType):
    factors = np.array([module.factor(module.Config(), epoch) for epoch in (0, 1, 10, 1000, 10**6)])
    assert np.isfinite(factors).all()
    assert (factors >= 0).all()
    assert (factors <= 1).all()
    assert not math.isclose(factors.max(), 0)
