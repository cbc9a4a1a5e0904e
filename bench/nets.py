"""The networks that are measured."""

from engine.experiment import Experiment
from engine.features import FEATURES


def net(*hidden: int, inputs: int = 2, points: int = 250, batch: int = 10, dataset: str = "spirals") -> Experiment:
    """A tanh network 2-…-1 on a plane dataset, trained by Adam on half of the points."""
    layers = [{"kind": "dense", "units": units, "activation": "tanh"} for units in hidden]
    features = list(FEATURES)[:inputs]
    return Experiment.parse(
        {
            "version": 1,
            "seed": 7,
            "data": {"kind": dataset, "points": points, "noise": 0.03, "test_share": 0.5, "features": features},
            "network": {"layers": [*layers, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
            "learner": {
                "kind": "backprop",
                "loss": "binary_cross_entropy",
                "batch": batch,
                "optimizer": {"kind": "adam", "rate": 0.03},
            },
        }
    )


def shape(*hidden: int, inputs: int = 2) -> str:
    """2-4-2-1."""
    return "-".join(str(units) for units in (inputs, *hidden, 1))
