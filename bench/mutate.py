"""Random and mutated experiments: every one follows from its dice, and from nothing else. Messages: bench.sayings."""

import copy
import functools
import json
import random
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import engine
from engine.base import NetworkLearnerConfig
from engine.data import classes, task
from engine.experiment import schema
from engine.registry import load

DEEPEST = 6
FORMULAS = ("x*y", "sin(3*x)", "1/x", "x^y", "exp(99*y)")
CONDITIONS = ("y > sin(3*x)", "x^2 + y^2 < 0.5", "x > 2", "x*y > 0 or x < -0.5")
DRAWN = "MwNmBgCaCTPzAQDwMxOAZhYzA4E"
"""Two points to train on and two to test with."""
MOST_ITEMS = 4
LETTERS = 'abkz_"\\{}[]:,019.eE-+ \n\0é\ud7ff🙂'
SCALARS: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -0.0,
    1,
    -1,
    2,
    0.5,
    1e-300,
    1e308,
    -1e308,
    float("nan"),
    float("inf"),
    float("-inf"),
    2**31 - 1,
    2**31,
    2**53 - 1,
    2**53,
    2**63,
    -(2**63) - 1,
    10**400,
    "",
    "0",
    "NaN",
    "kind",
    "dense",
    "input",
    "softmax",
    "tanh",
    "../../etc/passwd",
    "__class__",
    "{{7*7}}",
    "\u0000",
    "\u202eabc",
    "é" * 40,
    "𝕏",
    "x" * 5000,
)


def dice(seed: int, kind: str, number: int) -> random.Random:
    """What an input follows from."""
    return random.Random(f"{kind} {seed}:{number}")


@functools.cache
def gallery() -> tuple[dict[str, Any], ...]:
    """The experiments of the gallery."""
    files = sorted((Path(engine.__file__).parent / "gallery").glob("*.json"))
    return tuple(json.loads(file.read_text("utf-8"))["experiment"] for file in files)


def junk(dice: random.Random, depth: int = 0) -> Any:
    """Any JSON value, and some that JSON has no word for."""
    draw = dice.random()
    if depth >= DEEPEST or draw < 0.6:
        return dice.choice(SCALARS)
    if draw < 0.7:
        return dice.choice([dice.randint(-5, 300), dice.uniform(-2, 2), text(dice)])
    if draw < 0.85:
        return [junk(dice, depth + 1) for _ in range(dice.randint(0, 4))]
    return {str(dice.choice([text(dice), "kind", "id", "x"])): junk(dice, depth + 1) for _ in range(dice.randint(0, 4))}


def text(dice: random.Random) -> str:
    """A few odd letters."""
    return "".join(dice.choice(LETTERS) for _ in range(dice.randint(0, 12)))


def grown(shape: dict[str, Any], dice: random.Random) -> Any:
    """A value that a JSON schema of the engine allows, or nearly so."""
    if "$ref" in shape:
        return grown(schema()["$defs"][shape["$ref"].rpartition("/")[2]], dice)
    for several in ("oneOf", "anyOf"):
        if several in shape:
            return grown(dice.choice(shape[several]), dice)
    if "const" in shape:
        return shape["const"]
    if "enum" in shape:
        return dice.choice(shape["enum"])
    match shape.get("type"):
        case "object":
            return grown_object(shape, dice)
        case "array":
            count = dice.randint(shape.get("minItems", 0), min(shape.get("maxItems", MOST_ITEMS), MOST_ITEMS))
            places = shape.get("prefixItems")
            return [grown(place, dice) for place in places or [shape["items"]] * count]
        case "integer":
            return _whole(shape, dice)
        case "number":
            return _number(shape, dice)
        case "boolean":
            return dice.random() < 0.5
        case "string":
            return dice.choice(["", "", "", "a", "input", "h1"])
    return None


