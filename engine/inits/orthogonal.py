"""Orthogonal: a random rotation, so no direction is stretched more than another (Saxe et al., 2014)."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor

from engine.base import InitConfig


class Config(InitConfig, title="Orthogonal"):
    """A random rotation, times the scale: rows, or columns where there are fewer, are orthonormal."""

    kind: Literal["orthogonal"] = "orthogonal"


def fill(config: Config, weight: Tensor, generator: torch.Generator) -> None:
    """Sets weight [units, inputs] to scale · Q, with Q drawn evenly from the orthonormal matrices of that shape."""
    units, inputs = weight.shape
    drawn = torch.empty(units, inputs).normal_(generator=generator)
    q, r = torch.linalg.qr(drawn if units >= inputs else drawn.t())
    q = q * torch.sign(torch.diagonal(r))  # without this the draw is not even: Mezzadri (2007)
    weight.copy_(q if units >= inputs else q.t()).mul_(config.scale)
