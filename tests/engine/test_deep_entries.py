"""What the gallery's deep entries claim, measured over several seeds."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.learners.greedy import Learner
from engine.session import Session

GALLERY = Path(__file__).resolve().parents[2] / "engine" / "gallery"


def entry(name: str, seed: int, **changes: Any) -> Session:
    made = Experiment.parse(json.loads((GALLERY / f"{name}.json").read_text("utf-8"))["experiment"])
    return Session(made.replaced_all({"seed": seed, **changes}))


def accuracy(session: Session, epoch: int) -> float:
    """On the test points, after so many epochs."""
    while session.epoch < epoch and session.advance(session.learner.steps_per_epoch - session.learner.place):
        pass
    found = session.metrics().accuracy_test
    assert found is not None
    return found


@pytest.mark.parametrize("seed", range(1, 7))
def test_pre_trained_a_deep_sigmoid_net_learns_what_it_does_not_learn_without(seed: int):
    """In lockstep: both have had 80 epochs, of which the one spent 60 on layers alone."""
    pre_trained, plain = entry("deep-belief", seed), entry("deep-belief", seed, **{"learner.epochs": 0})
    assert accuracy(pre_trained, 80) > 0.78
    assert accuracy(plain, 80) < 0.25
    learner = pre_trained.learner
    assert isinstance(learner, Learner)
    before, after = learner.errors[:, 0].numpy(), learner.errors[:, -1].numpy()
    assert (after < 0.5 * before).all()


@pytest.mark.parametrize("seed", range(1, 6))
def test_stacked_auto_encoders_squeeze_a_digit_into_eight_numbers(seed: int):
    session, plain = entry("stacked-autoencoder", seed), entry("stacked-autoencoder", seed, **{"learner.epochs": 0})
    assert accuracy(session, 100) > accuracy(plain, 100) + 0.1
    learner = session.learner
    assert isinstance(learner, Learner)
    assert (learner.errors[:, -1] < 0.5 * learner.errors[:, 0]).all()
    blank = float(learner.data.columns[learner.data.train].var(axis=0).mean())
    wrong = []
    for index in learner.data.test[:60]:
        shown = session.read_one("retold", {"index": int(index)})["pictures"].numbers()
        wrong.append(np.square(shown[1:] - shown[0]).mean(axis=(1, 2)))
    assert np.mean(wrong, axis=0)[0] < 0.2 * blank
    assert np.mean(wrong, axis=0)[-1] < 0.7 * blank


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_small_net_reads_digits_it_has_never_seen(seed: int):
    assert accuracy(entry("digits", seed), 20) > 0.95
