"""Paths into an experiment, such as ``network.layers[1].units``: as text for people, as steps for programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from engine.errors import ExperimentError, Problem, shown

Step = str | int
_PATH = re.compile(r"[a-z]\w*(\[\d{1,4}\])*(\.[a-z]\w*(\[\d{1,4}\])*)*", re.ASCII)
_STEP = re.compile(r"[a-z]\w*|\d+", re.ASCII)


def parse(path: str) -> list[Step]:
    """``network.layers[1].units`` as ``["network", "layers", 1, "units"]``.

    Raises:
        ExperimentError: It is no path.
    """
    if not _PATH.fullmatch(path):
        raise _lost(
            shown(path), "a path such as network.layers[1].units", shown(path), "Write names with dots between."
        )
    return [int(step) if step.isdecimal() else step for step in _STEP.findall(path)]


def join(steps: Sequence[Step]) -> str:
    """The reverse of ``parse``; the empty path is the experiment itself."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


def put(tree: Any, steps: Sequence[Step], value: object) -> Any:
    """Puts ``value`` at the end of the path, in place, and returns the object or list that now holds it.

    Raises:
        ExperimentError: The path leads nowhere. A new name in an object is let through, for validation to judge.
    """
    for depth, step in enumerate(steps):
        here = join(steps[: depth + 1])
        if isinstance(step, int) and not (isinstance(tree, list) and step < len(tree)):
            count = len(tree) if isinstance(tree, list) else 0
            raise _lost(here, f"a place among {count}, counted from 0", str(step), "Choose a place that exists.")
        if isinstance(step, str) and not isinstance(tree, dict):
            raise _lost(here, "the name of a field", f'"{step}"', f"{join(steps[:depth])} has no fields.")
        if depth == len(steps) - 1:
            tree[step] = value
        elif isinstance(step, str) and step not in tree:
            raise _lost(here, f"one of {', '.join(tree)}", f'"{step}"', "Choose a field that exists.")
        else:
            tree = tree[step]
    return tree


def _lost(where: str, expected: str, got: str, message: str) -> ExperimentError:
    return ExperimentError([Problem(where=where, expected=expected, got=got, message=message)])
