"""What each command does to a run. `apply` covers every command but `open`, `sweep`, `resume` and `ping`."""

from collections.abc import Callable
from typing import Any

from engine.actions import parameters_from_text
from engine.errors import ExperimentError
from engine.errors import Problem as EngineProblem
from engine.experiment import Experiment
from engine.lanes import MOST, Lanes
from engine.session import Start
from server.commands import (
    ActCommand,
    AttendCommand,
    BranchCommand,
    ChangeCommand,
    Command,
    DropCommand,
    FocusCommand,
    OpenCommand,
    PauseCommand,
    PlayCommand,
    RecallCommand,
    ResetCommand,
    SeekCommand,
    SpeedCommand,
    StartPoint,
    StepCommand,
    SweepCommand,
    TuneCommand,
    WatchCommand,
)
from server.events import Problem, TunedEvent
from server.hosts.run import Run
from server.hosts.viewer import Viewer

WHILE_SEEKING = (
    SeekCommand,
    PauseCommand,
    ResetCommand,
    OpenCommand,
    SweepCommand,
    WatchCommand,
    SpeedCommand,
    AttendCommand,
)


def may_interrupt(command: Command) -> bool:
    """Whether this command need not wait for a run that is on its way to a step."""
    return isinstance(command, WHILE_SEEKING)


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
    elif type(command) in _OF_ALL:
        _OF_ALL[type(command)](viewer, viewer.run, command)
    elif viewer.run.lanes is None:
        viewer.refuse("invalid_change", "A sweep has no lanes and no past: open one of its runs first.")
    else:
        _OF_LANES[type(command)](viewer, viewer.run, viewer.run.lanes, command)


def _watch(viewer: Viewer, command: WatchCommand) -> None:
    try:
        viewer.watch(command.probes)
    except ExperimentError as error:
        viewer.refuse("invalid_probe", "Nothing of this watch list is watched.", problems(error.problems))


# Of any run


def _play(viewer: Viewer, run: Run, command: PlayCommand) -> None:
    run.play()


def _pause(viewer: Viewer, run: Run, command: PauseCommand) -> None:
    run.pause()
    run.hurry()


def _reset(viewer: Viewer, run: Run, command: ResetCommand) -> None:
    run.pause()
    run.work.reset()
    run.hurry()


def _step(viewer: Viewer, run: Run, command: StepCommand) -> None:
    run.step(command.unit, command.count)


# Of lanes


def _seek(viewer: Viewer, run: Run, lanes: Lanes, command: SeekCommand) -> None:
    run.seek(command.step, command.seq)


def _tune(viewer: Viewer, run: Run, lanes: Lanes, command: TuneCommand) -> None:
    try:
        lanes.session.tune(command.changes)
    except ExperimentError as error:
        viewer.refuse("invalid_change", "This cannot be changed while the run goes on.", problems(error.problems))
    else:
        run.hurry()
        experiment = lanes.session.experiment.model_dump(mode="json")
        viewer.tell_tuned(run, TunedEvent(seq=command.seq, experiment=experiment))


def _act(viewer: Viewer, run: Run, lanes: Lanes, command: ActCommand) -> None:
    try:
        lanes.session.act(command.action)
    except ExperimentError as error:
        viewer.refuse("invalid_action", "This cannot be done to the model.", problems(error.problems))
    else:
        run.hurry()


def _change(viewer: Viewer, run: Run, lanes: Lanes, command: ChangeCommand) -> None:
    try:
        experiment = Experiment.parse(command.experiment)
        others = [session.experiment for number, session in lanes.sessions.items() if number != lanes.focus]
        viewer.scales.weigh_together([experiment, *others])
        parameters = None if command.parameters is None else parameters_from_text(command.parameters)
        kept = lanes.session.change(experiment, parameters)
    except ExperimentError as error:
        viewer.refuse("invalid_experiment", "The run cannot go on with this.", problems(error.problems))
    else:
        run.hurry()
        viewer.tell_news(run, asked=True, kept=kept)


def _branch(viewer: Viewer, run: Run, lanes: Lanes, command: BranchCommand) -> None:
    if len(lanes.sessions) >= MOST:
        found = Problem(
            where="lanes",
            expected=f"at most {MOST} lanes",
            got=str(len(lanes.sessions) + 1),
            message="End one of the lanes first.",
        )
        viewer.refuse("invalid_change", "There are as many lanes as there may be.", [found])
        return
    try:
        source = command.experiment
        experiment = lanes.session.experiment if source is None else Experiment.parse(source)
        viewer.scales.weigh_together([experiment, *run.experiments.values()])
        lanes.branch(experiment, fresh=command.fresh, focus=command.focus)
    except ExperimentError as error:
        viewer.refuse("invalid_experiment", "This cannot run beside the others.", problems(error.problems))
    else:
        run.branched()
        viewer.tell_news(run)


def _focus(viewer: Viewer, run: Run, lanes: Lanes, command: FocusCommand) -> None:
    if _has(viewer, lanes, command.lane):
        lanes.focus = command.lane
        run.hurry()
        viewer.tell_news(run, asked=True)


def _drop(viewer: Viewer, run: Run, lanes: Lanes, command: DropCommand) -> None:
    if not _has(viewer, lanes, command.lane):
        return
    if len(lanes.sessions) == 1:
        found = Problem(where="lane", expected="another lane", got="the last one", message="The last lane stays.")
        viewer.refuse("invalid_change", "The last lane stays.", [found])
        return
    lanes.drop(command.lane)
    run.hurry()
    viewer.tell_news(run)


def _recall(viewer: Viewer, run: Run, lanes: Lanes, command: RecallCommand) -> None:
    try:
        back = [] if command.lane not in lanes.dropped else [lanes.dropped[command.lane][0]]
        viewer.scales.weigh_together([*(session.experiment for session in back), *run.experiments.values()])
        lanes.recall(command.lane)
    except ExperimentError as error:
        viewer.refuse("invalid_change", "This run cannot be brought back.", problems(error.problems))
        return
    step = lanes.session.step
    if not run.playing and back[0].step != step <= back[0].latest:
        run.seek(step, command.seq)
    run.branched()
    viewer.tell_news(run)


def _has(viewer: Viewer, lanes: Lanes, lane: int) -> bool:
    """Whether there is such a lane; if not, says so."""
    if lane in lanes.sessions:
        return True
    expected = f"one of {', '.join(map(str, lanes.sessions))}"
    found = Problem(where="lane", expected=expected, got=str(lane), message="Choose a lane that is still there.")
    viewer.refuse("invalid_change", "There is no such lane.", [found])
    return False


_OF_ALL: dict[type[Command], Callable[[Viewer, Run, Any], None]] = {
    PlayCommand: _play,
    PauseCommand: _pause,
    ResetCommand: _reset,
    StepCommand: _step,
}
_OF_LANES: dict[type[Command], Callable[[Viewer, Run, Lanes, Any], None]] = {
    SeekCommand: _seek,
    TuneCommand: _tune,
    ActCommand: _act,
    ChangeCommand: _change,
    BranchCommand: _branch,
    FocusCommand: _focus,
    DropCommand: _drop,
    RecallCommand: _recall,
}
