"""Links of TensorFlow Playground as experiments: the same points, start weights, network and rates, and what differs.

Everything after the # of such a link is `name=value`, joined by &; names, defaults and meanings are those of its
state.ts, nn.ts and playground.ts. Values beyond its own interface are taken as far as this engine goes.
"""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import numpy as np

from engine.datasets import tf_playground
from engine.errors import ExperimentError, Problem, refused, shown
from engine.experiment import Experiment
from engine.graph import MAX_LAYERS
from engine.layers.dense import Config as Dense
from engine.seedrandom import SeedRandom

HOME: Final = "https://playground.tensorflow.org/"
LONGEST: Final = 8192
POINTS: Final = {"classification": 500, "regression": 1200}
FEATURES: Final = {"x": "x", "y": "y", "xSquared": "x2", "ySquared": "y2", "xTimesY": "xy"}
"""Inputs of Playground's that are features here, in its order."""
FORMULAS: Final = {"sinX": "sin(x)", "sinY": "sin(y)", "cosX": "cos(x)", "cosY": "cos(y)"}
"""Those that are formulas."""
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "activation": ("relu", "tanh", "sigmoid", "linear"),
    "regularization": ("none", "L1", "L2"),
    "dataset": ("circle", "xor", "gauss", "spiral"),
    "regDataset": ("reg-plane", "reg-gauss"),
    "problem": ("classification", "regression"),
}
DEFAULTS: Final[dict[str, Any]] = {
    "activation": "tanh",
    "regularization": "none",
    "batchSize": 10,
    "dataset": "circle",
    "regDataset": "reg-plane",
    "learningRate": 0.03,
    "regularizationRate": 0.0,
    "noise": 0.0,
    "networkShape": [4, 2],
    "seed": "",
    "showTestData": False,
    "discretize": False,
    "percTrainData": 50.0,
    **dict.fromkeys((*FEATURES, *FORMULAS), False),
    "x": True,
    "y": True,
    "collectStats": False,
    "tutorial": "",
    "problem": "classification",
    "initZero": False,
    "hideText": False,
}
LIMITS: Final[dict[str, tuple[float, float]]] = {
    "batchSize": (1, 1024),
    "learningRate": (0, 10),
    "regularizationRate": (0, 10),
    "noise": (0, 100),
    "percTrainData": (10, 90),
}
"""What this engine goes to."""
MOST_LAYERS: Final = MAX_LAYERS - 1
MOST_UNITS: Final = int(Dense.model_json_schema()["properties"]["units"]["maximum"])
MOST_UNKNOWN: Final = 10
HIDE: Final = "_hide"
NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
SAFE_SEED: Final = re.compile(r"0\.(\d{5})")


@dataclass
class Note:
    """Something that is not as it is there."""

    where: str
    """The link's parameter that it is about; empty where it is about the whole."""
    message: str


@dataclass
class Imported:
    """What a link describes."""

    experiment: Experiment
    start: str | None
    """The start weights that Playground would draw, as little-endian float32 in base64url; None where they are 0."""
    notes: list[Note]
    """What differs."""
    hide: list[str]
    """Playground's names of the controls that the link hides."""
    show: dict[str, bool]
    """Whether test points are shown, and the output in two colours only."""


def imported(link: str) -> Imported:
    """The experiment in a link of TensorFlow Playground.

    Raises:
        ExperimentError: It is none, or a value in it makes no sense; every problem is listed.
    """
    reading = _Reading(_parameters(link))
    state = reading.state()
    hide = [name for name, value in reading.hidden.items() if value]
    inputs = [name for name in (*FEATURES, *FORMULAS) if state[name] and name not in hide]
    if not inputs:
        message = "Switch on x, y or another input: a network needs one."
        reading.wrong("x", "at least one input", "none", message)
    if reading.problems:
        raise ExperimentError(reading.problems)
    notes = [*reading.notes, *_differences(state, inputs)]
    experiment = Experiment.parse(_experiment(state, inputs))
    hide += ["text"] if state["hideText"] else []
    show = {"test_points": state["showTestData"], "discretize": state["discretize"]}
    return Imported(experiment, _start(experiment, state), notes, hide, show)


