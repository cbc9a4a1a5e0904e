"""Seeds derived from the experiment's one seed, so that every draw has its own stream and none is global.

``derive(7, "data")`` and ``derive(7, "init", 0)`` have nothing to do with one another, and neither changes when some
other part of the program draws more or less.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch


def derive(seed: int, *purpose: str | int) -> int:
    """A seed of 63 bits for one purpose, the same on every machine."""
    digest = hashlib.blake2b(repr((seed, *purpose)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


def numpy_generator(seed: int, *purpose: str | int) -> np.random.Generator:
    """A numpy generator (PCG64) for one purpose."""
    return np.random.Generator(np.random.PCG64(derive(seed, *purpose)))


def torch_generator(seed: int, *purpose: str | int) -> torch.Generator:
    """A torch generator on the processor for one purpose."""
    import torch  # here, so that drawing data needs numpy alone

    return torch.Generator().manual_seed(derive(seed, *purpose))
