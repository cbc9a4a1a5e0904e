"""Rows of a table as numbers: what the set `table` draws from."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine import table, uploads
from engine.errors import refused, shown
from engine.plane import Plane, principal
from engine.table import FEWEST_ROWS, Column, Table, as_words

Floats = NDArray[np.float64]
MOST_INPUTS: Final = 64
MOST_CLASSES: Final = 10
KEPT: Final = 8
LISTED: Final = 12
"""Columns that an error names."""


class Wanted(NamedTuple):
    """What is asked of a table: see the fields of the same names in `engine.datasets.table`."""

    content: str
    header: bool | None
    target: str
    columns: tuple[str, ...]
    task: Literal["auto", "classification", "regression"]
    categories: tuple[str, ...]
    one_hot: bool
    scaling: Literal["none", "standard", "range"]
    missing: Literal["mean", "drop"]


@dataclass(frozen=True, eq=False)
class Encoded:
    """The usable rows of a table."""

    names: tuple[str, ...]
    columns: NDArray[np.float32]
    """[n, d]"""
    wanted: NDArray[np.int64] | NDArray[np.float32]
    """[n] labels or targets."""
    classes: int


@functools.lru_cache(KEPT)
def read(content: str, header: bool | None) -> Table:
    """The uploaded table of this name.

    Raises:
        ExperimentError: It is not here, or no table.
    """
    return table.parse(uploads.read(content), header)


@functools.lru_cache(KEPT)
def encoded(wanted: Wanted) -> Encoded:
    """The rows that have a target, as numbers.

    Raises:
        ExperimentError: The table is not here, lacks a column, or holds too little.
    """
    source = _retyped(read(wanted.content, wanted.header), wanted.categories)
    target = _column(source, wanted.target, "target")
    names = wanted.columns or tuple(column.name for column in source.columns if column is not target)
    inputs = [_column(source, name, "columns") for name in names]
    if target in inputs:
        raise refused("data.columns", "columns other than the target", shown(target.name), "Leave the target out.")
    width = sum(len(column.words) or 1 if wanted.one_hot else 1 for column in inputs)
    if width > MOST_INPUTS:
        message = "Leave columns out, above all those of many words."
        raise refused("data.columns", f"at most {MOST_INPUTS} inputs", str(width), message)
    usable = ~np.isnan(target.values)
    if wanted.missing == "drop":
        for column in inputs:
            usable &= ~np.isnan(column.values)
    if usable.sum() < FEWEST_ROWS:
        message = "Keep rows with missing values, or leave out columns that miss many."
        raise refused("data.missing", f"at least {FEWEST_ROWS} rows that can be used", str(usable.sum()), message)
    made = [part for column in inputs for part in _encoded(column, column.values[usable], wanted)]
    if not made:
        raise refused(
            "data.columns", "a column to learn from", "none", "Give the table another column than the target."
        )
    asked, classes = _asked(target, target.values[usable], wanted)
    columns = np.stack([values for _, values in made], axis=1).astype(np.float32)
    return Encoded(tuple(name for name, _ in made), columns, asked, classes)


def _retyped(source: Table, categories: tuple[str, ...]) -> Table:
    """The table with these columns of numbers as columns of words."""
    chosen = [_column(source, name, "categories") for name in categories]
    return replace(source, columns=tuple(as_words(column) if column in chosen else column for column in source.columns))


def _encoded(column: Column, values: Floats, wanted: Wanted) -> Iterator[tuple[str, Floats]]:
    """The columns that one column of the table becomes, by name."""
    if column.words and wanted.one_hot:
        for place, word in enumerate(column.words):
            yield f"{column.name}={word}", (values == place).astype(np.float64)
        return
    present = values[~np.isnan(values)]
    filled = np.where(np.isnan(values), present.mean() if len(present) else 0.0, values)
    yield column.name, _scaled(filled, wanted.scaling)


def _scaled(values: Floats, scaling: str) -> Floats:
    if scaling == "none":
        return values
    low, high = values.min(), values.max()
    middle, size = (values.mean(), values.std()) if scaling == "standard" else ((low + high) / 2, (high - low) / 2)
    scaled: Floats = (values - middle) / (size or 1.0)
    return scaled


def _asked(target: Column, values: Floats, wanted: Wanted) -> tuple[NDArray[np.int64] | NDArray[np.float32], int]:
    """Labels and how many classes there are, or targets from -1 to 1 and 0."""
    found, labels = np.unique(values, return_inverse=True)
    if len(found) < 2:
        message = "Choose a target that differs from row to row."
        raise refused("data.target", "a column of two values at least", shown(target.name), message)
    classified = wanted.task == "classification" or (
        wanted.task == "auto" and (not target.numeric or len(found) <= MOST_CLASSES)
    )
    if classified and len(found) > MOST_CLASSES:
        message = "Choose a target of fewer different values, or take it for a number."
        raise refused("data.target", f"at most {MOST_CLASSES} classes", f"{len(found)} different values", message)
    if not classified and not target.numeric:
        raise refused("data.task", "classification", '"regression"', f"{target.name} holds words: they are classes.")
    if classified:
        return labels.astype(np.int64), len(found)
    return _scaled(values, "range").astype(np.float32), 0


def plane(columns: NDArray[np.float32], names: tuple[str, ...], chosen: tuple[str, str] | None) -> Plane:
    """The plane of two columns, or the first two principal components, so that all points lie within [-1, 1]²."""
    wide = columns.astype(np.float64)
    mean, width = wide.mean(axis=0), len(names)
    if chosen is None and width == 2:
        chosen = (names[0], names[1])
    if chosen is not None:
        return _columns_plane(wide, mean, names, chosen)
    return principal(columns)


def _columns_plane(wide: Floats, mean: Floats, names: tuple[str, ...], chosen: tuple[str, str]) -> Plane:
    places = [names.index(name) for name in chosen]
    low, high = wide[:, places].min(axis=0), wide[:, places].max(axis=0)
    origin, axes = mean.copy(), np.zeros((2, len(names)))
    origin[places] = (low + high) / 2
    axes[[0, 1], places] = np.where(high > low, (high - low) / 2, 1.0)
    return Plane("columns", chosen, _floats(origin), (_floats(axes[0]), _floats(axes[1])))


def _floats(values: Floats) -> tuple[float, ...]:
    return tuple(map(float, values))


def _column(source: Table, name: str, field: str) -> Column:
    found = source.column(name)
    if found is None:
        known = ", ".join(column.name for column in source.columns[:LISTED])
        raise refused(f"data.{field}", f"one of {known}"[:300], shown(name), "Choose a column of the table.")
    return found
