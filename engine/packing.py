"""Many arrays packed for a frame at once, by compiled code: what `engine.frame` does one by one."""

import functools
from collections.abc import Sequence
from itertools import accumulate, pairwise
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from engine.frame import Quantised, Scaled

Array = NDArray[np.float32]


def quantised(stages: Sequence[Array]) -> list[Quantised]:
    """Stages f32 [k, n], with k of their own and the same n, as bytes, each between bounds of its own.

    What is beyond ±1e30 counts as that, and NaN as 0.
    """
    values = np.concatenate(stages)
    rows = [0, *accumulate(map(len, stages))]
    codes = np.empty(values.shape, np.uint8)
    bounds = _compiled().quantise_stages(values, np.array(rows), codes).tolist()
    return [Quantised(codes[start:stop], *ends) for (start, stop), ends in zip(pairwise(rows), bounds, strict=True)]


def halved(stages: Sequence[Array], cuts: Sequence[int]) -> list[list[tuple[Scaled, float]]]:
    """Stages f32 [k, n], with k of their own and the same n, as halves, cut into stretches of columns.

    Args:
        stages: their numbers; what is beyond ±1e30 counts as that, and NaN as 0.
        cuts: where columns are cut, from 0 to n.

    Returns:
        For every stage and stretch its halves [columns, k], and the largest magnitude, which is their scale unless 0.
    """
    values = np.concatenate(stages)
    rows = [0, *accumulate(map(len, stages))]
    count = values.shape[1]
    halves = np.empty(values.size, "<f2")
    largest = _compiled().halve_stages(values, np.array(rows), np.array(cuts), halves.view(np.uint16)).tolist()
    found = []
    for (first, last), sizes in zip(pairwise(rows), largest, strict=True):
        stage = halves[first * count : last * count].reshape(count, last - first)
        found.append(
            [(Scaled(stage[a:b], size or 1.0), size) for (a, b), size in zip(pairwise(cuts), sizes, strict=True)]
        )
    return found


@functools.cache
def _compiled() -> ModuleType:
    """Compiled, or loaded, when it is first needed."""
    from engine.kernel import packing

    return packing
