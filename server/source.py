"""Where the command line gets its experiments: a file, standard input or the gallery, changed as --set says."""

import codecs
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine import paths, uploads
from engine.errors import ExperimentError, Problem
from engine.experiment import MAX_BYTES, Experiment
from engine.registry import load
from server import gallery
from server.settings import Settings

PREFIX = "gallery:"


def experiment_at(source: str) -> Experiment:
    """The experiment in a file, on standard input (`-`), or in the gallery (`gallery:NAME`).

    Raises:
        ExperimentError: it is no valid experiment, or there is nothing of that name.
    """
    settings = Settings()
    uploads.use(uploads.Shelf.below(settings.data_dir, settings.uploads_bytes))
    if source.startswith(PREFIX):
        return Experiment.parse(_entry(source.removeprefix(PREFIX)).experiment)
    try:
        with sys.stdin.buffer if source == "-" else Path(source).open("rb") as file:
            text = file.read(len(codecs.BOM_UTF8) + MAX_BYTES + 1).removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise _problem("a file that can be read", source, f"{error.strerror}: check the name.") from error
    if len(text) > MAX_BYTES:
        raise _problem(f"at most {MAX_BYTES} bytes", "more", "Make it smaller: an experiment needs a few kilobytes.")
    return Experiment.parse(text)


def picture_steps(source: str) -> int | None:
    """How long a gallery entry is trained for its picture; None for a file."""
    return _entry(source.removeprefix(PREFIX)).steps if source.startswith(PREFIX) else None


def changed(experiment: Experiment, changes: Mapping[str, object]) -> Experiment:
    """A copy with several values replaced at once, so that only the outcome has to be valid.

    A new `kind` keeps the fields that it shares with the old one.

    Raises:
        ExperimentError: a path leads nowhere, or the outcome is no valid experiment.
    """
    tree = experiment.model_dump(mode="json")
    for path, value in changes.items():
        steps = paths.parse(path)
        holder = paths.put(tree, steps, value)
        if steps[-1] == "kind" and isinstance(value, str):
            _keep_shared_fields(experiment, steps[:-1], holder)
    return Experiment.parse(tree)


def change(text: str) -> tuple[str, object]:
    """`path=value` taken apart; the value is JSON, or else a string.

    Raises:
        ExperimentError: there is no `=`.
    """
    path, separator, value = text.partition("=")
    if not separator:
        raise _problem("path=value", text, "Write for instance learner.batch=32.")
    try:
        return path.strip(), json.loads(value)
    except (ValueError, RecursionError):
        return path.strip(), value.strip()


def _keep_shared_fields(experiment: Experiment, steps: list[paths.Step], holder: dict[str, Any]) -> None:
    here: Any = experiment
    for step in steps:
        here = here[step] if isinstance(step, int) else getattr(here, step)
    member = load(type(here).__module__.rpartition(".")[0]).get(holder["kind"])
    if member is not None:
        for name in set(holder) - set(member.Config.model_fields):
            del holder[name]


def _entry(name: str) -> gallery.GalleryEntry:
    found = gallery.entries().get(name)
    if found is None:
        known = ", ".join(gallery.entries())
        raise _problem(f"one of {known}", name, "`unknot gallery` lists the entries.")
    return found


def _problem(expected: str, got: str, message: str) -> ExperimentError:
    return ExperimentError([Problem(where="", expected=expected, got=got, message=message)])
