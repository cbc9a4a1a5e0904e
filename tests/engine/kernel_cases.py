"""Experiments that the kernel serves, each as a learner on the compiled path and one on torch's."""

import math
from typing import Any

import torch
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.data import build_data
from engine.experiment import Experiment
from engine.learners.backprop import Learner
from engine.registry import load

ENDS: list[tuple[str, str, str, int]] = [
    ("binary_cross_entropy", "sigmoid", "moons", 1),
    ("cross_entropy", "softmax", "moons", 2),
    ("cross_entropy", "softmax", "blobs", 5),
    ("hinge", "tanh", "moons", 1),
    ("hinge", "linear", "moons", 2),
    ("hinge", "softsign", "blobs", 4),
    ("squared", "sigmoid", "moons", 1),
    ("squared", "softmax", "blobs", 3),
    ("squared", "linear", "ripple", 1),
    ("half_squared", "tanh", "moons", 1),
    ("absolute", "tanh", "ripple", 1),
    ("absolute", "gaussian", "blobs", 3),
    ("huber", "linear", "ripple", 1),
    ("huber", "prelu", "moons", 1),
]
"""Loss, last activation function, data, units of the last layer."""
RATES = {
    "sgd": 0.05,
    "momentum": 0.01,
    "nesterov": 0.01,
    "adagrad": 0.02,
    "rmsprop": 0.002,
    "adam": 0.005,
    "adamw": 0.005,
}
OPTIMIZERS = sorted(load("engine.optimizers"))
HIDDEN = [{"kind": "dense", "units": 5}, {"kind": "dense", "units": 4}]


def experiment(
    hidden: list[dict[str, Any]] | None = None,
    end: tuple[str, str, str, int] = ENDS[0],
    data: dict[str, Any] | None = None,
    seed: int = 3,
    **learner: Any,
) -> Experiment:
    """A chain of dense layers with one of the `ENDS`."""
    loss, activation, kind, units = end
    chosen = {"kind": kind, "points": 90} | ({"classes": units} if kind == "blobs" else {}) | (data or {})
    last = {"kind": "dense", "units": units, "activation": activation}
    return Experiment.parse(
        {
            "version": 1,
            "seed": seed,
            "data": chosen,
            "network": {"layers": [*(HIDDEN if hidden is None else hidden), last]},
            "learner": {"kind": "backprop", "loss": loss, "batch": 7} | learner,
        }
    )


def pair(made: Experiment) -> tuple[Learner, Learner]:
    """The experiment on the compiled path, and on torch's."""
    data = build_data(made.data, made.seed)
    compiled, reference = Learner(made, data), Learner(made, data, compiled=False)
    assert (compiled.path, reference.path) == ("compiled", "torch")
    return compiled, reference


def shake(learners: tuple[Learner, ...], seed: int, size: float = 1.0) -> None:
    """Gives them all the same parameters, drawn anew: biases and slopes too."""
    count = learners[0].network.parameters
    drawn = size * torch.randn(count, generator=torch.Generator().manual_seed(seed))
    for learner in learners:
        learner.network.flat.copy_(drawn)


def apart(one: torch.Tensor, other: torch.Tensor) -> float:
    """The largest difference, as a share of the largest number, or of 0.01 where all are smaller."""
    return float((one - other).abs().max() / other.abs().max().clamp(min=0.01))


def penalties() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "l1": st.sampled_from([0.0, 0.0, 0.003]),
            "l2": st.sampled_from([0.0, 0.0, 0.01]),
            "clip_value": st.sampled_from([None, None, 0.02]),
            "clip_norm": st.sampled_from([None, None, 0.1]),
        }
    )


def settings_of(kind: str) -> dict[str, Any]:
    return {"kind": kind, "rate": RATES[kind]}


@st.composite
def experiments(draw: st.DrawFn, activations: tuple[str, ...] = tuple(ACTIVATIONS)) -> Experiment:
    """Any chain of up to four hidden layers, with any end, optimizer, batch, penalties and limits."""
    hidden = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "kind": st.just("dense"),
                    "units": st.integers(1, 9),
                    "activation": st.sampled_from(activations),
                    "bias": st.booleans(),
                }
            ),
            max_size=4,
        )
    )
    data = {
        "points": draw(st.integers(10, 90)),
        "test_share": draw(st.sampled_from([0.1, 0.33, 0.7])),
        "features": draw(st.sampled_from([["x"], ["x", "y"], ["x", "y", "xy", "angle"]])),
    }
    learner = draw(penalties()) | {
        "batch": draw(st.sampled_from([1, 2, 5, 16, 17, 40, 1024])),
        "optimizer": settings_of(draw(st.sampled_from(OPTIMIZERS))),
        "schedule": draw(
            st.sampled_from([{"kind": "constant"}, {"kind": "cosine", "epochs": 9, "floor": 0.1}, {"kind": "warm_up"}])
        ),
    }
    return experiment(hidden, draw(st.sampled_from(ENDS)), data, draw(st.integers(0, 2**31 - 1)), **learner)


def decayed(learner: Learner) -> torch.Tensor:
    """1 where a parameter is decayed, found the slow way."""
    mask = torch.zeros(learner.network.parameters)
    for slot in learner.network.slots:
        mask[slot.offset : slot.offset + math.prod(slot.shape)] = float(slot.name == "weight")
    return mask
