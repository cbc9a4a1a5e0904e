"""What is kept of recalls: the film of the one under way, and where the ones before ended.

Both live in arrays that belong to a learner, so that its snapshots carry them.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]
PICTURES: Final = 16
"""Of a film."""
ENDS: Final = 64
"""Different ends that are kept."""


def film(units: int) -> Arrays:
    """Room for the film of a recall: its pictures, after how many updates, and at which energy."""
    return {
        "film": np.zeros((PICTURES, units), np.uint8),
        "film_at": np.zeros(PICTURES, np.int32),
        "film_energy": np.zeros(PICTURES, np.float32),
        "frames": np.array([0, 1], np.int32),
    }


def expose(arrays: Arrays, state: NDArray[Any], changes: int, updates: int, energy: float) -> None:
    """Takes another picture of a state [N] in [−1, 1].

    Where the film is full every second one goes, and from then on fewer are taken.

    Args:
        arrays: of `film`.
        state: to be taken.
        changes: how many units have changed since the beginning, by which pictures are spaced; 0 begins a new film.
        updates: how often units have been updated.
        energy: of the state.
    """
    frames = arrays["frames"]
    if not changes:
        frames[...] = 0, 1
    if changes < frames[0] * frames[1]:
        return
    if frames[0] == PICTURES:
        frames[...] = PICTURES // 2, 2 * frames[1]
        for name in ("film", "film_at", "film_energy"):
            arrays[name][: PICTURES // 2] = arrays[name][::2].copy()
        if changes < frames[0] * frames[1]:
            return
    here = int(frames[0])
    arrays["film"][here] = np.rint((state + 1) * 127.5)
    arrays["film_at"][here], arrays["film_energy"][here] = updates, energy
    frames[0] += 1


def ends(units: int) -> Arrays:
    """Room for the ends of recalls.

    Their pixels as bits; how often each came up, and whether it was at rest; how many recalls there were, and how many
    of them began with a stored picture; the mean overlap with it at the end.
    """
    return {
        "ends": np.zeros((ENDS, -(-units // 8)), np.uint8),
        "tally": np.zeros((ENDS, 2), np.int32),
        "trials": np.zeros(2, np.int32),
        "recalled": np.zeros(1, np.float32),
    }


def count(arrays: Arrays, state: NDArray[Any], *, rests: bool, overlap: float | None) -> None:
    """A recall has ended.

    Args:
        arrays: of `ends`.
        state: [N], where it ended.
        rests: whether no unit wants to change there.
        overlap: with the stored picture it began from; None: it began from none.
    """
    trials, tally, known = arrays["trials"], arrays["tally"], different(arrays)
    trials[0] += 1
    if overlap is not None:
        trials[1] += 1
        arrays["recalled"] += (overlap - arrays["recalled"]) / trials[1]
    end = np.packbits(state > 0)
    same = np.flatnonzero((arrays["ends"][:known] == end).all(axis=1) & (tally[:known, 1] == rests))
    if len(same):
        tally[same[0], 0] += 1
    elif known < ENDS:
        arrays["ends"][known] = end
        tally[known] = 1, rests


def different(arrays: Arrays) -> int:
    """How many different ends are kept."""
    return int((arrays["tally"][:, 0] > 0).sum())


def forget(arrays: Arrays) -> None:
    """No recall has ended."""
    for name in ("ends", "tally", "trials", "recalled"):
        arrays[name][...] = 0
