"""What the engine raises, and nothing else.

ValueError
  ExperimentError   an experiment cannot be built or changed as asked; lists every problem
  FormulaError      a formula cannot be read (`engine.formula`)
RuntimeError
  RegistryError     a file in a registry folder breaks the folder's contract
  UnwritableError   an upload cannot be kept (`engine.uploads`)
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from engine.base import Frozen

GOT_LENGTH: Final = 80
MAX_PROBLEMS: Final = 100
"""Nobody reads more; an experiment made to have thousands should not cost a page of memory each."""


class Problem(Frozen):
    """One thing that is wrong with an experiment, and how to mend it."""

    where: str
    """Path of the value, such as ``network.layers[1].units``; empty when it is the whole experiment."""
    expected: str
    """What may stand there, such as ``a whole number from 1 to 128``."""
    got: str
    """What stands there, as JSON, at most 80 characters."""
    message: str
    """What to do about it, in one sentence."""

    def __str__(self) -> str:
        return f"{self.where or 'experiment'}: expected {self.expected}, got {self.got}. {self.message}"


class ExperimentError(ValueError):
    """An experiment cannot be built or changed as asked: ``problems`` lists why, the first hundred at most."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems[:MAX_PROBLEMS])
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[ExperimentError], tuple[list[Problem]]]:
        return type(self), (self.problems,)


def refused(where: str, expected: str, got: str, message: str) -> ExperimentError:
    """An error of one problem."""
    return ExperimentError([Problem(where=where, expected=expected, got=got, message=message)])


class RegistryError(RuntimeError):
    """A file in a registry folder breaks the folder's contract."""


def shown(value: object) -> str:
    """``value`` as short JSON for people, at most 80 characters."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        text = f"a Python {type(value).__name__}"
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= GOT_LENGTH else text[: GOT_LENGTH - 1] + "…"
