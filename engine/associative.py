"""Associative memories: pictures as valleys of an energy, into which a state of many units falls.

N units, P pictures of ±1. A state is f64 [N]; each unit is pulled somewhere by all others, and giving way to the pull
one unit at a time never raises the energy. Binary memories pull with a field h, and a unit goes to sign(h); where h is
0 it stays.

  weighted   E = −½ sᵀWs and h = Ws, W symmetric without self-connections (Hopfield, 1982), by one of three rules
  dense      E = −½N Σ F(ξ·s / N), F(x) = xⁿ above 0 (Krotov and Hopfield, 2016)
  softmax    E = ½sᵀs − lse(β, Xs) + ln(P)/β + ½N, and a unit goes to its part of Xᵀ softmax(βXs)
             (Ramsauer and others, 2020); its states lie in [−1, 1]
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rule = Literal["hebbian", "storkey", "pseudo_inverse", "dense", "softmax"]
ALIKE: Final = 0.9
"""An overlap from which on a state is a picture with a few wrong pixels."""
LEAST: Final = 1e-9
"""A field that is weaker counts as none: it may be a rounding error."""


class Memory(ABC):
    """Pictures that pull at a state.

    Args:
        units: N.
    """

    def __init__(self, units: int) -> None:
        self.units = units
        self.pictures: Floats = np.empty((0, units))
        """[P, N]: those stored so far."""

    def store(self, picture: Floats) -> None:
        """Takes in one more picture [N] of ±1."""
        self.pictures = np.concatenate((self.pictures, picture[None]))

    @property
    def weights(self) -> Floats | None:
        """[N, N], where it is by weights that it remembers."""
        return None

    @abstractmethod
    def field(self, state: Floats) -> Floats:
        """What pulls at every unit, [N]."""

    @abstractmethod
    def energies(self, states: Floats) -> Floats:
        """Of states [M, N], as [M]."""

    def energy(self, state: Floats) -> float:
        """Of a state."""
        return float(self.energies(state[None])[0])

    def goal(self, state: Floats) -> Floats:
        """Where every unit would go, were it its turn, [N]."""
        return _towards(state, self.field(state))

    @abstractmethod
    def relax(self, state: Floats, order: NDArray[np.int64]) -> int:
        """Lets one unit after another give way, in place; how many changed."""

    def shares(self, state: Floats) -> Floats:
        """How much each picture pulls, [P], where that is said; empty otherwise."""
        return np.empty(0)


class Weighted(Memory):
    """A matrix of weights, by a rule that takes in one picture after the other."""

    def __init__(self, units: int, rule: Rule) -> None:
        super().__init__(units)
        self._rule = rule
        self._weights = np.zeros((units, units))
        self._projection = np.zeros((units, units)) if rule == "pseudo_inverse" else None

    @property
    def weights(self) -> Floats:
        """Symmetric, without self-connections."""
        return self._weights

    def store(self, picture: Floats) -> None:
        """Adds to the weights, by the rule."""
        super().store(picture)
        if self._projection is not None:
            self._project(self._projection, picture)
            self._weights[...] = self._projection
        elif self._rule == "storkey":
            self._weights += storkey(self._weights, picture)
        else:
            self._weights += np.outer(picture, picture) / self.units
        np.fill_diagonal(self._weights, 0)

    def _project(self, projection: Floats, picture: Floats) -> None:
        """Makes the projection (Personnaz and others, 1986) one onto the span of this picture too."""
        rest = picture - projection @ picture
        rest -= projection @ rest
        length = float(rest @ rest)
        if length > LEAST * self.units:
            projection += np.outer(rest, rest) / length

    def field(self, state: Floats) -> Floats:
        """h = Ws."""
        field: Floats = self._weights @ state
        return field

    def energies(self, states: Floats) -> Floats:
        """−½ sᵀWs."""
        found: Floats = -0.5 * ((states @ self._weights) * states).sum(axis=1)
        return found

    def relax(self, state: Floats, order: NDArray[np.int64]) -> int:
        """Keeps the fields up to date as units change."""
        field, changed = self.field(state), 0
        for unit in order:
            value = 1.0 if field[unit] > 0 else -1.0
            if abs(field[unit]) > LEAST and value != state[unit]:
                field += self._weights[unit] * (value - state[unit])
                state[unit] = value
                changed += 1
        return changed


class Dense(Memory):
    """Every picture pulls with a power of its overlap, so that near ones pull far more than all others.

    Args:
        units: N.
        power: n of F(x) = xⁿ above 0.
    """

    def __init__(self, units: int, power: int) -> None:
        super().__init__(units)
        self.power = power

    def field(self, state: Floats) -> Floats:
        """Half of what a unit's being 1 and not −1 lowers the energy by."""
        ink = self.pictures / self.units
        rest = (ink @ state)[:, None] - ink * state
        field: Floats = self.units / 4 * (self._steep(rest + ink) - self._steep(rest - ink)).sum(axis=0)
        return field

    def energies(self, states: Floats) -> Floats:
        """−½N Σ F."""
        found: Floats = -self.units / 2 * self._steep(states @ self.pictures.T / self.units).sum(axis=1)
        return found

    def relax(self, state: Floats, order: NDArray[np.int64]) -> int:
        """Keeps the overlaps up to date as units change."""
        ink, changed = np.ascontiguousarray(self.pictures.T / self.units), 0
        overlaps = state @ ink
        for unit in order:
            rest = overlaps - ink[unit] * state[unit]
            field = float((self._steep(rest + ink[unit]) - self._steep(rest - ink[unit])).sum())
            value = 1.0 if field > 0 else -1.0
            if abs(field) * self.units / 4 > LEAST and value != state[unit]:
                overlaps += ink[unit] * (value - state[unit])
                state[unit] = value
                changed += 1
        return changed

    def _steep(self, overlaps: Floats) -> Floats:
        base: Floats = np.maximum(overlaps, 0)
        found = base.copy()
        for _ in range(self.power - 1):  # quicker than a power
            found *= base
        return found


