"""Links of TensorFlow Playground: the same experiment, number for number, and what is told of malformed ones."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.actions import parameters_from_text
from engine.data import build_data
from engine.datasets import tf_playground
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.playground_link import DEFAULTS, HOME, Imported, imported
from engine.seedrandom import SeedRandom
from engine.session import Session, Start

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "playground.json").read_text())
LINKS = {
    "circle": "https://playground.tensorflow.org/#dataset=circle&seed=0.12345&networkShape=4,2",
    "spiral": (
        "http://playground.tensorflow.org/#activation=relu&regularization=L2&batchSize=25&dataset=spiral&regDataset="
        "reg-plane&learningRate=0.01&regularizationRate=0.003&noise=20&networkShape=8,6&seed=0.77441&showTestData=true"
        "&discretize=true&percTrainData=70&x=true&y=true&xTimesY=true&xSquared=true&ySquared=true&cosX=false&sinX=true"
        "&cosY=false&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false"
    ),
    "xor": (
        "https://playground.tensorflow.org/#activation=sigmoid&dataset=xor&learningRate=0.3&batchSize=1&noise=50"
        "&networkShape=3&seed=hello&percTrainData=20&playButton_hide=true&dataset_hide=true&noise_hide=false&hideText=true"
    ),
    "gauss": (
        "https://playground.tensorflow.org/#dataset=gauss&networkShape=&learningRate=0.1&initZero=true&seed=0.5&noise=35"
    ),
    "reggauss": (
        "https://playground.tensorflow.org/#problem=regression&regDataset=reg-gauss&networkShape=8,8&noise=10&seed=0.90210"
    ),
    "l1": (
        "https://playground.tensorflow.org/#dataset=circle&regularization=L1&regularizationRate=0.001&x=false&y=false"
        "&xSquared=true&ySquared=true&xTimesY=true&seed=0.00042&networkShape=4,2"
    ),
}


def session(link: str) -> Session:
    found = imported(link)
    start = None if found.start is None else Start(0, parameters_from_text(found.start))
    return Session(found.experiment, start)


def losses(running: Session) -> tuple[float, float]:
    metrics = running.metrics()
    return metrics.loss_train, metrics.loss_test


def test_seedrandom_gives_the_numbers_of_its_documentation():
    random = SeedRandom("hello.")
    assert (random.random(), random.random()) == (0.9282578795792454, 0.3752569768646784)


@pytest.mark.parametrize("name", GOLDEN["points"])
def test_points_and_weights_are_those_of_playground(name: str):
    kind, _, noise = name.rpartition(" ")
    config: Any = tf_playground.Config.model_validate(
        {"set": kind, "noise": int(noise) / 100, "points": 1200 if kind.startswith("reg") else 500, "draw": "0.31415"}
    )
    random = SeedRandom("0.31415")
    columns, wanted = tf_playground.drawn(config, random)
    expected = GOLDEN["points"][name]
    first = np.array(expected["first"])
    np.testing.assert_allclose(columns[:5] * 6 / 1.12, first[:, :2], rtol=1e-6)
    np.testing.assert_allclose(columns.astype(float).sum(axis=0) * 6 / 1.12, expected["sum"][:2], rtol=1e-3, atol=1e-3)
    labels = np.where(wanted == 1, 1.0, -1.0) if tf_playground.classes(config) else wanted
    np.testing.assert_allclose(labels[:5], first[:, 2], rtol=1e-6, atol=1e-12)
    assert labels.astype(float).sum() == pytest.approx(expected["sum"][2], abs=1e-3)
    assert [random.random() - 0.5 for _ in range(6)] == expected["weights"]
    built = build_data(config, 99)
    np.testing.assert_array_equal(built.points, columns)
    np.testing.assert_allclose(built.inputs[:5], first[:, :2], rtol=1e-6)


@pytest.mark.parametrize("name", LINKS)
def test_a_link_learns_what_it_learns_there(name: str):
    expected, running = GOLDEN["runs"][name], session(LINKS[name])
    assert running.describe()["path"] == "compiled"
    assert losses(running) == pytest.approx(expected["losses"][0], abs=2e-6)
    running.advance(running.batches_per_epoch)
    assert losses(running) == pytest.approx(expected["losses"][1], abs=5e-6)
    running.advance(19 * running.batches_per_epoch)
    assert losses(running) == pytest.approx(expected["losses"][2], abs=5e-5)
    parameters = running.read_one("parameters")["values"]
    np.testing.assert_allclose(parameters, expected["parameters"], atol=1e-4)


def test_every_setting_of_a_link_arrives():
    found = imported(LINKS["spiral"])
    tree = found.experiment.model_dump(mode="json")
    data, learner, layers = tree["data"], tree["learner"], tree["network"]["layers"]
    assert (data["kind"], data["set"], data["draw"], data["points"]) == ("tf_playground", "spiral", "0.77441", 500)
    assert (data["noise"], data["test_share"]) == (0.2, 0.3)
    assert (data["features"], data["formulas"]) == (["x", "y", "x2", "y2", "xy"], ["sin(x)", "sin(y)"])
    assert [(layer["units"], layer["activation"]) for layer in layers] == [(8, "relu"), (6, "relu"), (1, "tanh")]
    assert {layer["bias_start"] for layer in layers} == {0.1}
    assert {(layer["init"]["kind"], layer["init"]["scale"]) for layer in layers} == {("uniform", 0.5)}
    assert (learner["loss"], learner["batch"], learner["shuffle"]) == ("half_squared", 25, False)
    assert learner["optimizer"] == {"kind": "sgd", "rate": 0.01}
    assert (learner["l1"], learner["l2"]) == (0.0, 0.003)
    assert tree["seed"] == 77441
    assert found.notes == []
    assert found.show == {"test_points": True, "discretize": True}


def test_controls_that_are_hidden_are_named():
    found = imported(LINKS["xor"])
    assert found.hide == ["playButton", "dataset", "text"]
    without = imported("#x_hide=true&dataset=xor&seed=0.1")
    assert without.experiment.data.features == ("y",)
    assert without.hide == ["x"]


def test_a_regression_ends_in_a_linear_unit_and_zeros_stay_zeros():
    regression = imported(LINKS["reggauss"]).experiment.model_dump()
    assert regression["network"]["layers"][-1]["activation"] == "linear"
    assert (regression["data"]["set"], regression["data"]["points"]) == ("reg-gauss", 1200)
    zeros = imported(LINKS["gauss"])
    assert zeros.start is None
    assert not Session(zeros.experiment).read_one("parameters")["values"].any()


@pytest.mark.parametrize("link", ["https://playground.tensorflow.org", HOME, f"{HOME}#", f"  {HOME}#tutorial=  "])
def test_a_link_without_settings_is_playgrounds_own_start(link: str):
    found = imported(link)
    tree = found.experiment.model_dump()
    assert [layer["units"] for layer in tree["network"]["layers"]] == [4, 2, 1]
    assert (tree["data"]["set"], tree["data"]["noise"], tree["data"]["test_share"]) == ("circle", 0.0, 0.5)
    assert (tree["learner"]["batch"], tree["learner"]["optimizer"]["rate"]) == (10, 0.03)
    assert [note.where for note in found.notes] == ["seed"]


@pytest.mark.parametrize("link", ["#networkShape=5", "networkShape=5", "#networkShape=5&&=&x", "#networkShape=%35"])
def test_the_part_after_the_mark_is_enough(link: str):
    assert imported(link).experiment.network.layers[0].model_dump()["units"] == 5


# ---- what differs


def noted(link: str) -> dict[str, str]:
    return {note.where: note.message for note in imported(link).notes}


@pytest.mark.parametrize(
    ("link", "where", "words"),
    [
        ("#seed=0.1&noise=90", "noise", "There noise above 80 becomes 50"),
        ("#seed=0.1&noise=400", "noise", "There noise above 80 becomes 50"),
        ("#seed=0.1&learningRate=30", "learningRate", "30 is beyond what goes here: it is 10."),
        ("#seed=0.1&percTrainData=95", "percTrainData", "95 is beyond what goes here: it is 90."),
        ("#seed=0.1&batchSize=5000", "batchSize", "There a batch larger than the 250 training points never learns"),
        ("#seed=0.1&batchSize=30", "batchSize", "The points left over at the end of an epoch make a batch"),
        ("#seed=0.1&networkShape=9999", "networkShape", "Layers have"),
        ("#seed=0.1&cosX=true", "cosX", "There this input cannot be switched on"),
        ("#seed=0.1&regularization=L1&regularizationRate=0.1", "regularization", "A weight that L1 has brought to 0"),
        ("#seed=0.1&tutorial=dlintro", "tutorial", "The text of the tutorial"),
        ("#seed=0.1&nois=3&x=true", "nois", "Playground has no such parameter"),
        ("#x=true", "seed", "The link has none"),
    ],
)
def test_differences_are_told(link: str, where: str, words: str):
    assert noted(link)[where].startswith(words)


def test_values_beyond_playgrounds_interface_are_taken():
    tree = imported(
        "#seed=0.1&noise=70&networkShape=12,9,8,7,6,5,4,3&regularization=L2&regularizationRate=10"
    ).experiment
    assert tree.data.model_dump()["noise"] == 0.7
    assert [layer.model_dump()["units"] for layer in tree.network.layers] == [12, 9, 8, 7, 6, 5, 4, 3, 1]
    assert tree.learner.model_dump()["l2"] == 10


# ---- malformed


def refused(link: str) -> dict[str, tuple[str, str]]:
    with pytest.raises(ExperimentError) as caught:
        imported(link)
    return {problem.where: (problem.expected, problem.got) for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("link", "where", "expected", "got"),
    [
        ("", "", f"a link such as {HOME}#dataset=spiral&networkShape=4,2", '""'),
        ("hello", "", f"a link such as {HOME}#dataset=spiral&networkShape=4,2", '"hello"'),
        (
            "https://example.org/",
            "",
            f"a link such as {HOME}#dataset=spiral&networkShape=4,2",
            '"https://example.org/"',
        ),
        ("http://[", "", f"a link such as {HOME}#dataset=spiral&networkShape=4,2", '"http://["'),
        ("#" + "x" * 9000, "", "at most 8192 letters", "9001 letters"),
        ("#dataset=spirals", "dataset", "one of circle, xor, gauss, spiral", '"spirals"'),
        ("#activation=Tanh", "activation", "one of relu, tanh, sigmoid, linear", '"Tanh"'),
        ("#regularization=l1", "regularization", "one of none, L1, L2", '"l1"'),
        ("#problem=both", "problem", "one of classification, regression", '"both"'),
        ("#regDataset=plane", "regDataset", "one of reg-plane, reg-gauss", '"plane"'),
        ("#batchSize=ten", "batchSize", "a number", '"ten"'),
        ("#batchSize=1.5", "batchSize", "a whole number", '"1.5"'),
        ("#learningRate=NaN", "learningRate", "a number", '"NaN"'),
        ("#learningRate=1e999", "learningRate", "a number", '"1e999"'),
        ("#noise=-5", "noise", "a number from 0 up", '"-5"'),
        ("#networkShape=4,,2", "networkShape", "whole numbers from 1 up, joined by commas", '"4,,2"'),
        ("#networkShape=4,0", "networkShape", "whole numbers from 1 up, joined by commas", '"4,0"'),
        ("#networkShape=4,-2", "networkShape", "whole numbers from 1 up, joined by commas", '"4,-2"'),
        ("#x=yes", "x", "true or false", '"yes"'),
        ("#playButton_hide=1", "playButton_hide", "true or false", '"1"'),
        ("#x=false&y=false", "x", "at least one input", "none"),
    ],
)
def test_malformed_links_are_refused_with_where_expected_and_got(link: str, where: str, expected: str, got: str):
    assert refused(link)[where] == (expected, got)


def test_all_problems_are_listed_at_once():
    assert set(refused("#dataset=a&batchSize=b&networkShape=c&x=d")) == {"dataset", "batchSize", "networkShape", "x"}


def test_a_network_beyond_ours_is_refused_with_the_figure():
    assert "network" in refused(f"#networkShape={','.join(['500'] * 40)}")


values = st.sampled_from(
    ["", "true", "false", "0", "1", "-1", "1e9", "nan", "4,2", "🙂", "%", "xor", "L1", "\0", "0.5"]
)
names = st.sampled_from([*DEFAULTS, "x_hide", "foo", ""])


@given(st.lists(st.tuples(names, values | st.text(max_size=8)), max_size=6))
def test_any_link_is_an_experiment_or_refused(pairs: list[tuple[str, str]]):
    try:
        found: Imported = imported("#" + "&".join(f"{name}={value}" for name, value in pairs))
    except ExperimentError:
        return
    assert Experiment.parse(found.experiment.canonical()) == found.experiment
