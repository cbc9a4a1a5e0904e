"""The TypeScript types are those of the Python models."""

import gzip
from typing import Literal

import pytest
from pydantic import Field

from engine.base import LIVE, Kinded, LearnerConfig
from engine.experiment import Experiment
from engine.registry import load
from server import events
from tools import generate_fields as forms
from tools import generate_types as types


@pytest.fixture(scope="module")
def schemas() -> types.Schema:
    return types.all_schemas()


def test_generated_file_is_fresh(schemas: types.Schema):
    assert types.typescript(schemas) == types.TARGET.read_text("utf-8"), "run `python -m tools.generate_types`"
    assert forms.typescript() == forms.TARGET.read_text("utf-8"), "run `python -m tools.generate_types`"


def test_names_are_readable(schemas: types.Schema):
    assert {"ClientCommand", "ServerEvent", "OpenCommand", "OpenedEvent", "Frame", "Experiment", "DenseConfig"} <= set(
        schemas
    )
    assert not [name for name in schemas if not name.isidentifier() or "__" in name]


def test_every_kind_has_its_type(schemas: types.Schema):
    for package, union in (("layers", "LayerConfig"), ("datasets", "DataConfig"), ("optimizers", "OptimizerConfig")):
        assert len(schemas[union]["oneOf"]) == len(load(f"engine.{package}"))


def test_what_is_always_there_is_required(schemas: types.Schema):
    assert set(schemas["Experiment"]["required"]) == set(Experiment.model_fields)
    assert set(schemas["OpenedEvent"]["required"]) == set(events.OpenedEvent.model_fields)
    assert set(schemas["OpenCommand"]["required"]) == {"type", "seq", "experiment"}
    assert "curve" not in schemas["Frame"]["required"]


def test_every_probe_has_a_payload(schemas: types.Schema):
    assert set(schemas["ProbePayloads"]["required"]) == set(load("engine.probes"))
    assert set(schemas["ProbeOptions"]["properties"]) == set(load("engine.probes"))
    assert {"DataPayload", "SurfacePayload", "UnitLinesPayload", "SpaceKey", "PortraitPayload"} <= set(schemas)
    assert schemas["SurfacePayload"]["oneOf"] == [{"$ref": "#/$defs/ValueSurface"}, {"$ref": "#/$defs/ClassesSurface"}]


def test_every_action_has_its_type(schemas: types.Schema):
    told = [schemas[part["$ref"].rpartition("/")[2]] for part in schemas["Action"]["oneOf"]]
    assert all("kind" in action["required"] for action in told)
    known = {model for module in load("engine.learners").values() for model in module.Learner.ACTIONS}
    assert {part["properties"]["kind"]["const"] for part in told} == {
        model.model_fields["kind"].default for model in known
    }


def test_one_name_stands_for_one_thing():
    one, other = {"Row": {"type": "object"}}, {"Row": {"type": "string"}}
    assert types.merged(one, dict(one)) == one
    with pytest.raises(RuntimeError, match="Row stands for two different things"):
        types.merged(one, other)


class Config(LearnerConfig):
    """All sorts of settings."""

    kind: Literal["all_sorts"] = "all_sorts"
    rate: float = Field(0.5, gt=0, le=2, json_schema_extra=LIVE)
    units: int | None = Field(None, ge=1, le=9)
    order: Literal["random", "in turn"] = "random"
    side: Literal[1, 2] = 1
    letters: str = Field("AB", max_length=8, json_schema_extra={"expected": "up to 8 letters"})
    blob: str = Field("", max_length=20_000)
    wrap: bool = False
    fixed: float = Field(0, ge=0, le=0)
    many: tuple[int, ...] = (1,)
    inner: Kinded | None = None
    either: int | str = 1


def test_forms_know_plain_settings():
    assert forms.fields(Config) == [
        {"name": "rate", "type": "number", "default": 0.5, "max": 2, "min": 0, "above": True, "live": True},
        {"name": "units", "type": "integer", "default": None, "min": 1, "max": 9, "nullable": True},
        {"name": "order", "type": "choice", "default": "random", "choices": ["random", "in turn"]},
        {"name": "side", "type": "choice", "default": 1, "choices": [1, 2]},
        {"name": "letters", "type": "text", "default": "AB", "max": 8, "expected": "up to 8 letters"},
        {"name": "wrap", "type": "boolean", "default": False},
    ]


def test_forms_know_every_kind_and_are_small():
    text = forms.typescript()
    for package in ("learners", "datasets"):
        assert all(f"    {kind}: [" in text for kind in load(f"engine.{package}") if kind not in forms.LEFT_OUT)
    assert len(gzip.compress(text.encode())) < 4000
