"""The experiment: the whole description of a run. The same experiment on the same machine gives the same numbers.

    {"version": 1, "seed": 7, "data": {…}, "network": {"layers": […]}, "learner": {…}, "stop": {…}}

It is frozen and normalised: every field is there, every layer has an id and says what it reads. ``Experiment.parse``
is the one way in for anything from outside; it raises ``ExperimentError`` and nothing else.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final, Literal, Self

from pydantic import ConfigDict, Field, ValidationError, field_validator
from pydantic.json_schema import DEFAULT_REF_TEMPLATE, GenerateJsonSchema, JsonSchemaMode
from pydantic_core import from_json, to_json

from engine import paths
from engine.base import LIVE, DatasetConfig, Frozen, LearnerConfig, NetworkLearnerConfig
from engine.data import classes, task
from engine.errors import ExperimentError, Problem, shown
from engine.explain import explain
from engine.graph import NetworkConfig, survey
from engine.outputs import Output
from engine.registry import Registered, load
from engine.stop import StopConfig

VERSION: Final = 1
MAX_BYTES: Final = 64 * 1024

migrations: Final[dict[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""From a version to the next: each takes the raw experiment of its version and returns that of the following one."""


class ExperimentSchema(GenerateJsonSchema):
    """A JSON schema whose definitions are called ``DenseLayer``, not by the path of their module."""

    def normalize_name(self, name: str) -> str:
        """``engine.layers.dense.Config`` as ``DenseLayer``."""
        member = re.fullmatch(r"engine\.(\w+)s\.(\w+)\.Config", name)
        if not member:
            return super().normalize_name(name)
        words = [*member[2].split("_"), member[1].removesuffix("set")]
        return "".join(word.capitalize() for word in words)


class Experiment(Frozen):
    """The whole description of a run."""

    model_config = ConfigDict(defer_build=True)

    version: Literal[1]
    """Of this format."""
    seed: int = Field(7, ge=0, le=2**31 - 1)
    """Decides the data, the start values and every draw after them."""
    data: Annotated[DatasetConfig, Registered("engine.datasets")]
    """What is learned from."""
    network: NetworkConfig = NetworkConfig()
    """What learns; without layers where the learner is a model of its own."""
    learner: Annotated[LearnerConfig, Registered("engine.learners")]
    """How it learns."""
    stop: StopConfig = Field(StopConfig(), json_schema_extra=LIVE)
    """When a run pauses by itself."""

    @field_validator("version", mode="before")
    @classmethod
    def _a_number(cls, version: object) -> object:
        """Refuses what only equals a version, as ``true`` and ``1.0`` equal 1."""
        if type(version) is not int:
            raise ValueError(f"Give {VERSION}.")
        return version

    @classmethod
    def parse(cls, source: object) -> Self:
        """The experiment in ``source``: JSON as text or bytes, or what JSON decodes to.

        Raises:
            ExperimentError: It is no valid experiment; every problem is listed.
        """
        raw = _migrated(_decoded(source))
        try:
            experiment = cls.model_validate_json(to_json(raw), strict=True)
        except ValidationError as error:
            raise ExperimentError(explain(error, schema())) from None
        problems = list(experiment.problems())
        if problems:
            raise ExperimentError(problems)
        return experiment

    def problems(self) -> Iterator[Problem]:
        """What is wrong between the parts: in the graph of layers, or between network, data and learner."""
        unusable = self.data.problems()
        if unusable:
            yield from unusable
            return
        if isinstance(self.learner, NetworkLearnerConfig):
            yield from self._network_problems()
        elif self.network.layers:
            message = "This learner is a model of its own: leave the layers out."
            got = f"{len(self.network.layers)} layers"
            yield Problem(where="network.layers", expected="no layers", got=got, message=message)
        else:
            yield from self.learner.problems(self.data, None)

    def _network_problems(self) -> Iterator[Problem]:
        if not self.network.layers:
            message = "Add a layer: this learner trains a network."
            yield Problem(where="network.layers", expected="at least one layer", got="none", message=message)
            return
        if not self.data.test_share:
            message = "Pick data of which a part is kept for testing."
            yield Problem(where="data.kind", expected="data with test points", got=self.data.kind, message=message)
        found = survey(self.network, len(self.data.names()))
        yield from found.problems
        last = self.network.layers[-1]
        if last.id in found.nodes and len(found.nodes[last.id].output_shape) == 1:
            yield from self.learner.problems(self.data, self._output(found.nodes[last.id].output_shape[0]))

    def _output(self, units: int) -> Output:
        last = self.network.layers[-1]
        fields = type(last).model_fields
        return Output(
            task=task(self.data),
            classes=classes(self.data),
            units=units,
            activation=last.output_activation(),
            where=f"network.layers[{len(self.network.layers) - 1}]",
            units_field="units" if "units" in fields else "",
            activation_field=next((name for name in ("activation", "function") if name in fields), ""),
            layers=self.network.layers,
        )

    def canonical(self) -> str:
        """The one JSON text of this experiment: every field, sorted keys, no spaces."""
        return json.dumps(self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), allow_nan=False)

    def live_paths(self) -> list[str]:
        """The values that can be tuned without a rebuild, such as ``learner.optimizer.rate``."""
        return [paths.join(steps) for steps in _live(self, [])]

    def tuned(self, changes: Mapping[str, object]) -> Self:
        """A copy with live values changed.

        Args:
            changes: New values by path, such as ``{"learner.optimizer.rate": 0.1}``.

        Raises:
            ExperimentError: A path is not live, or a value does not fit.
        """
        live = self.live_paths()
        places = {path: paths.parse(path) for path in changes}
        fixed = [path for path, steps in places.items() if not _within(paths.join(steps), live)]
        if fixed:
            expected = f"a path among {', '.join(live)}"
            message = "This cannot change while a run goes on: open a new run with it."
            raise ExperimentError(
                [Problem(where=path, expected=expected, got=shown(changes[path]), message=message) for path in fixed]
            )
        tree = self.model_dump(mode="json")
        for path, steps in places.items():
            paths.put(tree, steps, changes[path])
        return self.parse(tree)

    def replaced(self, path: str, value: object) -> Self:
        """A copy with the value at any path replaced. A new ``kind`` keeps the fields that it shares with the old one.

        Raises:
            ExperimentError: The path leads nowhere, or the value does not fit.
        """
        return self.replaced_all({path: value})

    def replaced_all(self, changes: Mapping[str, object]) -> Self:
        """A copy with the values at several paths replaced, in this order.

        Raises:
            ExperimentError: A path leads nowhere, or what comes of it all is no valid experiment.
        """
        tree = self.model_dump(mode="json")
        for path, value in changes.items():
            steps = paths.parse(path)
            holder = paths.put(tree, steps, value)
            if steps[-1] == "kind":
                _keep_known_fields(self, steps[:-1], holder)
        return self.parse(tree)

    @classmethod
    def model_json_schema(
        cls,
        by_alias: bool | None = True,
        ref_template: str = DEFAULT_REF_TEMPLATE,
        schema_generator: type[GenerateJsonSchema] = ExperimentSchema,
        mode: JsonSchemaMode = "validation",
        **options: Any,
    ) -> dict[str, Any]:
        """The JSON schema, complete: titles, descriptions, bounds, and ``live`` where a value can be tuned."""
        return super().model_json_schema(by_alias, ref_template, schema_generator, mode, **options)


