"""Tables as text: delimiter, header and types found out, values as columns of numbers or of words.

Delimiter and header are found by `csv.Sniffer` from the table's beginning. A column whose every value is a number is
one of numbers, any other one of words; a value that is left out, or says so (NA, ?, null), is missing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.errors import refused

SAMPLE: Final = 2048
"""Letters from which delimiter and header are found out."""
DELIMITERS: Final = ",;\t|"
MOST_COLUMNS: Final = 256
MOST_ROWS: Final = 50_000
LONGEST_NAME: Final = 64
LONGEST_WORD: Final = 100
MOST_WORDS: Final = 100
"""Different values of a column that are told."""
FEWEST_ROWS: Final = 4
LARGEST: Final = 1e30
MISSING: Final = frozenset({"", "na", "n/a", "nan", "null", "none", "?", "-", ".", "missing"})
NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
NUMBERS: Final = re.compile(rf"(?:{NUMBER.pattern}\n)*+")
DECIMAL_COMMA: Final = re.compile(r"[+-]?\d+,\d+([eE][+-]?\d{1,3})?")


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a table."""

    name: str
    words: tuple[str, ...]
    """The different values, in order; for numbers none."""
    values: NDArray[np.float64]
    """[n]: the numbers, or for words their place among `words`; NaN where missing."""

    @property
    def numeric(self) -> bool:
        """Whether it is one of numbers."""
        return not self.words

    @property
    def missing(self) -> int:
        """How many values are missing."""
        return int(np.isnan(self.values).sum())

    @property
    def present(self) -> NDArray[np.float64]:
        """The values that are not missing."""
        return self.values[~np.isnan(self.values)]


@dataclass(frozen=True, eq=False)
class Table:
    """A table that was read."""

    columns: tuple[Column, ...]
    rows: int
    delimiter: str
    header: bool
    """Whether its first line names the columns."""
    preview: tuple[tuple[str, ...], ...]
    """The first rows as they stand."""

    def column(self, name: str) -> Column | None:
        """The column of this name."""
        return next((column for column in self.columns if column.name == name), None)


def parse(data: bytes, header: bool | None = None) -> Table:
    """The table in `data`.

    Args:
        data: text in UTF-8, UTF-16 with a mark, or Windows-1252.
        header: whether the first line names the columns; None: found out.

    Raises:
        ExperimentError: It is none, or too wide or too long.
    """
    text = _text(data)
    sample = text[:SAMPLE]
    dialect = _dialect(sample)
    rows = _rows(text, dialect)
    named = _has_header(sample, rows, dialect) if header is None else header
    names, rows = (_names(rows[0]), rows[1:]) if named else ([f"column_{n + 1}" for n in range(len(rows[0]))], rows)
    if len(rows) < FEWEST_ROWS:
        raise refused("data.content", f"at least {FEWEST_ROWS} rows", f"{len(rows)}", "Give more rows.")
    if len(rows) > MOST_ROWS:
        raise refused("data.content", f"at most {MOST_ROWS} rows", f"{len(rows)}", "Give fewer rows.")
    for number, row in enumerate(rows, start=1 + named):
        if len(row) > len(names):
            got = f"{len(row)} values in row {number}"
            raise refused(
                "data.content",
                f"{len(names)} values in every row",
                got,
                "Mend that row, or quote values with delimiters.",
            )
    cells = [[row[place].strip() if place < len(row) else "" for row in rows] for place in range(len(names))]
    comma = dialect.delimiter != ","
    columns = tuple(_column(name, values, comma) for name, values in zip(names, cells, strict=True))
    return Table(columns, len(rows), dialect.delimiter, named, tuple(map(tuple, rows[:8])))


def _text(data: bytes) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise refused("data.content", "a table as text", "bytes that are no text", "Save the table as CSV in UTF-8.")


def _dialect(sample: str) -> type[csv.Dialect]:
    lines = sample.splitlines(keepends=True)
    whole = "".join(lines[:-1]) if len(sample) == SAMPLE and len(lines) > 1 else sample
    try:
        found = csv.Sniffer().sniff(whole, DELIMITERS)
    except csv.Error:
        return csv.excel
    found.doublequote = True
    found.strict = False
    return found


