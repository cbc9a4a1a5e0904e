"""Time of one training step on either path, beside the same network written with torch.nn and torch.optim."""

import itertools
import time
from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from bench.nets import net, shape
from bench.timing import median_seconds, table
from engine.data import build_data
from engine.experiment import Experiment
from engine.kernel.chain import MOST_WORK, work
from engine.learners.backprop import Learner
from engine.session import Session

DENSE = {"kind": "dense", "units": 4}
GENERAL: dict[str, list[dict[str, Any]]] = {
    "batch norm": [DENSE, {"kind": "batch_norm"}, DENSE],
    "dropout": [DENSE, {"kind": "dropout"}, DENSE],
    "residual": [DENSE | {"id": "a"}, DENSE | {"id": "b"}, {"kind": "add", "inputs": ["a", "b"]}],
}
SHAPES: tuple[tuple[int, tuple[int, ...]], ...] = ((2, (4, 2)), (2, (8, 8)), (7, (8,) * 6))
BATCHES = (1, 10, 30)
WIDTHS = (8, 16, 32, 64, 128)
LARGE_BATCHES = (1, 10, 30, 100, 500)
POINTS = 2000


def torch_loop(experiment: Experiment, hidden: tuple[int, ...], batch: int) -> Callable[[int], None]:
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

    def steps(count: int) -> None:
        for step in range(count):
            at = (step * batch) % (len(inputs) - batch)
            optimizer.zero_grad()
            loss_of(model(inputs[at : at + batch]), targets[at : at + batch]).backward()
            optimizer.step()

    return steps


def learner_loop(experiment: Experiment, compiled: bool | None) -> Callable[[int], None]:
    """Steps of a learner, its shuffling included."""
    learner = Learner(experiment, build_data(experiment.data, experiment.seed), compiled=compiled)

    def steps(count: int) -> None:
        taken = 0
        while taken < count:
            taken += learner.advance(count - taken)

    return steps


def step_seconds(loop: Callable[[int], None], count: int) -> float:
    """The median time of a step, over runs of so many."""
    return median_seconds(lambda: loop(count), 7, 2) / count


def paths() -> None:
    """Small networks on either path."""
    rows = []
    for (inputs, hidden), batch in itertools.product(SHAPES, BATCHES):
        experiment = net(*hidden, inputs=inputs, batch=batch)
        plain = step_seconds(torch_loop(experiment, hidden, batch), 300)
        ours = step_seconds(learner_loop(experiment, compiled=False), 300)
        compiled = step_seconds(learner_loop(experiment, compiled=True), 3000)
        rows.append(
            [
                shape(*hidden, inputs=inputs),
                str(batch),
                f"{plain * 1e6:.0f} µs",
                f"{ours * 1e6:.0f} µs",
                f"{plain / ours:.1f}×",
                f"{compiled * 1e6:.2f} µs",
                f"{plain / compiled:.0f}×",
            ]
        )
    head = ["network", "batch", "torch.nn + torch.optim", "torch path", "ratio", "compiled path", "ratio"]
    table("Engine step", head, rows)


def general() -> None:
    """Networks that only torch serves: all by torch, and as they run, with a compiled optimizer."""
    rows = []
    for name, hidden in GENERAL.items():
        tree = net().model_dump(mode="json")
        tree["network"]["layers"] = [*hidden, {"kind": "dense", "units": 1, "activation": "sigmoid"}]
        experiment = Experiment.parse(tree)
        plain, ours = (step_seconds(learner_loop(experiment, compiled), 300) for compiled in (False, None))
        rows.append([name, f"{plain * 1e6:.0f} µs", f"{ours * 1e6:.0f} µs", f"{plain / ours:.2f}×"])
    table("Other networks, batch 10", ["network", "all by torch", "as it runs", "ratio"], rows)


def epochs() -> None:
    """Whole epochs of a session, with losses and accuracies over all points at the end of each."""
    session = Session(net(4, 2, points=500))
    rates = []
    for _ in range(7):
        before, start = session.epoch, time.perf_counter()
        session.advance(10**9, start + 0.3)
        rates.append((session.epoch - before) / (time.perf_counter() - start))
    rate = sorted(rates)[3]
    row = [shape(4, 2), str(session.batches_per_epoch), f"{rate:,.0f}", f"{rate * session.batches_per_epoch:,.0f}"]
    table("Session.advance, 250 training points, batch 10", ["network", "steps an epoch", "epochs/s", "steps/s"], [row])


def sizes() -> None:
    """Larger networks: where torch becomes as fast."""
    rows = []
    for width, batch in itertools.product(WIDTHS, LARGE_BATCHES):
        experiment = net(width, width, points=POINTS, batch=batch)
        count = max(10, min(300, 10_000_000 // work(experiment)))
        ours = step_seconds(learner_loop(experiment, compiled=False), count)
        compiled = step_seconds(learner_loop(experiment, compiled=True), count)
        taken = "compiled" if work(experiment) <= MOST_WORK else "torch"
        times = [f"{ours * 1e6:.0f} µs", f"{compiled * 1e6:.0f} µs", f"{ours / compiled:.1f}×"]
        rows.append([shape(width, width), str(batch), f"{work(experiment):,}", *times, taken])
    head = ["network", "batch", "multiplications", "torch path", "compiled path", "ratio", "takes"]
    table("Where torch becomes as fast", head, rows)


def main() -> None:
    """Prints the tables."""
    paths()
    general()
    epochs()
    sizes()


if __name__ == "__main__":
    main()
