"""What a changed network keeps of the one before: every number whose two ends are still there.

A weight lies between a unit and what that unit reads, so it is kept where both stay: units by their layer's id and
their number, inputs by their name. Where nothing that a layer reads is known to it (a layer was put in between), its
weights stay in their places as far as the shapes go. New units begin as the initialiser says, and what reads them
begins small, so that what the network computes hardly changes until they have learned (after Net2Net: Chen, Goodfellow
and Shlens, 2016, where it does not change at all). Removed units vanish with their weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.graph import Node
from engine.layer import INPUT
from engine.learner import Fate, Kept
from engine.network import Network

SMALL: Final = 0.1
"""What start values are multiplied by that lie between old units and new ones."""
NONE: Final = -1
DENSE: Final = "dense"
Unit = tuple[str, int | str]
Indices = NDArray[np.int64]
Floats = NDArray[np.float32]


class Sources(NamedTuple):
    """Where the numbers of a changed network come from."""

    flat: Indices
    """[P], a place in the vector before for each in the new one, or NONE."""
    small: NDArray[np.bool_]
    """[P], which of the others begin small."""
    buffers: dict[str, Indices]
    """By name, like `flat`, for running statistics."""
    fates: dict[str, Fate]
    """By layer id."""

    @property
    def settled(self) -> bool:
        """Whether all running statistics were there before."""
        return all((places != NONE).all() for places in self.buffers.values())

    def kept(self, before: int, *, optimizer: bool) -> Kept:
        """The account, where the vector before had so many numbers."""
        kept = int((self.flat != NONE).sum())
        return Kept(kept, len(self.flat) - kept, before - kept, self.fates, optimizer)


def carried(places: Indices, before: Floats, start: Floats) -> Floats:
    """Numbers [P] from `before` where they have a place there, from `start` [P] elsewhere."""
    found = places != NONE
    numbers = start.copy()
    numbers[found] = before[places[found]]
    return numbers


def sources(before: Network, after: Network, names: tuple[Sequence[str], Sequence[str]]) -> Sources:
    """Where each number of a network comes from.

    Args:
        before: the network that has learned.
        after: the changed one.
        names: what the inputs of the first and of the second are called.
    """
    known = _known(before, after, names)
    old_slots = {(slot.layer, slot.name): slot for slot in before.slots}
    last = [node.id for node in after.nodes if node.kind == DENSE][-1:]
    flat, small = np.full(after.parameters, NONE, np.int64), np.zeros(after.parameters, np.bool_)
    for slot in after.slots:
        old = old_slots.get((slot.layer, slot.name))
        if slot.layer not in known or old is None or len(old.shape) != len(slot.shape):
            continue
        rows, columns = known[slot.layer]
        if len(slot.shape) == 2:
            both = (rows[:, None] != NONE) & (columns != NONE)
            places = np.where(both, rows[:, None] * old.shape[1] + columns, NONE).ravel()
            begun = (rows[:, None] == NONE) if slot.layer in last else (rows[:, None] != NONE) & (columns == NONE)
            small[slot.span] = np.broadcast_to(begun, slot.shape).ravel()
        else:
            places = np.zeros(1, np.int64) if slot.shape == old.shape == (1,) else rows
        flat[slot.span] = np.where(places == NONE, NONE, places + old.offset)
    buffers = {name: _rows(known, name.partition(".")[0], tensor.numel()) for name, tensor in after.buffers.items()}
    return Sources(flat, small, buffers, {node.id: _fate(node.id, before, after, known, flat) for node in after.nodes})


def _known(
    before: Network, after: Network, names: tuple[Sequence[str], Sequence[str]]
) -> dict[str, tuple[Indices, Indices]]:
    """By the id of each layer that was there before: where its units and its inputs were then."""
    was, now = (_units(network, inputs) for network, inputs in zip((before, after), names, strict=True))
    old = {node.id: node for node in before.nodes}
    known: dict[str, tuple[Indices, Indices]] = {}
    for node in after.nodes:
        if node.id in old and old[node.id].kind == node.kind:
            read, reads = _read(old[node.id], was), _read(node, now)
            columns = _matched(read, reads)
            wide, width = math.prod(old[node.id].output_shape), math.prod(node.output_shape)
            known[node.id] = (_prefix(wide, width) if node.kind == DENSE else columns[:width]), columns
    return known


def _units(network: Network, inputs: Sequence[str]) -> dict[str, list[Unit]]:
    """Who says each number that a layer puts out: a unit of a dense layer, or an input that is handed on."""
    units: dict[str, list[Unit]] = {INPUT: [(INPUT, name) for name in inputs]}
    for node in network.nodes:
        width = math.prod(node.output_shape)
        units[node.id] = (
            [(node.id, unit) for unit in range(width)] if node.kind == DENSE else _read(node, units)[:width]
        )
    return units


def _read(node: Node, units: Mapping[str, list[Unit]]) -> list[Unit]:
    return [unit for name in node.inputs for unit in units[name]]


def _matched(read: list[Unit], reads: list[Unit]) -> Indices:
    """The place in `read` of each of `reads`; their own places where none of them is there."""
    places = {unit: place for place, unit in enumerate(_numbered(read))}
    found = np.array([places.get(unit, NONE) for unit in _numbered(reads)], np.int64)
    return found if (found != NONE).any() else _prefix(len(read), len(reads))


def _numbered(units: list[Unit]) -> list[tuple[Unit, int]]:
    """With each the number of times it came before."""
    seen: Counter[Unit] = Counter()
    numbered = []
    for unit in units:
        numbered.append((unit, seen[unit]))
        seen[unit] += 1
    return numbered


def _prefix(before: int, after: int) -> Indices:
    """0, 1, 2 … as far as both go."""
    places = np.arange(after, dtype=np.int64)
    places[before:] = NONE
    return places


def _rows(known: Mapping[str, tuple[Indices, Indices]], layer: str, size: int) -> Indices:
    return known[layer][0] if layer in known else np.full(size, NONE, np.int64)


def _fate(
    layer: str, before: Network, after: Network, known: Mapping[str, tuple[Indices, Indices]], flat: Indices
) -> Fate:
    if layer not in known:
        return "new"
    own = [place for slot in after.slots if slot.layer == layer for place in flat[slot.span].tolist()]
    if NONE in own:
        return "grown"
    had = sum(math.prod(slot.shape) for slot in before.slots if slot.layer == layer)
    return "shrunk" if len(own) < had else "kept"
