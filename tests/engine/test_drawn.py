"""Drawn points: their text, what of it is refused, and any set on the plane turned into them."""

import base64
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.base import GeneratedConfig
from engine.convert import as_drawn
from engine.data import build_data
from engine.datasets import drawn
from engine.errors import ExperimentError, Problem
from engine.experiment import Experiment
from engine.registry import load
from engine.session import Session

PLANE = [
    kind
    for kind, module in load("engine.datasets").items()
    if issubclass(module.Config, GeneratedConfig) and module.Config.axes() == ("x", "y")
]


def experiment(units: int = 1, **data: Any) -> dict[str, Any]:
    layers = [{"kind": "dense", "units": 3}, {"kind": "dense", "units": units, "activation": "tanh"}]
    learner = {"kind": "backprop", "loss": "squared"}
    whole = {"kind": "drawn"} | data
    return {"version": 1, "data": whole, "network": {"layers": layers}, "learner": learner}


def text(*points: tuple[float, float, int]) -> str:
    places = np.array([point[:2] for point in points], np.float32).reshape(-1, 2)
    return drawn.encoded(places, np.array([point[2] for point in points], np.uint8))


def problem(**data: Any) -> Problem:
    with pytest.raises(ExperimentError) as caught:
        Experiment.parse(experiment(**data))
    return caught.value.problems[0]


def test_the_text_is_five_bytes_a_point():
    coded = text((1.0, -0.5, 0), (-4.5, 0.25, 1 | drawn.TESTED))
    expected = bytes([0x00, 0x20, 0x00, 0xF0, 0, 0x01, 0x80, 0x00, 0x08, 0x81])
    assert base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)) == expected


def test_points_keep_their_order_those_to_train_on_first():
    points = [(0.1, 0.0, 1), (0.2, 0.0, 0 | drawn.TESTED), (0.3, 0.0, 0), (0.4, 0.0, 1 | drawn.TESTED)]
    data = build_data(drawn.Config(points=text(*points)), 3)
    np.testing.assert_allclose(data.points[:, 0], [0.1, 0.3, 0.2, 0.4], atol=1e-4)
    assert data.labels is not None
    assert (data.labels.tolist(), data.train.tolist(), data.test.tolist()) == ([1, 0, 0, 1], [0, 1], [2, 3])


def test_two_points_of_two_classes_are_enough_to_run():
    session = Session(Experiment.parse(experiment(points=text((0.5, 0.5, 0), (-0.5, 0.1, 1 | drawn.TESTED)))))
    assert session.advance(20) == 20
    assert session.metrics().accuracy_test is not None
    for probe in ("data", "space", "surface", "neurons"):
        assert session.read_one(probe)


def test_targets_make_a_regression():
    points = [(0.1, 0.0, 0), (0.2, 0.0, 0 | drawn.TESTED), (0.3, 0.0, 0)]
    values = drawn.encoded_values(np.array([0.5, -1.0, 1.0], np.float32))
    data = build_data(drawn.Config(points=text(*points), values=values), 3)
    assert (data.task, data.labels) == ("regression", None)
    assert data.targets is not None
    np.testing.assert_allclose(data.targets, [0.5, 1.0, -1.0], atol=2e-5)


@pytest.mark.parametrize(
    ("data", "where", "expected"),
    [
        ({}, "data.points", "a point to train on and one to test with, at least"),
        ({"points": text((0, 0, 0), (1, 1, 1))}, "data.points", "a point to train on and one to test with, at least"),
        ({"points": text((0, 0, 128), (1, 1, 129))}, "data.points", "a point to train on and one to test with"),
        ({"points": text((0, 0, 0), (1, 1, 128))}, "data.points", "points of two classes"),
        ({"points": text((0, 0, 0), (1, 1, 130))}, "data.points", "classes from 0 to 1"),
        ({"points": "AAAA"}, "data.points", "base64url of whole points"),
        ({"points": "A"}, "data.points", "base64url of whole points"),
        ({"points": "A A="}, "data.points", "base64url of whole points"),
        ({"points": text((0, 0, 0), (1, 1, 129)), "values": "AAAA"[:2]}, "data.values", "base64url of whole points"),
        ({"points": text((0, 0, 0), (1, 1, 129)), "values": "AAA"}, "data.values", "a target for every point"),
        ({"points": text(*[(0, 0, n % 2 * 129) for n in range(2001)])}, "data.points", "at most 2000 points"),
    ],
)
def test_what_is_refused(data: dict[str, Any], where: str, expected: str):
    found = problem(**data)
    assert found.where == where
    assert found.expected.startswith(expected)


@given(st.binary(max_size=60), st.none() | st.binary(max_size=30), st.integers(2, 10))
def test_any_bytes_are_points_or_refused(points: bytes, values: bytes | None, classes: int):
    def coded(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).decode()

    config = drawn.Config(points=coded(points), values=None if values is None else coded(values), classes=classes)
    if config.problems():
        return
    data = build_data(config, 1)
    assert len(data.points) == config.count() == len(points) // 5
    assert np.isfinite(data.points).all()
    assert min(len(data.train), len(data.test)) >= 1
    assert data.labels is None or data.labels.max() < classes


# ---- conversion


@pytest.mark.parametrize("kind", PLANE)
@pytest.mark.parametrize("noise", [0.03, 0.8])
def test_any_set_on_the_plane_becomes_drawn(kind: str, noise: float):
    config = load("engine.datasets")[kind].Config(noise=noise, points=151, features=("x", "xy"), formulas=("x*y",))
    before, converted = build_data(config, 11), as_drawn(config, 11)
    after = build_data(converted, 12)
    assert converted.problems() == []
    np.testing.assert_allclose(after.points, before.points.clip(-4, 4), atol=0.5 / drawn.STEPS + 1e-7)
    np.testing.assert_array_equal(after.labels, before.labels)
    assert (after.train.tolist(), after.test.tolist()) == (before.train.tolist(), before.test.tolist())
    assert (after.task, after.classes) == (before.task, before.classes)
    assert (after.targets is None) == (before.targets is None)
    inside = (abs(before.points) < 4).all(axis=1)
    np.testing.assert_allclose(after.inputs[inside], before.inputs[inside], atol=8e-4 * config.unit**2)
    if before.targets is not None and after.targets is not None:
        np.testing.assert_allclose(after.targets, before.targets.clip(-1, 1), atol=2e-5)
    assert as_drawn(converted, 5) == converted


@pytest.mark.parametrize("kind", ["linked_rings", "trefoil"])
def test_solids_do_not(kind: str):
    with pytest.raises(ExperimentError, match="expected a set on the plane"):
        as_drawn(load("engine.datasets")[kind].Config(), 7)
