"""What each command does to a run. `apply` covers every command but `open`, `resume` and `ping`, which need no run."""

from collections.abc import Callable
from typing import Any

from engine.actions import parameters_from_text
from engine.errors import ExperimentError
from engine.errors import Problem as EngineProblem
from engine.session import Start
from server.hosts.run import Run
from server.hosts.viewer import Viewer
from server.messages import (
    ActCommand,
    AttendCommand,
    Command,
    PauseCommand,
    PlayCommand,
    Problem,
    ResetCommand,
    SpeedCommand,
    StartPoint,
    StepCommand,
    TuneCommand,
    TunedEvent,
    WatchCommand,
)


def problems(found: list[EngineProblem]) -> list[Problem]:
    """The engine's problems as they go over the wire."""
    return [Problem(**problem.model_dump()) for problem in found]


def start(point: StartPoint | None) -> Start | None:
    """Where a run begins, from the message.

    Raises:
        ExperimentError: the parameters are no base64url of float32.
    """
    if point is None:
        return None
    return Start(point.step, None if point.parameters is None else parameters_from_text(point.parameters))


def apply(viewer: Viewer, command: Command) -> None:
    """Carries out a command on the run that the viewer sees; refusals go to the viewer.

    What to watch, how fast to go and whether somebody looks may be said before there is a run.
    """
    if isinstance(command, WatchCommand):
        _watch(viewer, command)
    elif isinstance(command, SpeedCommand):
        viewer.set_pace(command.steps_per_frame)
    elif isinstance(command, AttendCommand):
        viewer.attend(watching=command.watching, keep_training=command.keep_training)
    elif viewer.run is None:
        viewer.refuse("no_run", "There is no run yet: open an experiment first.")
    else:
        _ACTIONS[type(command)](viewer, viewer.run, command)


def _play(viewer: Viewer, run: Run, command: PlayCommand) -> None:
    run.play()


def _pause(viewer: Viewer, run: Run, command: PauseCommand) -> None:
    run.pause()
    run.hurry()


def _reset(viewer: Viewer, run: Run, command: ResetCommand) -> None:
    run.pause()
    run.session.reset()
    run.hurry()


def _step(viewer: Viewer, run: Run, command: StepCommand) -> None:
    run.step(command.unit, command.count)


def _tune(viewer: Viewer, run: Run, command: TuneCommand) -> None:
    try:
        run.session.tune(command.changes)
    except ExperimentError as error:
        viewer.refuse("invalid_change", "This cannot be changed while the run goes on.", problems(error.problems))
    else:
        run.hurry()
        viewer.tell(TunedEvent(seq=command.seq, experiment=run.session.experiment.model_dump(mode="json")))


def _act(viewer: Viewer, run: Run, command: ActCommand) -> None:
    try:
        run.session.act(command.action.model_dump())
    except ExperimentError as error:
        viewer.refuse("invalid_action", "This cannot be done to the model.", problems(error.problems))
    else:
        run.hurry()


def _watch(viewer: Viewer, command: WatchCommand) -> None:
    try:
        viewer.watch(command.probes)
    except ExperimentError as error:
        viewer.refuse("invalid_probe", "Nothing of this watch list is watched.", problems(error.problems))


_ACTIONS: dict[type[Command], Callable[[Viewer, Run, Any], None]] = {
    PlayCommand: _play,
    PauseCommand: _pause,
    ResetCommand: _reset,
    StepCommand: _step,
    TuneCommand: _tune,
    ActCommand: _act,
}
