"""Experiments that are refused: where, expected, got, and how to mend it, word by word."""

import copy
import math
from typing import Any

import pytest

from engine import paths
from engine.errors import ExperimentError, Problem
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


def problems(source: object) -> list[Problem]:
    with pytest.raises(ExperimentError) as caught:
        Experiment.parse(source)
    assert caught.value.problems
    return caught.value.problems


def lines(source: object) -> list[str]:
    return list(map(str, problems(source)))


# ---- one value


CHOICES = {
    "layers": "activation, add, batch_norm, concat, dense, dropout, layer_norm",
    "fields": "kind, id, inputs, trainable, units, activation, init, bias, bias_start",
    "parts": "version, seed, data, network, learner, stop",
}


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        ("seed", -1, "expected a whole number from 0 to 2147483647, got -1. Raise it to at least 0."),
        ("data.points", 2001, "expected a whole number from 10 to 2000, got 2001. Lower it to at most 2000."),
        ("data.noise", math.nan, "expected a number from 0 to 1, got NaN. Give a number from 0 to 1."),
        (
            "data.noise",
            "0.1",
            'expected a number from 0 to 1, got "0.1". Give a number from 0 to 1, without quotation marks.',
        ),
        ("data.features", [], "expected a list of 1 to 10 features, got []. Give a list of 1 to 10 features."),
        ("data.features", ["x", "x"], 'expected a list of 1 to 10 features, got ["x", "x"]. Name each feature once.'),
        (
            "network.layers[0].units",
            0,
            "expected a whole number from 1 to 512, got 0. Raise it to at least 1.",
        ),
        (
            "network.layers[0].units",
            3.0,
            (
                "expected a whole number from 1 to 512, got 3.0. "
                "Give a whole number from 1 to 512, without a decimal point."
            ),
        ),
        (
            "network.layers[0].bias",
            1,
            "expected true or false, got 1. Give true or false.",
        ),
        (
            "network.layers[0].id",
            "Dense",
            (
                "expected a name of at most 32 small letters, digits and _, starting with a letter, "
                'got "Dense". Give a name of at most 32 small letters, digits and _, starting with a letter.'
            ),
        ),
        (
            "network.layers[0].colour",
            "red",
            (
                f'expected one of the fields {CHOICES["fields"]}, got "red". '
                "Remove colour. Choose one of activation, bias, bias_start, id, init, inputs, kind, trainable, units."
            ),
        ),
        (
            "network.layers[0].unit",
            3,
            f'expected one of the fields {CHOICES["fields"]}, got 3. Remove unit. Did you mean "units"?',
        ),
        ("network.layers[0].kind", "dens", f'expected one of {CHOICES["layers"]}, got "dens". Did you mean "dense"?'),
        (
            "network.layers[0].kind",
            3,
            f"expected one of {CHOICES['layers']}, got 3. Choose one of {CHOICES['layers']}.",
        ),
        (
            "network.layers[0]",
            "dense",
            (
                f"expected an object whose kind is one of {CHOICES['layers']}, "
                f'got "dense". Give an object whose kind is one of {CHOICES["layers"]}.'
            ),
        ),
        ("network.layers", [], "expected at least one layer, got none. Add a layer: this learner trains a network."),
        ("network", None, "expected an object with layers, got null. Give an object with layers."),
        ("learner.clip_norm", 0, "expected a number above 0 to 1000000, or null, got 0. Raise it above 0."),
        ("version", "1", 'expected 1, got "1". Give 1.'),
        (
            "version",
            9,
            "expected at most 1, got 9. It was made by a newer Unknot: update this one, or make the experiment anew.",
        ),
        (
            "extra",
            1,
            (
                f"expected one of the fields {CHOICES['parts']}, got 1. "
                "Remove extra. Choose one of data, learner, network, seed, stop, version."
            ),
        ),
    ],
)
def test_wording(path: str, value: object, line: str):
    assert lines(changed(path, value)) == [f"{path}: {line}"]


def test_an_unknown_word_gets_a_suggestion():
    (problem,) = problems(changed("network.layers[0].activation", "Tanh"))
    assert (problem.where, problem.got) == ("network.layers[0].activation", '"Tanh"')
    assert problem.expected.startswith("one of step, sign, linear")
    assert problem.message == 'Did you mean "tanh"?'


def test_a_kind_that_is_missing_is_asked_for():
    tree = copy.deepcopy(BASE)
    del tree["network"]["layers"][0]["kind"]
    (line,) = lines(tree)
    one_of = f"one of {CHOICES['layers']}"
    assert line == f"network.layers[0].kind: expected {one_of}, got nothing. Add kind: {one_of}."


def test_parts_that_are_missing_are_asked_for():
    assert [(p.where, p.got) for p in problems({})] == [
        ("version", "nothing"),
        ("data", "nothing"),
        ("learner", "nothing"),
    ]


def test_every_problem_is_listed_at_once():
    tree = changed("data.noise", 7)
    tree["network"]["layers"][0]["units"] = 0
    tree["learner"]["optimizer"]["rate"] = -1
    assert [p.where for p in problems(tree)] == ["data.noise", "network.layers[0].units", "learner.optimizer.rate"]


def test_an_activation_layer_with_a_field_too_many_is_not_confused():
    layers = [{"kind": "activation", "activation": "tanh"}, *BASE["network"]["layers"]]
    (problem,) = problems(changed("network.layers", layers))
    assert problem.where == "network.layers[0].activation"
    assert problem.message.startswith("Remove activation.")


