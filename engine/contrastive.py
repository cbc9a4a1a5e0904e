"""Restricted Boltzmann machines (Smolensky, 1986; Hinton, 2002): hidden units linked with visible ones alone.

Units are 0 or 1:

    E(v, h) = −a·v − b·h − v·W·h        p(v, h) = exp(−E(v, h)) / Z

Given one sort, the units of the other are independent, so both conditional distributions are products.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


class Machine(NamedTuple):
    """The numbers of a machine."""

    weights: Array
    """f32 [v, h]"""
    visible: Array
    """f32 [v], a: the biases of the visible units."""
    hidden: Array
    """f32 [h], b: the biases of the hidden units."""


class Moments(NamedTuple):
    """What the gradient of the likelihood is made of: means over examples."""

    weights: Array
    """f32 [v, h]: of v·h."""
    visible: Array
    """f32 [v]: of v."""
    hidden: Array
    """f32 [h]: of h."""


def sigmoid(x: Array) -> Array:
    """1 / (1 + e⁻ˣ), without overflow."""
    chances: Array = 0.5 + 0.5 * np.tanh(0.5 * x)
    return chances


def softplus(x: Array) -> Array:
    """log(1 + eˣ), without overflow."""
    high: Array = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return high


def hidden_of(machine: Machine, visible: Array) -> Array:
    """p(h = 1 | v), f32 [n, h], for v [n, v]."""
    return sigmoid(visible @ machine.weights + machine.hidden)


def visible_of(machine: Machine, hidden: Array) -> Array:
    """p(v = 1 | h), f32 [n, v], for h [n, h]."""
    return sigmoid(hidden @ machine.weights.T + machine.visible)


def drawn(chances: Array, rng: np.random.Generator) -> Array:
    """0 or 1 for every chance, f32."""
    return (rng.random(chances.shape, np.float32) < chances).astype(np.float32)


def gibbs(machine: Machine, visible: Array, sweeps: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Alternating Gibbs sampling, hidden units first.

    Args:
        machine: what is sampled from.
        visible: [n, v], where n chains begin.
        sweeps: how often both sorts are drawn, at least once.
        rng: what draws.

    Returns:
        The visible units [n, v] as drawn at the end, and the chances p(v | h) they were drawn with.
    """
    for _ in range(sweeps):
        chances = visible_of(machine, drawn(hidden_of(machine, visible), rng))
        visible = drawn(chances, rng)
    return visible, chances


def moments(machine: Machine, visible: Array) -> Moments:
    """Means over examples v [n, v], the hidden units at their chances."""
    hidden = hidden_of(machine, visible)
    together: Array = (visible.T @ hidden / len(visible)).astype(np.float32)
    return Moments(together, visible.mean(0), hidden.mean(0))


def free_energy(machine: Machine, visible: Array) -> Array:
    """F(v) = −a·v − Σ log(1 + exp(b + v·W)), f32 [n]; p(v) = exp(−F(v)) / Z."""
    energy: Array = -visible @ machine.visible - softplus(visible @ machine.weights + machine.hidden).sum(1)
    return energy
