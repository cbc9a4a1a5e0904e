"""The energy of a Hopfield network as a landscape.

Of up to 12 units: of every state there is. Half of the units choose the row and half the column, in the order of a Gray
code, so that a step from a field to the next is one unit that changes. Of more: along the ways from the state to the
nearest stored pictures, one unit after the other.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine import frame
from engine.associative import LEAST, Floats, overlaps
from engine.base import Frozen
from engine.learners import hopfield
from engine.payload import Bytes, Ints, Packed
from engine.payload import Floats as Numbers

READS = hopfield.Learner
FEW = 12
"""Units of which all states are shown."""
MINIMA = 64
WAYS = 4
STOPS = 17


class Options(Frozen):
    """Nothing to choose."""


class HopfieldMap(Packed):
    """The energy of all states of few units, [r, c]."""

    energies: Bytes = Field(description="[r, c]")
    basins: Bytes = Field(description="[r, c]: which minimum one reaches by the steepest way down; 255: none.")
    minima: Ints = Field(description="[m, 2]: row and column, the deepest first; 64 at most.")
    pictures: Bytes = Field(description="[m, h, w]: 1 ink, 0 paper.")
    here: list[int] = Field(description="Row and column of the state.")
    path: Ints = Field(description="[f, 2]: row and column of the film's pictures.")
    stored: Ints = Field(description="[p, 2]: row and column of the stored pictures.")


class HopfieldWays(Packed):
    """The energy on the ways from the state to stored pictures, the nearest first."""

    memories: Ints = Field(description="[k]: which pictures.")
    units: Ints = Field(description="[k, 17]: how many units have changed.")
    energies: Numbers = Field(description="[k, 17]")


class Payload(Packed):
    """One of the two, as there are few units or many."""

    map: HopfieldMap | None
    ways: HopfieldWays | None


class Survey(NamedTuple):
    """What is known of all 2ᴺ states."""

    energies: Floats
    lowest: NDArray[np.int64]
    """Where the steepest way down from each ends."""
    minima: NDArray[np.int64]
    """Where such ways end, the deepest first; 64 at most."""


def read(learner: hopfield.Learner, options: Options) -> dict[str, Any]:
    """`map` of all states, or `ways` through them."""
    if learner.units <= FEW:
        return {"map": _map(learner), "ways": None}
    return {"map": None, "ways": _ways(learner)}


def _map(learner: hopfield.Learner) -> dict[str, Any]:
    units, config = learner.units, learner.config
    key = len(learner.memory.pictures), config.power, config.beta
    held: dict[Any, Survey] = learner.memo.lasting("hopfield_landscape", dict)
    if key not in held:
        held.clear()
        held[key] = _survey(learner)
    energies, lowest, minima = held[key]
    wide = -(-units // 2)
    grid = np.argsort(_gray(np.arange(2**units), wide))
    film = learner.passing["film"][: int(learner.passing["frames"][0])] > 127
    place = np.full(2**units, 255, np.uint8)
    place[minima] = np.arange(len(minima))
    return {
        "energies": frame.quantise(energies[grid].reshape(-1, 2**wide)),
        "basins": place[lowest][grid].reshape(-1, 2**wide),
        "minima": _places(_bits(minima, units), wide),
        "pictures": _bits(minima, units).reshape(len(minima), *(learner.data.picture or (1, units))),
        "here": _places((learner.values > 0)[None], wide)[0].tolist(),
        "path": _places(film, wide),
        "stored": _places(learner.memory.pictures > 0, wide),
    }


def _survey(learner: hopfield.Learner) -> Survey:
    """All states, each looked at from those beside it."""
    codes = np.arange(2**learner.units)
    energies = learner.memory.energies(_bits(codes, learner.units).astype(np.float64) * 2 - 1)
    beside = codes[:, None] ^ (1 << np.arange(learner.units))
    best = beside[codes, energies[beside].argmin(axis=1)]
    down = np.where(energies[best] < energies - LEAST, best, codes)
    while not np.array_equal(down, down[down]):
        down = down[down]
    ends = np.unique(down)
    return Survey(energies, down, ends[np.argsort(energies[ends], kind="stable")][:MINIMA])


def _bits(codes: NDArray[Any], units: int) -> NDArray[np.uint8]:
    """The states [M, N] with these numbers; the first unit is the highest bit."""
    return (codes[:, None] >> np.arange(units - 1, -1, -1) & 1).astype(np.uint8)


def _gray(codes: NDArray[np.int64], wide: int) -> NDArray[np.int64]:
    """The field, counted row by row, that each state lies on."""
    high, low = codes >> wide, codes & (1 << wide) - 1
    return _rank(high) << wide | _rank(low)


def _rank(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """At which place each number comes in the Gray code."""
    rank = codes.copy()
    for shift in (1, 2, 4, 8):
        rank ^= rank >> shift
    return rank


def _places(states: NDArray[Any], wide: int) -> NDArray[np.int32]:
    """Row and column of states [M, N] of bits."""
    codes = states.astype(np.int64) @ (1 << np.arange(states.shape[1] - 1, -1, -1, dtype=np.int64))
    fields = _gray(codes, wide)
    return np.stack([fields >> wide, fields & (1 << wide) - 1], axis=1).astype(np.int32)


def _ways(learner: hopfield.Learner) -> dict[str, Any]:
    """From the state to the nearest pictures: first the units that come first."""
    state, pictures = learner.values, learner.memory.pictures
    nearest = np.argsort(-overlaps(pictures, state), kind="stable")[:WAYS]
    units = np.zeros((len(nearest), STOPS), np.int32)
    states = np.repeat(state[None, None], STOPS, 1).repeat(len(nearest), 0)
    for way, which in enumerate(nearest):
        wrong = np.flatnonzero(np.abs(pictures[which] - state) > hopfield.STILL)
        units[way] = np.rint(np.linspace(0, len(wrong), STOPS))
        for stop, count in enumerate(units[way]):
            states[way, stop, wrong[:count]] = pictures[which, wrong[:count]]
    energies = learner.memory.energies(states.reshape(-1, learner.units)).reshape(units.shape)
    return {"memories": nearest.astype(np.int32), "units": units, "energies": energies.astype(np.float32)}