def grown_object(shape: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """An object that a JSON schema allows, or nearly so."""
    required = shape.get("required", ())
    parts = shape.get("properties", {})
    return {
        name: grown(part, dice)
        for name, part in parts.items()
        if name in required or name == "kind" or (name not in ("id", "inputs") and dice.random() < 0.5)
    }


def _whole(shape: dict[str, Any], dice: random.Random) -> int:
    low, high = shape.get("minimum", 0), shape.get("maximum", 2**31)
    draw = dice.random()
    if draw < 0.75:
        return int(min(high, low + dice.randint(0, 8)))
    return int(dice.choice([low, high])) if draw < 0.85 else dice.randint(low, high)


def _number(shape: dict[str, Any], dice: random.Random) -> float:
    low = shape.get("minimum", shape.get("exclusiveMinimum", 0.0))
    high = shape.get("maximum", shape.get("exclusiveMaximum", 1e6))
    draw = dice.random()
    if draw < 0.05:
        return float(dice.choice([low, high]))
    return float(dice.uniform(low, min(high, low + 0.3)) if draw < 0.7 else dice.uniform(low, high))


def plausible(dice: random.Random) -> dict[str, Any]:
    """An experiment of any parts; most of them fit one another."""
    parts = schema()["properties"]
    learner = grown(parts["learner"], dice)
    if not issubclass(load("engine.learners")[learner["kind"]].Config, NetworkLearnerConfig):
        known = [entry["data"] for entry in gallery() if entry["learner"]["kind"] == learner["kind"]]
        data = dice.choice(known or [_data(dice)])
        return {"version": 1, "seed": dice.randrange(1000), "data": data, "learner": learner}
    data = _data(dice)
    units, activation, loss = dice.choice(_outputs(data))
    layers = schema()["$defs"]["NetworkConfig"]["properties"]["layers"]["items"]
    hidden = [_joined(grown(layers, dice), place, dice) for place in range(dice.randint(0, 4))]
    output = {"kind": "dense", "units": units, "activation": activation}
    network = {"layers": [*hidden, output]}
    whole = {"version": 1, "seed": dice.randrange(1000), "data": data, "network": network}
    return whole | {"learner": learner | {"loss": loss}}


def _data(dice: random.Random) -> dict[str, Any]:
    """Data that is drawn at random, or by hand; formulas are among those that mean something."""
    data: dict[str, Any] = grown(schema()["properties"]["data"], dice)
    if data["kind"] in ("drawn", "table"):
        return {"kind": "drawn", "points": DRAWN, "classes": 2}
    data |= {"points": dice.choice([10, 20, 50, 200])}
    if "features" in data:
        solid = load("engine.datasets")[data["kind"]].Config.axes() == ("x", "y", "z")
        data["features"] = list(dict.fromkeys(name if solid or name != "z" else "x" for name in data["features"]))
    for field, texts in {"condition": CONDITIONS, "value": FORMULAS}.items():
        if field in data:
            data[field] = dice.choice(texts)
    if "formulas" in data:
        data["formulas"] = [dice.choice(FORMULAS) for _ in data["formulas"]]
    return data


def _outputs(data: dict[str, Any]) -> list[tuple[int, str, str]]:
    """Units, activation and loss of a last layer that suits the data."""
    try:
        config = load("engine.datasets")[data["kind"]].Config.model_validate(data)
    except ValidationError:
        return [(1, "sigmoid", "binary_cross_entropy")]
    if task(config) == "regression":
        return [(1, end, loss) for end in ("linear", "tanh", "relu") for loss in ("squared", "absolute", "huber")]
    count = classes(config)
    several = [(count, "softmax", "cross_entropy"), (count, "sigmoid", "squared")]
    if count > 2:
        return several
    return [*several, (1, "sigmoid", "binary_cross_entropy"), (1, "tanh", "hinge"), (1, "sigmoid", "squared")]


def _joined(layer: dict[str, Any], place: int, dice: random.Random) -> dict[str, Any]:
    """A layer with a name; one that joins others is given two of those before it."""
    if layer["kind"] not in ("add", "concat"):
        return layer | {"id": f"h{place}"}
    if place == 0:
        return {"kind": "dense", "units": 4, "id": "h0"}
    earlier = ["input", *(f"h{before}" for before in range(place))]
    return layer | {"id": f"h{place}", "inputs": dice.sample(earlier, 2)}


def mutated(tree: Any, dice: random.Random, times: int | None = None) -> Any:
    """A copy with some of its values replaced, removed, doubled, exchanged, or joined by others."""
    whole = [copy.deepcopy(tree)]
    for _ in range(dice.randint(1, 4) if times is None else times):
        places = list(_places(whole))
        holder, key = dice.choice(places)
        match dice.randrange(7):
            case 0 | 1:
                holder[key] = junk(dice)
            case 2:
                holder[key] = nearby(holder[key], dice)
            case 3 if holder is not whole:
                del holder[key]
            case 4:
                other, place = dice.choice(places)
                holder[key] = copy.deepcopy(other[place])
            case 5 if isinstance(holder, dict):
                holder[str(dice.choice([text(dice), "kind", "id", "inputs", "version"]))] = junk(dice)
            case 6 if isinstance(holder, list):
                holder.extend([copy.deepcopy(holder[key])] * dice.choice([1, 2, 30]))
            case _:
                holder[key] = dice.choice(SCALARS)
    return whole[0]


def _places(holder: Any) -> Any:
    """Every (holder, key) of a tree."""
    keys = list(holder) if isinstance(holder, dict) else range(len(holder))
    for key in keys:
        yield holder, key
        if isinstance(holder[key], dict | list):
            yield from _places(holder[key])


def nearby(value: Any, dice: random.Random) -> Any:
    """What is almost the value."""
    if isinstance(value, bool) or value is None:
        return dice.choice([0, 1, "true", not value])
    if isinstance(value, int):
        return dice.choice(
            [value + 1, value - 1, -value, value * 1000, value + 0.5 if abs(value) < 2**53 else 0.5, str(value)]
        )
    if isinstance(value, float):
        return dice.choice([-value, value * 10, value / 10, str(value), [value]])
    if isinstance(value, str):
        return dice.choice([value.upper(), value + " ", value[:-1], value * 2, [value]])
    if isinstance(value, list):
        return dice.choice([value[::-1], value * 2, value[1:], dict(enumerate(value))])
    return [[key, part] for key, part in value.items()]


def experiment(dice: random.Random) -> Any:
    """An experiment from outside: plausible, mutated, or nothing of the kind."""
    draw = dice.random()
    if draw < 0.3:
        return plausible(dice)
    if draw < 0.6:
        return mutated(plausible(dice), dice)
    if draw < 0.95:
        return mutated(dice.choice(gallery()), dice)
    return junk(dice)


def body(dice: random.Random) -> bytes:
    """The text of an experiment, sometimes broken."""
    return broken(dumped(experiment(dice)), dice, 0.2).encode("utf-8", "surrogatepass")


def dumped(value: Any) -> str:
    """JSON, NaN and infinities included."""
    return json.dumps(value, ensure_ascii=False)


def broken(whole: str, dice: random.Random, chance: float) -> str:
    """A text, by chance with some of its letters cut off, changed or added."""
    if dice.random() >= chance:
        return whole
    place = dice.randint(0, len(whole))
    match dice.randrange(4):
        case 0:
            return whole[:place]
        case 1:
            return whole[:place] + text(dice) + whole[place:]
        case 2:
            return whole[:place] + whole[place + dice.randint(1, 9) :]
        case _:
            return whole * dice.choice([0, 2])
