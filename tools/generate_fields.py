"""Makes `static/src/wire/fields.ts`: what a form needs to know of the settings of learners and data sets.

Only plain values are there, in the order of the configuration. What is nested, such as an optimizer, has an editor of
its own, and so has back-propagation: what is its alone is left out, since browsers are sent this file.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from engine.backpropagation import Settings
from engine.base import DatasetConfig, Kinded
from engine.registry import load

TARGET = Path(__file__).resolve().parent.parent / "static" / "src" / "wire" / "fields.ts"
BANNER = """\
/* Generated from the Python models by tools/generate_types.py. Do not edit: run `python -m tools.generate_types`. */

/** A plain setting of a learner or of data: what a form needs to know of it. */
export interface Field {
  readonly name: string;
  readonly type: "number" | "integer" | "boolean" | "choice" | "text";
  readonly default?: number | string | boolean | null;
  /** The least it may be; of a text its fewest letters. */
  readonly min?: number;
  /** The most it may be; of a text its most letters. */
  readonly max?: number;
  /** It must be more than `min`, and not `min` itself. */
  readonly above?: true;
  /** It must be less than `max`, and not `max` itself. */
  readonly below?: true;
  readonly choices?: readonly (string | number)[];
  /** It can be tuned while a run goes on. */
  readonly live?: true;
  /** It may be null. */
  readonly nullable?: true;
  /** What is expected, in words. */
  readonly expected?: string;
}
"""
LEFT_OUT = {"backprop"}
HIDDEN: dict[type[BaseModel], set[str]] = {
    Kinded: {"kind"},
    DatasetConfig: {"unit"},
    Settings: set(Settings.model_fields),
}
"""Fields that no form shows, by what a configuration derives from: `unit` is about what a network gets of the data."""
LONGEST = 256
"""Letters of a text that fits into a form."""
BOUNDS = {
    "minimum": ("min", None),
    "maximum": ("max", None),
    "exclusiveMinimum": ("min", "above"),
    "exclusiveMaximum": ("max", "below"),
    "minLength": ("min", None),
    "maxLength": ("max", None),
}


def fields(model: type[BaseModel]) -> list[dict[str, Any]]:
    """The plain settings of a configuration, in order, without what is fixed."""
    properties = model.model_json_schema()["properties"]
    hidden = set[str]().union(*(names for base, names in HIDDEN.items() if issubclass(model, base)))
    found = (field(name, properties[name]) for name in model.model_fields if name not in hidden)
    return [told for told in found if told is not None and ("min" not in told or told["min"] != told.get("max"))]


def field(name: str, schema: dict[str, Any]) -> dict[str, Any] | None:
    """One setting as a form needs it; None where it is no plain value."""
    choices = [choice for choice in schema.get("anyOf", []) if choice != {"type": "null"}]
    nullable = "anyOf" in schema and len(choices) < len(schema["anyOf"])
    if len(choices) > 1:
        return None
    plain = {**schema, **choices[0]} if choices else schema
    kind = "choice" if "enum" in plain else {"string": "text"}.get(str(plain.get("type")), plain.get("type"))
    if kind not in ("number", "integer", "boolean", "choice", "text"):
        return None
    if kind == "text" and plain.get("maxLength", LONGEST + 1) > LONGEST:
        return None
    told: dict[str, Any] = {"name": name, "type": kind}
    if "default" in plain:
        told["default"] = plain["default"]
    for keyword, (bound, exclusive) in BOUNDS.items():
        if keyword in plain:
            told |= {bound: plain[keyword]} | ({exclusive: True} if exclusive else {})
    if kind == "choice":
        told["choices"] = plain["enum"]
    told |= {"live": True} if plain.get("live") else {}
    told |= {"nullable": True} if nullable else {}
    return told | ({"expected": plain["expected"]} if "expected" in plain else {})


def typescript() -> str:
    """The TypeScript module."""
    lines = [BANNER, "export const FIELDS = {"]
    for union, package in (("learner", "learners"), ("data", "datasets")):
        lines.append(f"  {union}: {{")
        for kind, module in load(f"engine.{package}").items():
            if kind not in LEFT_OUT:
                rows = [f"      {json.dumps(told, ensure_ascii=False)}," for told in fields(module.Config)]
                lines += [f"    {kind}: [", *rows, "    ],"]
        lines.append("  },")
    shape = 'Readonly<Record<"learner" | "data", Readonly<Record<string, readonly Field[]>>>>'
    return "\n".join([*lines, f"}} as const satisfies {shape};", ""])
