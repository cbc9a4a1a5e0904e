"""The twin on another device: here that device is the processor too, so that it must equal torch's path bit for bit.

What the processor cannot show, a tensor that was left behind, the device `meta` shows: it holds no numbers, and refuses
to compute with tensors of any other.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

import engine.session
from engine import device
from engine.actions import parameters_to_text
from engine.data import build_data
from engine.experiment import Experiment
from engine.learners.backprop import Learner
from engine.registry import load
from engine.session import Session
from tests.engine.test_backprop import SUITED

CPU = torch.device("cpu")
OPTIMIZERS = sorted(load("engine.optimizers"))
DENSE = {"kind": "dense", "units": 6}
END = {"kind": "dense", "units": 1, "activation": "sigmoid"}
LAYERS: dict[str, list[dict[str, Any]]] = {
    "chain": [DENSE, END],
    "batch_norm": [DENSE, {"kind": "batch_norm"}, {"kind": "activation", "function": "relu"}, END],
    "dropout": [DENSE, {"kind": "dropout", "rate": 0.3}, DENSE, {"kind": "dropout", "rate": 0.1}, END],
    "residual": [DENSE | {"id": "a"}, DENSE | {"id": "b"}, {"kind": "add", "inputs": ["a", "b"]}, END],
    "prelu": [DENSE | {"activation": "prelu"}, {"kind": "activation", "function": "prelu"}, END],
    "all": [
        DENSE | {"id": "a", "activation": "prelu"},
        {"kind": "batch_norm", "id": "n"},
        {"kind": "dropout", "id": "d"},
        {"kind": "add", "inputs": ["a", "d"]},
        {"kind": "layer_norm"},
        {"kind": "concat", "id": "c", "inputs": ["a", "layer_norm_1"]},
        END,
    ],
}


def experiment(layers: list[dict[str, Any]], data: dict[str, Any] | None = None, **learner: Any) -> Experiment:
    return Experiment.parse(
        {
            "version": 1,
            "seed": 5,
            "data": {"kind": "moons", "points": 90} | (data or {}),
            "network": {"layers": layers},
            "learner": {"kind": "backprop", "batch": 16} | learner,
        }
    )


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Says how learners are built from now on."""

    def say(**options: Any) -> None:
        def build(chosen: Experiment) -> Learner:
            return Learner(chosen, build_data(chosen.data, chosen.seed), **options)

        monkeypatch.setattr(engine.session, "build", build)

    return say


def learner_of(session: Session) -> Learner:
    assert isinstance(session.learner, Learner)
    return session.learner


def story(chosen: Experiment) -> list[bytes]:
    """All that can happen to a session, with a snapshot after each."""
    session = Session(chosen)
    taken = [session.snapshot()]

    def on_with(steps: int, slice_: int) -> None:
        for done in range(0, steps, slice_):
            session.advance(min(slice_, steps - done))
        taken.append(session.snapshot())

    on_with(100, 100)
    session.act({"kind": "set_parameter", "index": 3, "value": 0.7})
    on_with(57, 3)
    session.tune({"learner.optimizer.rate": 0.003, "learner.l2": 0.01, "learner.clip_norm": 0.5})
    on_with(60, 1)
    weights = np.linspace(-1, 1, learner_of(session).network.parameters, dtype=np.float32)
    session.act({"kind": "set_parameters", "parameters": parameters_to_text(weights)})
    session.tune({"learner.l1": 0.001, "learner.clip_value": 0.1})
    on_with(43, 43)
    session = Session.restore(session.snapshot())
    on_with(60, 7)
    session.reset()
    on_with(30, 30)
    learner_of(session).step()
    taken.append(session.snapshot())
    return taken


@pytest.mark.parametrize("name", LAYERS)
def test_the_twin_equals_the_plain_path(on: Callable[..., None], name: str):
    chosen = experiment(LAYERS[name])
    on(compiled=False)
    plain = story(chosen)
    on(there=CPU)
    assert story(chosen) == plain


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_every_optimizer_on_the_twin_equals_it(on: Callable[..., None], kind: str):
    chosen = experiment(LAYERS["all"], optimizer={"kind": kind, "rate": 0.02})
    on(compiled=False)
    plain = story(chosen)
    on(there=CPU)
    assert story(chosen) == plain


def test_slices_and_readings_change_nothing(on: Callable[..., None]):
    on(there=CPU)
    whole, parts = Session(experiment(LAYERS["all"])), Session(experiment(LAYERS["all"]))
    whole.advance(120)
    for _ in range(120):
        parts.advance(1)
        parts.metrics()
        parts.read_one("surface")
    assert parts.snapshot() == whole.snapshot()


def test_divergence_and_recovery(on: Callable[..., None]):
    layers: list[dict[str, Any]] = [
        DENSE | {"activation": "linear"},
        {"kind": "batch_norm"},
        {"kind": "dense", "units": 1, "activation": "linear"},
    ]
    chosen = experiment(layers, loss="squared", optimizer={"kind": "momentum", "rate": 10})

    def run() -> list[bytes]:
        session = Session(chosen)
        session.advance(5000)
        assert session.diverged
        taken = [session.snapshot()]
        session.tune({"learner.optimizer.rate": 0.01})
        weights = np.linspace(-0.3, 0.3, learner_of(session).network.parameters, dtype=np.float32)
        session.advance(1)
        session.act({"kind": "set_parameters", "parameters": parameters_to_text(weights)})
        assert session.advance(50) == 50
        return [*taken, session.snapshot()]

    on(compiled=False)
    plain = run()
    on(there=CPU)
    assert run() == plain


