"""Formulas over the columns of a point, such as sin(3*x)*y, and conditions, such as y > sin(3*x).

A formula is read by the grammar below into a short program of numpy functions, which runs on a stack: nothing of it is
ever executed as code, and what it costs is bounded by its length. The grammar is that of school mathematics: ^ and **
are powers and bind tighter than a sign, comparisons may be chained, and conditions are joined by and, or and not.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import numpy as np
from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedToken, v_args
from numpy.typing import NDArray

Array = NDArray[np.float64]
LONGEST: Final = 200
"""Letters of a formula."""
LARGEST: Final = 1000.0
"""What leaves a formula lies within ±LARGEST; what is no number becomes 0."""

GRAMMAR: Final = r"""
?start: either
?either: both | either "or" both
?both: negated | both "and" negated
?negated: compared | "not" negated -> negate
?compared: sum | sum (COMPARISON sum)+ -> compare
?sum: product | sum PLUS product -> binary | sum MINUS product -> binary
?product: signed | product TIMES signed -> binary
?signed: power | MINUS signed -> minus | PLUS signed -> plus
?power: atom | atom POWER signed -> binary
?atom: NUMBER -> number | NAME -> name | NAME "(" either ("," either)* ")" -> call | "(" either ")"
PLUS: "+"
MINUS: "-" | "−"
TIMES: "*" | "/" | "%" | "×" | "·" | "÷"
POWER: "**" | "^"
COMPARISON: "<=" | ">=" | "==" | "!=" | "<" | ">" | "≤" | "≥" | "≠"
NUMBER: /(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/
NAME: /[A-Za-z_][A-Za-z0-9_]*/
%ignore /[ \t]+/
"""

FULL_WIDTH: Final = {0xFEE0 + code: code for code in range(0x21, 0x7F)} | {0x3000: 0x20}
"""Letters and signs as wide as Chinese ones, as input methods for Chinese write them, to the usual ones."""
CONSTANTS: Final = {"pi": math.pi, "e": math.e}
WORDS: Final = frozenset({"and", "or", "not"})
FUNCTIONS: Final[dict[str, tuple[int, Callable[..., Array]]]] = {
    "sin": (1, np.sin),
    "cos": (1, np.cos),
    "tan": (1, np.tan),
    "asin": (1, np.arcsin),
    "acos": (1, np.arccos),
    "atan": (1, np.arctan),
    "atan2": (2, np.arctan2),
    "sinh": (1, np.sinh),
    "cosh": (1, np.cosh),
    "tanh": (1, np.tanh),
    "exp": (1, np.exp),
    "log": (1, np.log),
    "ln": (1, np.log),
    "sqrt": (1, np.sqrt),
    "abs": (1, np.abs),
    "sign": (1, np.sign),
    "floor": (1, np.floor),
    "ceil": (1, np.ceil),
    "round": (1, np.round),
    "min": (2, np.minimum),
    "max": (2, np.maximum),
    "hypot": (2, np.hypot),
    "mod": (2, np.mod),
}
"""By name, how many values each takes and what it makes of them."""
OPERATORS: Final[dict[str, Callable[..., Any]]] = {
    "+": np.add,
    "-": np.subtract,
    "−": np.subtract,
    "*": np.multiply,
    "×": np.multiply,
    "·": np.multiply,
    "/": np.divide,
    "÷": np.divide,
    "%": np.mod,
    "^": np.power,
    "**": np.power,
    "<": np.less,
    ">": np.greater,
    "<=": np.less_equal,
    "≤": np.less_equal,
    ">=": np.greater_equal,
    "≥": np.greater_equal,
    "==": np.equal,
    "!=": np.not_equal,
    "≠": np.not_equal,
}


class FormulaError(ValueError):
    """A formula cannot be read; the message says where and why."""


@dataclass(frozen=True)
class Load:
    """Puts a number, or the column of a name, on the stack."""

    value: float | str
    place: int
    """The letter that it stands at, from 1."""


@dataclass(frozen=True)
class Apply:
    """Replaces the last values on the stack by what a function makes of them."""

    function: Callable[..., Any]
    takes: int


@dataclass(frozen=True)
class Formula:
    """A formula that was read: a program, and whether it is a condition."""

    program: tuple[Load | Apply, ...]
    condition: bool
    place: int
    """The letter that it starts at, from 1."""

    def __call__(self, columns: Sequence[Array], names: Sequence[str]) -> NDArray[Any]:
        """What it is for every point: f64 [n], where NaN and infinities may stand, or bool [n] for a condition.

        Args:
            columns: f64 [n] each, of the names in the same order.
            names: of the columns.
        """
        values: Mapping[str, Array] = dict(zip(names, columns, strict=True))
        stack: list[Any] = []
        with np.errstate(all="ignore"):
            for step in self.program:
                if isinstance(step, Load):
                    stack.append(values[step.value] if isinstance(step.value, str) else np.float64(step.value))
                else:
                    inputs = stack[-step.takes :]
                    del stack[-step.takes :]
                    stack.append(step.function(*inputs))
        kind = np.bool_ if self.condition else np.float64
        return np.broadcast_to(np.asarray(stack[-1], dtype=kind), columns[0].shape)


def numeric(text: str, names: Sequence[str]) -> Formula:
    """The formula in `text`, whose value is a number.

    Raises:
        FormulaError: It is none.
    """
    found = _read(text, tuple(names))
    if found.condition:
        raise FormulaError("This is a condition: give a formula whose value is a number, without a comparison.")
    return found


def condition(text: str, names: Sequence[str]) -> Formula:
    """The condition in `text`, which is true or false.

    Raises:
        FormulaError: It is none.
    """
    found = _read(text, tuple(names))
    if not found.condition:
        raise FormulaError("This is a number: give a condition, such as y > sin(3*x).")
    return found


def bounded(values: NDArray[Any]) -> Array:
    """Values within ±LARGEST, with 0 for what is no number."""
    finite: Array = np.nan_to_num(values, nan=0.0, posinf=LARGEST, neginf=-LARGEST)
    return finite.clip(-LARGEST, LARGEST)


@functools.lru_cache(256)
def _read(text: str, names: tuple[str, ...]) -> Formula:
    if len(text) > LONGEST:
        raise FormulaError(f"It has {len(text)} letters: {LONGEST} are allowed.")
    try:
        found = cast(Formula, _parser().parse(text.translate(FULL_WIDTH)))
    except UnexpectedCharacters as error:
        raise _wrong(error.column, f"{error.char!r} has no meaning here") from None
    except UnexpectedToken as error:
        if error.token.type == "$END":
            raise _wrong(len(text) + 1, "something is missing at the end") from None
        raise _wrong(error.column, f"{str(error.token)!r} cannot stand here") from None
    for step in found.program:
        if isinstance(step, Load) and isinstance(step.value, str) and step.value not in names:
            known = ", ".join([*names, *CONSTANTS])
            raise _wrong(step.place, f"{step.value!r} is not known; there are {known} and functions such as sin")
    return found


def _wrong(place: int, what: str) -> FormulaError:
    return FormulaError(f"Character {place}: {what}.")


@v_args(inline=True)
class _Program(Transformer[Token, Formula]):
    """Makes programs while the parser reads, so that no depth of brackets costs any depth of calls."""

    def number(self, token: Token) -> Formula:
        value = float(token)
        if not math.isfinite(value):
            raise _wrong(_place(token), f"{str(token)!r} is too large")
        return Formula((Load(value, _place(token)),), False, _place(token))

    def name(self, token: Token) -> Formula:
        name, place = str(token), _place(token)
        return Formula((Load(CONSTANTS.get(name, name), place),), False, place)

    def call(self, token: Token, *values: Formula) -> Formula:
        name, place = str(token), _place(token)
        if name not in FUNCTIONS:
            raise _wrong(place, f"{name!r} is no function; there are {', '.join(FUNCTIONS)}")
        takes, function = FUNCTIONS[name]
        if len(values) != takes:
            raise _wrong(place, f"{name} takes {takes} value{'s' if takes > 1 else ''}, got {len(values)}")
        return _applied(function, place, *values)

    def plus(self, sign: Token, value: Formula) -> Formula:
        return _applied(np.positive, _place(sign), value)

    def minus(self, sign: Token, value: Formula) -> Formula:
        return _applied(np.negative, _place(sign), value)

    def binary(self, left: Formula, operator: Token, right: Formula) -> Formula:
        return _applied(OPERATORS[str(operator)], left.place, left, right)

    def compare(self, first: Formula, *rest: Formula | Token) -> Formula:
        values = [first, *(part for part in rest if isinstance(part, Formula))]
        signs = [OPERATORS[str(part)] for part in rest if isinstance(part, Token)]
        parts = [
            _applied(sign, left.place, left, right, condition=True)
            for left, sign, right in zip(values, signs, values[1:], strict=False)
        ]
        return functools.reduce(self.both, parts)

    def both(self, left: Formula, right: Formula) -> Formula:
        return _joined(np.logical_and, left, right)

    def either(self, left: Formula, right: Formula) -> Formula:
        return _joined(np.logical_or, left, right)

    def negate(self, value: Formula) -> Formula:
        return _joined(np.logical_not, value)


def _applied(function: Callable[..., Any], place: int, *values: Formula, condition: bool = False) -> Formula:
    for value in values:
        if value.condition:
            raise _wrong(value.place, "this is a condition where a number is needed")
    program = [step for value in values for step in value.program]
    return Formula((*program, Apply(function, len(values))), condition, place)


def _joined(function: Callable[..., Any], *values: Formula) -> Formula:
    for value in values:
        if not value.condition:
            raise _wrong(value.place, "this is a number where a condition is needed")
    program = [step for value in values for step in value.program]
    return Formula((*program, Apply(function, len(values))), True, values[0].place)


def _place(token: Token) -> int:
    return token.column or 1


@functools.cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", transformer=_Program())
