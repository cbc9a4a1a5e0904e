"""Formulas: what they say, what is refused and where, and that nothing from outside can break or run anything."""

import ast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import formula
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.formula import FormulaError

NAMES = ("x", "y")
X, Y = np.array([0.3, -0.7, 1.0]), np.array([-0.4, 0.2, 0.5])


def value(text: str) -> list[float]:
    return list(map(float, formula.numeric(text, NAMES)([X, Y], NAMES)))


def holds(text: str) -> list[bool]:
    return list(map(bool, formula.condition(text, NAMES)([X, Y], NAMES)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x + 2*y", X + 2 * Y),
        ("-x^2", -(X**2)),
        ("2^-1", np.full(3, 0.5)),
        ("2^3^2", np.full(3, 512.0)),
        ("2**3", np.full(3, 8.0)),
        ("x - y - 1", X - Y - 1),
        ("x / 2 / 2", X / 4),
        ("7 % 3", np.full(3, 1.0)),
        ("sin(3*x)*y", np.sin(3 * X) * Y),
        ("ln(e) + log(e)", np.full(3, 2.0)),
        ("atan2(y, x)", np.arctan2(Y, X)),
        ("max(x, y) - min(x, y)", abs(X - Y)),
        ("hypot(x, y) + sqrt(4)", np.hypot(X, Y) + 2),
        (" ( ( x ) ) ", X),
        ("--x", X),
        ("+.5e1", np.full(3, 5.0)),
        ("x×y − x÷2", X * Y - X / 2),
        ("cos(pi)", np.full(3, -1.0)),
    ],
)
def test_values(text: str, expected: np.ndarray):
    np.testing.assert_allclose(value(text), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("y > sin(3*x)", np.sin(3 * X) < Y),
        ("-1 < x <= 0.3", (X > -1) & (X <= 0.3)),
        ("x > 0 and y > 0", (X > 0) & (Y > 0)),
        ("x > 0 or not y < 0", (X > 0) | (Y >= 0)),
        ("not x > 0 and y > 0", (X <= 0) & (Y > 0)),
        ("(x > 0 or y > 0) and x < 1", ((X > 0) | (Y > 0)) & (X < 1)),
        ("x ≥ 1", X >= 1),
        ("1 > 0", np.full(3, True)),
        ("sqrt(x) == sqrt(x)", X >= 0),
    ],
)
def test_conditions(text: str, expected: np.ndarray):
    assert holds(text) == list(expected)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Character 1: something is missing at the end."),
        ("sin(", "Character 5: something is missing at the end."),
        ("2x", "Character 2: 'x' cannot stand here."),
        ("x +* y", "Character 4: '*' cannot stand here."),
        ("x & y", "Character 3: '&' has no meaning here."),
        ("x = 1", "Character 3: '=' has no meaning here."),
        ("x + foo", "Character 5: 'foo' is not known; there are x, y, pi, e and functions such as sin."),
        ("x + open(y)", "Character 5: 'open' is no function; there are sin, cos,"),
        ("min(x)", "Character 1: min takes 2 values, got 1."),
        ("sin(x, y)", "Character 1: sin takes 1 value, got 2."),
        ("1e999", "Character 1: '1e999' is too large."),
        ("(x > 1) + 1", "Character 2: this is a condition where a number is needed."),
        ("x or y > 1", "Character 1: this is a number where a condition is needed."),
        ("sin(x > 1)", "Character 5: this is a condition where a number is needed."),
        ("x > 1", "This is a condition: give a formula whose value is a number, without a comparison."),
        ("x" * 201, "It has 201 letters: 200 are allowed."),
        ("__import__('os')", 'Character 12: "\'" has no meaning here.'),
        ("x.__class__", "Character 2: '.' has no meaning here."),
        ("lambda: 0", "Character 7: ':' has no meaning here."),
    ],
)
def test_what_is_refused_and_where(text: str, message: str):
    with pytest.raises(FormulaError) as caught:
        formula.numeric(text, NAMES)
    assert str(caught.value).startswith(message)


def test_signs_as_wide_as_chinese_letters_are_read_as_the_usual_ones():
    wide = formula.numeric("\uff58\uff0b\uff53\uff49\uff4e\uff08\uff13\uff0a\uff59\uff09\u3000-1", NAMES)
    assert np.array_equal(wide([X, Y], NAMES), value("x+sin(3*y) -1"))
    with pytest.raises(FormulaError, match="Character 5"):
        formula.condition("x \uff1e z", NAMES)


