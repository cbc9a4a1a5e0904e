"""Back-propagation (Rumelhart, Hinton and Williams, 1986): from the first step on, and nothing else."""

from __future__ import annotations

from typing import Literal

from engine.backpropagation import Backpropagation, Settings


class Config(Settings, title="Back-propagation"):
    """Back-propagation with any loss, optimizer and schedule."""

    kind: Literal["backprop"] = "backprop"


class Learner(Backpropagation[Config]):
    """Back-propagation over any network."""
