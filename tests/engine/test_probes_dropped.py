"""What the page shows as dropped is what the next step drops."""

import torch

from engine.experiment import Experiment
from engine.layer import Run
from engine.session import Session
from engine.supervised import Supervised


def session(rate: float) -> Session:
    return Session(
        Experiment.parse(
            {
                "version": 1,
                "seed": 5,
                "data": {"kind": "xor", "points": 70},
                "network": {
                    "layers": [
                        {"kind": "dense", "units": 40, "activation": "tanh"},
                        {"kind": "dropout", "rate": rate, "id": "drop"},
                        {"kind": "dense", "units": 1, "activation": "sigmoid"},
                    ]
                },
                "learner": {"kind": "backprop", "batch": 9},
            }
        )
    )


def test_the_mask_is_the_one_that_the_next_step_draws() -> None:
    made = session(0.5)
    learner = made.learner
    assert isinstance(learner, Supervised)
    seen = set()
    for _ in range(12):
        told = made.read_one("dropped")["layers"]["drop"]
        batch = learner.next_batch
        ones = torch.ones(batch, 40)
        run = Run(training=True, seed=5, step=learner.steps, rates=learner.rates)
        dropped = learner.network.layers[1].forward([ones], run)[0] == 0
        assert told.tolist() == dropped.int().tolist()
        seen.add(bytes(told))
        before = made.step
        made.advance(1)
        assert made.step == before + 1
    assert len(seen) == 12, "every step draws its own"


def test_nothing_is_dropped_at_a_rate_of_0() -> None:
    assert not session(0.0).read_one("dropped")["layers"]["drop"].any()