def _parameters(link: str) -> dict[str, str]:
    """The names and values after the #; the last counts where one is there twice."""
    text = link.strip()
    expected = f"a link such as {HOME}#dataset=spiral&networkShape=4,2"
    if len(text) > LONGEST:
        raise refused("", f"at most {LONGEST} letters", f"{len(text)} letters", "Shorten the link.")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise refused("", expected, shown(text), "This is no address.") from None
    fragment = parts.fragment if "#" in text else "" if parts.scheme else text
    pairs = [pair.partition("=") for pair in fragment.split("&") if pair]
    found = {unquote(name).strip(): unquote(value).strip() for name, separator, value in pairs if separator}
    known = {name for name in found if name in DEFAULTS or name.endswith(HIDE)}
    if not known and (fragment or parts.hostname != urlsplit(HOME).hostname):
        raise refused("", expected, shown(text), "Copy the whole address of a TensorFlow Playground page.")
    return found


class _Reading:
    """Reads values, and collects what is wrong with them, what is unknown and what goes too far."""

    def __init__(self, given: dict[str, str]) -> None:
        self.problems: list[Problem] = []
        self.notes: list[Note] = []
        self.hidden = {
            name.removesuffix(HIDE): self._flag(name, value) for name, value in given.items() if name.endswith(HIDE)
        }
        self._given = {name: value for name, value in given.items() if not name.endswith(HIDE)}
        unknown = [name for name in self._given if name not in DEFAULTS]
        for name in unknown[:MOST_UNKNOWN]:
            self.note(name[:40], "Playground has no such parameter: it is left out.")

    def state(self) -> dict[str, Any]:
        """A value for every parameter."""
        readers: dict[type, Callable[[str, str], Any]] = {
            bool: self._flag,
            int: self._whole,
            float: self._number,
            list: self._shape,
            str: self._text,
        }
        return {
            name: readers[type(default)](name, self._given[name])
            if self._given.get(name) or (name in self._given and isinstance(default, list))
            else default
            for name, default in DEFAULTS.items()
        }

    def note(self, where: str, message: str) -> None:
        """Keeps a note."""
        self.notes.append(Note(where, message))

    def wrong(self, where: str, expected: str, got: str, message: str) -> None:
        """Keeps a problem."""
        self.problems.append(Problem(where=where, expected=expected, got=got, message=message))

    def _text(self, name: str, value: str) -> str:
        if name in CHOICES and value not in CHOICES[name]:
            self.wrong(name, f"one of {', '.join(CHOICES[name])}", shown(value), "Choose one of these.")
        return value

    def _flag(self, name: str, value: str) -> bool:
        if value not in ("true", "false", ""):
            self.wrong(name[:40], "true or false", shown(value), "Write true or false.")
        return value == "true"

    def _number(self, name: str, value: str) -> float:
        number = float(value) if NUMBER.fullmatch(value) else math.nan
        low, high = LIMITS[name]
        if not math.isfinite(number):
            self.wrong(name, "a number", shown(value), "Write a number such as 0.03.")
            return low
        if number < 0:
            self.wrong(name, "a number from 0 up", shown(value), "Leave out the minus sign.")
        if not low <= number <= high:
            self.note(name, f"{value} is beyond what goes here: it is {min(max(number, low), high):g}.")
        return min(max(number, low), high)

    def _whole(self, name: str, value: str) -> int:
        number = self._number(name, value)
        if number != int(number):
            self.wrong(name, "a whole number", shown(value), "Leave out the fraction.")
        return int(number)

    def _shape(self, name: str, value: str) -> list[int]:
        if not value:
            return []
        units = value.split(",")
        if not all(re.fullmatch(r"\s*0*[1-9]\d{0,5}\s*", unit) for unit in units):
            expected = "whole numbers from 1 up, joined by commas"
            self.wrong(name, expected, shown(value), "Write the units of each hidden layer, such as 4,2.")
            return []
        counts = [int(unit) for unit in units]
        if len(counts) > MOST_LAYERS:
            self.note(name, f"{len(counts)} hidden layers are more than go here: the first {MOST_LAYERS} are taken.")
        if max(counts) > MOST_UNITS:
            self.note(name, f"Layers have {MOST_UNITS} units here at most.")
        return [min(count, MOST_UNITS) for count in counts[:MOST_LAYERS]]


