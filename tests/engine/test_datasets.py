"""Data sets: geometry by its definition, seeds, splits and features."""

import math
from typing import Any

import numpy as np
import pytest

from engine.base import DatasetConfig
from engine.data import Data, build_data, classes, task
from engine.features import FEATURES, Sight
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
    assert {*expected, "z"} == set(FEATURES)
    for name in FEATURES:
        if name in expected:
            got = Sight(("x", "y"), (name,))(np.array([[x, y]], dtype=np.float32))
            assert got.dtype == np.float32
            assert got[0, 0] == pytest.approx(expected[name], rel=1e-5)


def test_features_in_space():
    point = np.array([[0.3, -0.4, 1.2]], dtype=np.float32)
    got = Sight(("x", "y", "z"), ("z", "xy", "distance"))(point)
    np.testing.assert_allclose(got, [[1.2, -0.12, 1.3]], rtol=1e-6)


def test_the_unit_scales_what_features_and_formulas_see():
    points = np.array([[0.3, -0.4]], dtype=np.float32)
    got = Sight(("x", "y"), ("x", "xy"), ("sin(x) + y",), 5.0)(points)
    np.testing.assert_allclose(got, [[1.5, -3.0, math.sin(1.5) - 2]], rtol=1e-6)


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


# ---- solids


def solid(kind: str, **fields: Any) -> tuple[np.ndarray, np.ndarray]:
    built = data(kind, **fields)
    assert built.solid is not None
    assert built.labels is not None
    np.testing.assert_array_equal(built.points, built.solid[:, :2])
    np.testing.assert_array_equal(built.inputs, built.solid)
    return built.solid.astype(float), built.labels


def test_linked_rings_are_circles_each_through_the_other():
    places, labels = solid("linked_rings")
    flat, standing = places[labels == 0], places[labels == 1]
    np.testing.assert_allclose(np.hypot(flat[:, 0] + 0.28, flat[:, 1]), 0.56, atol=1e-6)
    np.testing.assert_allclose(np.hypot(standing[:, 0] - 0.28, standing[:, 2]), 0.56, atol=1e-6)
    assert abs(flat[:, 2]).max() == abs(standing[:, 1]).max() == 0
    assert linking_number(ring(-0.28, 1), ring(0.28, 2)) == pytest.approx(1, abs=1e-3)


def test_nested_spheres_are_a_ball_in_a_shell():
    places, labels = solid("nested_spheres")
    radius = np.linalg.norm(places, axis=1)
    assert radius[labels == 0].max() <= 0.45 + 1e-6
    assert 0.76 - 1e-6 <= radius[labels == 1].min() <= radius[labels == 1].max() <= 0.9 + 1e-6


def test_a_trefoil_winds_round_its_axis_twice():
    places, labels = solid("trefoil", points=2000)
    knot, axis = places[labels == 0], places[labels == 1]
    assert abs(axis[:, :2]).max() == 0
    assert np.hypot(knot[:, 0], knot[:, 1]).min() > 0.3
    t = np.linspace(0, 2 * np.pi, 4000)
    angle = np.unwrap(np.arctan2(np.cos(t) - 2 * np.cos(2 * t), np.sin(t) + 2 * np.sin(2 * t)))
    assert abs(angle[-1] - angle[0]) == pytest.approx(4 * np.pi, rel=1e-3)
    curve = np.stack([np.sin(t) + 2 * np.sin(2 * t), np.cos(t) - 2 * np.cos(2 * t), -np.sin(3 * t)], axis=1) * 0.32
    distance = np.linalg.norm(knot[:, None] - curve, axis=2).min(axis=1)
    assert distance.max() < 2e-3


@pytest.mark.parametrize("bands", [2, 3, 8])
def test_a_swiss_roll_is_a_strip_rolled_up_in_bands(bands: int):
    places, labels = solid("swiss_roll", bands=bands)
    reach = np.hypot(places[:, 0], places[:, 1])
    angle = 3 * np.pi * (reach - 0.3) / 0.6
    np.testing.assert_allclose(np.cos(angle), places[:, 0] / reach, atol=1e-4)
    np.testing.assert_allclose(np.sin(angle), places[:, 1] / reach, atol=1e-4)
    band = np.floor((reach**2 - 0.09) / 0.72 * bands)
    assert (band % 2 == labels).all()
    assert set(band) == set(range(bands))
    assert abs(places[:, 2]).max() <= 0.8


@pytest.mark.parametrize("turns", [0.25, 1.5, 4])
def test_interlocked_spirals_are_half_a_turn_apart(turns: float):
    places, labels = solid("linked_spirals", turns=turns)
    angle = np.pi * (turns * places[:, 2] / 0.9 + labels)
    np.testing.assert_allclose(places[:, 0], 0.6 * np.cos(angle), atol=1e-5)
    np.testing.assert_allclose(places[:, 1], 0.6 * np.sin(angle), atol=1e-5)


def ring(centre: float, axis: int) -> np.ndarray:
    t = np.linspace(0, 2 * np.pi, 401)
    curve = np.zeros((len(t), 3))
    curve[:, 0], curve[:, axis] = centre + 0.56 * np.cos(t), 0.56 * np.sin(t)
    return curve


def linking_number(first: np.ndarray, second: np.ndarray) -> float:
    """Gauss's integral over two closed curves."""
    steps = [np.diff(curve, axis=0) for curve in (first, second)]
    middles = [(curve[1:] + curve[:-1]) / 2 for curve in (first, second)]
    apart = middles[0][:, None] - middles[1]
    turned = np.cross(steps[0][:, None], steps[1][None])
    return abs(float((apart * turned).sum(axis=2).__truediv__(np.linalg.norm(apart, axis=2) ** 3).sum()) / (4 * np.pi))


# ---- wrong labels


def test_label_noise_changes_that_share_of_the_labels_and_no_point():
    clean, noisy = data("blobs", classes=3), data("blobs", classes=3, label_noise=0.2)
    np.testing.assert_array_equal(clean.points, noisy.points)
    assert clean.labels is not None
    assert noisy.labels is not None
    assert (clean.labels != noisy.labels).sum() == 120
    assert set(noisy.labels) == {0, 1, 2}


def test_label_noise_changes_targets_of_a_regression():
    clean, noisy = data("sine"), data("sine", label_noise=0.1)
    assert clean.targets is not None
    assert noisy.targets is not None
    assert (clean.targets != noisy.targets).sum() == 60
    assert abs(noisy.targets).max() <= 1
