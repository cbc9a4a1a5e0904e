"""Tables: what is found out about their text, how columns become numbers, the plane shown, and what is refused."""

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import table, uploads
from engine.data import Data, build_data
from engine.datasets.table import Config
from engine.errors import ExperimentError, Problem
from engine.experiment import Experiment
from engine.session import Session

FLOWERS = """length;width;colour;note;kind
1,5;0,2;red;a;rose
2,5;NA;blue;b;rose
;0,4;red;c;lily
4,5;0,8;;d;lily
5,5;1,0;green;e;
6,5;1,2;red;f;rose
"""


@pytest.fixture(autouse=True)
def _shelf(tmp_path: Path) -> Any:
    uploads.use(uploads.Shelf(tmp_path / "uploads"))
    yield
    uploads.use(None)


def read(text: str, header: bool | None = None) -> table.Table:
    return table.parse(text.encode(), header)


def config(text: str, **fields: Any) -> Config:
    return Config(**({"content": uploads.keep(text.encode())} | fields))


def built(text: str, **fields: Any) -> Data:
    whole = config(text, **fields)
    assert whole.problems() == []
    return build_data(whole, 7)


def problem(text: str, **fields: Any) -> Problem:
    found = config(text, **fields).problems()
    assert len(found) == 1
    return found[0]


def many(rows: int, columns: int = 3) -> str:
    rng = np.random.default_rng(4)
    names = ",".join(f"n{place}" for place in range(columns))
    numbers = rng.normal(0, 1, (rows, columns)) * np.arange(1, columns + 1)
    lines = [",".join(f"{value:.5f}" for value in row) + f",{'ab'[int(row[0] > 0)]}" for row in numbers]
    return "\n".join([f"{names},class", *lines])


# ---- reading


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_delimiter_and_header_are_found(delimiter: str, ending: str):
    lines = [
        ["name", "age", "town"],
        ["Ann", "31", "Oslo"],
        ["Bo", "42", "Rome"],
        ["Cy", "53", "Oslo"],
        ["Di", "64", ""],
    ]
    found = read(ending.join(delimiter.join(line) for line in lines))
    assert (found.delimiter, found.header, found.rows) == (delimiter, True, 4)
    assert [column.name for column in found.columns] == ["name", "age", "town"]
    assert [column.words for column in found.columns] == [("Ann", "Bo", "Cy", "Di"), (), ("Oslo", "Rome")]
    assert found.columns[2].missing == 1


def test_without_a_header_columns_are_numbered():
    found = read("1,2\n3,4\n5,6\n7,8\n")
    assert [column.name for column in found.columns] == ["column_1", "column_2"]
    assert found.columns[1].values.tolist() == [2, 4, 6, 8]
    assert [column.name for column in read("1,2\n3,4\n5,6\n7,8\n9,1\n", True).columns] == ["1", "2"]


def test_quotes_keep_delimiters_and_line_ends():
    found = read('text,n\n"a, b",1\n"c\nd",2\n"say ""hi""",3\n"e",4\n')
    assert found.columns[0].words == ("a, b", "c\nd", "e", 'say "hi"')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str):
    found = table.parse("größe,n\nälter,1\nneu,2\nälter,3\nneu,4\n".encode(encoding))
    assert found.columns[0].name == "größe"
    assert found.columns[0].words == ("neu", "älter")


def test_types_missing_values_and_decimal_commas():
    found = {column.name: column for column in read(FLOWERS).columns}
    assert found["length"].numeric
    assert found["length"].present.tolist() == [1.5, 2.5, 4.5, 5.5, 6.5]
    assert (found["length"].missing, found["width"].missing, found["colour"].missing, found["kind"].missing) == (1,) * 4
    assert found["colour"].words == ("blue", "green", "red")


def test_names_are_made_unlike():
    found = read("a,a,,a\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,3,4\n")
    assert [column.name for column in found.columns] == ["a", "a_2", "column_3", "a_3"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a table as CSV"),
        (b"\n \n,,\n", "a table as CSV"),
        (b"a\n1\n", "at least 4 rows"),
        (b"\0\1\2", "a table as text"),
        (bytes(range(256)), "a table as text"),
        (b"\xff\xfea", "a table as text"),
        (b"a,b\n1,2,3\n1,2\n1,2\n1,2\n", "2 values in every row"),
        (b"," * 300 + b"\n" + b"1," * 300, "at most 256 columns"),
        (b"a" * 200_000, "a table as CSV"),
        (b"x\n" * 50_002, "at most 50000 rows"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, expected: str):
    with pytest.raises(ExperimentError) as caught:
        table.parse(data)
    assert caught.value.problems[0].where == "data.content"
    assert caught.value.problems[0].expected == expected


cells = st.text(st.sampled_from('ab1.,;"\n\t|-+e é'), max_size=5) | st.floats(-1e9, 1e9).map(str)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=8) | st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(source: list[list[str]] | bytes):
    if not isinstance(source, bytes):
        text = io.StringIO()
        csv.writer(text).writerows(source)
        source = text.getvalue().encode()
    try:
        found = table.parse(source)
    except ExperimentError:
        return
    assert all(len(column.values) == found.rows for column in found.columns)
    assert len({column.name for column in found.columns}) == len(found.columns)
    assert all(np.isfinite(column.present).all() for column in found.columns)