class Softmax(Memory):
    """A unit goes to the mean of the pictures, each by its share: softmax of β times its overlap.

    Args:
        units: N.
        beta: β, how much the nearest picture stands out.
    """

    def __init__(self, units: int, beta: float) -> None:
        super().__init__(units)
        self.beta = beta

    def shares(self, state: Floats) -> Floats:
        """softmax(βXs)."""
        return _softmax(self.beta * (self.pictures @ state))

    def field(self, state: Floats) -> Floats:
        """Xᵀ softmax(βXs)."""
        return self.shares(state) @ self.pictures

    def goal(self, state: Floats) -> Floats:
        """The field itself."""
        return self.field(state)

    def energies(self, states: Floats) -> Floats:
        """Never below 0."""
        found: Floats = (states**2).sum(axis=1) / 2
        if not len(self.pictures):
            return found
        logits = self.beta * (states @ self.pictures.T)
        most = logits.max(axis=1)
        total = most + np.log(np.exp(logits - most[:, None]).sum(axis=1))
        found += (np.log(len(self.pictures)) - total) / self.beta + self.units / 2
        return found

    def relax(self, state: Floats, order: NDArray[np.int64]) -> int:
        """Keeps the overlaps up to date as units change."""
        ink, changed = np.ascontiguousarray(self.pictures.T), 0
        overlaps = state @ ink
        for unit in order:
            value = float(ink[unit] @ _softmax(self.beta * overlaps))
            overlaps += ink[unit] * (value - state[unit])
            changed += abs(value - state[unit]) > LEAST
            state[unit] = value
        return changed


def memory(rule: Rule, units: int, power: int, beta: float) -> Memory:
    """An empty one."""
    if rule == "dense":
        return Dense(units, power)
    return Softmax(units, beta) if rule == "softmax" else Weighted(units, rule)


def storkey(weights: Floats, picture: Floats) -> Floats:
    """What the rule of Storkey (1997) adds to the weights [N, N] for a picture [N].

    Δw_ij = (ξ_i ξ_j − ξ_i h_ji − h_ij ξ_j) / N with h_ij = Σ w_ik ξ_k over all k but i and j.
    """
    field = weights @ picture
    across = np.outer(picture, field)
    added: Floats = (np.outer(picture, picture) - (across + across.T) + 2 * weights) / len(picture)
    return added


def overlaps(pictures: Floats, state: Floats) -> Floats:
    """ξ·s / N of every picture [P]: 1 where they are equal, −1 where one is the other's negative."""
    found: Floats = pictures @ state / max(1, len(state))
    return found


def _towards(state: Floats, field: Floats) -> Floats:
    return np.where(np.abs(field) > LEAST, np.sign(field), state)


def _softmax(logits: Floats) -> Floats:
    weights = np.exp(logits - logits.max(initial=-np.inf))
    found: Floats = weights / weights.sum() if len(weights) else weights
    return found


Kind = Literal["memory", "negative", "flawed", "mixture", "spurious"]


class Likeness(NamedTuple):
    """What a state of ±1 is like."""

    kind: Kind
    """A stored picture, one's negative, either with a few wrong pixels, what three of them say together, or none."""
    nearest: int
    """The picture it is most like, either way round; −1: there are none."""
    overlap: float
    """With that one."""


def likeness(pictures: Floats, state: Floats) -> Likeness:
    """Compares a state of ±1 [N] with the pictures [P, N], and with majorities of three (Amit and others, 1985)."""
    found = overlaps(pictures, state)
    if not len(found):
        return Likeness("spurious", -1, 0.0)
    nearest = int(np.abs(found).argmax())
    overlap = float(found[nearest])
    if abs(overlap) == 1:
        return Likeness("memory" if overlap > 0 else "negative", nearest, overlap)
    three = np.argsort(-np.abs(found), kind="stable")[:3]
    majority = np.sign(np.sign(found[three]) @ pictures[three])
    if len(three) == 3 and np.array_equal(majority, state):
        return Likeness("mixture", nearest, overlap)
    return Likeness("flawed" if abs(overlap) >= ALIKE else "spurious", nearest, overlap)
