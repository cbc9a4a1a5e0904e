"""Experiments: how they are normalised, brought up to date, changed, and described by their schema."""

import copy
import json
import math
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import experiment as module
from engine import paths
from engine.errors import ExperimentError
from engine.experiment import Experiment

BASE: dict[str, Any] = {
    "version": 1,
    "seed": 7,
    "data": {"kind": "spirals", "turns": 1.5},
    "network": {
        "layers": [
            {"kind": "dense", "units": 3, "activation": "tanh"},
            {"kind": "dropout", "rate": 0.1},
            {"kind": "dense", "units": 1, "activation": "sigmoid"},
        ]
    },
    "learner": {"kind": "backprop", "optimizer": {"kind": "adam", "rate": 0.03}},
}


def changed(path: str, value: object) -> dict[str, Any]:
    """The base with one value put at a path."""
    tree = copy.deepcopy(BASE)
    paths.put(tree, paths.parse(path), value)
    return tree


def test_ids_and_inputs_are_filled_in():
    layers = Experiment.parse(BASE).network.layers
    assert [(layer.id, layer.inputs) for layer in layers] == [
        ("dense_1", ("input",)),
        ("dropout_1", ("dense_1",)),
        ("dense_2", ("dropout_1",)),
    ]


def test_a_chosen_id_takes_the_first_free_number():
    dense = {"kind": "dense", "units": 2}
    layers = [dense, dense | {"id": "dense_1"}, dense | {"id": "mine"}, dense, BASE["network"]["layers"][-1]]
    parsed = Experiment.parse(changed("network.layers", layers))
    assert [layer.id for layer in parsed.network.layers] == ["dense_2", "dense_1", "mine", "dense_3", "dense_4"]


@pytest.mark.parametrize("source", [BASE, json.dumps(BASE), json.dumps(BASE).encode()])
def test_objects_text_and_bytes_are_the_same(source: object):
    assert Experiment.parse(source) == Experiment.parse(BASE)


def test_canonical_is_sorted_tight_complete_and_stable():
    parsed = Experiment.parse(BASE)
    text = parsed.canonical()
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))
    assert Experiment.parse(text) == parsed
    assert Experiment.parse(text).canonical() == text
    assert '"bias":true' in text
    assert '"clip_norm":null' in text


def test_an_experiment_is_frozen_and_hashable():
    parsed = Experiment.parse(BASE)
    with pytest.raises(ValueError, match="frozen"):
        parsed.seed = 3  # type: ignore[misc]
    assert hash(parsed) == hash(Experiment.parse(BASE))


def test_a_whole_number_may_stand_for_a_real_one():
    assert (
        Experiment.parse(changed("data.noise", 0)).canonical()
        == Experiment.parse(changed("data.noise", 0.0)).canonical()
    )


# ---- versions


def test_old_versions_are_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch):
    def from_minus_one(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "version": 0, "net": raw["graph"]}

    def from_zero(raw: dict[str, Any]) -> dict[str, Any]:
        return {"version": 1, "network": raw["net"], **{key: raw[key] for key in ("seed", "data", "learner")}}

    monkeypatch.setattr(module, "migrations", {-1: from_minus_one, 0: from_zero})
    old = {key: value for key, value in BASE.items() if key != "network"} | {"version": -1, "graph": BASE["network"]}
    assert Experiment.parse(old) == Experiment.parse(BASE)


# ---- changed


def test_live_paths():
    assert Experiment.parse(BASE).live_paths() == [
        "network.layers[1].rate",
        "learner.optimizer.rate",
        "learner.optimizer.beta1",
        "learner.optimizer.beta2",
        "learner.l1",
        "learner.l2",
        "learner.clip_norm",
        "learner.clip_value",
        "learner.schedule",
        "stop",
    ]


def test_live_values_are_tuned():
    parsed = Experiment.parse(BASE)
    changes = {
        "learner.optimizer.rate": 0.1,
        "network.layers[1].rate": 0.5,
        "learner.clip_norm": 2,
        "learner.schedule": {"kind": "step", "every": 5},
    }
    tuned = parsed.tuned(changes).model_dump()
    assert tuned["learner"]["optimizer"]["rate"] == 0.1
    assert tuned["network"]["layers"][1]["rate"] == 0.5
    assert tuned["learner"]["clip_norm"] == 2
    assert tuned["learner"]["schedule"]["every"] == 5
    assert parsed == Experiment.parse(BASE)


@pytest.mark.parametrize(
    "path",
    ["seed", "data.noise", "network.layers[0].units", "learner.batch", "learner.optimizer.kind", "learner", "nope"],
)
def test_other_values_are_not_tuned(path: str):
    with pytest.raises(ExperimentError, match="open a new run") as caught:
        Experiment.parse(BASE).tuned({path: 3, "learner.l1": 0.1})
    assert [p.where for p in caught.value.problems] == [path]


