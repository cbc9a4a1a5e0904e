"""Probes, one file each, found by name: quantities that are computed only when somebody reads them.

A probe module defines

    READS                               the learners it reads: a class, such as `engine.supervised.Supervised`
    Options                             what can be asked of it, a frozen model with bounds
    Payload                             what it sends, a model of `engine.payload`, or a union of some
    read(learner, options) -> dict      its payload, fit for a frame

The page knows a payload by the probe's name, `unit_lines` as `UnitLinesPayload`; models inside it go by their own
names, which no other probe may use for something else.

Reading changes nothing that is learned: no parameter, no gradient, no running statistic, no random number. What a probe
has to remember from one reading to the next goes into `learner.memo`.

An option marked with `json_schema_extra=RESOLUTION` says how finely to look: `lighter` lowers it where time is short.
"""

import functools
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from engine.base import RESOLUTION, Frozen
from engine.errors import ExperimentError, Problem, refused, shown
from engine.explain import explain
from engine.graph import suggestion
from engine.learner import Learner
from engine.registry import load

MEMBERS = ("READS", "Options", "Payload", "read")


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


def payloads() -> dict[str, Any]:
    """The type of every probe's payload, by the probe's name."""
    return {name: module.Payload for name, module in load("engine.probes").items()}


def of(learner: type) -> list[str]:
    """The names of the probes that can be read of every learner of a class."""
    return [name for name, module in load("engine.probes").items() if issubclass(learner, module.READS)]


def reads(learner: Learner[Any], probe: str) -> bool:
    """Whether there is such a probe, and it can be read of this learner."""
    module = load("engine.probes").get(probe)
    return module is not None and isinstance(learner, module.READS)


def lighter(options: Frozen, detail: float) -> Frozen:
    """Options that look less finely, and so cost less: every resolution times `detail`, but no less than it may be.

    Args:
        options: what `check` returned; a probe without a resolution gets them back as they are.
        detail: from 0 to 1, where 1 changes nothing.
    """
    lowered = {name: max(least, int(detail * getattr(options, name))) for name, least in _resolutions(type(options))}
    return options.model_copy(update=lowered) if lowered else options


@functools.cache
def _resolutions(model: type[Frozen]) -> tuple[tuple[str, int], ...]:
    """The options of a model that are resolutions, and the least that each may be."""
    fields = model.model_json_schema().get("properties", {})
    return tuple((name, field["minimum"]) for name, field in fields.items() if field.items() >= RESOLUTION.items())


def read(learner: Learner[Any], probe: str, options: Mapping[str, Any] | Frozen) -> dict[str, Any]:
    """The payload of a probe: numbers, strings, lists, maps and arrays.

    Args:
        learner: what is read; it stays as it is.
        probe: its name.
        options: what is asked of it; what `check` or `lighter` returned is not checked again.

    Raises:
        ExperimentError: There is no such probe, it is of other learners, or an option is unknown or out of bounds.
    """
    module = load("engine.probes").get(probe)
    chosen = options if module and isinstance(options, module.Options) else check(probe, dict(options))
    if not reads(learner, probe):
        raise _of_others(learner, probe)
    payload: dict[str, Any] = load("engine.probes")[probe].read(learner, chosen)
    return payload


def _of_others(learner: Learner[Any], probe: str) -> ExperimentError:
    kinds = [kind for kind, module in load("engine.learners").items() if probe in of(module.Learner)]
    message = f"This probe is read of learners of the kind {' or '.join(kinds)}."
    return refused("probe", f"one of {', '.join(of(type(learner)))}", probe, message)
