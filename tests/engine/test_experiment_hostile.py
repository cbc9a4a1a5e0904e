"""Whatever is thrown at ``Experiment.parse``, it is parsed or refused in words, and nothing else is raised."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ExperimentError, Problem
from engine.experiment import MAX_BYTES, Experiment

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
PARTS = "version, seed, data, network, learner, stop"
JARGON = re.compile(
    r"pydantic|discriminator|\btag\b|union|Input should|validat|core_schema|NoneType|\bdict\b|\btuple\b"
)


def problems(source: object) -> list[Problem]:
    with pytest.raises(ExperimentError) as caught:
        Experiment.parse(source)
    assert caught.value.problems
    return caught.value.problems


@pytest.mark.parametrize(
    ("source", "got"),
    [
        ("", '""'),
        ("{", '"{"'),
        (b"\xff\xfe", '"��"'),
        ("[" * 5000, '"[[[['),
        ('{"a": "\\ud800"}', '"{\\"a\\":'),
        ({"a": {1, 2}}, "a Python dict"),
        (object(), "a Python object"),
    ],
)
def test_what_is_not_json(source: object, got: str):
    (problem,) = problems(source)
    assert (problem.where, problem.expected) == ("", "JSON")
    assert problem.got.startswith(got)


def test_what_refers_to_itself():
    loop: list[Any] = []
    loop.append(loop)
    assert problems(loop)[0].expected == "JSON"
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert problems(deep)[0].expected in ("JSON", f"at most {MAX_BYTES} bytes")


@pytest.mark.parametrize("source", ["[]", "null", "3", "true", '"text"'])
def test_json_that_is_no_object(source: str):
    (problem,) = problems(source)
    assert problem.expected == f"an object with {PARTS}"
    assert problem.got == source


@pytest.mark.parametrize("source", [" " * (MAX_BYTES + 1), b"[" * (MAX_BYTES + 1), {"a": "é" * MAX_BYTES}])
def test_what_is_too_large(source: object):
    (problem,) = problems(source)
    assert problem.expected == "at most 65536 bytes"


def test_floods_of_problems_are_bounded():
    flood = problems({f"k{n}": 0 for n in range(4000)})
    assert len(flood) == 100
    assert all(len(problem.where) < 50 for problem in problems({"n" * 60000: 1}))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
WORDS = st.sampled_from(["kind", "dense", "units", "add", "input", "id", "inputs", "network", "layers", "scale", "xor"])
LIKELY = st.recursive(
    WORDS | st.integers(-2, 200) | st.floats() | st.none() | st.booleans() | JSON,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=8,
)


def survives(source: object) -> None:
    """Either an experiment that survives a round trip, or problems that people can read."""
    try:
        parsed = Experiment.parse(source)
    except ExperimentError as error:
        found = error.problems
    else:
        assert Experiment.parse(parsed.canonical()) == parsed
        return
    assert found
    for problem in found:
        own_words = problem.expected + problem.message.partition("It cannot be read")[0]
        assert not JARGON.search(
            own_words.replace(problem.where.rpartition(".")[2], "") if problem.where else own_words
        )
        assert problem.expected
        assert problem.got
        assert len(problem.got) <= 80
        assert problem.message
        json.dumps(problem.model_dump(), ensure_ascii=False).encode()


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_any_json_is_parsed_or_refused(source: object):
    survives(source)
    survives(json.dumps(source))


@settings(max_examples=100, deadline=None)
@given(st.text() | st.binary())
def test_any_text_is_refused(source: str | bytes):
    survives(source)


@st.composite
def mutations(draw: st.DrawFn) -> Any:
    """The base with some of its values replaced, removed, or joined by others."""
    tree = json.loads(Experiment.parse(BASE).canonical())
    for _ in range(draw(st.integers(1, 4))):
        here: Any = tree
        while True:
            places = list(here) if isinstance(here, dict) else list(range(len(here)))
            if not places:
                break
            place = draw(st.sampled_from(places))
            if isinstance(here[place], dict | list) and draw(st.booleans()):
                here = here[place]
                continue
            match draw(st.sampled_from(["replace", "remove", "add"])):
                case "remove":
                    del here[place]
                case "add" if isinstance(here, dict):
                    here[draw(WORDS | st.text())] = draw(LIKELY)
                case "add":
                    here.append(draw(LIKELY))
                case _:
                    here[place] = draw(LIKELY)
            break
    return tree


@settings(max_examples=300, deadline=None)
@given(mutations())
def test_any_mutation_is_parsed_or_refused(tree: object):
    survives(tree)
