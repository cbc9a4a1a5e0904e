"""What can be done to a model by hand, and vectors of parameters as text."""

from __future__ import annotations

import base64
import binascii
import functools
import operator
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, TypeAdapter, ValidationError

from engine.base import Frozen
from engine.errors import ExperimentError, Problem, refused, shown
from engine.explain import explain

LIMIT = 1e6
"""Parameters set by hand lie in [−LIMIT, LIMIT]."""


class SetParameter(Frozen):
    """Sets one number of the flat parameter vector."""

    kind: Literal["set_parameter"] = "set_parameter"
    index: int = Field(ge=0)
    """Its place in the flat vector; the description's slots say what lies where."""
    value: float = Field(ge=-LIMIT, le=LIMIT)
    """What it becomes."""


class SetParameters(Frozen):
    """Sets the whole flat parameter vector."""

    kind: Literal["set_parameters"] = "set_parameters"
    parameters: str = Field(max_length=600_000)
    """The numbers, little-endian float32, as base64url; running statistics may follow them."""


def parse_action(action: Mapping[str, Any], models: tuple[type[Frozen], ...]) -> Frozen:
    """An action from its JSON object.

    Args:
        action: the object.
        models: what it may be, told apart by `kind`.

    Raises:
        ExperimentError: It is none of them, or a value is out of bounds.
    """
    if not models:
        raise refused("kind", "nothing", shown(action.get("kind")), "Nothing can be done to this model by hand.")
    adapter = _adapter(models)
    try:
        found: Frozen = adapter.validate_python(action)
    except ValidationError as error:
        raise ExperimentError(explain(error, adapter.json_schema())) from error
    return found


@functools.cache
def _adapter(models: tuple[type[Frozen], ...]) -> TypeAdapter[Any]:
    if len(models) == 1:
        return TypeAdapter(models[0])
    union: Any = functools.reduce(operator.or_, models)
    return TypeAdapter(Annotated[union, Field(discriminator="kind")])


def parameters_to_text(parameters: NDArray[np.float32]) -> str:
    """A vector as base64url of little-endian float32, unpadded, as links and messages carry it."""
    return base64.urlsafe_b64encode(parameters.astype("<f4").tobytes()).decode().rstrip("=")


def parameters_from_text(text: str) -> NDArray[np.float32]:
    """The vector that `parameters_to_text` wrote.

    Raises:
        ExperimentError: The text is no base64url, or no whole number of float32.
    """
    try:
        data = base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
        return np.frombuffer(data, "<f4").astype(np.float32)
    except (binascii.Error, ValueError) as error:
        message = "Send the numbers as little-endian float32 in base64url."
        problem = Problem(where="parameters", expected="base64url of float32", got=shown(text), message=message)
        raise ExperimentError([problem]) from error


def check_parameters(parameters: NDArray[np.float32], size: int, statistics: int) -> None:
    """Refuses a vector that does not hold `size` numbers within ±LIMIT, or as many and `statistics` more.

    Raises:
        ExperimentError: It does not; it says why.
    """
    if parameters.shape not in ((size,), (size + statistics,)):
        expected = f"{size} numbers" + (f", or {size + statistics} with running statistics" if statistics else "")
        got, message = f"{parameters.size} numbers", "The weights belong to another network; leave them out."
        raise ExperimentError([Problem(where="parameters", expected=expected, got=got, message=message)])
    wrong = ~(np.abs(parameters) <= LIMIT)
    if wrong.any():
        place = int(wrong.argmax())
        raise ExperimentError(
            [
                Problem(
                    where=f"parameters[{place}]",
                    expected="a finite number from -1000000 to 1000000",
                    got=str(parameters[place]),
                    message="Mend that number, or leave the weights out.",
                )
            ]
        )


def check_index(index: int, size: int) -> None:
    """Refuses an index beyond a vector of `size` numbers.

    Raises:
        ExperimentError: It is beyond.
    """
    if not 0 <= index < size:
        message = "Look the index up in the description's slots."
        expected = f"a whole number from 0 to {size - 1}"
        raise ExperimentError([Problem(where="index", expected=expected, got=str(index), message=message)])