def test_a_failure_goes_up_and_leaves_everything_as_it_was(on: Callable[..., None], monkeypatch: pytest.MonkeyPatch):
    on(there=CPU)
    session = Session(experiment(LAYERS["all"]), budget=0)
    session.advance(2 * session.batches_per_epoch)
    learner, before = learner_of(session), session.snapshot()
    update, calls = learner._update, []

    def fails() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise torch.OutOfMemoryError("out of memory")
        update()

    monkeypatch.setattr(learner, "_update", fails)
    with pytest.raises(torch.OutOfMemoryError):
        session.advance(4)
    assert session.snapshot() == before
    monkeypatch.undo()
    session.advance(20)
    on(compiled=False)
    plain = Session(experiment(LAYERS["all"]))
    plain.advance(session.step)
    assert torch.equal(learner.network.flat, learner_of(plain).network.flat)


# ---- nothing is left behind

PLACES: list[tuple[list[dict[str, Any]], dict[str, Any], dict[str, Any]]] = [
    (layers, {}, {}) for layers in LAYERS.values()
]
PLACES += [
    ([DENSE, {"kind": "dense", "units": units, "activation": activation}], {"loss": loss}, {"kind": data})
    for loss, activation, units, data in SUITED
]
PLACES += [(LAYERS["all"], {"optimizer": {"kind": kind}, "l1": 0.1, "l2": 0.1}, {}) for kind in OPTIMIZERS]


@pytest.mark.parametrize(("layers", "settings", "data"), PLACES)
def test_a_step_needs_nothing_of_the_processor(
    layers: list[dict[str, Any]], settings: dict[str, Any], data: dict[str, Any], monkeypatch: pytest.MonkeyPatch
):
    classes = {"classes": layers[-1]["units"]} if data.get("kind") == "blobs" else {}
    chosen = experiment(layers, data | classes, **settings, clip_value=1.0)
    learner = Learner(chosen, build_data(chosen.data, chosen.seed), there=torch.device("meta"))
    assert learner._twin is not None
    monkeypatch.setattr(torch.Tensor, "item", lambda _: 1.0)
    monkeypatch.setattr(learner._twin, "come_back", lambda: None)
    assert learner.advance(4) == 4
    network = learner._twin.network
    tensors = [network.flat, network.grad, *network.buffers.values(), *learner._twin.memory.values()]
    assert {tensor.device.type for tensor in tensors} == {"meta"}


# ---- who gets a twin


def never() -> bool:
    raise AssertionError("asked for a GPU")


def test_only_long_steps_are_worth_a_gpu():
    assert device.choose(device.WORTH - 1, never) is None
    assert device.choose(device.WORTH, lambda: False) is None
    assert device.choose(device.WORTH, lambda: True) == torch.device("cuda")


NORM: dict[str, Any] = {"kind": "batch_norm"}
WIDE: list[dict[str, Any]] = [{"kind": "dense", "units": 128} for _ in range(6)]
LONG = experiment([*WIDE, NORM, END], {"points": 1000}, batch=512)


def test_a_long_step_asks_and_takes_what_it_is_given(monkeypatch: pytest.MonkeyPatch):
    asked: list[int] = []

    def choose(work: int) -> torch.device:
        asked.append(work)
        return CPU

    monkeypatch.setattr(device, "choose", choose)
    learner = Learner(LONG, build_data(LONG.data, LONG.seed))
    assert learner._twin is not None
    assert learner._compiled_step is None
    assert learner.path == "torch"
    assert asked == [learner.network.multiplies * 512]
    assert asked[0] >= device.WORTH
    assert Learner(LONG, learner.data, compiled=False)._twin is None


def test_the_compiled_path_never_asks(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(device, "choose", never)
    chosen = experiment(LAYERS["chain"])
    learner = Learner(chosen, build_data(chosen.data, chosen.seed))
    assert (learner.path, learner._twin) == ("compiled", None)


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU")
def test_without_a_gpu_there_is_no_twin():
    learner = Learner(LONG, build_data(LONG.data, LONG.seed))
    assert learner._twin is None
    assert learner._compiled_step is not None
    assert not torch.cuda.is_initialized()


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU")
def test_a_gpu_learns_the_same_to_within_rounding():
    data = build_data(LONG.data, LONG.seed)
    there, here = Learner(LONG, data), Learner(LONG, data, compiled=False)
    assert there._twin is not None
    assert there._twin.network.flat.is_cuda
    for learner in (there, here):
        learner.advance(1)
        learner.advance(1)
    torch.testing.assert_close(there.network.flat, here.network.flat, rtol=1e-3, atol=1e-3)
    again = Learner(LONG, data)
    again.advance(1)
    again.advance(1)
    assert torch.equal(again.network.flat, there.network.flat)
