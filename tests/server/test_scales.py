"""What may run on a machine, alone and together."""

from typing import Any

import pytest

from engine import cost
from engine.cost import Pace, Speed
from engine.errors import ExperimentError
from engine.experiment import Experiment
from server.hosts.scales import PARAMETERS, Scales
from tests.server.running import XOR

PACE = Pace(layer=0.001, multiply=0.0)


@pytest.fixture(autouse=True)
def a_machine(monkeypatch: pytest.MonkeyPatch):
    """A millisecond for every layer."""
    monkeypatch.setattr(cost, "measure", lambda: Speed(PACE, PACE))


def deep(layers: int, units: int = 4) -> Experiment:
    hidden: list[dict[str, Any]] = [{"kind": "dense", "units": units} for _ in range(layers - 1)]
    return Experiment.parse(
        {**XOR, "network": {"layers": [*hidden, {"kind": "dense", "units": 1, "activation": "sigmoid"}]}}
    )


def refused(some: list[Experiment], longest: float) -> tuple[str, str]:
    with pytest.raises(ExperimentError) as caught:
        Scales(longest).weigh_together(some)
    (problem,) = caught.value.problems
    assert problem.where == "network"
    return problem.expected, problem.got


def test_a_long_step_is_refused():
    Scales(0.0105).weigh(deep(10))
    with pytest.raises(ExperimentError) as caught:
        Scales(0.0095).weigh(deep(10))
    assert caught.value.problems[0].got == "about 10 ms"


def test_the_steps_of_all_lanes_count():
    Scales(0.0105).weigh_together([deep(5), deep(5)])
    assert refused([deep(5), deep(6)], 0.0105) == ("steps of at most 10 ms", "about 11 ms")


def test_the_parameters_of_all_lanes_count():
    wide = deep(6, 128)
    count = sum(parameters for parameters in [128 * 3, *[128 * 129] * 4, 129])
    most = PARAMETERS // count
    Scales(10.0).weigh_together([wide] * most)
    assert refused([wide] * (most + 1), 10.0) == (
        f"at most {PARAMETERS} parameters in all",
        str(count * (most + 1)),
    )
