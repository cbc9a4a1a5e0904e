"""Time of one training step, beside the same network written with torch.nn and torch.optim, in the same run."""

import itertools
from collections.abc import Callable

import torch
from torch import nn

from bench.nets import net, shape
from bench.timing import median_seconds, table
from engine.data import build_data
from engine.experiment import Experiment
from engine.session import Session

STEPS = 300
BATCH = 10
SHAPES = ((4, 2), (8, 8), (16, 16, 16), (8, 8, 8, 8, 8, 8))


def torch_loop(experiment: Experiment, hidden: tuple[int, ...]) -> Callable[[], None]:
    """The steps a textbook would write: autograd, BCEWithLogitsLoss, Adam."""
    data = build_data(experiment.data, experiment.seed)
    inputs = torch.from_numpy(data.inputs)[data.train]
    assert data.labels is not None
    targets = torch.from_numpy(data.labels)[data.train].float().unsqueeze(1)
    widths = (inputs.shape[1], *hidden)
    modules: list[nn.Module] = []
    for before, after in itertools.pairwise(widths):
        modules += [nn.Linear(before, after), nn.Tanh()]
    model = nn.Sequential(*modules, nn.Linear(widths[-1], 1))
    loss_of = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
    batch = BATCH

    def steps() -> None:
        for step in range(STEPS):
            at = (step * batch) % (len(inputs) - batch)
            optimizer.zero_grad()
            loss_of(model(inputs[at : at + batch]), targets[at : at + batch]).backward()
            optimizer.step()

    return steps


def main() -> None:
    """Prints the table."""
    rows = []
    for hidden in SHAPES:
        experiment = net(*hidden, batch=BATCH)
        session = Session(experiment)
        ours = median_seconds(lambda s=session: s.advance(STEPS), 7, 1) / STEPS  # type: ignore[misc]
        plain = median_seconds(torch_loop(experiment, hidden), 7, 1) / STEPS
        rows.append([shape(*hidden), f"{ours * 1e6:.0f} µs", f"{plain * 1e6:.0f} µs", f"{plain / ours:.1f}×"])
    table(
        "Engine step, batch 10, epoch metrics included", ["network", "Unknot", "torch.nn + torch.optim", "ratio"], rows
    )
