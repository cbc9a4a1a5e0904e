"""Probes, one file each, found by name: quantities that are computed only when somebody reads them.

A probe module defines

    Options                         what can be asked of it, a frozen model with bounds
    read(learner, options) -> dict          its payload, fit for a frame

Reading changes nothing that is learned: no parameter, no gradient, no running statistic, no random number. What a probe
has to remember from one reading to the next goes into `learner.memo`.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from engine.base import Frozen
from engine.errors import ExperimentError, Problem, shown
from engine.explain import explain
from engine.graph import suggestion
from engine.learner import Learner
from engine.registry import load

MEMBERS = ("Options", "read")


def check(probe: str, options: Mapping[str, Any]) -> Frozen:
    """The validated options of a probe.

    Raises:
        ExperimentError: There is no such probe, or an option is unknown or out of bounds.
    """
    known = load("engine.probes")
    if probe not in known:
        message = suggestion(probe, known)
        raise ExperimentError(
            [Problem(where="probe", expected=f"one of {', '.join(known)}", got=shown(probe), message=message)]
        )
    model: type[Frozen] = known[probe].Options
    try:
        return model.model_validate(dict(options))
    except ValidationError as error:
        raise ExperimentError(explain(error, model.model_json_schema())) from error


def read(learner: Learner[Any], probe: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """The payload of a probe: numbers, strings, lists, maps and arrays.

    Raises:
        ExperimentError: There is no such probe, or an option is unknown or out of bounds.
    """
    chosen = check(probe, options)
    payload: dict[str, Any] = load("engine.probes")[probe].read(learner, chosen)
    return payload