@functools.cache
def schema() -> dict[str, Any]:
    """The JSON schema of an experiment. Shared: do not change it."""
    return Experiment.model_json_schema()


def _decoded(source: object) -> Any:
    """``source`` as plain JSON values, within the size limit."""
    try:
        text = source if isinstance(source, str | bytes) else json.dumps(source)
        encoded = text.encode() if isinstance(text, str) else text
        if len(encoded) > MAX_BYTES:
            message = "Make it smaller: an experiment needs a few kilobytes at most."
            raise _whole(f"at most {MAX_BYTES} bytes", f"{len(encoded)} bytes", message)
        return from_json(encoded, allow_inf_nan=True)
    except ExperimentError:
        raise
    except (TypeError, ValueError, RecursionError) as error:
        got = shown(source.decode(errors="replace") if isinstance(source, bytes) else source)
        raise _whole("JSON", got, f"It cannot be read: {str(error)[:200]}.") from None


def _migrated(raw: Any) -> Any:
    """``raw`` brought up to this version; what is no experiment at all is left for validation to judge."""
    while isinstance(raw, dict) and type(raw.get("version")) is int and raw["version"] in migrations:
        raw = migrations[raw["version"]](raw)
    version = raw.get("version") if isinstance(raw, dict) else None
    if type(version) is int and version > VERSION:
        message = "It was made by a newer Unknot: update this one, or make the experiment anew."
        raise ExperimentError(
            [Problem(where="version", expected=f"at most {VERSION}", got=shown(version), message=message)]
        )
    return raw


def _live(value: object, steps: list[paths.Step]) -> Iterator[list[paths.Step]]:
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _live(item, [*steps, place])
    elif isinstance(value, Frozen):
        for name, field in type(value).model_fields.items():
            if isinstance(field.json_schema_extra, dict) and LIVE.items() <= field.json_schema_extra.items():
                yield [*steps, name]
            else:
                yield from _live(getattr(value, name), [*steps, name])


def _within(path: str, live: list[str]) -> bool:
    return any(path == place or path.startswith((f"{place}.", f"{place}[")) for place in live)


def _keep_known_fields(experiment: Experiment, steps: list[paths.Step], tree: dict[str, Any]) -> None:
    """Drops from ``tree`` the fields that its new kind does not have."""
    here: Any = experiment
    for step in steps:
        here = here[step] if isinstance(step, int) else getattr(here, step)
    registry = load(type(here).__module__.rpartition(".")[0])
    member = registry.get(tree["kind"]) if isinstance(tree["kind"], str) else None
    if member:
        for name in set(tree) - set(member.Config.model_fields):
            del tree[name]


def _whole(expected: str, got: str, message: str) -> ExperimentError:
    return ExperimentError([Problem(where="", expected=expected, got=got, message=message)])
