"""Probes that follow units, mistakes and neighbours, each against brute force."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch

from engine import plane
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.importance import importances
from engine.probes.unit_lines import MOST
from engine.session import Session
from engine.supervised import Supervised


def dense(units: int, activation: str = "tanh", **fields: Any) -> dict[str, Any]:
    return {"kind": "dense", "units": units, "activation": activation} | fields


def session(
    layers: list[dict[str, Any]], data: dict[str, Any] | None = None, steps: int = 60, **learner: Any
) -> Session:
    made = Session(
        Experiment.parse(
            {
                "version": 1,
                "seed": 6,
                "data": {"kind": "moons", "points": 150, "noise": 0.25} | (data or {}),
                "network": {"layers": layers},
                "learner": {"kind": "backprop"} | learner,
            }
        )
    )
    made.advance(steps)
    return made


def learner_of(made: Session) -> Supervised[Any]:
    assert isinstance(made.learner, Supervised)
    return made.learner


TWO = [dense(4), dense(3, "relu"), dense(1, "sigmoid")]
MANY = [dense(6), dense(4, "softmax")]
BLOBS = {"kind": "blobs", "classes": 4, "noise": 0.2}


# ---- where units switch


@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "sin", "gelu"])
def test_on_its_lines_a_unit_weighs_nothing(activation: str):
    made = session([dense(5, activation), dense(4, activation), dense(1, "sigmoid")])
    learner = learner_of(made)
    layers = made.read_one("unit_lines", {"resolution": 64})["layers"]
    assert list(layers) == ["dense_1", "dense_2", "dense_3"]
    for name, told in layers.items():
        places = told["vertices"].numbers()
        assert len(told["parts"]) == len(told["units"]) + 1
        assert told["parts"][-1] == len(places)
        sums = next(s.value for s in learner.network.trace(torch.tensor(places)) if s.key == f"{name}.b").numpy()
        for unit, (start, stop) in zip(told["units"], pairwise(told["parts"]), strict=True):
            steepness = np.abs(sums[:, unit]).max() + 1
            assert np.abs(sums[start:stop, unit]).max() < 0.03 * steepness


def test_a_unit_has_a_line_where_it_changes_sign_and_none_where_it_does_not():
    made = session(TWO)
    learner = learner_of(made)
    lattice = torch.tensor(plane.lattice(48))
    for stage in learner.network.trace(lattice):
        if stage.phase == "b":
            told = made.read_one("unit_lines")["layers"][stage.layer]
            changing = np.flatnonzero((stage.value > 0).any(0).numpy() & (stage.value < 0).any(0).numpy())
            assert sorted(set(told["units"].tolist())) == changing.tolist()


def test_lines_of_the_first_layer_are_straight_and_have_two_ends():
    told = session([dense(6), dense(1, "sigmoid")]).read_one("unit_lines")["layers"]["dense_1"]
    assert np.diff(told["parts"]).tolist() == [2] * len(told["units"])
    assert np.abs(told["vertices"].numbers()).max(axis=1) == pytest.approx(plane.RADIUS, abs=2e-3)


def test_gaussian_and_softmax_units_switch_half_way():
    made = session([dense(3, "gaussian"), dense(4, "softmax")], BLOBS, loss="cross_entropy", steps=200)
    learner = learner_of(made)
    layers = made.read_one("unit_lines", {"resolution": 64})["layers"]
    for name, told in layers.items():
        output = next(
            stage.value
            for stage in learner.network.trace(torch.tensor(told["vertices"].numbers()))
            if stage.key == f"{name}.g"
        ).numpy()
        for unit, (start, stop) in zip(told["units"], pairwise(told["parts"]), strict=True):
            np.testing.assert_allclose(output[start:stop, unit], 0.5, atol=0.03)


def test_one_layer_may_be_asked_for_and_of_wide_ones_the_units_that_weigh_most():
    made = session([dense(40), dense(3), dense(1, "sigmoid")])
    told = made.read_one("unit_lines", {"layer": "dense_1", "units": 5})["layers"]
    assert list(told) == ["dense_1"]
    heaviest = np.argsort(-importances(learner_of(made).network)["dense_1"], kind="stable")[:5]
    assert set(told["dense_1"]["units"].tolist()) <= set(heaviest.tolist())
    assert made.read_one("unit_lines", {"layer": "no_such_layer"})["layers"] == {}


def test_deep_and_wide_networks_have_no_more_lines_than_can_be_drawn():
    made = session([dense(64)] * 8 + [dense(1, "sigmoid")], steps=0)
    layers = made.read_one("unit_lines", {"units": 128})["layers"]
    assert len(layers) == 9
    assert max(len(set(told["units"].tolist())) for told in layers.values()) <= MOST // 9
    assert sum(len(set(told["units"].tolist())) for told in layers.values()) > MOST / 2


# ---- mistakes


@pytest.mark.parametrize("task", ["two", "many"])
def test_mistakes_are_the_points_that_are_wrong_the_surest_first(task: str):
    made = session(TWO, steps=40) if task == "two" else session(MANY, BLOBS, loss="cross_entropy")
    learner = learner_of(made)
    output = learner.network.forward(learner.inputs).detach().numpy()
    labels = np.asarray(learner.data.labels)
    if task == "two":
        predicted, lean = (output[:, 0] > 0.5).astype(int), np.abs(2 * output[:, 0] - 1)
    else:
        ranked = np.sort(output, axis=1)
        predicted, lean = output.argmax(1), ranked[:, -1] - ranked[:, -2]
    wrong = np.flatnonzero(predicted != labels)
    told = made.read_one("mistakes", {"most": 400})
    assert sorted(told["index"].tolist()) == wrong.tolist()
    assert told["total"] == len(wrong) > 3
    assert told["train"] == (wrong < len(learner.data.train)).sum()
    np.testing.assert_array_equal(told["label"], labels[told["index"]])
    np.testing.assert_array_equal(told["predicted"], predicted[told["index"]])
    np.testing.assert_allclose(told["confidence"], lean[told["index"]], atol=1e-5)
    assert (np.diff(told["confidence"]) <= 0).all()
    part = made.read_one("mistakes", {"most": 2})
    np.testing.assert_array_equal(part["index"], told["index"][:2])
    assert part["total"] == told["total"]


def test_a_mistake_agrees_with_the_accuracies():
    made = session(TWO, steps=40)
    told, metrics = made.read_one("mistakes"), made.metrics()
    train, test = len(learner_of(made).data.train), len(learner_of(made).data.test)
    assert metrics.accuracy_train == pytest.approx(1 - told["train"] / train)
    assert metrics.accuracy_test == pytest.approx(1 - (told["total"] - told["train"]) / test)


def test_a_regression_makes_no_mistakes():
    made = session([dense(4), dense(1, "linear")], {"kind": "sine"}, loss="squared")
    told = made.read_one("mistakes")
    assert (told["total"], told["train"], len(told["index"])) == (0, 0, 0)


# ---- neighbours


@pytest.mark.parametrize("layers", [TWO, [dense(20), dense(1, "sigmoid")]], ids=["narrow", "wide"])
def test_neighbours_are_the_nearest_of_all(layers: list[dict[str, Any]]):
    made = session(layers)
    learner = learner_of(made)
    labels = np.asarray(learner.data.labels)
    for index in (0, 37, 149):
        told = made.read_one("neighbours", {"index": index, "count": 6})
        assert told["index"] == index
        assert list(told["keys"]) == [stage.key for stage in learner.network.stages]
        for stage in learner.network.trace(learner.inputs):
            values = stage.value.numpy().astype(float)
            away = np.linalg.norm(values - values[index], axis=1)
            others = np.delete(np.arange(150), index)
            found = told["keys"][stage.key]
            assert index not in found["index"]
            assert len(set(found["index"].tolist())) == 6
            np.testing.assert_allclose(found["distance"], np.sort(away[others])[:6], rtol=1e-3, atol=1e-5)
            np.testing.assert_allclose(found["distance"], away[found["index"]], rtol=1e-3, atol=1e-5)
            assert found["same"] == pytest.approx((labels[found["index"]] == labels[index]).mean())


def test_a_shift_changes_no_neighbours():
    keys = session(TWO).read_one("neighbours", {"index": 5})["keys"]
    np.testing.assert_allclose(keys["dense_1.W"]["distance"], keys["dense_1.b"]["distance"], rtol=1e-4)
    assert len(keys["input"]["index"]) == 5


def test_few_points_have_few_neighbours_and_a_regression_no_classes():
    made = session([dense(1, "linear")], {"kind": "sine", "points": 10, "test_share": 0.5}, loss="squared")
    told = made.read_one("neighbours", {"index": 9, "count": 8})["keys"]["input"]
    assert len(told["index"]) == 8
    assert told["same"] is None
    with pytest.raises(ExperimentError):
        made.read_one("neighbours", {"index": 10})


def test_neighbours_are_found_where_numbers_have_overflowed():
    made = session([dense(2, "linear"), dense(1, "linear")], loss="squared", steps=0)
    learner_of(made).network.flat.fill_(1e30)
    for found in made.read_one("neighbours")["keys"].values():
        assert np.isfinite(found["distance"]).all() or found["distance"].max() == np.inf
        assert len(set(found["index"].tolist())) == 5
