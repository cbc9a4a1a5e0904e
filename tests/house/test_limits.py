"""Limits that the page keeps to by itself are those of the engine and the server."""

import re
from pathlib import Path
from typing import Any

import pytest

from engine import base, formula, graph, lanes, sweep
from engine.datasets import drawn
from engine.layers import dense
from server import commands

SOURCES = Path(__file__).resolve().parents[2] / "static" / "src"


def schema(model: Any, field: str) -> dict[str, Any]:
    found: dict[str, Any] = model.model_json_schema()["properties"][field]
    return found


LIMITS = {
    ("edit/limits.ts", "MOST_UNITS"): schema(dense.Config, "units")["maximum"],
    ("edit/limits.ts", "MOST_LAYERS"): graph.MAX_LAYERS,
    ("edit/limits.ts", "MOST_PARAMETERS"): graph.MAX_PARAMETERS,
    ("data/drawn.ts", "MOST_POINTS"): drawn.MOST,
    ("data/drawn.ts", "MOST_CLASSES"): schema(drawn.Config, "classes")["maximum"],
    ("data/FormulaInputs.tsx", "MOST"): base.MOST_FORMULAS,
    ("data/Expression.tsx", "LONGEST"): formula.LONGEST,
    ("store.ts", "MOST_LANES"): lanes.MOST,
    ("compare/arrangement.ts", "MOST_BESIDE"): lanes.MOST - 1,
    ("compare/arrangement.ts", "MOST_CELLS"): sweep.MOST,
    ("compare/arrangement.ts", "MOST_AXES"): schema(commands.SweepCommand, "axes")["maxItems"],
}


@pytest.mark.parametrize(("file", "name"), LIMITS)
def test_the_page_knows_the_limit(file: str, name: str):
    found = re.search(rf"const {name} = ([\d_]+);", (SOURCES / file).read_text("utf-8"))
    assert found, f"{file} has no {name}"
    assert int(found[1].replace("_", "")) == LIMITS[file, name]
