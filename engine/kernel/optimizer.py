"""A learner's optimizer, compiled: clipping, penalties and the step itself in one call."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.kernel.loading import compiled
from engine.kernel.tables import OPTIMIZERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from engine.network import Network


class Optimizer:
    """Moves the network's flat vector by its gradient, and changes the optimizer's own state, in place.

    Args:
        network: the network, of any kind.
        config: the settings of back-propagation.
        decay: f32 [P], 1 where L1, L2 and weight decay apply.
        memory: the optimizer's state.
    """

    def __init__(self, network: Network, config: Any, decay: Tensor, memory: Mapping[str, Tensor]) -> None:
        self._apply = compiled("apply").apply
        rule = OPTIMIZERS[config.optimizer.kind]
        self.rule = rule.code
        self.flat, self.grad, self.decay = network.flat.numpy(), network.grad.numpy(), decay.numpy()
        states = [memory[name].numpy() for name in rule.memory]
        self.first, self.second = [*states, *[np.empty(0, np.float32)] * 2][:2]
        self.tune(config)

    def tune(self, config: Any) -> None:
        """Goes on with other live settings."""
        rule = OPTIMIZERS[config.optimizer.kind]
        limits = [math.inf if limit is None else limit for limit in (config.clip_value, config.clip_norm)]
        own = [getattr(config.optimizer, name) for name in rule.settings]
        padding = [0.0] * (3 - len(own))
        self.settings = np.array([config.l1, config.l2, *limits, rule.epsilon, *own, *padding])

    def step(self, rate: float, count: int) -> None:
        """Takes one step; `count` is 1 at the first."""
        self._apply(self.rule, self.settings, self.flat, self.grad, self.decay, self.first, self.second, rate, count)