@given(
    st.lists(
        st.tuples(st.floats(-1e6, 1e6), st.sampled_from(["red", "blue", "a b"]), st.integers(-99, 99)),
        min_size=4,
        max_size=20,
    )
)
def test_what_is_written_is_read(rows: list[tuple[float, str, int]]):
    text = io.StringIO()
    csv.writer(text).writerows([("first", "second", "third"), *rows])
    first, second, third = read(text.getvalue()).columns
    assert first.values.tolist() == [row[0] for row in rows]
    assert [second.words[int(place)] for place in second.values] == [row[1] for row in rows]
    assert third.values.tolist() == [row[2] for row in rows]


# ---- as numbers


def test_words_become_columns_and_missing_numbers_the_mean():
    data = built(FLOWERS, target="kind", columns=("length", "colour"), scaling="none")
    assert data.names == ("length", "colour=blue", "colour=green", "colour=red")
    assert (data.task, data.classes) == ("classification", 2)
    rows = sorted(map(tuple, data.columns.tolist()))
    assert rows == [
        (1.5, 0, 0, 1),
        (2.5, 1, 0, 0),
        (3.75, 0, 0, 1),
        (4.5, 0, 0, 0),
        (6.5, 0, 0, 1),
    ]
    np.testing.assert_array_equal(data.inputs, data.columns)


def test_rows_with_missing_values_can_be_left_out():
    data = built(FLOWERS, target="note", columns=("length", "width"), missing="drop", scaling="none")
    assert sorted(data.columns[:, 0].tolist()) == [1.5, 4.5, 5.5, 6.5]


def test_words_as_numbers():
    data = built(FLOWERS, target="kind", columns=("colour",), one_hot=False, scaling="none")
    assert data.names == ("colour",)
    assert sorted(data.columns[:, 0].tolist()) == [0, 1.5, 2, 2, 2]


def test_numbers_read_as_words():
    text = "n,b\n" + "\n".join(f"{number},{place}" for place, number in enumerate([10, 9, 2.5, 10, 9, ""]))
    data = built(text, target="b", categories=("n",), task="regression")
    assert data.names == ("n=2.5", "n=9", "n=10")
    assert data.columns.sum(axis=0).tolist() == [1, 2, 2]
    assert problem(text, target="b", categories=("m",)).where == "data.categories"
    wide = "id,b\n" + "\n".join(f"{n},{n % 2}" for n in range(100))
    assert problem(wide, target="b", categories=("id",)).got == "100"
    assert built(wide, target="b", categories=("b",)).task == "classification"


def test_scaling():
    text = many(400)
    plain = built(text, target="class", scaling="none").columns
    standard = built(text, target="class", scaling="standard").columns
    ranged = built(text, target="class", scaling="range").columns
    np.testing.assert_allclose(standard, (plain - plain.mean(axis=0)) / plain.std(axis=0), atol=1e-4)
    np.testing.assert_allclose(ranged.min(axis=0), -1, atol=1e-6)
    np.testing.assert_allclose(ranged.max(axis=0), 1, atol=1e-6)


def test_a_target_of_numbers_lies_between_minus_one_and_one():
    data = built(many(100), target="n1")
    assert data.task == "regression"
    assert data.targets is not None
    assert (data.targets.min(), data.targets.max()) == (-1, 1)


@pytest.mark.parametrize(("values", "task"), [(2, "classification"), (10, "classification"), (11, "regression")])
def test_few_different_numbers_are_classes(values: int, task: str):
    text = "a,b\n" + "\n".join(f"{n},{n % values}" for n in range(60))
    assert built(text, target="b").task == task
    assert built(text, target="b", task="regression").task == "regression"


def test_long_tables_are_drawn_from_by_the_seed():
    whole = config(many(3000), target="class", rows=500)
    first, again, other = (build_data(whole, seed).columns for seed in (1, 1, 2))
    assert len(first) == whole.count() == 500
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


