"""Compiled parts of probes, each against numpy's own or against the plain form it stands for."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from engine import frame, packing, pca, straight_cut
from engine.kernel.axes import principal_axes
from engine.kernel.packing import halve_stages

Values = NDArray[np.float32]
NUMBERS = arrays.arrays(np.float32, st.tuples(st.integers(1, 6), st.integers(0, 40)), elements=st.floats(width=32))


def halved(values: Values, rows: list[int], cuts: list[int]) -> tuple[NDArray[np.float16], Values]:
    halves = np.full(values.size, 7, "<f2")
    return halves, halve_stages(values, np.array(rows), np.array(cuts), halves.view(np.uint16))


@settings(deadline=None, max_examples=200)
@given(NUMBERS, st.data())
def test_halves_are_those_of_numpy(values: Values, data: st.DataObject):
    width, count = values.shape
    rows = sorted({0, width, data.draw(st.integers(0, width))})
    cuts = [0, *sorted((data.draw(st.integers(0, count)), data.draw(st.integers(0, count)))), count]
    halves, largest = halved(values, rows, cuts)
    sound = np.nan_to_num(values, nan=0.0).clip(-1e30, 1e30).astype(np.float32)
    for stage, (first, last) in enumerate(pairwise(rows)):
        shown = halves[first * count : last * count].reshape(count, last - first)
        for stretch, (start, stop) in enumerate(pairwise(cuts)):
            part = sound[first:last, start:stop]
            scale = np.abs(part).max(initial=0)
            assert largest[stage, stretch] == scale
            expected = part / (scale or np.float32(1))
            np.testing.assert_array_equal(shown[start:stop].T, expected.astype(np.float16))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.data())
def test_bytes_are_those_of_the_frame(widths: list[int], data: st.DataObject):
    count = data.draw(st.integers(1, 20))
    numbers = st.floats(-1e6, 1e6, width=32) | st.sampled_from([0.0, -0.0, 1e-40, 1e25, -1e25])
    stages = [data.draw(arrays.arrays(np.float32, (width, count), elements=numbers)) for width in widths]
    for found, stage in zip(packing.quantised(stages), stages, strict=True):
        expected = frame.quantise(stage.astype(np.float64))
        assert (found.lo, found.hi) == (expected.lo, expected.hi)
        np.testing.assert_array_equal(found.bytes, expected.bytes)


def test_bytes_of_what_is_not_finite():
    nan, inf = np.nan, np.inf
    found, alike = packing.quantised([np.array([[nan, -inf, 3.0, inf]], np.float32), np.full((2, 4), 2.5, np.float32)])
    assert found.bytes[0, [1, 3]].tolist() == [0, 255]
    assert (np.abs(found.bytes[0, [0, 2]] - 127.5) <= 0.5).all()
    assert (found.lo, found.hi) == (float(np.float32(-1e30)), float(np.float32(1e30)))
    assert (alike.lo, alike.hi, alike.bytes.max()) == (2.5, 2.5, 0)


def test_halves_of_stages_are_scaled_by_their_stretches():
    stages = [np.array([[1, -4, 0, 8], [2, 2, 0, 0]], np.float32), np.zeros((1, 4), np.float32)]
    (first, second, none), (zeros, *_) = packing.halved(stages, (0, 2, 4, 4))
    assert (first[1], second[1], none[1], zeros[1], zeros[0].scale) == (4, 8, 0, 0, 1)
    np.testing.assert_array_equal(first[0].numbers(), [[1, 2], [-4, 2]])
    np.testing.assert_array_equal(second[0].numbers(), [[0, 0], [8, 0]])
    assert none[0].halves.shape == (0, 2)


def test_halves_of_every_size():
    values = np.geomspace(1e-9, 1, 5000, dtype=np.float32)[None] * np.float32(3)
    halves, largest = halved(values, [0, 1], [0, 5000])
    np.testing.assert_array_equal(halves, (values[0] / largest[0, 0]).astype(np.float16))


def points(rng: np.random.Generator, units: int, rank: int) -> Values:
    """300 points of so many units, in a space of so many dimensions but for their mean."""
    inside = rng.normal(size=(300, rank)) * np.linspace(3, 1, rank)
    return np.ascontiguousarray((inside @ rng.normal(size=(rank, units)) + rng.normal(size=units)).T.astype(np.float32))


@pytest.mark.parametrize("units", [4, 7, pca.COMPILED])
@pytest.mark.parametrize("rank", [1, 2, 3, 4])
def test_compiled_axes_are_those_of_numpy_reading_after_reading(units: int, rank: int):
    rng = np.random.default_rng(units * 10 + rank)
    first = np.linalg.qr(rng.normal(size=(units, 3)))[0]
    before = pca.Basis(np.ascontiguousarray(first), np.ones(3))
    for _ in range(20):
        values = points(rng, units, rank)
        expected = pca.principal(values[:, :240].T.astype(np.float64), 3, before)
        found = pca.fitted(values, 240, before)
        np.testing.assert_allclose(found.axes, expected.axes, atol=1e-6)
        np.testing.assert_allclose(found.share, expected.share, atol=1e-9)
        before = expected


@pytest.mark.parametrize("units", [4, 9])
def test_compiled_axes_without_any_before_face_their_largest_part(units: int):
    values = points(np.random.default_rng(units), units, units)
    found = pca.fitted(values, 300)
    np.testing.assert_allclose(found.axes, pca.principal(values.T.astype(np.float64), 3).axes, atol=1e-6)
    assert (found.axes[np.abs(found.axes).argmax(axis=0), range(3)] > 0).all()


@pytest.mark.parametrize("values", [np.zeros((5, 9)), np.full((5, 9), 1e30), np.ones((4, 300)), 1e-30 * np.eye(6)])
def test_compiled_axes_of_points_that_say_nothing_are_axes(values: NDArray[np.float64]):
    before = np.empty((0, len(values)))
    for _ in range(3):
        axes, share = principal_axes(values.astype(np.float32), values.shape[1], before)
        np.testing.assert_allclose(axes @ axes.T, np.eye(3), atol=1e-9)
        assert ((share >= 0) & (share <= 1)).all()
        if len(before):
            np.testing.assert_allclose(axes, before, atol=1e-6)
        before = axes


def test_few_points_and_wide_stages_are_served_by_numpy():
    rng = np.random.default_rng(0)
    for units, count in ((9, 4), (pca.COMPILED + 1, 300)):
        values = points(rng, units, units)
        expected = pca.principal(values[:, :count].T.astype(np.float64), 3)
        np.testing.assert_array_equal(pca.fitted(values, count).axes, expected.axes)


@pytest.mark.parametrize("classes", [2, 3, 6])
@pytest.mark.parametrize("width", [1, 3, straight_cut.COMPILED - 1])
def test_a_compiled_cut_is_the_fit_of_newtons_method(classes: int, width: int):
    rng = np.random.default_rng(classes * 100 + width)
    labels = rng.integers(0, classes, 200)
    cloud = rng.normal(size=(200, width)) + labels[:, None] * rng.normal(size=width)
    X, scale = straight_cut._scaled(cloud)
    weights = straight_cut._newton(X, straight_cut._sides(labels, classes), straight_cut.TOLERANCE, None)
    found = straight_cut.fit(cloud, labels, classes)
    np.testing.assert_allclose(found.weights[:, :-1] * scale, weights[:, :-1], rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(found.weights[:, -1], weights[:, -1], rtol=1e-6, atol=1e-8)
    assert found.score == straight_cut._share_right(weights @ X.T, labels)
    assert straight_cut.score(cloud, labels, classes) == pytest.approx(found.score, abs=0.02)


def test_a_compiled_cut_stops_where_all_points_are_right():
    cloud = np.array([[-1.0], [-0.5], [0.5], [1.0]])
    assert straight_cut.score(cloud, np.array([0, 0, 1, 1]), 2) == 1
    assert straight_cut.score(cloud, np.array([0, 1, 0, 1]), 2) == 0.5