def test_got_is_cut_to_eighty_characters():
    for value in ("x" * 5000, ["y" * 5000], {"z" * 5000: 1}):
        for problem in problems(changed("network.layers[0].units", value)):
            assert len(problem.got) == 80
            assert problem.got.endswith("…")


# ---- the graph


def layered(*layers: dict[str, Any]) -> dict[str, Any]:
    return changed("network.layers", [*layers, {"kind": "dense", "units": 1, "activation": "sigmoid"}])


DENSE = {"kind": "dense", "units": 2}


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        (
            [DENSE | {"id": "input"}],
            ['network.layers[0].id: expected any name but "input", got "input". Choose another id: input is the data.'],
        ),
        (
            [DENSE | {"id": "a"}, DENSE | {"id": "a"}],
            [
                (
                    'network.layers[1].id: expected an id no other layer has, got "a". '
                    "Choose another id, or leave it out to have one chosen."
                )
            ],
        ),
        (
            [DENSE | {"inputs": ["dense_1"]}],
            [
                (
                    'network.layers[0].inputs[0]: expected the id of an earlier layer, got "dense_1". '
                    "A layer reads only from layers before it: move it, or name an earlier one."
                )
            ],
        ),
        (
            [DENSE | {"inputs": ["dense_2"]}],
            [
                (
                    'network.layers[0].inputs[0]: expected the id of an earlier layer, got "dense_2". '
                    "A layer reads only from layers before it: move it, or name an earlier one."
                )
            ],
        ),
        (
            [DENSE | {"id": "first"}, {"kind": "add", "inputs": ["frist", "input"]}],
            [
                (
                    'network.layers[1].inputs[0]: expected the id of an earlier layer, got "frist". '
                    'No layer is called that. Did you mean "first"?'
                ),
                (
                    'network.layers[0]: expected a layer that a later one reads, got "first", which none reads. '
                    "Name first in the inputs of a later layer, or remove it."
                ),
            ],
        ),
        (
            [DENSE, {"kind": "add", "inputs": ["dense_1", "dense_1"]}],
            ['network.layers[1].inputs[1]: expected each layer once, got "dense_1". Remove one of the two dense_1.'],
        ),
        (
            [DENSE, {"kind": "add"}],
            [
                (
                    "network.layers[1].inputs: expected at least two inputs, got 1. "
                    "Name two or more earlier layers in inputs."
                )
            ],
        ),
        (
            [DENSE | {"units": 3}, {"kind": "add", "inputs": ["dense_1", "input"]}],
            [
                (
                    "network.layers[1].inputs: expected inputs of the same width, got widths 3 and 2. "
                    "Give them as many units each, or concat them."
                )
            ],
        ),
        (
            [
                DENSE | {"units": 128, "id": "a"},
                DENSE | {"units": 128, "id": "b", "inputs": ["input"]},
                {"kind": "concat", "id": "c", "inputs": ["a", "b"]},
                {"kind": "concat", "id": "d", "inputs": ["a", "b", "c"]},
                {"kind": "concat", "id": "e", "inputs": ["b", "c", "d"]},
                {"kind": "concat", "id": "f", "inputs": ["a", "b", "e"]},
            ],
            [
                (
                    "network.layers[5]: expected at most 1024 numbers out of a layer, got 1152. "
                    "Use fewer units, or join fewer layers."
                )
            ],
        ),
        (
            [DENSE | {"units": 512}] * 3,
            [
                "network: expected at most 300000 parameters, got 527361. Use fewer units or fewer layers.",
                "network: expected at most 300000 multiplies a sample, got 525824. Use fewer units or fewer layers.",
            ],
        ),
        (
            [
                *(DENSE | {"units": 128, "id": f"a{place}", "inputs": ["input"]} for place in range(8)),
                {"kind": "concat", "inputs": [f"a{place}" for place in range(8)]},
                *[{"kind": "activation"}] * 7,
            ],
            [
                (
                    "network: expected at most 8192 numbers out of all layers, got 9217. "
                    "Use fewer units, fewer layers, or join fewer of them."
                )
            ],
        ),
    ],
)
def test_graph_problems(layers: list[dict[str, Any]], expected: list[str]):
    assert lines(layered(*layers)) == expected


def test_problems_of_graph_and_loss_are_listed_together():
    tree = layered(DENSE, DENSE | {"inputs": ["input"]})
    tree["network"]["layers"][-1]["activation"] = "tanh"
    assert [p.where for p in problems(tree)] == ["network.layers[0]", "network.layers[2].activation"]


def test_a_network_with_nothing_to_learn_is_refused():
    tree = changed("network.layers", [{"kind": "activation", "function": "sigmoid"}])
    tree["data"]["features"] = ["x"]
    assert lines(tree) == ["network: expected something to learn, got 0 parameters. Add a dense layer."]


def test_a_bad_layer_is_not_also_called_a_missing_one() -> None:
    with pytest.raises(ExperimentError) as caught:
        Experiment.parse(
            {
                "version": 1,
                "data": {"kind": "xor"},
                "network": {"layers": [{"kind": "dense", "units": 0}]},
                "learner": {"kind": "backprop"},
            }
        )
    assert [problem.where for problem in caught.value.problems] == ["network.layers[0].units"]
