"""Which losses suit which ends of a network: the whole table, and the wording of refusals."""

import itertools
from typing import get_args

import pytest

from engine.activations import ActivationName
from engine.data import Task
from engine.outputs import Output, loss_problems
from engine.registry import load

LOSSES = list(load("engine.losses"))


def output(task: Task, classes: int, units: int, activation: ActivationName) -> Output:
    return Output(task, classes, units, activation, "network.layers[1]", "units", "activation")


def allowed(loss: str, end: Output) -> bool:
    """The rules as the contract words them."""
    if end.task == "regression":
        return end.units == 1 and loss in ("squared", "half_squared", "absolute", "huber")
    if loss == "binary_cross_entropy":
        return end.classes == 2 and end.units == 1 and end.activation == "sigmoid"
    if loss == "cross_entropy":
        return end.units == end.classes and end.activation == "softmax"
    return end.units == end.classes or (end.classes == 2 and end.units == 1)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(("task", "classes"), [("regression", 0), ("classification", 2), ("classification", 5)])
def test_the_whole_table(loss: str, task: Task, classes: int):
    for units, activation in itertools.product(range(1, 7), get_args(ActivationName)):
        end = output(task, classes, units, activation)
        assert (not loss_problems(loss, end)) == allowed(loss, end), end


@pytest.mark.parametrize(
    ("loss", "end", "lines"),
    [
        (
            "binary_cross_entropy",
            output("classification", 2, 2, "tanh"),
            [
                (
                    "network.layers[1].units: expected 1 unit, got 2. "
                    "binary_cross_entropy reads one unit: give the last layer 1 unit."
                ),
                (
                    'network.layers[1].activation: expected "sigmoid", got "tanh". '
                    "binary_cross_entropy needs probabilities: end in sigmoid, or choose another loss."
                ),
            ],
        ),
        (
            "binary_cross_entropy",
            output("classification", 5, 1, "sigmoid"),
            [
                (
                    'learner.loss: expected a loss for 5 classes, got "binary_cross_entropy". '
                    "This data has 5 classes and binary_cross_entropy two. Use cross_entropy."
                )
            ],
        ),
        (
            "hinge",
            output("regression", 0, 1, "linear"),
            [
                (
                    'learner.loss: expected squared, half_squared, absolute or huber, got "hinge". '
                    "hinge tells classes apart; this data has a number to predict. "
                    "Use squared, half_squared, absolute or huber."
                )
            ],
        ),
        (
            "hinge",
            output("classification", 2, 3, "linear"),
            [
                (
                    "network.layers[1].units: expected 1 unit or 2 units, got 3. "
                    "This data has 2 classes: give the last layer 1 unit or 2 units."
                )
            ],
        ),
        (
            "cross_entropy",
            Output("classification", 3, 2, "softmax", "network.layers[0]", "", ""),
            [
                (
                    "network.layers[0]: expected 3 units, got 2. "
                    "cross_entropy reads a unit for each class: give the last layer 3 units."
                )
            ],
        ),
    ],
)
def test_wording(loss: str, end: Output, lines: list[str]):
    assert list(map(str, loss_problems(loss, end))) == lines
