"""Activation functions against torch's own modules and against the textbook."""

import math
from collections.abc import Callable
from typing import get_args

import pytest
import torch
from torch import Tensor, nn

from engine.activations import ACTIVATIONS, ActivationName

Z = torch.tensor([[-4.0, -1.5, -0.3, 0.0, 0.2, 1.0, 3.7]])

ORACLES: dict[str, Callable[[Tensor], Tensor]] = {
    "step": lambda z: (z >= 0).float(),
    "sign": lambda z: (z > 0).float() - (z < 0).float(),
    "linear": nn.Identity(),
    "sigmoid": nn.Sigmoid(),
    "tanh": nn.Tanh(),
    "relu": nn.ReLU(),
    "leaky_relu": nn.LeakyReLU(0.01),
    "prelu": nn.PReLU(init=0.25),
    "elu": nn.ELU(),
    "selu": nn.SELU(),
    "gelu": nn.GELU(),
    "silu": nn.SiLU(),
    "softplus": nn.Softplus(),
    "softsign": nn.Softsign(),
    "sin": lambda z: torch.tensor([[math.sin(v) for v in z[0].tolist()]]),
    "gaussian": lambda z: torch.tensor([[math.exp(-v * v) for v in z[0].tolist()]]),
    "softmax": nn.Softmax(dim=-1),
}


def apply(name: ActivationName, z: Tensor) -> Tensor:
    activation = ACTIVATIONS[name]
    return activation.function(z) if activation.slope is None else activation.function(z, torch.tensor([0.25]))


def test_the_table_is_complete():
    assert set(ACTIVATIONS) == set(get_args(ActivationName)) == set(ORACLES)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_values(name: ActivationName):
    torch.testing.assert_close(apply(name, Z), ORACLES[name](Z).detach())


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_gradients_are_those_of_finite_differences(name: ActivationName):
    z = torch.tensor([[-2.1, -0.4, 0.3, 1.7]], dtype=torch.float64, requires_grad=True)
    weights = torch.tensor([[0.3, -1.2, 0.7, 2.0]], dtype=torch.float64)
    slope = torch.tensor([0.25], dtype=torch.float64)

    def scalar(at: Tensor) -> Tensor:
        activation = ACTIVATIONS[name]
        out = activation.function(at) if activation.slope is None else activation.function(at, slope)
        return (out * weights).sum()

    (gradient,) = torch.autograd.grad(scalar(z), z)
    for i in range(4):
        shift = torch.zeros_like(z)
        shift[0, i] = 1e-6
        numeric = (scalar(z + shift) - scalar(z - shift)).item() / 2e-6
        assert gradient[0, i].item() == pytest.approx(numeric, abs=1e-6)


@pytest.mark.parametrize("name", ["step", "sign"])
def test_step_and_sign_have_a_gradient_and_it_is_zero(name: ActivationName):
    z = torch.tensor([-1.0, 0.0, 1.0], requires_grad=True)
    apply(name, z).sum().backward()
    assert z.grad is not None
    assert z.grad.tolist() == [0, 0, 0]


def test_step_of_zero_is_one_and_sign_of_zero_is_zero():
    zero = torch.zeros(1)
    assert apply("step", zero).item() == 1
    assert apply("sign", zero).item() == 0


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name not in ("step", "sign")])
def test_an_overflow_stays_visible(name: ActivationName):
    assert apply(name, torch.tensor([[math.nan, 0.5]]))[0, 0].isnan()


@pytest.mark.parametrize(
    ("midpoint", "names"),
    [
        (0.0, {"tanh", "sign", "linear", "softsign", "sin"}),
        (0.5, {"sigmoid", "relu", "leaky_relu", "softplus", "gaussian", "step", "softmax", "gelu", "silu"}),
    ],
)
def test_midpoints_split_the_targets(midpoint: float, names: set[ActivationName]):
    assert {ACTIVATIONS[name].midpoint for name in names} == {midpoint}
