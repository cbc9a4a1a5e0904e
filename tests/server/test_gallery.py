"""Gallery entries and how they are arranged."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from server.gallery import GalleryEntry, entries
from tests.server.running import visitor
from tests.server.small_page import small_page

WORDS = {"en": "a", "zh-Hans": "b", "zh-Hant": "c"}
EXPERIMENT = {"version": 1, "seed": 1, "learner": {"l2": 0, "optimizer": {"kind": "sgd"}}, "list": [{"units": 1}]}


def entry(**fields: Any) -> GalleryEntry:
    card = {"name": "it", "family": "space", "order": 1, "title": WORDS, "line": WORDS, "guide": WORDS, "steps": 1}
    return GalleryEntry.model_validate(card | {"experiment": EXPERIMENT} | fields)


def test_changes_make_whole_experiments_and_leave_the_entrys_own():
    found = entry(compare=[{"changes": {"learner.l2": 0.5, "list[0].units": 3, "stop": {"step": 9}}}, {"seed": 2}])
    assert found.compare == [
        {
            "version": 1,
            "seed": 1,
            "learner": {"l2": 0.5, "optimizer": {"kind": "sgd"}},
            "list": [{"units": 3}],
            "stop": {"step": 9},
        },
        {"seed": 2},
    ]
    assert found.experiment == EXPERIMENT


def test_an_entry_may_be_plain():
    found = entry()
    assert set(found.arrangement().model_dump().values()) == {None}
    assert "experiment" not in found.card().model_dump()


def test_an_arrangement_says_all_but_the_card():
    axes = [{"path": "seed", "values": [1, 2]}]
    told = entry(sweep={"axes": axes}, figure="race", goal=0.1).arrangement().model_dump()
    rest = {"compare": None, "names": None, "inside": None}
    assert told == {"sweep": {"axes": axes}, "figure": "race", "goal": 0.1} | rest
    lanes = entry(compare=[{"changes": {}}], names=[WORDS, WORDS]).arrangement().model_dump()
    assert lanes["names"] == [WORDS, WORDS]


@pytest.mark.parametrize(
    "fields",
    [
        {"compare": []},
        {"compare": [{"changes": {}}] * 4},
        {"compare": [{"changes": {}}], "names": [WORDS]},
        {"names": [WORDS, WORDS]},
        {"compare": [{"changes": {}}], "sweep": {"axes": [{"path": "seed", "values": [1]}]}},
        {"sweep": {"axes": []}},
        {"sweep": {"axes": [{"path": "seed", "values": []}]}},
        {"figure": "none such"},
        {"goal": -1},
        {"more": 1},
    ],
)
def test_what_cannot_be_arranged_is_refused(fields: dict[str, Any]):
    with pytest.raises(ValidationError):
        entry(**fields)


@pytest.mark.parametrize("path", ["learner.rates.l2", "list[3].units", "no path!"])
def test_changes_lead_somewhere(path: str):
    with pytest.raises(ValidationError, match="expected"):
        entry(compare=[{"changes": {path: 1}}])


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    page = small_page(tmp_path_factory.mktemp("page"))
    with visitor(tmp_path_factory.mktemp("cache"), page_dir=page) as client:
        yield client


def test_the_page_and_the_interface_tell_how_an_entry_is_arranged(client: httpx.Client):
    compared = entries()["optimizer-race"]
    told = client.get("/api/gallery/optimizer-race").json()
    boot = json.loads(client.get("/lab/optimizer-race").text.partition('id="boot">')[2].partition("</script>")[0])
    for shown in (told, boot["entry"]):
        assert shown["compare"] == compared.compare
        assert [words["en"] for words in shown["names"]] == ["SGD", "Momentum", "RMSProp", "Adam"]
        assert (shown["figure"], shown["goal"], shown["sweep"]) == ("race", 0.05, None)
    assert boot["experiment"] == told["experiment"]
