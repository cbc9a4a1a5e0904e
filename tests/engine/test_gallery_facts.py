"""What the gallery says in words, measured by training its entries."""

import numpy as np
import pytest

from bench.topology import GOAL, accuracies
from engine.experiment import Experiment
from engine.session import Session
from server.gallery import FOLDER, GalleryEntry


def trained(name: str) -> Session:
    entry = GalleryEntry.model_validate_json((FOLDER / f"{name}.json").read_bytes())
    session = Session(Experiment.parse(entry.experiment))
    session.advance(entry.steps)
    return session


@pytest.mark.parametrize("name", ["two-spirals", "ring-in-ring-three", "xor", "moons", "five-blobs"])
def test_the_classic_tasks_are_solved(name: str) -> None:
    accuracy = trained(name).metrics().accuracy_test
    assert accuracy is not None
    assert accuracy >= 0.97


def test_a_ring_in_a_ring_needs_a_third_unit_over_ten_seeds() -> None:
    assert max(accuracies(2, 2)) < GOAL
    assert min(accuracies(3, 2)) >= GOAL


def test_linear_layers_never_raise_the_straight_cut() -> None:
    scores = trained("linear-stack").read_one("straight_cut")["score"]
    assert np.allclose(scores, scores[0], atol=0.02)


def test_the_gradient_fades_towards_the_input_of_six_sigmoid_layers() -> None:
    norms = trained("vanishing").read_one("gradients")["norm"]
    assert norms[0] < norms[-1] / 100


def test_the_ripple_is_fitted() -> None:
    assert trained("ripple").metrics().loss_test < 0.03
