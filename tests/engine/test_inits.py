"""Initialisers against torch.nn.init, draw by draw, and against their formulas."""

import math
from collections.abc import Callable

import pytest
import torch
from torch import Generator, Tensor
from torch.nn import init

from engine.base import InitConfig
from engine.graph import NetworkConfig
from engine.network import Network
from engine.registry import load

INITS = load("engine.inits")

ORACLES: dict[str, Callable[[Tensor, Generator], Tensor]] = {
    "zeros": lambda w, g: init.zeros_(w),
    "constant": lambda w, g: init.ones_(w),
    "uniform": lambda w, g: init.uniform_(w, -1, 1, generator=g),
    "normal": lambda w, g: init.normal_(w, generator=g),
    "xavier": lambda w, g: init.xavier_normal_(w, generator=g),
    "he": lambda w, g: init.kaiming_normal_(w, nonlinearity="relu", generator=g),
    "lecun": lambda w, g: init.kaiming_normal_(w, nonlinearity="linear", generator=g),
    "orthogonal": lambda w, g: init.orthogonal_(w, generator=g),
}


def drawn(kind: str, shape: tuple[int, int], scale: float = 1.0, seed: int = 3) -> Tensor:
    weight = torch.zeros(shape)
    config: InitConfig = INITS[kind].Config(scale=scale)
    INITS[kind].fill(config, weight, Generator().manual_seed(seed))
    return weight


def test_the_oracles_are_complete():
    assert set(ORACLES) == set(INITS)


@pytest.mark.parametrize("shape", [(128, 30), (30, 128), (1, 2), (3, 3)])
@pytest.mark.parametrize("kind", INITS)
def test_it_draws_what_torch_draws(kind: str, shape: tuple[int, int]):
    expected = ORACLES[kind](torch.zeros(shape), Generator().manual_seed(3))
    torch.testing.assert_close(drawn(kind, shape), expected, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize(
    ("kind", "deviation"),
    [
        ("uniform", 1 / math.sqrt(3)),
        ("normal", 1.0),
        ("xavier", math.sqrt(2 / (128 + 100))),
        ("he", math.sqrt(2 / 100)),
        ("lecun", math.sqrt(1 / 100)),
        ("orthogonal", math.sqrt(1 / 128)),
    ],
)
@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_deviation_follows_formula_and_scale(kind: str, deviation: float, scale: float):
    weight = drawn(kind, (128, 100), scale)
    assert weight.std().item() == pytest.approx(scale * deviation, rel=0.03)
    assert abs(weight.mean().item()) < 0.03 * scale * deviation * 4


@pytest.mark.parametrize("shape", [(20, 7), (7, 20), (9, 9)])
def test_orthogonal_turns_without_stretching(shape: tuple[int, int]):
    stretches = torch.linalg.svdvals(drawn("orthogonal", shape, scale=3))
    torch.testing.assert_close(stretches, torch.full((min(shape),), 3.0))


def test_uniform_stays_within_its_scale():
    weight = drawn("uniform", (128, 128), scale=0.5)
    assert weight.abs().max() <= 0.5
    assert weight.abs().max() > 0.49


def test_a_constant_may_be_negative():
    assert (drawn("constant", (2, 3), scale=-0.7) == torch.tensor(-0.7)).all()


@pytest.mark.parametrize("kind", INITS)
def test_biases_start_at_zero_and_slopes_at_a_quarter(kind: str):
    layer = {"kind": "dense", "units": 5, "activation": "prelu", "init": {"kind": kind, "scale": 2}}
    network = Network(NetworkConfig.model_validate({"layers": [layer]}), 3, seed=1)
    assert (network.layers[0].parameters["bias"] == 0).all()
    assert network.layers[0].parameters["slope"].item() == 0.25


def test_layers_of_one_network_and_networks_of_other_seeds_start_differently():
    config = NetworkConfig.model_validate({"layers": [{"kind": "dense", "units": 2}, {"kind": "dense", "units": 2}]})
    network = Network(config, 2, seed=1)
    assert not torch.equal(network.layers[0].parameters["weight"], network.layers[1].parameters["weight"])
    assert not torch.equal(network.flat, Network(config, 2, seed=2).flat)
    assert torch.equal(network.flat, Network(config, 2, seed=1).flat)
