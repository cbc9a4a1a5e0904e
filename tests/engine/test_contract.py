"""One contract for everything that is registered: a new file is covered by being there.

Nothing here names a kind. What a kind means is tested beside it; here is what all of its sort have in common. Learners,
their parts, and probes follow in test_contract_learning.py.
"""

import inspect
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

import engine
from engine.base import GeneratedConfig
from engine.data import build_data
from engine.experiment import Experiment
from engine.features import FEATURES
from engine.layer import Layer as BaseLayer
from engine.layer import LayerConfig, Plan, Run, Shape, ShapeError
from engine.registry import load
from engine.session import Session

LANGUAGES = {"en", "zh-Hans", "zh-Hant"}
GALLERY = sorted((Path(engine.__file__).parent / "gallery").glob("*.json"))
FIGURES = Path(engine.__file__).parent.parent / "static/src/figures"
LAYERS, DATASETS = load("engine.layers"), load("engine.datasets")
CONFIGURED = [
    pytest.param(module, id=f"{folder}-{kind}")
    for folder in ("layers", "datasets", "learners", "inits", "optimizers", "schedules")
    for kind, module in load(f"engine.{folder}").items()
]


def experiment(**parts: Any) -> Experiment:
    """A small experiment, with parts of it replaced."""
    dense = {"kind": "dense", "units": 3}
    whole = {
        "version": 1,
        "data": {"kind": "rings", "points": 40},
        "network": {"layers": [dense, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
        "learner": {"kind": "backprop"},
    }
    return Experiment.parse(whole | parts)


def smallest(model: type[Any]) -> dict[str, Any]:
    """Values for the fields that have no default: the least that their bounds allow."""
    schema = model.model_json_schema()
    fields = {name: schema["properties"][name] for name in schema.get("required", [])}
    return {name: field.get("const", field.get("default", field.get("minimum"))) for name, field in fields.items()}


def extremes(model: type[Any]) -> list[dict[str, Any]]:
    """Configurations with one number at one of its bounds, and the rest as it comes."""
    properties = model.model_json_schema()["properties"]
    ends = [(name, field[end]) for name, field in properties.items() for end in ("minimum", "maximum") if end in field]
    return [smallest(model) | {name: value} for name, value in ends]


# ---- whatever has a configuration


@pytest.mark.parametrize("module", CONFIGURED)
def test_a_configuration_explains_itself(module: ModuleType):
    schema = module.Config.model_json_schema()
    assert schema["title"] != "Config", "name it: class Config(…, title=…)"
    assert schema["description"]
    for name, field in schema["properties"].items():
        assert field["title"], name
        assert field["description"], f"{name} needs a docstring"


@pytest.mark.parametrize("module", CONFIGURED)
def test_a_configuration_is_bounded(module: ModuleType):
    for name, field in module.Config.model_json_schema()["properties"].items():
        for part in field.get("anyOf", [field]):
            if part.get("type") in ("integer", "number"):
                assert {"minimum", "exclusiveMinimum"} & set(part), f"{name} needs a lower bound"
                assert {"maximum", "exclusiveMaximum"} & set(part), f"{name} needs an upper bound"
            if part.get("type") == "array":
                assert "maxItems" in part, f"{name} needs max_length"
            if part.get("type") == "string":
                assert {"const", "enum", "pattern", "maxLength"} & set(part), f"{name} needs max_length"


@pytest.mark.parametrize("module", CONFIGURED)
def test_a_configuration_survives_json(module: ModuleType):
    config = module.Config.model_validate(smallest(module.Config))
    assert module.Config.model_validate_json(config.model_dump_json()) == config
    assert hash(config) == hash(module.Config.model_validate(config.model_dump()))


# ---- layers


def planned(module: ModuleType) -> tuple[LayerConfig, list[Shape], Plan]:
    """The smallest configuration of a layer, with as many inputs as it takes."""
    config: LayerConfig = module.Config.model_validate(smallest(module.Config) | {"id": "it"})
    for count in (1, 2):
        shapes: list[Shape] = [(3,)] * count
        try:
            return config, shapes, config.plan(shapes)
        except ShapeError:
            continue
    raise AssertionError("it takes neither one input of 3 numbers nor two")


def built(module: ModuleType, seed: int = 1) -> tuple[BaseLayer[Any], list[torch.Tensor]]:
    """A started layer, and a batch for each of its inputs."""
    config, shapes, plan = planned(module)
    parameters = {parameter.name: torch.zeros(parameter.shape) for parameter in plan.parameters}
    layer: BaseLayer[Any] = module.Layer(config, 0, plan, parameters)
    layer.start(torch.Generator().manual_seed(seed))
    for tensor in parameters.values():
        tensor.requires_grad_()
    drawn = torch.Generator().manual_seed(2)
    return layer, [torch.randn(8, *shape, generator=drawn, requires_grad=True) for shape in shapes]


@pytest.fixture(params=LAYERS.values(), ids=list(LAYERS))
def layer_module(request: pytest.FixtureRequest) -> ModuleType:
    module: ModuleType = request.param
    return module


def test_a_layer_has_the_two_halves(layer_module: ModuleType):
    assert issubclass(layer_module.Config, LayerConfig)
    assert issubclass(layer_module.Layer, BaseLayer)
    assert not inspect.isabstract(layer_module.Layer)


@pytest.mark.parametrize("training", [False, True])
def test_a_layer_has_the_shape_it_declares(layer_module: ModuleType, training: bool):
    layer, inputs = built(layer_module)
    run = Run(training=training, seed=1, step=1)
    for batch in (8, 2, 1):
        out = layer.forward([x[:batch] for x in inputs], run)
        assert out.shape == (batch, *layer.plan.shape)
        assert layer.logits([x[:batch] for x in inputs], run).shape == out.shape
        assert out.dtype == torch.float32
        assert out.isfinite().all()


def test_a_layer_keeps_the_parameters_it_declares(layer_module: ModuleType):
    layer, _ = built(layer_module)
    assert list(layer.parameters) == [parameter.name for parameter in layer.plan.parameters]
    assert {n: tuple(p.shape) for n, p in layer.parameters.items()} == {p.name: p.shape for p in layer.plan.parameters}
    assert layer.plan.multiplies >= 0
    assert layer.plan.depth in (0, 1)


def test_gradients_flow_through_a_layer(layer_module: ModuleType):
    layer, inputs = built(layer_module)
    out = layer.forward(inputs, Run(training=True, seed=1))
    weights = torch.randn(out.shape, generator=torch.Generator().manual_seed(3))
    (out * weights).sum().backward()
    for tensor in [*inputs, *layer.parameters.values()]:
        assert tensor.grad is not None
        assert tensor.grad.isfinite().all()
        assert tensor.grad.abs().sum() > 0


def test_watching_a_layer_changes_nothing(layer_module: ModuleType):
    layer, inputs = built(layer_module)
    before = {name: tensor.clone() for name, tensor in (layer.buffers | layer.parameters).items()}
    generator = torch.get_rng_state()
    phases = layer.trace(inputs, Run())
    assert len(phases) == len(layer.plan.phases)
    torch.testing.assert_close(phases[-1], layer.forward(inputs, Run()))
    assert all(torch.equal(before[name], tensor) for name, tensor in (layer.buffers | layer.parameters).items())
    assert torch.equal(generator, torch.get_rng_state())


def test_a_layer_is_the_same_from_the_same_seed(layer_module: ModuleType):
    results = []
    for noise in (1, 2):
        torch.manual_seed(noise)
        layer, inputs = built(layer_module, seed=5)
        results.append(layer.forward(inputs, Run(training=True, seed=9, step=4)))
    assert torch.equal(*results)


def test_a_network_with_a_layer_learns(layer_module: ModuleType):
    _, shapes, _ = planned(layer_module)
    layer = smallest(layer_module.Config)
    layers: list[dict[str, Any]] = [{"kind": "dense", "units": 3}, {"kind": "dense", "units": 3}]
    layers.append(layer | {"inputs": ["dense_2", "dense_1"][: len(shapes)]})
    layers.append({"kind": "dense", "units": 1, "activation": "sigmoid"})
    session = Session(experiment(network={"layers": layers}))
    before = session.metrics().loss_train
    session.advance(60)
    assert not session.diverged
    assert session.metrics().loss_train < before


# ---- data sets


DRAWN = {kind: module for kind, module in DATASETS.items() if issubclass(module.Config, GeneratedConfig)}
UNEVEN = {"engine.datasets.tf_playground"}
"""Data sets that label each point by where it lies."""


@pytest.fixture(params=DRAWN.values(), ids=list(DRAWN))
def dataset(request: pytest.FixtureRequest) -> ModuleType:
    module: ModuleType = request.param
    return module


def check_data(module: ModuleType, fields: dict[str, Any]) -> None:
    names = tuple(name for name in FEATURES if name != "z" or "z" in module.Config.axes())
    config = module.Config.model_validate(fields | {"features": names, "unit": 1.0})
    assert config.problems() == []
    data = build_data(config, 3)
    size = config.count()
    assert data.points.shape == (size, 2)
    assert data.points.dtype == np.float32
    assert data.columns.shape == (size, len(config.column_names()))
    assert data.names == config.column_names()
    assert data.inputs.shape == (size, len(config.names())) == (size, len(names))
    assert np.isfinite(data.inputs).all()
    assert abs(data.points).max() < 1.12 + 6 * config.noise
    assert len(data.train) >= 1
    assert len(data.test) >= 1
    assert sorted([*data.train, *data.test]) == list(range(size))
    if module.classes(config):
        assert data.labels is not None
        assert data.targets is None
        assert data.labels.dtype == np.int64
        counts = np.bincount(data.labels)
        assert len(counts) == data.classes == module.classes(config) >= 2
        if module.__name__ not in UNEVEN and not config.label_noise:
            assert counts.max() - counts.min() <= 1
    else:
        assert data.labels is None
        assert data.targets is not None
        assert data.classes == module.classes(config) == 0
        assert data.targets.dtype == np.float32
        assert abs(data.targets).max() <= 1


def test_a_dataset_is_as_it_says(dataset: ModuleType):
    for fields in [{}, {"points": 11}, *extremes(dataset.Config)]:
        check_data(dataset, fields)


def test_a_dataset_fills_its_range(dataset: ModuleType):
    data = build_data(dataset.Config(points=500), 1)
    assert np.ptp(data.points, axis=0).min() > 0.7
    if data.targets is not None:
        assert np.ptp(data.targets) > 1


def test_a_dataset_follows_its_seed_alone(dataset: ModuleType):
    config = dataset.Config()
    first = build_data(config, 5)
    np.random.seed(1)  # noqa: NPY002
    again, other = build_data(config, 5), build_data(config, 6)
    for name in ("points", "inputs", "labels", "targets"):
        np.testing.assert_array_equal(getattr(first, name), getattr(again, name))
    assert not np.array_equal(first.points, other.points)


# ---- gallery


@pytest.fixture(params=GALLERY, ids=[path.stem for path in GALLERY])
def entry(request: pytest.FixtureRequest) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8")) | {"file": request.param.stem}
    return read


def test_a_gallery_entry_is_complete(entry: dict[str, Any]):
    arranged = {"compare", "names", "sweep", "figure", "goal", "inside"}
    whole = {"name", "family", "order", "title", "line", "guide", "steps", "experiment"}
    assert set(entry) - {"file"} - arranged == whole
    assert entry["name"] == entry["file"]
    assert entry["family"]
    assert isinstance(entry["order"], int)
    assert 1 <= entry["steps"] <= 100_000
    for text in ("title", "line", "guide"):
        assert set(entry[text]) == LANGUAGES
        assert all(words.strip() for words in entry[text].values())
    assert entry["title"]["en"] != entry["title"]["zh-Hans"]
    assert "figure" not in entry or (FIGURES / f"{entry['figure']}.figure.tsx").is_file()


def test_a_gallery_entry_runs(entry: dict[str, Any]):
    session = Session(Experiment.parse(entry["experiment"]))
    session.advance(20)
    assert session.step == 20
    assert not session.diverged


def test_gallery_entries_have_places_of_their_own():
    places = [(e["family"], e["order"]) for e in (json.loads(path.read_text(encoding="utf-8")) for path in GALLERY)]
    assert len(set(places)) == len(places)