def test_a_number_is_no_condition():
    with pytest.raises(FormulaError, match="This is a number"):
        formula.condition("x + 1", NAMES)


@pytest.mark.parametrize("text", ["(" * 99 + "x" + ")" * 99, "-" * 199 + "x", "^".join("x" * 100), "+".join("x" * 100)])
def test_depth_costs_no_depth_of_calls(text: str):
    assert len(value(text)) == 3


def test_what_is_no_number_becomes_one():
    for text in ("1/0", "-1/0", "0/0", "sqrt(-1)", "log(0)", "exp(exp(9))", "10^300*10^300", "tan(pi/2)", "x^0.5"):
        found = formula.bounded(formula.numeric(text, NAMES)([X, Y], NAMES))
        assert np.isfinite(found).all()
        assert abs(found).max() <= formula.LARGEST


tokens = st.sampled_from(
    [*formula.FUNCTIONS, *formula.OPERATORS, *"()xy,. ", "and", "or", "not", "3", "1e9", "é", "\n"]
)


@given(st.text(max_size=40) | st.lists(tokens, max_size=40).map("".join))
def test_any_text_is_a_formula_or_refused(text: str):
    try:
        found = formula.bounded(formula.numeric(text, NAMES)([X, Y], NAMES))
    except FormulaError:
        return
    assert found.shape == X.shape
    assert np.isfinite(found).all()


numbers = st.sampled_from(["x", "y", "0.5", "2", "3"])
expressions = st.recursive(
    numbers,
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*"]), inner)
        | st.builds("-{}".format, inner)
        | st.builds("{} + {}".format, inner, inner)
        | st.builds("{} * {}".format, inner, inner)
    ),
    max_leaves=12,
)


@given(expressions.filter(lambda text: len(text) <= formula.LONGEST))
def test_arithmetic_agrees_with_python(text: str):
    expected = arithmetic(ast.parse(text, mode="eval").body)
    np.testing.assert_allclose(value(text), np.broadcast_to(expected, 3), rtol=1e-9)


def arithmetic(node: ast.expr) -> np.ndarray:
    """Python's own reading of the text, worked out by hand."""
    match node:
        case ast.Constant(value=float() | int() as number):
            return np.asarray(float(number))
        case ast.Name(id=name):
            return {"x": X, "y": Y}[name]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return np.asarray(-arithmetic(inner))
        case ast.BinOp(left=left, op=operator, right=right):
            functions = {ast.Add: np.add, ast.Sub: np.subtract, ast.Mult: np.multiply}
            return np.asarray(functions[type(operator)](arithmetic(left), arithmetic(right)))
        case _:
            raise AssertionError(ast.dump(node))


def experiment(**data: object) -> dict[str, object]:
    layers = [{"kind": "dense", "units": 3}, {"kind": "dense", "units": 1, "activation": "sigmoid"}]
    return {"version": 1, "data": data, "network": {"layers": layers}, "learner": {"kind": "backprop"}}


@pytest.mark.parametrize(
    ("data", "where", "message"),
    [
        ({"kind": "formula", "condition": "y >"}, "data.condition", "Character 4: something is missing at the end."),
        ({"kind": "formula", "condition": "x > 5"}, "data.condition", "It holds almost nowhere: both classes need"),
        ({"kind": "formula", "condition": "x < 5"}, "data.condition", "It holds almost everywhere: both classes need"),
        ({"kind": "formula", "condition": "x == -1"}, "data.condition", "It holds almost nowhere: both classes need"),
        ({"kind": "formula_value", "value": "3"}, "data.value", "It has one value everywhere"),
        ({"kind": "formula_value", "value": "x > 1"}, "data.value", "This is a condition"),
        ({"kind": "xor", "formulas": ["z"]}, "data.formulas", "Character 1: 'z' is not known"),
        ({"kind": "xor", "formulas": ["x"] * 5}, "data.formulas", "Give a list of 0 to 4 formulas."),
        ({"kind": "xor", "features": ["z"]}, "data.features", "Leave z out: these points lie on the plane."),
    ],
)
def test_problems_of_data_with_formulas(data: dict[str, object], where: str, message: str):
    with pytest.raises(ExperimentError) as caught:
        Experiment.parse(experiment(**data))
    assert caught.value.problems[0].where == where
    assert caught.value.problems[0].message.startswith(message)


def test_formulas_are_inputs_of_the_network():
    parsed = Experiment.parse(experiment(kind="linked_rings", features=["z"], formulas=["x*z", "sin(pi*y)"]))
    assert parsed.data.names() == ("z", "x*z", "sin(pi*y)")
