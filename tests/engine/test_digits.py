"""Digits: drawn from strokes, the same for the same seed, and told apart as digits should be."""

import numpy as np
import pytest

from engine.data import Data, build_data
from engine.datasets import _strokes
from engine.datasets.digits import Config
from engine.experiment import Experiment
from engine.session import Session


def digits(seed: int = 7, **fields: float) -> Data:
    return build_data(Config(**fields), seed)


@pytest.mark.parametrize(("side", "jitter", "noise"), [(8, 0.5, 0.05), (12, 1, 0.5), (9, 0, 0)])
def test_pixels_go_from_paper_to_ink(side: int, jitter: float, noise: float):
    built = digits(side=side, jitter=jitter, noise=noise, points=2000)
    assert built.picture == (side, side)
    assert built.columns.shape == (2000, side * side)
    assert built.columns.min() == -1
    assert 0.9 < built.columns.max() <= 1
    assert abs(built.points).max() <= 1 + 1e-5
    assert -0.85 < built.columns.mean() < 0


def test_the_same_seed_draws_the_same_pictures():
    np.testing.assert_array_equal(digits().columns, digits().columns)
    assert (digits().columns != digits(seed=8).columns).any()


def test_ten_classes_take_turns_in_training_and_test():
    built = digits()
    assert built.labels is not None
    assert (np.bincount(built.labels) == 60).all()
    assert len(built.test) == round(600 * 0.33)
    for part in (built.train, built.test):
        assert np.bincount(built.labels[part]).min() >= len(part) // 10 - 2


def test_without_jitter_and_noise_every_digit_has_its_few_hands():
    built = digits(jitter=0, noise=0)
    hands = sum(len(hands) for hands in _strokes.HANDS.values())
    assert len(np.unique(built.columns.round(5), axis=0)) == hands


def test_a_straight_stroke_leaves_ink_by_the_distance_to_it():
    start, end = np.array([[[2.5, 1.5]]]), np.array([[[2.5, 6.5]]])
    ink = _strokes.drawn(start, end, np.array([1.0]), 8).reshape(8, 8)
    np.testing.assert_allclose(ink[1:7, 2], 1)
    np.testing.assert_allclose(ink[:, [0, 1, 3, 4, 5, 6, 7]], 0, atol=1e-12)


def test_strokes_go_through_their_points():
    for strokes in (strokes for hands in _strokes.HANDS.values() for strokes in hands):
        places = _strokes.points(strokes)
        starts, ends = (rows @ places for rows in _strokes.pieces(strokes))
        curve = np.concatenate([starts, ends])
        assert np.hypot(*(curve[:, None] - places[None]).transpose(2, 0, 1)).min(axis=0).max() < 1e-9
        assert -0.1 < curve.min() < curve.max() < 1.1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_nearest_mean_tells_most_of_them_apart(seed: int):
    built = digits(seed)
    assert built.labels is not None
    train, test = built.train, built.test
    means = np.stack([built.columns[train][built.labels[train] == k].mean(axis=0) for k in range(10)])
    found = ((built.columns[test, None] - means) ** 2).sum(axis=2).argmin(axis=1)
    assert (found == built.labels[test]).mean() > 0.8


@pytest.mark.parametrize("seed", [1, 2])
def test_a_small_network_tells_nearly_all_of_them_apart(seed: int):
    session = Session(
        Experiment.parse(
            {
                "version": 1,
                "seed": seed,
                "data": {"kind": "digits", "points": 1500},
                "network": {
                    "layers": [
                        {"kind": "dense", "units": 32, "activation": "relu"},
                        {"kind": "dense", "units": 10, "activation": "softmax"},
                    ]
                },
                "learner": {"kind": "backprop", "loss": "cross_entropy", "batch": 16},
            }
        )
    )
    while session.epoch < 30:
        session.advance(10_000)
    accuracy = session.metrics().accuracy_test
    assert accuracy is not None
    assert accuracy > 0.95
