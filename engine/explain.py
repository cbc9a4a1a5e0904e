"""Turns what pydantic complains of into problems that people can read: where, expected, got, and how to mend it.

What was expected comes from the JSON schema of the experiment, so that a new field explains itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from engine import paths
from engine.errors import MAX_PROBLEMS, Problem, shown
from engine.graph import suggestion

Node = dict[str, Any]
MISSING: Final = "nothing"
MAX_NAME: Final = 40
"""Longer names, which no field has, are cut in messages."""
BEYOND: Final = {
    "greater_than_equal": "Raise it to at least",
    "less_than_equal": "Lower it to at most",
    "greater_than": "Raise it above",
    "less_than": "Lower it below",
}


def explain(error: ValidationError, schema: Node) -> list[Problem]:
    """One problem for each of the error's, in its order, the first 100 at most.

    Args:
        error: What pydantic raised.
        schema: The JSON schema of what was validated, with its ``$defs``.
    """
    details = [detail for detail in error.errors(include_url=False) if not _follows(detail)]
    return [_problem(detail, schema) for detail in details[:MAX_PROBLEMS]]


def _follows(detail: ErrorDetails) -> bool:
    """Whether a list is called too short only because items of it, reported themselves, were refused."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _problem(detail: ErrorDetails, schema: Node) -> Problem:
    steps, node, owner = _walk(detail["loc"], schema)
    kind, got = detail["type"], shown(detail["input"])
    name = str(steps[-1]) if steps else "experiment"
    expected = describe(node, schema)
    if kind == "missing":
        return _make(steps, expected, MISSING, f"Add {name}: {expected}.")
    if kind == "extra_forbidden":
        known = owner.get("properties", {})
        return _make(steps, f"one of the fields {', '.join(known)}", got, f"Remove {name}. {suggestion(name, known)}")
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _unknown_kind([*steps, "kind"], detail["input"], node)
    return _make(steps, expected, got, _mend(kind, detail, expected, node))


def _mend(kind: str, detail: ErrorDetails, expected: str, node: Node) -> str:
    context = detail.get("ctx", {})
    if kind in BEYOND:
        return f"{BEYOND[kind]} {_number(next(iter(context.values())))}."
    if kind == "literal_error" and isinstance(detail["input"], str) and "enum" in node:
        return suggestion(detail["input"], node["enum"])
    if kind == "value_error":
        return str(context["error"])
    return f"Give {expected}{_hint(detail['input'], node)}."


def _hint(value: object, node: Node) -> str:
    """What is odd about a number of the wrong type."""
    number = node.get("type") in ("integer", "number") or any("maximum" in part for part in node.get("anyOf", []))
    if number and isinstance(value, str) and value.lstrip("-").replace(".", "", 1).isdecimal():
        return ", without quotation marks"
    if node.get("type") == "integer" and isinstance(value, float):
        return ", without a decimal point"
    return ""


def _unknown_kind(steps: list[paths.Step], value: object, node: Node) -> Problem:
    kinds = sorted(node.get("discriminator", {}).get("mapping", {}))
    expected = f"one of {', '.join(kinds)}"
    if not isinstance(value, dict) or "kind" not in value:
        return _make(steps, expected, MISSING, f"Add kind: {expected}.")
    return _make(steps, expected, shown(value["kind"]), suggestion(str(value["kind"]), kinds))


def _walk(loc: Iterable[str | int], schema: Node) -> tuple[list[paths.Step], Node, Node]:
    """Follows pydantic's location: the path without the kinds in it, the schema there, and the schema that holds it."""
    steps: list[paths.Step] = []
    owner, node = schema, schema
    for step in loc:
        members = node.get("discriminator", {}).get("mapping", {})
        if step in members:
            node = _resolve({"$ref": members[step]}, schema)
            continue
        owner = node
        node = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
        node = _resolve(node, schema)
        steps.append(step[:MAX_NAME] if isinstance(step, str) else step)
    return steps, node, owner


def _resolve(node: Node, schema: Node) -> Node:
    """Follows a reference into ``$defs``."""
    reference = node.get("$ref")
    return schema["$defs"][reference.rpartition("/")[2]] if reference else node


def describe(node: Node, schema: Node) -> str:
    """What a value must be, in words: ``a whole number from 1 to 128``."""
    if "expected" in node:
        return str(node["expected"])
    if "anyOf" in node:
        return ", or ".join(describe(_resolve(choice, schema), schema) for choice in node["anyOf"])
    if "discriminator" in node:
        return f"an object whose kind is one of {', '.join(node['discriminator']['mapping'])}"
    if "const" in node:
        return shown(node["const"])
    if "enum" in node:
        return f"one of {', '.join(map(str, node['enum']))}"
    simple = {"boolean": "true or false", "null": "null", "string": "text"}
    match node.get("type"):
        case "integer":
            return f"a whole number{_bounds(node)}"
        case "number":
            return f"a number{_bounds(node)}"
        case "string" if "maxLength" in node:
            return f"text of at most {node['maxLength']} letters"
        case "array":
            return _list(node)
        case "object":
            return f"an object with {', '.join(node.get('properties', {}))}"
        case other:
            return simple.get(str(other), "something else")


def _bounds(node: Node) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    above, below = node.get("exclusiveMinimum"), node.get("exclusiveMaximum")
    start = f"from {_number(low)}" if low is not None else f"above {_number(above)}" if above is not None else ""
    end = f"to {_number(high)}" if high is not None else f"to less than {_number(below)}" if below is not None else ""
    return "".join(f" {part}" for part in (start, end) if part)


def _list(node: Node) -> str:
    low, high = node.get("minItems", 0), node.get("maxItems")
    items = node.get("title", "items").lower()
    return f"a list of {low} to {high} {items}" if high is not None else f"a list of {items}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _make(steps: list[paths.Step], expected: str, got: str, message: str) -> Problem:
    return Problem(where=paths.join(steps), expected=expected, got=got, message=message)
