"""The command line: `unknot serve | train | describe | import | gallery`.

What a command does not need it does not import: torch is loaded by `train`, `describe` and `import` only.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from engine.learner import Measures
    from server.settings import Settings

app = typer.Typer(
    name="unknot",
    help="Watch a network bend space until the knot comes undone.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Source = Annotated[str, typer.Argument(metavar="FILE|gallery:NAME", help="An experiment; - reads standard input.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON for programs.")]
EPOCHS = 100


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.  [default: 127.0.0.1]")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.  [default: 8000]")
    ] = None,
    workers: Annotated[int | None, typer.Option(help="Most worker processes.  [default: one a core]")] = None,
    sessions: Annotated[int | None, typer.Option(help="Most runs at a time.  [default: 200]")] = None,
    data_dir: Annotated[Path | None, typer.Option(help="Where runs are kept for a restart.")] = None,
    log_format: Annotated[str | None, typer.Option(metavar="text|json", help="Form of the log.")] = None,
) -> None:
    """Serves the page. These and all other settings are also UNKNOT_… variables: see docs/security.md."""
    from server.serve import run

    run(_settings(host=host, port=port, workers=workers, sessions=sessions, data_dir=data_dir, log_format=log_format))


@app.command()
def train(
    source: Source,
    steps: Annotated[int | None, typer.Option(min=0, help="Train for so many batches.")] = None,
    epochs: Annotated[int | None, typer.Option(min=0, help="Train for so many epochs.")] = None,
    seed: Annotated[int | None, typer.Option(help="Replaces the experiment's seed.")] = None,
    changes: Annotated[list[str] | None, typer.Option("--set", metavar="PATH=VALUE", help="Replaces a value.")] = None,
    as_json: AsJson = False,
) -> None:
    """Trains an experiment. Without --steps or --epochs: as long as its gallery picture, or 100 epochs."""
    if steps is not None and epochs is not None:
        raise typer.BadParameter("Give --steps or --epochs, not both.")
    with _readable_problems():
        from torch import set_num_threads

        from engine.session import Session
        from server.source import change, changed, experiment_at, picture_steps

        set_num_threads(1)  # as in the workers: the same numbers
        wanted = dict(change(text) for text in changes or ())
        if seed is not None:
            wanted["seed"] = seed
        session = Session(changed(experiment_at(source), wanted))
        if steps is None and epochs is None:
            steps = picture_steps(source)
        count = steps if steps is not None else session.batches_per_epoch * (EPOCHS if epochs is None else epochs)
    _train(session, count, as_json)


@app.command()
def describe(source: Source, as_json: AsJson = False) -> None:
    """Says how deep a network is, and how many parameters and multiplies each layer has."""
    with _readable_problems():
        from engine.network import describe as description
        from server.source import experiment_at

        experiment = experiment_at(source)
        found = description(experiment)
    if not experiment.network.layers:
        from engine.build import build

        found = build(experiment).describe()
    if as_json:
        typer.echo(json.dumps(found))
        return
    if not experiment.network.layers:
        size = f"{found['parameters']:,} numbers are learned, with about {found['multiplies']:,} multiplies a step"
        typer.echo(f"{experiment.learner.kind}: a model of its own; {size}.")
        return
    table = Table("layer", "kind", "output", "parameters", "multiplies")
    for layer in found["layers"]:
        shape = "×".join(map(str, layer["output_shape"]))
        table.add_row(layer["id"], layer["kind"], shape, f"{layer['parameters']:,}", f"{layer['multiplies']:,}")
    table.add_section()
    table.add_row("in all", f"depth {found['depth']}", "", f"{found['parameters']:,}", f"{found['multiplies']:,}")
    Console().print(table)


@app.command("import")
def import_link(
    link: Annotated[str, typer.Argument(metavar="LINK", help="The address of a TensorFlow Playground page.")],
) -> None:
    """Prints the experiment in a TensorFlow Playground link as JSON; what differs goes to standard error."""
    with _readable_problems(1):
        from engine.playground_link import imported

        found = imported(link)
    for note in found.notes:
        typer.echo(f"{note.where or 'note'}: {note.message}", err=True)
    typer.echo(json.dumps(found.experiment.model_dump(mode="json"), indent=2))


@app.command()
def gallery(as_json: AsJson = False) -> None:
    """Lists the gallery."""
    from server.gallery import entries

    if as_json:
        listing = [{"name": e.name, "title": e.title.en, "family": e.family} for e in entries().values()]
        typer.echo(json.dumps(listing))
        return
    table = Table("name", "title", "family")
    for entry in entries().values():
        table.add_row(entry.name, entry.title.en, entry.family)
    Console().print(table)


def _train(session: Any, count: int, as_json: bool) -> None:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from server.training import line, train

    measures = session.learner.MEASURES
    if as_json:
        for told in train(session, count, lambda steps: None):
            sys.stdout.write(line(told) + "\n")
        sys.stdout.flush()
    else:
        console = Console()
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
        with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
            task = progress.add_task("training", total=count)
            for told in train(session, count, lambda steps: progress.advance(task, steps)):
                progress.update(task, description=_summary(told, measures))
        console.print(_summary(told, measures))
    if session.diverged:
        typer.echo(f"The loss overflowed in epoch {session.diverged_epoch}. Try a smaller learning rate.", err=True)


def _summary(told: dict[str, Any], measures: "Measures") -> str:
    parts = [f"epoch {told['epoch']}", f"step {told['step']}"]
    if told["loss_train"] is None:
        parts.append(f"{measures.loss} overflowed")
    else:
        parts.append(f"{measures.loss} {told['loss_train']:.4f}")
    if told["loss_test"] is not None:
        parts.append(f"test {told['loss_test']:.4f}")
    second = told["accuracy_train"] if told["accuracy_test"] is None else told["accuracy_test"]
    if measures.accuracy and second is not None:
        parts.append(f"{measures.accuracy} {format(second, '.1%' if measures.share else '.4f')}")
    return "  ".join(parts)


def _settings(**given: Any) -> "Settings":
    """The settings: what is given, else the environment's. What is wrong with them ends the program, with code 2."""
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from server.settings import Settings

    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except SettingsError as error:
        typer.echo(f"A list is written as JSON, as in UNKNOT_ORIGINS='[\"https://example.org\"]': {error}.", err=True)
    except ValidationError as error:
        for found in error.errors(include_url=False):
            name = ".".join(map(str, found["loc"]))
            typer.echo(f"UNKNOT_{name.upper()}: {found['msg']}, got {found['input']!r}.", err=True)
    raise typer.Exit(2)


@contextmanager
def _readable_problems(code: int = 2) -> Iterator[None]:
    """Turns a bad experiment into a list of what is wrong and an exit code."""
    from engine.errors import ExperimentError

    try:
        yield
    except ExperimentError as error:
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        raise typer.Exit(code) from None


def main() -> None:
    """The console script."""
    app()


if __name__ == "__main__":
    main()
