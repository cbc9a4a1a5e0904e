"""Writes `static/src/wire/generated.ts`: TypeScript types of all that crosses the wire, from the Python models.

Usage: python -m tools.generate_types [--check]. With --check nothing is written, and the exit code is 1 when stale.
Arrays of frames are typed as they are once decoded: `Bytes`, `Floats`, `Ints` of `wire/frame.ts`. What forms need to
know of settings goes into `fields.ts` beside it (`tools.generate_fields`).
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from engine import probes
from engine.experiment import Experiment
from engine.registry import load
from server import commands, costs, events, payloads
from tools import generate_fields

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "static" / "src" / "wire" / "generated.ts"
COMPILER = ROOT / "node_modules" / ".bin" / "json2ts"
BANNER = """\
/* Generated from the Python models by tools/generate_types.py. Do not edit: run `python -m tools.generate_types`. */
import type { Bytes, Floats, Ints } from "./frame";"""
REFERENCED = (
    r"/\*\*\n \* This interface was referenced by [^\n]*\n \* via the `definition` [^\n]*\n \*/\n"
    r"| \*\n \* This interface was referenced by [^\n]*\n \* via the `definition` [^\n]*\n"
)
FAMILIES = {
    "DataConfig": "Data",
    "InitConfig": "Init",
    "LayerConfig": "Config",
    "LearnerConfig": "Learner",
    "OptimizerConfig": "Optimizer",
    "ScheduleConfig": "Schedule",
}

Schema = dict[str, Any]


def definitions(models: Iterable[tuple[str, Any]], mode: JsonSchemaMode) -> Schema:
    """JSON schemas by readable name, of the given types and of everything they hold."""
    found: Schema = {}
    for name, model in models:
        schema = TypeAdapter(model).json_schema(mode=mode)
        found |= schema.pop("$defs", {})
        if schema.get("$ref") != f"#/$defs/{name}":
            found[name] = schema
    return found


def models_of(module: Any) -> list[tuple[str, Any]]:
    """The pydantic models that a module defines."""
    return [
        (name, value)
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == module.__name__
    ]


def tidy(schema: Any, present: bool = False, absent_not_null: bool = False) -> Any:
    """A schema without what would only make clumsy types.

    Args:
        schema: JSON schema, or a part of one.
        present: every field is always sent.
        absent_not_null: a field that may be left out is never sent as null.
    """
    if isinstance(schema, list):
        return [tidy(part, present, absent_not_null) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    kept = {key: tidy(value, present, absent_not_null) for key, value in schema.items() if _says_something(key, value)}
    fields = kept.get("properties")
    if isinstance(fields, dict) and kept.get("type") == "object":
        if present:
            kept["required"] = sorted(fields)
        if absent_not_null:
            kept["properties"] = {
                name: field if name in kept.get("required", []) else _without_null(field)
                for name, field in fields.items()
            }
    return kept


def _says_something(key: str, value: Any) -> bool:
    """Whether a keyword helps the types: titles of fields would each become one, lengths become tuples."""
    return key not in ("discriminator", "maxItems", "minItems") and (
        key not in ("title", "default") or isinstance(value, dict)
    )


def _without_null(field: Schema) -> Schema:
    choices = [choice for choice in field.get("anyOf", []) if choice != {"type": "null"}]
    return choices[0] if len(choices) == 1 else field


def named_unions(schemas: Schema) -> Schema:
    """The same schemas, where a union or enumeration that has a name is referred to by it."""
    names = {_key(schema): name for name, schema in schemas.items() if "oneOf" in schema or "enum" in schema}

    def visit(node: Any, top: bool) -> Any:
        if isinstance(node, list):
            return [visit(part, False) for part in node]
        if not isinstance(node, dict):
            return node
        name = None if top else names.get(_key(node))
        if name:
            return {"$ref": f"#/$defs/{name}"}
        return {key: visit(value, False) for key, value in node.items()}

    return {name: visit(schema, True) for name, schema in schemas.items()}


def _key(schema: Schema) -> str:
    return json.dumps(
        {key: value for key, value in schema.items() if key in ("oneOf", "enum")} or schema, sort_keys=True
    )


def experiment_schemas() -> Schema:
    """Definitions of a normalised experiment: every kind, the union of each family, and the lists of names."""
    text = json.dumps(Experiment.model_json_schema())
    whole = json.loads(re.sub(r'(?<=[/"])(\w+)Layer"', r'\1Config"', text))
    found: Schema = whole.pop("$defs")
    found["Experiment"] = whole
    for union, suffix in FAMILIES.items():
        members = [
            name for name, schema in found.items() if name.endswith(suffix) and "kind" in schema.get("properties", {})
        ]
        found[union] = {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in sorted(members)]}
    found["Activation"] = {"enum": found["DenseConfig"]["properties"]["activation"]["enum"]}
    found["Feature"] = {"enum": found["XorData"]["properties"]["features"]["items"]["enum"]}
    found["Loss"] = {"enum": found["BackpropLearner"]["properties"]["loss"]["enum"]}
    return {name: tidy(schema, present=True) for name, schema in found.items()}


def option_schemas() -> Schema:
    """Definitions of what can be asked of each probe, and of all of them by name."""
    found: Schema = {}
    by_name = {}
    for probe, module in load("engine.probes").items():
        name = f"{camel(probe)}Options"
        found[name] = tidy(module.Options.model_json_schema())
        by_name[probe] = {"$ref": f"#/$defs/{name}"}
    whole = {"type": "object", "properties": by_name, "required": sorted(by_name), "additionalProperties": False}
    return found | {"ProbeOptions": {"description": "What can be asked of each probe, by its name.", **whole}}


def payload_schemas() -> Schema:
    """Definitions of what each probe sends, and of all of them by name.

    Raises:
        RuntimeError: two probes define different models of one name.
    """
    parts = [
        definitions([(f"{camel(probe)}Payload", payload)], "validation") for probe, payload in probes.payloads().items()
    ]
    found: Schema = tidy(merged(*parts), absent_not_null=True)
    by_name = {probe: {"$ref": f"#/$defs/{camel(probe)}Payload"} for probe in probes.payloads()}
    whole = {"type": "object", "properties": by_name, "required": sorted(by_name), "additionalProperties": False}
    return found | {"ProbePayloads": {"description": "What each probe sends, by its name.", **whole}}


def action_schemas() -> Schema:
    """Definitions of what can be done to models by hand, and the union of all of it.

    Actions that a learner's own file defines are named after it: `HopfieldFlipAction`; others after themselves.

    Raises:
        RuntimeError: two learners know different actions of one name.
    """
    parts, names = [], []
    for kind, module in load("engine.learners").items():
        for model in module.Learner.ACTIONS:
            own = camel(kind) if model.__module__ == module.__name__ else ""
            names.append(f"{own}{model.__name__}Action")
            parts.append(definitions([(names[-1], model)], "validation"))
            parts[-1][names[-1]]["required"] = sorted({*parts[-1][names[-1]].get("required", []), "kind"})
    found: Schema = tidy(merged(*parts))
    union = {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in sorted(set(names))]}
    return found | {"Action": {"description": "What can be done to a model by hand.", **union}}


def merged(*parts: Schema) -> Schema:
    """Definitions of several places as one.

    Raises:
        RuntimeError: one name stands for different things.
    """
    found: Schema = {}
    for part in parts:
        for name, schema in part.items():
            if found.setdefault(name, schema) != schema:
                raise RuntimeError(f"{name} stands for two different things: call one of them something else.")
    return found


def camel(name: str) -> str:
    """`unit_lines` as `UnitLines`."""
    return "".join(word.capitalize() for word in name.split("_"))


def wire_schemas() -> Schema:
    """Definitions of commands, events and frames."""
    asked = definitions([*models_of(commands), ("ClientCommand", commands.ClientCommand)], "validation")
    told = definitions([*models_of(events), ("ServerEvent", events.ServerEvent), *models_of(costs)], "serialization")
    framed = definitions(models_of(payloads), "validation")
    found: Schema = tidy(asked) | tidy(told) | tidy(framed, absent_not_null=True)
    return {name: schema for name, schema in found.items() if name not in ("Command", "Told")}


def all_schemas() -> Schema:
    """Every definition.

    Raises:
        RuntimeError: one name stands for different things.
    """
    parts = [wire_schemas(), payload_schemas(), action_schemas(), experiment_schemas(), option_schemas()]
    return merged(*({name: part[name] for name in part if name not in ("Packed", "PackedArray")} for part in parts))


def typescript(schemas: Schema) -> str:
    """The TypeScript module that declares the given definitions.

    Raises:
        RuntimeError: the compiler is missing or refuses the schema.
    """
    named = named_unions(schemas)
    root = {"title": "ProbePayloads", **named.pop("ProbePayloads"), "$defs": named}
    if not COMPILER.exists():
        raise RuntimeError(f"{COMPILER.relative_to(ROOT)} is missing: run `npm ci` first.")
    options = ["--unreachableDefinitions", "--no-additionalProperties"]
    done = subprocess.run(
        [str(COMPILER), *options, "--bannerComment", ""],
        input=json.dumps(root),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(f"json2ts refused the schema: {done.stderr.strip()}")
    return f"{BANNER}\n\n{re.sub(REFERENCED, '', done.stdout)}"


def main() -> int:
    """Writes the files, or with --check compares them."""
    fresh = {TARGET: typescript(all_schemas()), generate_fields.TARGET: generate_fields.typescript()}
    if "--check" not in sys.argv[1:]:
        for path, text in fresh.items():
            path.write_text(text, "utf-8")
        return 0
    stale = [path for path, text in fresh.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        print(f"{path.relative_to(ROOT)} is stale: run `python -m tools.generate_types`.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
