"""How a run comes to a seat: opened, swept, or restored from a checkpoint; what takes long is done bit by bit."""

from collections.abc import Generator, Iterator
from typing import NamedTuple

from engine.experiment import Experiment
from engine.lanes import Lanes
from engine.session import Session
from engine.sweep import Sweep, cells
from server.commands import OpenCommand, SweepCommand
from server.hosts.control import start
from server.hosts.link import Revival
from server.hosts.run import Work
from server.hosts.scales import Scales


class Opening(NamedTuple):
    """A run that is being made for a seat."""

    work: Iterator[None]
    revival: Revival | None
    """What it is made from, if it was there before."""


def opened(command: OpenCommand, scales: Scales) -> Work:
    """What an `open` asks for.

    Raises:
        ExperimentError: the experiment is bad or too heavy, or its start does not fit.
    """
    experiment = Experiment.parse(command.experiment)
    scales.weigh(experiment)
    return Lanes(Session(experiment, start(command.start)))


def swept(command: SweepCommand, scales: Scales) -> Generator[None, None, Work]:
    """What a `sweep` asks for.

    Raises:
        ExperimentError: the experiment is bad, an axis leads nowhere, or it is all too heavy.
    """
    experiment = Experiment.parse(command.experiment)
    scales.weigh(experiment)
    yield
    axes = [(axis.path, axis.values) for axis in command.axes]
    made = []
    for cell in cells(experiment, axes):
        made.append(cell)
        yield
    scales.weigh_together([cell.experiment for cell in made if cell.experiment is not None])
    return Sweep(experiment, axes, made)
