"""What a changed network keeps of the one before."""

from typing import Any

import numpy as np
import pytest
import torch

from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.session import Session
from engine.supervised import Supervised
from engine.transplant import SMALL
from tests.engine.timelines import experiment, state

A: dict[str, Any] = {"kind": "dense", "id": "a", "units": 4}
B: dict[str, Any] = {"kind": "dense", "id": "b", "units": 2}
OUT: dict[str, Any] = {"kind": "dense", "id": "out", "units": 1, "activation": "sigmoid"}
GRID = torch.rand((50, 2), generator=torch.Generator().manual_seed(1)) * 2 - 1


def trained(layers: list[dict[str, Any]] | None = None, steps: int = 60) -> Session:
    made = experiment()
    session = Session(made if layers is None else made.replaced("network.layers", layers))
    session.advance(steps)
    return session


def learner_of(session: Session) -> Supervised[Any]:
    assert isinstance(session.learner, Supervised)
    return session.learner


def tensors(session: Session) -> dict[str, torch.Tensor]:
    network = learner_of(session).network
    return {f"{slot.layer}.{slot.name}": network.flat[slot.span].view(slot.shape).clone() for slot in network.slots}


def memory(session: Session) -> dict[str, torch.Tensor]:
    return {name: torch.tensor(array) for name, array in session.learner.state()["memory"].items()}


def output(session: Session) -> torch.Tensor:
    return learner_of(session).network.forward(GRID).detach()


def layers(session: Session, value: list[dict[str, Any]]) -> Experiment:
    return session.experiment.replaced("network.layers", value)


def test_more_units_start_small_and_hardly_change_what_is_computed():
    session = trained()
    old, before, said = tensors(session), memory(session), output(session)
    kept = session.change(layers(session, [A | {"units": 6}, B, OUT]))
    new, start = tensors(session), tensors(Session(session.experiment))
    assert torch.equal(new["a.weight"][:4], old["a.weight"])
    assert torch.equal(new["a.weight"][4:], start["a.weight"][4:])
    assert torch.equal(new["b.weight"][:, :4], old["b.weight"])
    assert torch.equal(new["b.weight"][:, 4:], SMALL * start["b.weight"][:, 4:])
    assert torch.equal(new["out.weight"], old["out.weight"])
    assert (kept.parameters, kept.fresh, kept.gone) == (25, 10, 0)
    assert kept.layers == {"a": "grown", "b": "grown", "out": "kept"}
    assert kept.optimizer
    assert (output(session) - said).abs().max() < 0.1
    after = memory(session)
    assert torch.equal(after["mean"][:8].view(4, 2), before["mean"][:8].view(4, 2))
    assert not after["mean"][8:12].any()
    assert session.step == 60


def test_fewer_units_vanish_with_their_weights():
    session = trained()
    old = tensors(session)
    kept = session.change(layers(session, [A | {"units": 3}, B, OUT]))
    new = tensors(session)
    assert torch.equal(new["a.weight"], old["a.weight"][:3])
    assert torch.equal(new["b.weight"], old["b.weight"][:, :3])
    assert (kept.parameters, kept.fresh, kept.gone) == (20, 0, 5)
    assert kept.layers == {"a": "shrunk", "b": "shrunk", "out": "kept"}


def test_inputs_are_kept_by_name():
    session = trained()
    old = tensors(session)
    session.change(session.experiment.replaced("data.features", ["xy", "y", "x"]))
    new, start = tensors(session), tensors(Session(session.experiment))
    assert torch.equal(new["a.weight"][:, [2, 1]], old["a.weight"])
    assert torch.equal(new["a.weight"][:, 0], SMALL * start["a.weight"][:, 0])


