"""Models of their own in hostile hands: numbers of links that no run would write, and changes in mid-run."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from engine import cost, frame, probes
from engine.actions import LIMIT
from engine.experiment import Experiment
from engine.registry import load
from engine.session import Session, Start
from tests.engine.alone import LEARNERS, experiment_of

LATEST = 2**53 - 1
"""The latest step that a link may begin at."""
WRITTEN = (-LIMIT, -1.0, 0.5, LIMIT)
BLOBS = {"kind": "blobs", "points": 60, "test_share": 0.5}
OTHER_BLOBS = {"kind": "blobs", "points": 20, "test_share": 0.5}
BARS = {"kind": "bars", "points": 40, "side": 3}


def read_all(session: Session) -> None:
    """Reads everything there is to read, as a frame would carry it."""
    for name in load("engine.probes"):
        if probes.reads(session.learner, name):
            frame.encode(session.read_one(name))


def of(learner: dict[str, Any], data: dict[str, Any]) -> Experiment:
    return Experiment.parse({"version": 1, "data": data, "learner": learner})


@pytest.mark.parametrize("kind", LEARNERS)
@pytest.mark.parametrize("written", [*WRITTEN, None])
@pytest.mark.parametrize("step", [7, LATEST])
def test_it_begins_anywhere_with_any_numbers(kind: str, written: float | None, step: int):
    experiment = Experiment.parse(experiment_of(kind))
    size = Session(experiment).describe()["parameters"]
    parameters = None if written is None else np.full(size, written, np.float32)
    session = Session(experiment, Start(step, parameters))
    read_all(session)
    session.advance(3)
    read_all(session)


CHAINS: list[list[tuple[dict[str, Any], dict[str, Any]]]] = [
    [({"kind": "k_means", "units": 30}, BLOBS), ({"kind": "k_means", "units": 2}, BLOBS)],
    [({"kind": "k_means"}, BLOBS), ({"kind": "k_means"}, OTHER_BLOBS)],
    [({"kind": "som"}, BLOBS), ({"kind": "neural_gas", "units": 3}, BLOBS), ({"kind": "som"}, OTHER_BLOBS)],
    [({"kind": "som"}, BLOBS), ({"kind": "k_means", "units": 64}, BARS), ({"kind": "neural_gas"}, BLOBS)],
    [
        ({"kind": "art1"}, BARS),
        ({"kind": "fuzzy_art"}, BARS),
        ({"kind": "online_k_means"}, BARS),
        ({"kind": "art1"}, BARS),
    ],
    [({"kind": "fuzzy_art", "vigilance": 1}, BLOBS), ({"kind": "fuzzy_art", "most": 2}, BLOBS)],
]


@pytest.mark.parametrize("chain", CHAINS)
@pytest.mark.parametrize("steps", [1, 41])
def test_it_changes_in_mid_run(chain: list[tuple[dict[str, Any], dict[str, Any]]], steps: int):
    session = Session(of(*chain[0]))
    for before, after in pairwise(chain):
        session.advance(steps)
        read_all(session)
        session.change(of(*after))
        read_all(session)
        assert not session.finished, (before, after)
    session.advance(3)
    read_all(session)


def test_categories_are_kept_all_or_none():
    session = Session(of({"kind": "art1", "step": "sample"}, BARS))
    session.advance(10)
    assert session.read_one("art")["used"] > 0
    kept = session.change(of({"kind": "fuzzy_art"}, BARS))
    assert kept.parameters == 0
    assert session.read_one("art")["used"] == 0


def test_points_choose_anew_where_units_are_others():
    session = Session(of({"kind": "k_means", "units": 6}, BLOBS))
    while not session.finished:
        session.advance(50)
    session.change(of({"kind": "k_means", "units": 6, "start": "random"}, BLOBS | {"points": 80}))
    assert not session.finished


@pytest.mark.parametrize(
    "learner", [{"kind": "k_means", "units": 200}, {"kind": "online_k_means", "prototypes": 64, "start": "drawn"}]
)
def test_its_work_grows_with_the_points(learner: dict[str, Any]):
    few, many = (of(learner, {"kind": "xor", "points": points}) for points in (100, 2000))
    assert many.learner.work(many.data) == 20 * few.learner.work(few.data)
    speed = cost.Speed(cost.Pace(0, 1e-10), cost.Pace(0, 1e-10))
    assert cost.step_seconds(many, speed) > 5e-4
