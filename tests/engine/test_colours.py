"""Colours: points in the cube, gathered round their names or spread evenly."""

import numpy as np
import pytest

from engine.data import Data, build_data
from engine.datasets.colours import NAMED, Config


def built(**fields: object) -> tuple[Data, np.ndarray]:
    data = build_data(Config.model_validate({"points": 800, **fields}), 7)
    assert data.labels is not None
    return data, data.labels


@pytest.mark.parametrize("hues", [2, 6, 8])
def test_named_colours_are_shades_of_their_name(hues: int):
    data, labels = built(hues=hues, noise=0.05)
    named = 2 * np.array(NAMED[:hues]) - 1
    nearest = np.linalg.norm(data.columns[:, None] - named, axis=2).argmin(axis=1)
    assert (nearest == labels).mean() > 0.99
    assert set(labels) == set(range(hues))
    assert data.solid is not None


def test_no_colour_lies_outside_the_cube():
    data, _ = built(noise=1.0)
    assert np.abs(data.columns).max() <= 1


def test_all_colours_alike_fill_the_cube_and_have_the_nearest_name():
    data, labels = built(spread="even", hues=8)
    counts = np.histogramdd(data.columns, bins=(2, 2, 2), range=[(-1, 1)] * 3)[0]
    assert counts.min() > 60
    named = 2 * np.array(NAMED) - 1
    assert (np.linalg.norm(data.columns[:, None] - named, axis=2).argmin(axis=1) == labels).all()
