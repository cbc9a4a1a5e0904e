"""The polar factors: they multiply back, they are what they are called, and they agree with closed forms."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from engine.experiment import Experiment
from engine.polar import Polar, polar
from engine.session import Session

Array = NDArray[np.float64]


@st.composite
def matrices(draw: st.DrawFn, n: int | None = None) -> Array:
    """Square matrices of every rank and size, tiny and huge, turning and mirroring."""
    n = n or draw(st.integers(1, 3))
    kind = draw(st.sampled_from(["any", "whole", "lost row", "lost column", "one line", "turning", "symmetric"]))
    matrix = draw(arrays.arrays(np.float64, (n, n), elements=st.floats(-1, 1, width=32)))
    if kind == "whole":
        matrix = draw(arrays.arrays(np.int64, (n, n), elements=st.integers(-2, 2))).astype(np.float64)
    if kind == "lost row":
        matrix[draw(st.integers(0, n - 1))] = 0
    if kind == "lost column":
        matrix[:, draw(st.integers(0, n - 1))] = 0
    if kind == "one line":
        matrix = np.outer(matrix[0], matrix[-1])
    if kind == "turning":
        matrix = np.linalg.qr(matrix + np.eye(n))[0]
    if kind == "symmetric":
        matrix = matrix + matrix.T
    size: float = 10.0 ** draw(st.integers(-25, 25))
    return matrix * size


def rotation(axis: Array, angle: float) -> Array:
    """The turn about an axis by the right hand (Rodrigues)."""
    x, y, z = axis
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    turned: Array = np.eye(3) + math.sin(angle) * cross + (1 - math.cos(angle)) * cross @ cross
    return turned


@settings(deadline=None, max_examples=1500)
@given(matrices())
def test_factors_are_what_they_are_called_and_multiply_back(matrix: Array):
    n, size = len(matrix), np.abs(matrix).max()
    found = polar(matrix)
    np.testing.assert_allclose(found.product(), matrix, rtol=0, atol=1e-13 * size)
    np.testing.assert_allclose(found.turn @ found.turn.T, np.eye(n), atol=1e-13)
    assert np.linalg.det(found.turn) == pytest.approx(1, abs=1e-12)
    np.testing.assert_array_equal(found.stretch, found.stretch.T)
    np.testing.assert_allclose(
        np.linalg.eigvalsh(found.stretch), np.maximum(found.stretches[::-1], 0), rtol=0, atol=1e-13 * size
    )
    assert (found.stretches >= 0).all()
    assert (np.diff(found.stretches) <= 0).all()
    np.testing.assert_allclose(found.stretches, np.linalg.svd(matrix, compute_uv=False), rtol=0, atol=1e-13 * size)
    if found.mirror is not None:
        assert np.linalg.norm(found.mirror) == pytest.approx(1, abs=1e-13)
        assert np.linalg.det(matrix / size) < 0


@settings(deadline=None, max_examples=500)
@given(matrices())
def test_what_keeps_its_dimensions_and_turns_inside_out_is_mirrored(matrix: Array):
    size = np.abs(matrix).max() or 1
    determinant = np.linalg.det(matrix / size)
    if abs(determinant) > 1e-9:
        assert (polar(matrix).mirror is not None) == (determinant < 0)


@settings(deadline=None, max_examples=500)
@given(matrices(3))
def test_a_turn_in_space_is_told_by_its_axis_and_angle(matrix: Array):
    found = polar(matrix)
    assert found.axis is not None
    assert 0 <= found.angle <= math.pi
    assert np.linalg.norm(found.axis) == pytest.approx(1)
    np.testing.assert_allclose(rotation(found.axis, found.angle), found.turn, atol=1e-12)


@settings(deadline=None, max_examples=500)
@given(matrices(2))
def test_two_by_two_has_a_closed_form(matrix: Array):
    """The turn by atan2(c − b, a + d), the mirror line at half of atan2(b + c, a − d), P by Cayley and Hamilton."""
    size = np.abs(matrix).max() or 1
    (a, b), (c, d) = matrix / size
    determinant = a * d - b * c
    if abs(determinant) < 1e-9:
        return
    found = polar(matrix)
    expected = math.atan2(c - b, a + d) if determinant > 0 else 0.0
    assert math.cos(found.angle - expected) == pytest.approx(1, abs=1e-12)
    if found.mirror is not None:
        line = math.atan2(b + c, a - d) / 2
        assert abs(found.mirror @ [math.cos(line), math.sin(line)]) < 1e-7
    whole = matrix / size
    trace = math.sqrt((whole * whole).sum() + 2 * abs(determinant))
    stretch = (whole @ whole.T + abs(determinant) * np.eye(2)) / trace
    np.testing.assert_allclose(found.stretch / size, stretch, atol=1e-7)


@pytest.mark.parametrize("angle", [0.0, 1e-9, 0.3, math.pi / 2, 3.0, -2.0, math.pi])
def test_pure_turns(angle: float):
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    found = polar(turn)
    assert found.mirror is None
    assert found.angle == pytest.approx(angle, abs=1e-12)
    np.testing.assert_allclose(found.stretch, np.eye(2), atol=1e-12)
    for axis in (np.array([1.0, 0, 0]), np.array([2.0, -1, 2]) / 3):
        in_space = polar(rotation(axis, angle))
        np.testing.assert_allclose(in_space.turn, rotation(axis, angle), atol=1e-12)
        assert in_space.angle == pytest.approx(abs(angle), abs=1e-7)


def test_pure_mirrors_and_stretches():
    flip = polar(np.diag([3.0, -2.0]))
    assert (flip.angle, flip.stretches.tolist()) == (0.0, [3.0, 2.0])
    np.testing.assert_allclose(np.abs(np.asarray(flip.mirror)), [0, 1])
    inside_out = polar(-np.eye(3))
    assert inside_out.mirror is not None
    assert inside_out.angle == pytest.approx(math.pi)
    line = polar(np.array([[-4.0]]))
    assert (line.stretch.item(), line.turn.item()) == (4.0, 1.0)
    assert line.mirror is not None
    nothing = polar(np.zeros((3, 3)))
    assert (nothing.mirror, nothing.angle, nothing.stretches.max()) == (None, 0.0, 0.0)
    np.testing.assert_allclose(nothing.turn, np.eye(3))


def test_what_is_not_finite_counts_as_nothing_or_as_the_largest():
    found = polar(np.array([[math.nan, 1.0], [0.0, math.inf]]))
    np.testing.assert_allclose(found.product(), [[0, 1], [0, 0]], atol=1e-15)


def orthogonal(rng: np.random.Generator, n: int) -> Array:
    found: Array = np.linalg.qr(rng.normal(size=(n, n)))[0]
    return found


@pytest.mark.parametrize("rank", [0, 1, 2])
def test_where_directions_are_lost_no_other_turn_is_smaller(rank: int):
    rng = np.random.default_rng(rank)
    for _ in range(20):
        matrix = rng.normal(size=(3, rank)) @ rng.normal(size=(rank, 3))
        found = polar(matrix)
        assert found.mirror is None
        left, _, right = np.linalg.svd(matrix)
        for _ in range(60):
            other = left[:, :rank] @ right[:rank] + left[:, rank:] @ orthogonal(rng, 3 - rank) @ right[rank:]
            if np.linalg.det(other) > 0:
                assert np.trace(other) <= np.trace(found.turn) + 1e-9


def test_no_other_mirror_leaves_a_smaller_turn():
    rng = np.random.default_rng(5)
    for _ in range(20):
        matrix = rng.normal(size=(3, 3))
        if np.linalg.det(matrix) > 0:
            matrix = -matrix
        found = polar(matrix)
        assert found.mirror is not None
        whole = found.turn @ (np.eye(3) - 2 * np.outer(found.mirror, found.mirror))
        for normal in rng.normal(size=(100, 3)):
            normal /= np.linalg.norm(normal)
            assert np.trace(whole - 2 * np.outer(whole @ normal, normal)) <= np.trace(found.turn) + 1e-9


# ---- the probe


def session(widths: list[int], features: tuple[str, ...] = ("x", "y"), steps: int = 30, **fields: Any) -> Session:
    layers = [{"kind": "dense", "units": units, "activation": "tanh"} | fields for units in widths]
    made = Session(
        Experiment.parse(
            {
                "version": 1,
                "seed": 4,
                "data": {"kind": "rings", "points": 100, "features": features},
                "network": {"layers": [*layers, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
                "learner": {"kind": "backprop"},
            }
        )
    )
    made.advance(steps)
    return made


def factors(told: dict[str, Any]) -> Polar:
    mirror = None if told["mirror"] is None else told["mirror"].astype(float)
    turn, stretch = told["turn"].astype(float), told["stretch"].astype(float)
    return Polar(mirror, turn, told["angle"], told["axis"], stretch, np.array(told["stretches"]))


def padded(points: NDArray[np.float32], n: int) -> Array:
    """Points [m, k] with zeros up to n coordinates."""
    return np.pad(points.astype(float), ((0, 0), (0, n - points.shape[1])))


SHAPES = [[2], [3], [1], [2, 3, 1, 2], [3, 3, 3], [1, 1, 3], [7, 2], [3, 9, 9, 3]]


@pytest.mark.parametrize("shown", [{}, {"dense_1.g": [0, 2], "dense_1.W": [1, 0, 2], "dense_2.W": [0, 1]}])
@pytest.mark.parametrize("widths", SHAPES, ids=str)
def test_factors_take_the_shown_points_of_the_stage_before_to_those_of_w(widths: list[int], shown: dict[str, Any]):
    made = session(widths)
    options = {"points": 90, "shown": shown}
    keys = made.read_one("space", options)["keys"]
    layers = made.read_one("polar", options)["layers"]
    assert list(layers) == [f"dense_{place + 1}" for place in range(len(widths) + 1)]
    before = "input"
    for name, told in layers.items():
        start, stretched, end = keys[before], keys[f"{name}.W"], keys[f"{name}.b"]
        assert told["n"] == max(start["points"].halves.shape[1], stretched["points"].halves.shape[1])
        assert told["exact"] == (start["points"].halves.shape[1] == start["dim"])
        assert told["error"] < 1e-12
        if told["exact"]:
            moved = padded(start["points"].numbers(), told["n"]) @ factors(told).product().T
            np.testing.assert_allclose(
                moved, padded(stretched["points"].numbers(), told["n"]), atol=4e-3 * stretched["extent"]
            )
        if shown.get(f"{name}.W") == shown.get(f"{name}.b"):
            moved = padded(stretched["points"].numbers(), told["n"]) + told["shift"]
            np.testing.assert_allclose(moved, padded(end["points"].numbers(), told["n"]), atol=4e-3 * end["extent"])
        before = f"{name}.g"


def test_a_part_of_a_wide_stage_is_moved_as_its_weights_move_it():
    made = session([6, 2])
    told = made.read_one("polar", {"shown": {"dense_1.g": [4, 1]}})["layers"]["dense_2"]
    weight = made.learner.network.layers[1].parameters["weight"].detach().numpy()  # type: ignore[attr-defined]
    assert not told["exact"]
    np.testing.assert_allclose(factors(told).product(), weight[:, [4, 1]], atol=1e-6)


def test_a_layer_without_a_bias_shifts_nothing_and_features_count_as_a_wide_stage():
    made = session([2], features=("x", "y", "xy", "x2"), bias=False)
    told = made.read_one("polar")["layers"]
    assert told["dense_1"]["shift"].tolist() == [0, 0, 0]
    assert (told["dense_1"]["n"], told["dense_1"]["exact"], told["dense_2"]["n"]) == (3, False, 2)


def test_reading_the_factors_first_changes_no_axes():
    one, other = session([6, 5]), session([6, 5])
    for _ in range(3):
        one.read_one("polar")
        first, second = one.read_one("space")["keys"], other.read_one("space")["keys"]
        for key in first:
            np.testing.assert_array_equal(first[key]["points"].halves, second[key]["points"].halves)
        one.advance(5)
        other.advance(5)