@pytest.mark.parametrize("extra", ["dropout", "layer_norm", "batch_norm"])
def test_a_layer_that_hands_on_leaves_the_weights_around_it(extra: str):
    session = trained()
    old = tensors(session)
    kept = session.change(layers(session, [A, {"kind": extra, "id": "extra"}, B, OUT]))
    new = tensors(session)
    assert all(torch.equal(new[name], tensor) for name, tensor in old.items())
    assert kept.layers == {"a": "kept", "extra": "new", "b": "kept", "out": "kept"}
    assert (kept.parameters, kept.gone) == (25, 0)
    kept = session.change(layers(session, [A, B, OUT]))
    assert (kept.parameters, kept.fresh) == (25, 0)
    assert all(torch.equal(tensors(session)[name], tensor) for name, tensor in old.items())


def test_a_dense_layer_put_in_between_leaves_the_weights_in_their_places():
    session = trained()
    old = tensors(session)
    kept = session.change(layers(session, [A, {"kind": "dense", "id": "c", "units": 3}, B, OUT]))
    new = tensors(session)
    assert torch.equal(new["b.weight"], old["b.weight"][:, :3])
    assert kept.layers == {"a": "kept", "c": "new", "b": "shrunk", "out": "kept"}


def test_a_skip_keeps_the_units_it_joins():
    session = trained()
    old = tensors(session)
    session.change(layers(session, [A, {"kind": "concat", "id": "wide", "inputs": ["input", "a"]}, B, OUT]))
    assert torch.equal(tensors(session)["b.weight"][:, 2:], old["b.weight"])


def test_running_statistics_are_kept_unit_by_unit():
    norm = {"kind": "batch_norm", "id": "norm"}
    session = trained([A, norm, B, OUT])
    before = {name: tensor.clone() for name, tensor in learner_of(session).network.buffers.items()}
    session.change(layers(session, [A | {"units": 3}, norm, B, OUT]))
    for name, tensor in learner_of(session).network.buffers.items():
        assert torch.equal(tensor, before[name][:3])
    session.change(layers(session, [A | {"units": 5}, norm, B, OUT]))
    for tensor in learner_of(session).network.buffers.values():
        assert tensor.isfinite().all()
    session.advance(20)
    assert not session.diverged


def test_another_optimizer_keeps_the_weights_and_starts_anew():
    session = trained()
    old = tensors(session)
    kept = session.change(session.experiment.replaced("learner.optimizer", {"kind": "rmsprop", "rate": 0.01}))
    assert all(torch.equal(tensors(session)[name], tensor) for name, tensor in old.items())
    assert (kept.parameters, kept.optimizer) == (25, False)
    assert session.learner.state()["count"] == 0


def test_other_points_keep_everything_that_was_learned():
    session = trained()
    weights, remembered = tensors(session), memory(session)
    kept = session.change(session.experiment.replaced("data.noise", 0.2))
    assert all(torch.equal(tensors(session)[name], tensor) for name, tensor in weights.items())
    assert all(torch.equal(memory(session)[name], tensor) for name, tensor in remembered.items())
    assert (kept.fresh, kept.gone, kept.optimizer, session.step, session.place) == (0, 0, True, 60, 4)


def test_parameters_that_are_given_are_taken():
    session = trained()
    given = np.linspace(-1, 1, 35, dtype=np.float32)
    wider = layers(session, [A | {"units": 6}, B, OUT])
    before = state(session)
    with pytest.raises(ExperimentError, match="35 numbers"):
        session.change(wider, given[:-1])
    assert state(session) == before
    assert (session.experiment.network.layers[0].model_dump()["units"], session.edits) == (4, [])
    session.change(wider, given)
    assert np.array_equal(session.read_one("parameters")["values"], given)


def test_a_change_mends_a_run_that_has_overflowed():
    session = Session(experiment(optimizer={"kind": "sgd", "rate": 10.0}, loss="squared"))
    session.act({"kind": "set_parameter", "index": 0, "value": 1e6})
    made = session.experiment.replaced("network.layers[2].activation", "linear")
    session = Session(made)
    session.advance(10_000)
    assert session.diverged
    calm = made.replaced("learner.optimizer", {"kind": "sgd", "rate": 1e-9})
    parameters = Session(made).read_one("parameters")["values"]
    session.change(calm, parameters)
    assert not session.diverged
    assert session.advance(10) == 10
