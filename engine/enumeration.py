"""A small Boltzmann machine with any links, exactly: every state of its units is gone through (Ackley et al., 1985).

    E(s) = −b·s − Σ_{i<j} w_ij s_i s_j        p(s) = exp(−E(s) / T) / Z        s_i = 0 or 1

States are numbered: unit i is bit i, the visible units are the first.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
MOST: Final = 16
"""Units whose states are all gone through."""


def energies(weights: Doubles, biases: Doubles) -> Doubles:
    """E of every state, f64 [2ⁿ], for symmetric weights [n, n] without a diagonal and biases [n]."""
    energy = np.zeros(1)
    for unit, bias in enumerate(biases):
        pull = np.full(1, bias)
        for other in range(unit):
            pull = np.concatenate([pull, pull + weights[unit, other]])
        energy = np.concatenate([energy, energy - pull])
    return energy


def distribution(energy: Doubles, temperature: float) -> Doubles:
    """p of every state, f64 [2ⁿ], from its energy."""
    chances = np.exp((energy.min() - energy) / temperature)
    whole: Doubles = chances / chances.sum()
    return whole


def marginal(chances: Doubles, visible: int) -> Doubles:
    """p(v), f64 [2ᵛ], of the first units."""
    summed: Doubles = chances.reshape(-1, 2**visible).sum(0)
    return summed


def clamped(chances: Doubles, data: Doubles) -> Doubles:
    """The distribution of all units f64 [2ⁿ] while the visible ones are held at data that occurs with chances [2ᵛ]."""
    joint = chances.reshape(-1, len(data))
    own = joint.sum(0)
    held: Doubles = (joint * np.divide(data, own, out=np.zeros_like(data), where=own > 0)).ravel()
    return held


def moments(chances: Doubles, units: int) -> Doubles:
    """⟨s_i s_j⟩ f64 [n, n]; ⟨s_i⟩ on the diagonal."""
    means = np.zeros((units, units))
    for unit in reversed(range(units)):
        on, off = chances[2**unit :], chances[: 2**unit]
        means[unit, unit] = on.sum()
        means[unit, :unit] = means[:unit, unit] = _means(on, unit)
        chances = on + off
    return means


def _means(chances: Doubles, units: int) -> Doubles:
    """Sums of chances [2ⁿ] over the states in which each unit is on, f64 [n]."""
    means = np.zeros(units)
    for unit in reversed(range(units)):
        means[unit] = chances[2**unit :].sum()
        chances = chances[: 2**unit] + chances[2**unit :]
    return means


def bits(units: int) -> NDArray[np.uint8]:
    """All states, u1 [2ⁿ, n]."""
    return (np.arange(2**units)[:, None] >> np.arange(units) & 1).astype(np.uint8)


def numbers(rows: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The number of each state [k, n], i64 [k]."""
    found: NDArray[np.int64] = rows.astype(np.int64) @ (1 << np.arange(rows.shape[1], dtype=np.int64))
    return found


def divergence(data: Doubles, model: Doubles) -> float:
    """Kullback–Leibler divergence of a model from data, Σ p log(p / q), in nats."""
    there = data > 0
    return float((data[there] * np.log(data[there] / np.maximum(model[there], 1e-300))).sum())
