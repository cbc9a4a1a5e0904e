"""Data sets: geometry by its definition, seeds, splits and features."""

import math
from typing import Any

import numpy as np
import pytest

from engine.base import DatasetConfig
from engine.data import Data, build_data, classes, task
from engine.features import FEATURES, features
from engine.registry import load

DATASETS = load("engine.datasets")


def data(kind: str, seed: int = 7, **fields: Any) -> Data:
    config: DatasetConfig = DATASETS[kind].Config(**({"points": 600, "noise": 0.0} | fields))
    return build_data(config, seed)


def labelled(built: Data) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    assert built.labels is not None
    return built.points[:, 0].astype(float), built.points[:, 1].astype(float), built.labels


def valued(kind: str, **fields: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    built = data(kind, **fields)
    assert built.targets is not None
    return built.points[:, 0].astype(float), built.points[:, 1].astype(float), built.targets


def test_xor_is_the_sign_of_the_product():
    x, y, labels = labelled(data("xor"))
    assert ((x * y > 0) == (labels == 1)).all()
    assert min(abs(x).min(), abs(y).min()) >= 0.12 - 1e-6


def test_rings_are_a_disc_in_a_ring():
    x, y, labels = labelled(data("rings"))
    radius = np.hypot(x, y)
    assert radius[labels == 0].max() <= 0.4 + 1e-6
    assert 0.72 - 1e-6 <= radius[labels == 1].min() <= radius[labels == 1].max() <= 0.88 + 1e-6


def test_moons_are_half_circles_each_with_an_end_in_the_other():
    x, y, labels = labelled(data("moons"))
    left, right = labels == 0, labels == 1
    np.testing.assert_allclose(((x[left] + 0.28) / 0.62) ** 2 + ((y[left] + 0.26) / 0.66) ** 2, 1, atol=1e-5)
    np.testing.assert_allclose(((x[right] - 0.28) / 0.62) ** 2 + ((y[right] - 0.26) / 0.66) ** 2, 1, atol=1e-5)
    assert (y[left] >= -0.26 - 1e-6).all()
    assert (y[right] <= 0.26 + 1e-6).all()
    assert x[left].max() > x[right].min()


@pytest.mark.parametrize("arms", [2, 3, 5])
@pytest.mark.parametrize("turns", [0.25, 1, 4])
def test_spirals_wind_as_far_as_asked(arms: int, turns: float):
    x, y, labels = labelled(data("spirals", arms=arms, turns=turns))
    reach = np.hypot(x, y) / 0.95
    angle = 2 * np.pi * (turns * reach + labels / arms)
    np.testing.assert_allclose(np.cos(angle), x / np.hypot(x, y), atol=1e-3)
    np.testing.assert_allclose(np.sin(angle), y / np.hypot(x, y), atol=1e-3)
    assert set(labels) == set(range(arms))
    assert 0.94 < reach.max() <= 1
    assert reach.min() >= math.sqrt(0.06) - 1e-6


@pytest.mark.parametrize("cells", [2, 3, 8])
def test_checkerboard_neighbours_differ(cells: int):
    x, y, labels = labelled(data("checkerboard", cells=cells, points=2000))
    column, row = ((v + 1) / 2 * cells // 1 for v in (x, y))
    assert ((column + row) % 2 == labels).all()
    assert len(set(zip(column, row, strict=True))) == cells**2


def test_half_plane_is_parted_by_a_line_with_a_gap():
    x, y, labels = labelled(data("half_plane"))
    side = 0.6 * x + 0.8 * y
    assert ((side > 0) == (labels == 1)).all()
    assert abs(side).min() >= 0.06 - 1e-6


@pytest.mark.parametrize("count", [2, 5, 10])
def test_blobs_gather_round_their_centres(count: int):
    x, y, labels = labelled(data("blobs", classes=count, points=2000))
    centres = np.array([[x[labels == c].mean(), y[labels == c].mean()] for c in range(count)])
    distance = np.hypot(x[:, None] - centres[:, 0], y[:, None] - centres[:, 1])
    assert (distance.argmin(axis=1) == labels).mean() > 0.99
    np.testing.assert_allclose(np.hypot(*centres.T), 0.64 if count == 2 else 0.72, atol=0.03)


@pytest.mark.parametrize("inner", ["triangle", "square"])
@pytest.mark.parametrize("outer", ["triangle", "square"])
def test_polygons_lie_on_their_outlines(inner: str, outer: str):
    x, y, labels = labelled(data("polygons", inner=inner, outer=outer, points=2000))
    normals = {"triangle": [-90, 30, 150], "square": [0, 90, 180, 270]}
    inside = {"triangle": 0.5, "square": math.sqrt(0.5)}
    for label, shape, size in ((0, inner, 0.33), (1, outer, 0.95)):
        angles = np.radians(normals[shape])
        across = x[labels == label, None] * np.cos(angles) + y[labels == label, None] * np.sin(angles)
        distance = across.max(axis=1) / (size * inside[shape])
        assert 0.94 - 1e-5 <= distance.min() < 0.945
        assert 1.055 < distance.max() <= 1.06 + 1e-5
        assert len(np.unique(across.argmax(axis=1))) == len(angles)


def test_every_inner_polygon_lies_inside_every_outer_one():
    for inner in ("triangle", "square"):
        x, y, labels = labelled(data("polygons", inner=inner, outer="triangle"))
        angles = np.radians([-90, 30, 150])
        across = (x[:, None] * np.cos(angles) + y[:, None] * np.sin(angles)).max(axis=1)
        assert across[labels == 0].max() + 0.05 < across[labels == 1].min()


def test_regression_plane_rises_evenly():
    x, y, target = valued("regression_plane")
    np.testing.assert_allclose(target, (x + y) / 2, atol=1e-6)


def test_sine_waves_along_x():
    x, _, target = valued("sine")
    np.testing.assert_allclose(target, np.sin(2 * np.pi * x), atol=1e-5)


def test_ripple_waves_outwards():
    x, y, target = valued("ripple")
    np.testing.assert_allclose(target, np.cos(3 * np.pi * np.hypot(x, y)), atol=1e-5)


def test_multi_gauss_has_hills_and_hollows():
    x, y, target = valued("multi_gauss", points=2000)
    assert target[np.hypot(x + 0.5, y - 0.5) < 0.1].min() > 0.8
    assert target[np.hypot(x + 0.45, y + 0.5) < 0.1].max() < -0.8
    assert abs(target[np.hypot(x, y) > 1.3]).max() < 0.2


@pytest.mark.parametrize("kind", ["regression_plane", "sine"])
def test_noise_of_a_regression_moves_targets_within_their_range(kind: str):
    x, y, clean = valued(kind)
    noisy_x, noisy_y, noisy = valued(kind, noise=0.2)
    np.testing.assert_array_equal((x, y), (noisy_x, noisy_y))
    assert abs(noisy).max() <= 1
    middle = abs(clean) < 0.3
    assert (noisy - clean)[middle].std() == pytest.approx(0.2, rel=0.15)


@pytest.mark.parametrize("kind", ["xor", "spirals", "rings"])
def test_noise_is_the_deviation_of_the_jitter(kind: str):
    jitter = data(kind, noise=0.1, points=2000).points - data(kind, points=2000).points
    assert jitter.std() == pytest.approx(0.1, rel=0.05)
    assert abs(jitter.mean()) < 0.01


@pytest.mark.parametrize(
    ("points", "share", "tested"), [(240, 0.33, 79), (10, 0.1, 1), (10, 0.9, 9), (2000, 0.5, 1000)]
)
def test_split_keeps_the_share_for_testing(points: int, share: float, tested: int):
    built = data("xor", points=points, test_share=share)
    assert (len(built.train), len(built.test)) == (points - tested, tested)
    assert built.train.tolist() + built.test.tolist() == list(range(points))


@pytest.mark.parametrize(("kind", "fields"), [("xor", {}), ("blobs", {"classes": 10}), ("spirals", {"arms": 3})])
def test_classes_are_mixed_evenly_throughout(kind: str, fields: dict[str, int]):
    built = data(kind, **fields)
    _, _, labels = labelled(built)
    for part in (labels[built.train], labels[built.test], labels[:120]):
        share = np.bincount(part, minlength=built.classes) / len(part)
        np.testing.assert_allclose(share, 1 / built.classes, atol=0.02)


def test_the_order_of_points_is_drawn():
    _, _, labels = labelled(data("xor"))
    assert (labels[0::2] != labels[0]).any()


def test_features_of_a_point():
    x, y = 0.3, -0.4
    expected = {
        "x": x,
        "y": y,
        "x2": 0.09,
        "y2": 0.16,
        "xy": -0.12,
        "sin_x": math.sin(math.pi * x),
        "sin_y": math.sin(math.pi * y),
        "distance": 0.5,
        "angle": math.atan2(y, x) / math.pi,
    }
    assert set(expected) == set(FEATURES)
    for name in FEATURES:
        got = features([name], np.array([[x, y]], dtype=np.float32))
        assert got.dtype == np.float32
        assert got[0, 0] == pytest.approx(expected[name], rel=1e-5)


def test_inputs_are_the_features_in_the_order_asked():
    built = data("xor", features=("xy", "x"))
    np.testing.assert_array_equal(built.inputs[:, 1], built.points[:, 0])
    np.testing.assert_array_equal(built.inputs[:, 0], built.points[:, 0] * built.points[:, 1])


def test_task_and_classes():
    assert task(DATASETS["sine"].Config()) == "regression"
    assert classes(DATASETS["sine"].Config()) == 0
    assert task(DATASETS["spirals"].Config()) == "classification"
    assert classes(DATASETS["spirals"].Config(arms=4)) == 4
    assert classes(DATASETS["blobs"].Config(classes=10)) == 10
