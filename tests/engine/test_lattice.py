"""Lattices: how many neighbours units have, and how far apart they are."""

from typing import Any

import numpy as np
import pytest

from engine.lattice import Shape, lattice


def neighbours(shape: Shape, rows: int, columns: int) -> Any:
    made = lattice(shape, rows, columns)
    return np.bincount(made.edges.ravel(), minlength=rows * columns).tolist()


@pytest.mark.parametrize(("rows", "columns"), [(3, 3), (4, 6), (5, 7), (24, 16)])
def test_on_a_torus_all_units_have_as_many_neighbours(rows: int, columns: int):
    assert set(neighbours("torus", rows, columns)) == {4}
    assert set(neighbours("hexagonal_torus", rows, columns)) == {6}


@pytest.mark.parametrize("count", [3, 4, 10, 64])
def test_a_ring_has_two_neighbours_everywhere_and_a_line_has_ends(count: int):
    assert neighbours("ring", 1, count) == [2] * count
    assert neighbours("line", 1, count) == [1] + [2] * (count - 2) + [1]
    assert lattice("ring", 1, count).apart.max() == count // 2
    assert lattice("line", 1, count).apart.max() == count - 1


def test_a_rectangle_has_corners_and_borders():
    assert neighbours("rectangular", 3, 4) == [2, 3, 3, 2, 3, 4, 4, 3, 2, 3, 3, 2]
    apart = lattice("rectangular", 3, 4).apart
    assert apart[0, 11] == pytest.approx(np.hypot(2, 3))


def test_hexagons_have_six_neighbours_inside():
    found = np.array(neighbours("hexagonal", 5, 5)).reshape(5, 5)
    assert (found[1:-1, 1:-1] == 6).all()
    assert found.max() == 6
    assert found.min() == 2


@pytest.mark.parametrize("shape", ["rectangular", "hexagonal", "torus", "hexagonal_torus", "line", "ring"])
def test_distances_are_distances(shape: Shape):
    made = lattice(shape, 4, 5)
    assert (made.apart == made.apart.T).all()
    assert (np.diag(made.apart) == 0).all()
    assert (made.apart[:, None] <= made.apart[:, :, None] + made.apart[None] + 1e-5).all()
    assert made.places.shape == (20, 2)
    np.testing.assert_allclose(made.apart[made.edges[:, 0], made.edges[:, 1]], 1, atol=1e-5)


def test_where_nothing_is_wrapped_neighbours_are_drawn_one_apart():
    for shape in ("rectangular", "hexagonal", "line"):
        made = lattice(shape, 4, 5)
        drawn = np.linalg.norm(made.places[made.edges[:, 0]] - made.places[made.edges[:, 1]], axis=1)
        np.testing.assert_allclose(drawn, 1, atol=1e-5)


@pytest.mark.parametrize("shape", ["rectangular", "hexagonal", "torus", "hexagonal_torus", "line", "ring"])
def test_a_single_unit_is_a_lattice_too(shape: Shape):
    made = lattice(shape, 1, 1)
    assert made.edges.shape == (0, 2)
    assert made.apart.tolist() == [[0]]