def _rows(text: str, dialect: type[csv.Dialect]) -> list[list[str]]:
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), dialect) if any(map(str.strip, row))]
    except csv.Error as error:
        raise refused(
            "data.content", "a table as CSV", f"a table that breaks off: {error}", "Save it as CSV again."
        ) from None
    if not rows:
        raise refused("data.content", "a table as CSV", "nothing", "Give a line of names and a row a line.")
    if len(rows[0]) > MOST_COLUMNS:
        raise refused("data.content", f"at most {MOST_COLUMNS} columns", f"{len(rows[0])}", "Leave some columns out.")
    return rows


def _has_header(sample: str, rows: Sequence[Sequence[str]], dialect: type[csv.Dialect]) -> bool:
    """What the sniffer says; where all columns are words it cannot know, and names that come once only are a header."""
    first = [cell.strip() for cell in rows[0]]
    if any(NUMBER.fullmatch(cell) for cell in first):
        return False
    if any(
        NUMBER.fullmatch(cell.strip()) or DECIMAL_COMMA.fullmatch(cell.strip()) for row in rows[1:9] for cell in row
    ):
        return True
    try:
        if csv.Sniffer().has_header(sample):
            return True
    except csv.Error:
        pass
    return all(cell and all(cell not in map(str.strip, row) for row in rows[1:200]) for cell in first)


def _names(cells: Sequence[str]) -> list[str]:
    """A name for every column, unlike any other's."""
    names: list[str] = []
    for place, cell in enumerate(cells):
        name = " ".join(cell.split())[:LONGEST_NAME] or f"column_{place + 1}"
        number, unlike = 2, name
        while unlike in names:
            unlike, number = f"{name[: LONGEST_NAME - 4]}_{number}", number + 1
        names.append(unlike)
    return names


def _column(name: str, cells: Sequence[str], comma: bool) -> Column:
    if NUMBERS.fullmatch("".join(f"{cell}\n" for cell in cells)):
        plain = np.array(cells, dtype=np.float64)
        if np.abs(plain).max() < LARGEST:
            return Column(name, (), plain)
    kinds = {cell: cell.lower() in MISSING for cell in set(cells)}
    present = [cell for cell, missing in kinds.items() if not missing]
    numbers = {cell: _number(cell, comma) for cell in present}
    if all(number is not None for number in numbers.values()):
        meant = {cell: np.nan if number is None else number for cell, number in numbers.items()}
        return Column(name, (), np.array([meant.get(cell, np.nan) for cell in cells]))
    words = sorted({cell[:LONGEST_WORD] for cell in present})
    places = {word: float(place) for place, word in enumerate(words)}
    values = [np.nan if kinds[cell] else places[cell[:LONGEST_WORD]] for cell in cells]
    return Column(name, tuple(words), np.array(values))


def as_words(column: Column) -> Column:
    """A column of numbers with every number as a word, in the order of the numbers."""
    if not column.numeric:
        return column
    numbers, places = np.unique(column.present, return_inverse=True)
    values = np.full(len(column.values), np.nan)
    values[~np.isnan(column.values)] = places
    return Column(column.name, tuple(f"{number:.12g}" for number in numbers) or ("",), values)


def _number(cell: str, comma: bool) -> float | None:
    if comma and DECIMAL_COMMA.fullmatch(cell):
        cell = cell.replace(",", ".")
    if not NUMBER.fullmatch(cell):
        return None
    value = float(cell)
    return value if abs(value) < LARGEST else None


def described(found: Table) -> dict[str, object]:
    """What a person needs to know of a table before using it, fit for JSON."""
    return {
        "rows": found.rows,
        "delimiter": found.delimiter,
        "header": found.header,
        "columns": [_described(column) for column in found.columns],
        "preview": [[cell[:LONGEST_WORD] for cell in row] for row in found.preview],
    }


def _described(column: Column) -> dict[str, object]:
    present = column.present
    numeric = column.numeric and len(present) > 0
    return {
        "name": column.name,
        "kind": "number" if column.numeric else "category",
        "values": None if column.numeric else list(column.words[:MOST_WORDS]),
        "distinct": len(np.unique(present)),
        "missing": column.missing,
        "min": float(present.min()) if numeric else None,
        "max": float(present.max()) if numeric else None,
    }
