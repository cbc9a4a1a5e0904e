"""What a step is estimated to cost."""

from typing import Any

import pytest

from engine import kernel
from engine.cost import NUMBER, PASSES, Pace, Speed, measure, step_seconds
from engine.experiment import Experiment

SPEED = Speed(compiled=Pace(1e-6, 1e-10), torch=Pace(1e-4, 1e-10))


def experiment(layers: list[dict[str, Any]], batch: int = 10, points: int = 240) -> Experiment:
    return Experiment.parse(
        {
            "version": 1,
            "seed": 1,
            "data": {"kind": "xor", "points": points, "test_share": 0.5},
            "network": {"layers": [*layers, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
            "learner": {"kind": "backprop", "batch": batch},
        }
    )


def dense(units: int) -> dict[str, Any]:
    return {"kind": "dense", "units": units}


def test_the_torch_path_by_hand():
    made = experiment([dense(3), {"kind": "layer_norm"}], batch=10)
    assert not kernel.serves(made)
    numbers = 3 * 3 + 3 + 1 * 3
    multiplies = 2 * 3 + 3 * 3 + 3 * 1
    work = PASSES * 10 * (multiplies + NUMBER * numbers)
    assert step_seconds(made, SPEED) == pytest.approx(3 * SPEED.torch.layer + work * SPEED.torch.multiply)


def test_it_grows_with_all_that_costs():
    small = step_seconds(experiment([dense(4)]), SPEED)
    assert small < step_seconds(experiment([dense(8)]), SPEED)
    assert small < step_seconds(experiment([dense(4), dense(4)]), SPEED)
    assert small < step_seconds(experiment([dense(4)], batch=20), SPEED)
    assert small < step_seconds(experiment([dense(4)]), Speed(Pace(2e-6, 2e-10), SPEED.torch))


def test_a_batch_is_no_larger_than_the_data():
    few = step_seconds(experiment([dense(4)], batch=1000, points=100), SPEED)
    assert few == step_seconds(experiment([dense(4)], batch=50, points=100), SPEED)


def test_the_compiled_path_is_cheaper():
    chain, normed = experiment([dense(4)]), experiment([dense(4), {"kind": "layer_norm"}])
    assert kernel.serves(chain)
    assert step_seconds(chain, SPEED) < step_seconds(normed, SPEED) / 20


def test_this_machine_is_measured():
    speed = measure()
    assert 0 < speed.compiled.layer < speed.torch.layer
    assert speed.compiled.multiply > 0