@pytest.mark.parametrize("value", [-1, "0.1", None, math.nan, {"kind": 1}, object()])
def test_a_tuned_value_has_to_fit(value: object):
    with pytest.raises(ExperimentError):
        Experiment.parse(BASE).tuned({"learner.optimizer.rate": value})


def test_any_value_is_replaced():
    parsed = Experiment.parse(BASE)
    assert parsed.replaced("network.layers[0].units", 5).network.layers[0].model_dump()["units"] == 5
    assert parsed.replaced("seed", 9).seed == 9


def test_a_new_kind_keeps_the_fields_it_shares():
    moons = Experiment.parse(changed("data.points", 100)).replaced("data.kind", "moons")
    assert moons.data.model_dump() == {
        "kind": "moons",
        "points": 100,
        "noise": 0.03,
        "test_share": 0.33,
        "features": ("x", "y"),
        "formulas": (),
        "unit": 1.0,
        "label_noise": 0.0,
    }
    sgd = Experiment.parse(BASE).replaced("learner.optimizer.kind", "sgd")
    assert sgd.model_dump()["learner"]["optimizer"] == {"kind": "sgd", "rate": 0.03}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("network.layers[9].units", "network.layers[9]: expected a place among 3, counted from 0, got 9."),
        ("network[0]", "network[0]: expected a place among 0, counted from 0, got 0."),
        ("nets.layers", 'nets: expected one of version, seed, data, network, learner, stop, got "nets".'),
        ("seed.x", 'seed.x: expected the name of a field, got "x". seed has no fields.'),
        ("data.kind", "data.kind: expected one of bars, "),
        ("", '"": expected a path such as network.layers[1].units, got "".'),
        ("a b", '"a b": expected a path such as'),
    ],
)
def test_a_path_that_leads_nowhere(path: str, line: str):
    with pytest.raises(ExperimentError) as caught:
        Experiment.parse(BASE).replaced(path, 3)
    assert str(caught.value).startswith(line)


@given(st.lists(st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True) | st.integers(0, 9999), min_size=1, max_size=6))
def test_paths_go_both_ways(steps: list[str | int]):
    steps = ["root", *steps]
    assert paths.parse(paths.join(steps)) == steps


# ---- errors and schema


def test_errors_travel_between_processes():
    with pytest.raises(ExperimentError) as caught:
        Experiment.parse({})
    copied = pickle.loads(pickle.dumps(caught.value))
    assert (copied.problems, str(copied)) == (caught.value.problems, str(caught.value))


def test_the_schema_is_complete():
    schema = Experiment.model_json_schema()
    assert {"DenseLayer", "SpiralsData", "HeInit", "AdamOptimizer", "StepSchedule", "BackpropLearner"} <= set(
        schema["$defs"]
    )
    for name, definition in [("Experiment", schema), *schema["$defs"].items()]:
        assert definition["title"], name
        assert definition["description"], name
        assert definition["additionalProperties"] is False, name
        for field, entry in definition["properties"].items():
            assert "$ref" in entry or entry["title"], (name, field)
            assert entry["description"], (name, field)
            for part in entry.get("anyOf", [entry]):
                if part.get("type") in ("integer", "number") and "const" not in part:
                    assert {"minimum", "exclusiveMinimum"} & set(part), (name, field)
                    assert {"maximum", "exclusiveMaximum"} & set(part), (name, field)


def test_the_schema_marks_what_is_live():
    definitions = Experiment.model_json_schema()["$defs"]
    assert definitions["AdamOptimizer"]["properties"]["rate"]["live"] is True
    assert definitions["DropoutLayer"]["properties"]["rate"]["live"] is True
    assert definitions["BackpropLearner"]["properties"]["schedule"]["live"] is True
    assert "live" not in definitions["DenseLayer"]["properties"]["units"]


def test_the_schema_of_what_is_sent_has_every_field():
    definitions = Experiment.model_json_schema(mode="serialization")["$defs"]
    assert set(definitions["DenseLayer"]["required"]) == set(definitions["DenseLayer"]["properties"])


@pytest.mark.parametrize("path", ["data.noise", "learner.l2", "network.layers[1].rate"])
def test_negative_zero_is_zero(path: str):
    negative, positive = (Experiment.parse(json.dumps(changed(path, zero))) for zero in (-0.0, 0.0))
    assert negative.canonical() == positive.canonical()
    tuned = Experiment.parse(BASE).tuned({"learner.l2": -0.0})
    assert math.copysign(1, dict(tuned.learner)["l2"]) == 1
