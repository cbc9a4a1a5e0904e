"""A learner's network on the compiled path."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.kernel.loading import compiled
from engine.kernel.tables import ACTIVATIONS, LOSSES, MARGIN
from engine.registry import load

if TYPE_CHECKING:
    from torch import Tensor

    from engine.kernel.optimizer import Optimizer
    from engine.network import Network


class Score(NamedTuple):
    """How good a network is over all of its data."""

    loss_train: float
    loss_test: float
    right_train: float
    """How many training points are classified rightly; 0 in a regression."""
    right_test: float


class Kernel:
    """A chain of dense layers that trains in place: in the network's flat vector and the optimizer's own state.

    It keeps no number of its own from step to step, so whatever else changes those changes what it computes.

    Args:
        network: the network, a chain.
        config: the settings of back-propagation.
        points: the inputs [n, F], those to train on first, and what the loss wants of them.
        labels: the classes i64 [n]; None in a regression.
        order: i64 [n_train], the order of the epoch, which its owner fills in.
        optimizer: how a gradient becomes a step.
    """

    def __init__(
        self,
        network: Network,
        config: Any,
        points: tuple[Tensor, Tensor],
        labels: Tensor | None,
        order: Tensor,
        optimizer: Optimizer,
    ) -> None:
        from engine.kernel.room import BLOCK, padded

        self._train, self._measure = compiled("train").train, compiled("measure").measure
        inputs, targets = points
        classes = targets.dim() == 1
        self._layers = _layers(network, inputs.shape[1])
        self._loss = MARGIN if config.loss == "hinge" and classes else LOSSES[config.loss]
        self._fused = load("engine.losses")[config.loss].FUSED
        self._split = 0.0 if self._fused else network.output_midpoint
        self._optimizer, self._batch = optimizer, config.batch
        self._inputs = np.ascontiguousarray(inputs.numpy().T)
        self._wanted = np.empty((0, 0), np.float32) if classes else np.ascontiguousarray(targets.numpy().T)
        self._labels = np.empty(0, np.int64) if labels is None else labels.numpy()
        self._order, self._everyone = order.numpy(), np.arange(len(inputs))
        rows = inputs.shape[1] + sum(math.prod(node.output_shape) for node in network.nodes)
        columns = padded(max(BLOCK, min(config.batch, len(order))))
        self._room = np.zeros((3, rows * columns), np.float32)
        self._result = np.zeros(4)
        self._pace = math.inf
        """Seconds a step took in the last call."""

    def train(self, place: int, steps: int, count: int, rate: float, deadline: float | None = None) -> tuple[int, bool]:
        """Takes steps within an epoch: one, then as many a call as fit before the deadline at the pace so far.

        Args:
            place: the number of the first batch, within the epoch.
            steps: how many at most, and the epoch has as many left.
            count: how many steps the optimizer has taken before.
            rate: the learning rate.
            deadline: a time of `time.perf_counter`; None: none.

        Returns:
            How many it took, and whether the loss of the next one overflowed.
        """
        taken, now = 0, time.perf_counter()
        while taken < steps and (not taken or deadline is None or now < deadline):
            fitting = math.inf if deadline is None else (deadline - now) / self._pace
            most = max(1, int(min(steps - taken, fitting)))
            done = self._call(place + taken, most, count + taken, rate)
            taken, before, now = taken + done, now, time.perf_counter()
            if done < most:
                return taken, True
            self._pace = (now - before) / done
        return taken, False

    def _call(self, place: int, steps: int, count: int, rate: float) -> int:
        """Takes steps, fewer than `steps` if the loss overflows; how many it took."""
        optimizer = self._optimizer
        taken: int = self._train(
            self._layers,
            self._loss,
            self._fused,
            optimizer.rule,
            optimizer.settings,
            optimizer.flat,
            optimizer.grad,
            optimizer.decay,
            optimizer.first,
            optimizer.second,
            self._room,
            self._inputs,
            self._wanted,
            self._labels,
            self._order,
            self._batch,
            place,
            steps,
            count,
            rate,
        )
        return taken

    def score(self) -> Score:
        """Losses and accuracies over all points."""
        self._measure(
            self._layers,
            self._loss,
            self._fused,
            self._split,
            self._optimizer.flat,
            self._room,
            self._inputs,
            self._wanted,
            self._labels,
            self._everyone,
            len(self._order),
            self._result,
        )
        return Score(*self._result.tolist())


def _layers(network: Network, inputs: int) -> NDArray[np.int64]:
    """A row a layer, in the columns of `engine.kernel.passes`."""
    places = {(slot.layer, slot.name): slot.offset for slot in network.slots}
    rows, width, below, row = [], inputs, 0, inputs
    for node in network.nodes:
        units = node.output_shape[0]
        weight, bias, slope = (places.get((node.id, name), -1) for name in ("weight", "bias", "slope"))
        code = ACTIVATIONS[node.config.output_activation()]
        rows.append([width, units, code, below, row, weight, bias, slope, not node.config.trains()])
        width, below, row = units, row, row + units
    return np.array(rows, np.int64)
