"""Layers that are trained one by one, without labels, each to say again what it is told: floors of a stack.

What a floor is told is v: for the first the inputs x of the network, which lie in [-1, 1], as (x + 1) / 2; for the
others what the floor below makes of that. A floor keeps, beside the network's own layer, what it takes to go back down,
and a copy of its layer as it was when its training ended. So the stack still draws what it has learned when the network
has been tuned further (Hinton, Osindero and Teh, 2006, §5: the way up and the way down are untied then).

`Restricted` is a restricted Boltzmann machine, trained by contrastive divergence. `Coder` is an auto-encoder.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from engine import contrastive
from engine.contrastive import Machine, Moments
from engine.layer import Run
from engine.layers import dense

RARE: Final = 0.02
"""How far from never and always a visible unit is taken to be when a floor begins."""


class Floor(ABC):
    """One layer of a network together with its way back.

    Args:
        layer: the network's own, which is what is trained.
        first: whether it reads the network's inputs.
    """

    def __init__(self, layer: dense.Layer, *, first: bool) -> None:
        self.layer, self.first = layer, first
        assert layer.bias is not None
        self.inner = layer.bias
        """The biases of the layer."""
        self.weight = torch.zeros_like(layer.weight)
        """[units, inputs]: what the units weighed after the last step."""
        self.hidden = torch.zeros_like(self.inner)
        """[units]: their biases."""
        self.visible = torch.zeros(layer.weight.shape[1])
        """[inputs]: the biases of what is said again."""

    @property
    def tensors(self) -> dict[str, Tensor]:
        """What the floor keeps, by name."""
        return {"weight": self.weight, "hidden": self.hidden, "visible": self.visible}

    @abstractmethod
    def told(self, inputs: Tensor) -> Tensor:
        """What it has to say again [B, inputs], of what the network's layer reads."""

    @abstractmethod
    def up(self, told: Tensor) -> Tensor:
        """What its units make of it [B, units], as they were after the last step."""

    @abstractmethod
    def down(self, units: Tensor) -> Tensor:
        """What it says again [B, inputs]."""

    @abstractmethod
    def begin(self, inputs: Tensor) -> None:
        """Before its first step: from the layer as it is, and the biases of what is said again from all the data."""

    @abstractmethod
    def learn(self, inputs: Tensor, rate: float, turns: int, rng: np.random.Generator) -> bool:
        """One step of a batch [B, inputs]. False: it would not stay finite, and nothing was changed."""

    @torch.no_grad()
    def error(self, inputs: Tensor) -> float:
        """The mean squared difference between what it is told and what it says again."""
        told = self.told(inputs)
        return float((self.down(self.up(told)) - told).square().mean())


class Restricted(Floor):
    """A restricted Boltzmann machine, trained by contrastive divergence (`engine.contrastive` says how it computes).

    The network's sigmoid layer computes p(h = 1 | v). Over x it has the weights W / 2 and the biases c + Σ W / 2, the
    sum over the inputs, since W (x + 1) / 2 + c = (W / 2) x + (c + Σ W / 2).
    """

    @property
    def machine(self) -> Machine:
        """The same numbers, as numpy's."""
        return Machine(self.weight.numpy().T, self.visible.numpy(), self.hidden.numpy())

    def told(self, inputs: Tensor) -> Tensor:
        """Chances: what lies beyond [-1, 1] counts as its end."""
        return ((inputs + 1) / 2).clamp(0, 1) if self.first else inputs

    def up(self, told: Tensor) -> Tensor:
        """p(h = 1 | v)."""
        return torch.from_numpy(contrastive.hidden_of(self.machine, told.numpy()))

    def down(self, units: Tensor) -> Tensor:
        """p(v = 1 | h)."""
        return torch.from_numpy(contrastive.visible_of(self.machine, units.numpy()))

    @torch.no_grad()
    def begin(self, inputs: Tensor) -> None:
        """What is seen often begins likely (Hinton, 2010, §8.1)."""
        self._take()
        self.visible.copy_(torch.logit(self.told(inputs).mean(dim=0), eps=RARE))

    @torch.no_grad()
    def learn(self, inputs: Tensor, rate: float, turns: int, rng: np.random.Generator) -> bool:
        """One step along `divergence`."""
        self._take()
        moves = self.divergence(self.told(inputs), turns, rng)
        held = self.weight, self.visible, self.hidden
        steps = torch.from_numpy(moves.weights.T), torch.from_numpy(moves.visible), torch.from_numpy(moves.hidden)
        if not _moved(held, [tensor + rate * step for tensor, step in zip(held, steps, strict=True)]):
            return False
        self._give()
        return True

    def divergence(self, told: Tensor, turns: int, rng: np.random.Generator) -> Moments:
        """CD-k (Hinton, 2002): the estimate of the gradient of the mean log p(v).

        What the chain ends in counts as chances, not as drawn (Hinton, 2010, §3): a grey pixel is no tossed coin, and
        drawn as one it hides what pixels have in common.

        Args:
            told: v [B, inputs], chances.
            turns: k, how many times the chain goes up and down.
            rng: of the chain's draws.
        """
        machine, seen = self.machine, told.numpy()
        _, dreamt = contrastive.gibbs(machine, seen, turns, rng)
        pairs = zip(contrastive.moments(machine, seen), contrastive.moments(machine, dreamt), strict=True)
        return Moments(*(data - own for data, own in pairs))

    def _take(self) -> None:
        """From the network's layer."""
        weight = self.layer.weight
        self.weight.copy_(2 * weight if self.first else weight)
        self.hidden.copy_(self.inner - weight.sum(dim=1) if self.first else self.inner)

    def _give(self) -> None:
        """To the network's layer."""
        weight = self.weight / 2 if self.first else self.weight
        self.layer.weight.copy_(weight)
        self.inner.copy_(self.hidden + weight.sum(dim=1) if self.first else self.hidden)


