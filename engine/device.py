"""Training on a GPU, where there is one and a step is long enough for it: a twin of the network takes the steps there.

The learner's own network stays on the processor and is what everything reads. When a slice of steps begins, all that a
step changes is copied to the twin; when it ends, back. What is drawn is drawn on the processor, so that the order of
the points and the masks of dropout are the same with a GPU and without; sums are rounded differently.

Nothing here touches CUDA before a learner is built that needs it: workers are forked, and CUDA does not survive that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import torch

from engine.network import Network
from engine.step import State, Step

WORTH: Final = 20_000_000
"""Multiplications of a forward pass over a batch from which on a GPU is used: a processor's core then needs several
milliseconds for a step, and starting a step's operations on a GPU one or two. Estimated, not measured."""


def choose(work: int, available: Callable[[], bool] = torch.cuda.is_available) -> torch.device | None:
    """Where the steps are taken; None: where the network is. Whether there is a GPU is only asked where it matters.

    Args:
        work: multiplications of a forward pass over a batch.
        available: whether there is a GPU.
    """
    return torch.device("cuda") if work >= WORTH and available() else None


class Twin:
    """What a step reads and changes, on another device.

    Args:
        home: the network on the processor.
        fresh: another like it, which becomes the twin's.
        memory: what the optimizer remembers, on the processor.
        step: the learner's own.
        device: where the twin is to be.
    """

    def __init__(self, home: Network, fresh: Network, memory: State, step: Step, device: torch.device) -> None:
        self.network = fresh
        fresh.move(device)
        self.memory: State = {name: tensor.to(device, copy=True) for name, tensor in memory.items()}
        self.step = Step(fresh.grad, rate=0.0, count=0, decay=step.decay.to(device))
        self._home = step
        self._pairs = [(home.flat, fresh.flat)]
        self._pairs += [(memory[name], there) for name, there in self.memory.items()]
        self._pairs += [(home.buffers[name], there) for name, there in fresh.buffers.items()]

    @torch.no_grad()
    def leave(self) -> None:
        """From the processor to the device."""
        self.step.count = self._home.count
        for here, there in self._pairs:
            there.copy_(here)

    @torch.no_grad()
    def come_back(self) -> None:
        """From the device to the processor: all of it, or nothing where the device fails."""
        arrived = [there.cpu() for _, there in self._pairs]
        for (here, _), numbers in zip(self._pairs, arrived, strict=True):
            here.copy_(numbers)
        self._home.count = self.step.count
