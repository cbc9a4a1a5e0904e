"""Ring in a ring, ten seeds: what two units a layer cannot untie and three can. Measured by runs, not asserted."""

from typing import Any

from bench.timing import table
from engine.experiment import Experiment
from engine.session import Session

SEEDS = range(1, 11)
STEPS = 4000
GOAL = 0.97


def rings(seed: int, *hidden: int) -> Experiment:
    """The ring task for a tanh network of these widths."""
    layers: list[dict[str, Any]] = [{"kind": "dense", "units": units, "activation": "tanh"} for units in hidden]
    return Experiment.parse(
        {
            "version": 1,
            "seed": seed,
            "data": {"kind": "rings", "points": 240, "noise": 0.03, "test_share": 0.33, "features": ["x", "y"]},
            "network": {"layers": [*layers, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
            "learner": {
                "kind": "backprop",
                "loss": "binary_cross_entropy",
                "batch": 16,
                "optimizer": {"kind": "adam", "rate": 0.03},
            },
        }
    )


def accuracies(*hidden: int) -> list[float]:
    """Test accuracy after 4,000 steps, for each seed."""
    found = []
    for seed in SEEDS:
        session = Session(rings(seed, *hidden))
        session.advance(STEPS)
        accuracy = session.metrics().accuracy_test
        assert accuracy is not None
        found.append(accuracy)
    return found


def main() -> None:
    """Prints the table."""
    rows = []
    for hidden in ((2,), (2, 2), (2, 2, 2), (3,), (3, 2), (3, 3)):
        found = accuracies(*hidden)
        solved = sum(accuracy >= GOAL for accuracy in found)
        worst, best = min(found), max(found)
        rows.append([f"2-{'-'.join(map(str, hidden))}-1", f"{solved} of {len(found)}", f"{worst:.1%}", f"{best:.1%}"])
    table("Ring in a ring, ten seeds, 4,000 steps", ["network", "reach 97 %", "worst test", "best test"], rows)
