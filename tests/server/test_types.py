"""The TypeScript types are those of the Python models."""

import pytest

from engine.experiment import Experiment
from engine.registry import load
from server import events, payloads
from tools import generate_types as types


@pytest.fixture(scope="module")
def schemas() -> types.Schema:
    return types.wire_schemas() | types.experiment_schemas() | types.option_schemas()


def test_generated_file_is_fresh(schemas: types.Schema):
    assert types.typescript(schemas) == types.TARGET.read_text("utf-8"), "run `python -m tools.generate_types`"


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
    assert set(payloads.PAYLOADS) == set(load("engine.probes"))
    assert set(schemas["ProbeOptions"]["properties"]) == set(load("engine.probes"))
