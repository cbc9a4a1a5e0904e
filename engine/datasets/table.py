"""Table: rows of an uploaded table, with one of its columns to be learned from others.

Columns of numbers are scaled; columns of words become a column for each word, 1 where it stands and 0 elsewhere
(one-hot), or one column with the place of the word, as if words were numbers.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

import numpy as np
from pydantic import Field, field_validator

from engine import formula
from engine.base import DatasetConfig
from engine.datasets import _rows
from engine.datasets._common import Sample
from engine.errors import ExperimentError, Problem, shown
from engine.features import FeatureName
from engine.table import LONGEST_NAME

Name = Annotated[str, Field(max_length=LONGEST_NAME)]


class Config(DatasetConfig, title="Table"):
    """Rows of an uploaded table: one of its columns is learned from others."""

    kind: Literal["table"] = "table"
    content: str = Field(
        "",
        pattern=r"^([0-9a-f]{64})?$",
        json_schema_extra={"expected": "the name of a table that was uploaded to this server"},
    )
    """The table's name on this server: the SHA-256 of its text, as told when it was uploaded."""
    header: bool | None = None
    """Whether the table's first line names the columns; empty: found out."""
    target: Name = ""
    """The column to be learned."""
    columns: tuple[Name, ...] = Field((), max_length=_rows.MOST_INPUTS, json_schema_extra={"uniqueItems": True})
    """The columns to learn it from; none given: all others."""
    task: Literal["auto", "classification", "regression"] = "auto"
    """Whether the target is a class or a number; auto: a number where it is one of more than ten."""
    categories: tuple[Name, ...] = Field((), max_length=_rows.MOST_INPUTS, json_schema_extra={"uniqueItems": True})
    """Columns of numbers that are to be read as words."""
    one_hot: bool = True
    """Whether each word gets a column of its own; otherwise words count 0, 1, 2 …"""
    scaling: Literal["none", "standard", "range"] = "standard"
    """Numbers as they are; with mean 0 and deviation 1; or from -1 to 1."""
    missing: Literal["mean", "drop"] = "mean"
    """What becomes of a row with a missing value: the column's mean takes its place, or the row is left out."""
    plane: tuple[Name, Name] | None = None
    """The two columns whose plane is shown, as inputs are called; none: the first two principal components."""
    rows: int = Field(2000, ge=4, le=2000)
    """How many rows are used at most, drawn from the seed where there are more."""
    features: tuple[FeatureName, ...] = Field((), max_length=0)
    """None: the columns are the inputs."""

    @field_validator("columns", "categories")
    @classmethod
    def _once(cls, columns: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(columns)) < len(columns):
            raise ValueError("Name each column once.")
        return columns

    @classmethod
    def axes(cls) -> tuple[str, ...]:
        """They depend on the table."""
        return ()

    def wanted(self) -> _rows.Wanted:
        """What is asked of the table."""
        return _rows.Wanted(
            self.content,
            self.header,
            self.target,
            self.columns,
            self.task,
            self.categories,
            self.one_hot,
            self.scaling,
            self.missing,
        )

    def count(self) -> int:
        """As many rows as can be used, and are asked for."""
        return min(self.rows, len(_rows.encoded(self.wanted()).wanted))

    def column_names(self) -> tuple[str, ...]:
        """The names of the table's columns, and for words `column=word`."""
        return _rows.encoded(self.wanted()).names

    def variables(self) -> tuple[str, ...]:
        """Their names with _ for what is no letter and no digit; where that is no name of its own, c1, c2, c3."""
        found: list[str] = []
        for place, name in enumerate(self.column_names(), start=1):
            plain = re.sub(r"\W+", "_", name, flags=re.ASCII).strip("_")
            usable = plain[:1].isalpha() and plain not in {*found, *formula.CONSTANTS, *formula.WORDS}
            found.append(plain if usable else f"c{place}")
        return tuple(found)

    def names(self) -> tuple[str, ...]:
        """The names of the columns, then the formulas."""
        return (*self.column_names(), *self.formulas)

    def problems(self) -> list[Problem]:
        """Whether the table is here, has these columns, and enough rows with enough in them."""
        if not self.content:
            message = "Upload a table, or pick a set."
            return [_problem("content", "the name of an uploaded table", "nothing", message)]
        try:
            found = _rows.encoded(self.wanted())
        except ExperimentError as error:
            return error.problems
        return [*self._of_plane(found.names), *self._of_formulas()]

    def _of_plane(self, names: tuple[str, ...]) -> list[Problem]:
        wrong = [name for name in self.plane or () if name not in names]
        if self.plane and not wrong and self.plane[0] == self.plane[1]:
            wrong = [self.plane[0]]
        message = "Name two inputs, or none."
        return [_problem("plane", f"two of {', '.join(names)}"[:300], shown(name), message) for name in wrong]

    def _of_formulas(self) -> list[Problem]:
        for place, text in enumerate(self.formulas):
            try:
                formula.numeric(text, self.variables())
            except formula.FormulaError as error:
                return [_problem(f"formulas[{place}]", "a formula over the columns", shown(text), str(error))]
        return []


def classes(config: Config) -> int:
    """As many as the target has words; 0 where it is a number."""
    return _rows.encoded(config.wanted()).classes


def sample(config: Config, rng: np.random.Generator) -> Sample:
    """The rows in use, and the plane on which they are shown."""
    found = _rows.encoded(config.wanted())
    chosen = np.arange(len(found.wanted))
    if len(chosen) > config.rows:
        chosen = np.sort(rng.choice(len(chosen), config.rows, replace=False))
    columns = found.columns[chosen]
    return Sample(columns, found.wanted[chosen], None, _rows.plane(columns, found.names, config.plane))


def _problem(field: str, expected: str, got: str, message: str) -> Problem:
    return Problem(where=f"data.{field}", expected=expected, got=got, message=message)