class Coder(Floor):
    """An auto-encoder (Bengio, Lamblin, Popovici and Larochelle, 2007): the layer, and a layer that undoes it.

    What lies in [0, 1] it says through sigmoid, and its loss is cross-entropy; anything else it says as it is, and its
    loss is half the squared error. Either is summed over the inputs and averaged over the batch.

    Args:
        layer: the network's own, which is what is trained.
        first: whether it reads the network's inputs.
        chances: whether what it is told lies in [0, 1] (of inputs: in [-1, 1]).
        tied: whether it goes back by the layer's own weights.
    """

    def __init__(self, layer: dense.Layer, *, first: bool, chances: bool, tied: bool) -> None:
        super().__init__(layer, first=first)
        self.chances = chances
        self.back: Tensor | None = None if tied else torch.zeros_like(layer.weight)
        """[units, inputs]: the weights of the way back, where it has its own."""
        self.slope = None if layer.slope is None else torch.zeros_like(layer.slope)

    @property
    def tensors(self) -> dict[str, Tensor]:
        """Also the way back, and the slope of prelu."""
        more = {"back": self.back, "slope": self.slope}
        return super().tensors | {name: tensor for name, tensor in more.items() if tensor is not None}

    def told(self, inputs: Tensor) -> Tensor:
        """As it is, or within [0, 1]."""
        return ((inputs + 1) / 2).clamp(0, 1) if self.first and self.chances else inputs

    def up(self, told: Tensor) -> Tensor:
        """The code."""
        inputs = 2 * told - 1 if self.first and self.chances else told
        logits, function = F.linear(inputs, self.weight, self.hidden), self.layer.activation.function
        return function(logits) if self.slope is None else function(logits, self.slope)

    def down(self, units: Tensor) -> Tensor:
        """What the code stands for."""
        said = units @ (self.weight if self.back is None else self.back) + self.visible
        return torch.sigmoid(said) if self.chances else said

    @torch.no_grad()
    def begin(self, inputs: Tensor) -> None:
        """With its own way back as the layer's weights are."""
        self._take()
        mean = self.told(inputs).mean(dim=0)
        self.visible.copy_(torch.logit(mean, eps=RARE) if self.chances else mean)
        if self.back is not None:
            self.back.copy_(self.weight)

    def loss(self, inputs: Tensor, back: Tensor, visible: Tensor) -> Tensor:
        """The loss over a batch, by the network's layer as it is and a way back."""
        said = self.layer.forward([inputs], Run()) @ back + visible
        told = self.told(inputs)
        if self.chances:
            return F.binary_cross_entropy_with_logits(said, told, reduction="sum") / len(told)
        return (said - told).square().sum() / (2 * len(told))

    def learn(self, inputs: Tensor, rate: float, turns: int, rng: np.random.Generator) -> bool:
        """One step against the gradient."""
        mine = list(self.layer.parameters.values())
        visible = self.visible.clone().requires_grad_()
        back = None if self.back is None else self.back.clone().requires_grad_()
        leaves = [*mine, visible, *([] if back is None else [back])]
        loss = self.loss(inputs, self.layer.weight if back is None else back, visible)
        slopes = torch.autograd.grad(loss, leaves)
        held = [*mine, self.visible, *([] if self.back is None else [self.back])]
        with torch.no_grad():
            went = _moved(held, [leaf - rate * slope for leaf, slope in zip(leaves, slopes, strict=True)])
            self._take()
        return went

    def _take(self) -> None:
        """From the network's layer."""
        self.weight.copy_(self.layer.weight)
        self.hidden.copy_(self.inner)
        if self.slope is not None and self.layer.slope is not None:
            self.slope.copy_(self.layer.slope)


def _moved(held: Sequence[Tensor], reached: Sequence[Tensor]) -> bool:
    """Puts numbers in their places, where all of them are finite; whether it did."""
    if not all(bool(tensor.isfinite().all()) for tensor in reached):
        return False
    for tensor, numbers in zip(held, reached, strict=True):
        tensor.copy_(numbers)
    return True