def _experiment(state: dict[str, Any], inputs: list[str]) -> dict[str, Any]:
    regression = state["problem"] == "regression"
    init = {"kind": "zeros"} if state["initZero"] else {"kind": "uniform", "scale": 0.5}
    dense = {"kind": "dense", "init": init, "bias_start": 0.0 if state["initZero"] else 0.1}
    hidden = [dense | {"units": units, "activation": state["activation"]} for units in state["networkShape"]]
    last = dense | {"units": 1, "activation": "linear" if regression else "tanh"}
    penalty = {"L1": "l1", "L2": "l2"}.get(state["regularization"])
    return {
        "version": 1,
        "seed": _whole_seed(state["seed"]),
        "data": {
            "kind": "tf_playground",
            "set": state["regDataset"] if regression else state["dataset"],
            "draw": state["seed"][: tf_playground.LONGEST_SEED],
            "points": POINTS[state["problem"]],
            "noise": state["noise"] / 100,
            "test_share": round(1 - state["percTrainData"] / 100, 9),
            "features": [FEATURES[name] for name in inputs if name in FEATURES],
            "formulas": [FORMULAS[name] for name in inputs if name in FORMULAS],
        },
        "network": {"layers": [*hidden, last]},
        "learner": {
            "kind": "backprop",
            "loss": "half_squared",
            "batch": state["batchSize"],
            "shuffle": False,
            "optimizer": {"kind": "sgd", "rate": state["learningRate"]},
            **({penalty: state["regularizationRate"]} if penalty else {}),
        },
    }


def _whole_seed(seed: str) -> int:
    """A number for what here is drawn from it."""
    if not seed:
        return 7
    usual = SAFE_SEED.fullmatch(seed)
    return int(usual[1]) if usual else int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big") >> 1


def _start(experiment: Experiment, state: dict[str, Any]) -> str | None:
    """The weights that come from the seed after the points: unit by unit, each weight drawn from -0.5 to 0.5."""
    config: Any = experiment.data
    if state["initZero"] or not config.draw:
        return None
    random = SeedRandom(config.draw)
    tf_playground.drawn(config, random)
    numbers: list[float] = []
    width = len(config.names())
    for units in (*state["networkShape"], 1):
        numbers += [random.random() - 0.5 for _ in range(units * width)]
        numbers += [0.1] * units
        width = units
    return base64.urlsafe_b64encode(np.array(numbers, "<f4").tobytes()).rstrip(b"=").decode()


def _differences(state: dict[str, Any], inputs: list[str]) -> Iterator[Note]:
    """What is not quite as it is there."""
    if not state["seed"]:
        yield Note("seed", "The link has none, so there the points are new each time; here they follow from the seed.")
    train = math.floor(POINTS[state["problem"]] * state["percTrainData"] / 100)
    if state["batchSize"] > train:
        yield Note("batchSize", f"There a batch larger than the {train} training points never learns; here it does.")
    elif train % state["batchSize"]:
        yield Note("batchSize", "The points left over at the end of an epoch make a batch; there they wait for more.")
    if state["regularization"] == "L1" and state["regularizationRate"]:
        yield Note("regularization", "A weight that L1 has brought to 0 may move again; there it stays at 0.")
    if state["noise"] > 80:
        yield Note("noise", "There noise above 80 becomes 50; here it is as the link says.")
    for name in inputs:
        if name.startswith("cos"):
            yield Note(name, "There this input cannot be switched on; here it is one.")
    if state["tutorial"]:
        yield Note("tutorial", "The text of the tutorial is not part of the experiment.")