# ---- the plane


def test_two_chosen_columns_fill_the_plane():
    data = built(many(200), target="class", plane=("n2", "n0"))
    np.testing.assert_allclose(abs(data.points).max(axis=0), 1, atol=1e-6)
    embedded = data.plane.columns(data.points)
    np.testing.assert_allclose(embedded[:, [2, 0]], data.columns[:, [2, 0]], atol=1e-5)
    np.testing.assert_allclose(embedded[:, 1], data.columns[:, 1].mean(), atol=1e-6)


def test_principal_components_keep_the_share_they_say():
    data = built(many(500, 4), target="class", scaling="none")
    centred = data.columns - data.columns.mean(axis=0)
    sizes = np.linalg.svd(centred, compute_uv=False) ** 2
    assert data.plane.kind == "pca"
    assert data.plane.share is not None
    np.testing.assert_allclose(data.plane.share, (sizes / sizes.sum())[:2], rtol=1e-5)
    kept = data.plane.columns(data.points) - data.columns.mean(axis=0)
    assert (kept**2).sum() / (centred**2).sum() == pytest.approx(sum(data.plane.share), rel=1e-4)
    assert abs(data.points).max() == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("columns", [("n0",), ("n0", "n1")])
def test_one_or_two_columns_are_shown_as_they_are(columns: tuple[str, ...]):
    data = built(many(50), target="class", columns=columns)
    np.testing.assert_allclose(data.plane.columns(data.points), data.columns, atol=1e-5)


@pytest.mark.parametrize("fields", [{}, {"plane": ("n0", "n1")}, {"target": "n1"}, {"formulas": ("n0*n1", "sin(n2)")}])
def test_a_run_over_a_table(fields: dict[str, Any]):
    whole = config(many(200), **({"target": "class"} | fields))
    regression = fields.get("target") == "n1"
    last = {"kind": "dense", "units": 1, "activation": "linear" if regression else "sigmoid"}
    tree = {
        "version": 1,
        "data": whole.model_dump(mode="json"),
        "network": {"layers": [{"kind": "dense", "units": 6}, last]},
        "learner": {"kind": "backprop", "loss": "squared"},
    }
    session = Session(Experiment.parse(tree))
    assert session.describe()["path"] == "compiled"
    names = build_data(session.experiment.data, session.experiment.seed).names
    assert session.describe()["features"] == [*names, *fields.get("formulas", ())]
    before = session.metrics().loss_train
    session.advance(400)
    assert session.metrics().loss_train < before
    for probe in ("data", "space", "surface", "neurons", "point", "straight_cut"):
        assert session.read_one(probe)


# ---- what is refused


@pytest.mark.parametrize(
    ("fields", "where", "expected"),
    [
        ({"content": ""}, "data.content", "the name of an uploaded table"),
        ({"content": "0" * 64}, "data.content", "the name of a table that was uploaded to this server"),
        ({"target": "nope"}, "data.target", "one of length, width, colour, note, kind"),
        ({"columns": ("nope",)}, "data.columns", "one of length, width, colour, note, kind"),
        ({"columns": ("kind",)}, "data.columns", "columns other than the target"),
        ({"plane": ("length", "nope")}, "data.plane", "two of length, width, colour=blue"),
        ({"plane": ("length", "length")}, "data.plane", "two of length, width, colour=blue"),
        ({"formulas": ("length*nope",)}, "data.formulas[0]", "a formula over the columns"),
        ({"target": "kind", "task": "regression"}, "data.task", "classification"),
        ({"missing": "drop"}, "data.missing", "at least 4 rows that can be used"),
    ],
)
def test_problems(fields: dict[str, Any], where: str, expected: str):
    found = problem(FLOWERS, **({"target": "kind"} | fields))
    assert found.where == where
    assert found.expected.startswith(expected)


def test_words_of_every_row_are_too_many_columns():
    text = "id,n,class\n" + "\n".join(f"row{n},{n},{'ab'[n % 2]}" for n in range(40_000))
    assert problem(text, target="class").got == "40001"
    assert problem(text, target="id").got == "40000 different values"


def test_a_target_that_never_differs():
    assert problem("a,b\n1,x\n2,x\n3,x\n4,x\n", target="b").expected == "a column of two values at least"


def test_formulas_name_columns_by_letters_and_digits():
    whole = config("my size (cm),e,2nd,my size [cm]\n1,2,3,4\n2,3,4,5\n3,4,5,6\n4,5,6,7\n", target="2nd")
    assert whole.variables() == ("my_size_cm", "c2", "c3")
