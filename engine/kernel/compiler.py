"""Numba, kept in one place: how a Python function becomes machine code, and where that code is kept.

Importing this module imports Numba, which takes a third of a second: only modules that hold compiled code do.

Arithmetic is IEEE single precision as written, with two freedoms. A product and a sum may be one instruction. Where
`reorder` says so, sums may be taken in another order, which lets them be taken eight or sixteen at a time. The compiler
may never assume that no number is infinite or undefined: divergence has to be noticed.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import numba

from engine.kernel import cache

Function = TypeVar("Function", bound=Callable[..., object])

FOLDER = cache.use(numba.config, numba.__version__)


def part(*, reorder: bool = False) -> Callable[[Function], Function]:
    """Decorates a function that other compiled functions call, and that is copied into each of them.

    Were it merely called, a process that compiles would call one copy, and one that loads what was compiled another,
    optimised apart: the same run would round differently in the two.
    """
    decorate = numba.njit(error_model="numpy", fastmath=_freedoms(reorder), forceinline=True)
    return cast("Callable[[Function], Function]", decorate)


def entry(signature: str) -> Callable[[Function], Function]:
    """Decorates a function that Python calls. It is compiled, or loaded from the disk, as soon as it is defined."""
    decorate = numba.njit(signature, error_model="numpy", fastmath=_freedoms(False), cache=FOLDER is not None)
    return cast("Callable[[Function], Function]", decorate)


def _freedoms(reorder: bool) -> set[str]:
    return {"contract", "reassoc", "nsz"} if reorder else {"contract"}
