"""Associative memories against closed forms, brute force and theorems."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.associative import Dense, Memory, Rule, Softmax, Weighted, likeness, memory, overlaps, storkey

WEIGHTED: tuple[Rule, ...] = ("hebbian", "storkey", "pseudo_inverse")
RULES: tuple[Rule, ...] = (*WEIGHTED, "dense", "softmax")
Pictures = NDArray[np.float64]


def drawn(seed: int, count: int, units: int) -> Pictures:
    return np.where(np.random.default_rng(seed).random((count, units)) < 0.5, 1.0, -1.0)


def filled(rule: Rule, pictures: Pictures, power: int = 3, beta: float = 0.3) -> Memory:
    made = memory(rule, pictures.shape[1], power, beta)
    for picture in pictures:
        made.store(picture)
    return made


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 12), st.integers(2, 24), st.sampled_from(RULES))
def test_energy_never_rises_while_units_give_way_one_by_one(seed: int, count: int, units: int, rule: Rule):
    held, rng = filled(rule, drawn(seed, count, units)), np.random.default_rng(seed + 1)
    state = drawn(seed + 2, 1, units)[0]
    energy = held.energy(state)
    for unit in rng.integers(0, units, 4 * units):
        state[unit] = held.goal(state)[unit]
        after = held.energy(state)
        assert after <= energy + 1e-9
        energy = after


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 8), st.integers(2, 20), st.sampled_from(RULES))
def test_a_sweep_is_its_units_one_after_the_other(seed: int, count: int, units: int, rule: Rule):
    held, order = filled(rule, drawn(seed, count, units)), np.random.default_rng(seed).permutation(units)
    state = drawn(seed + 2, 1, units)[0]
    single = state.copy()
    changed = held.relax(state, order)
    for unit in order:
        single[unit] = held.goal(single)[unit]
    assert np.allclose(state, single, atol=1e-9)
    assert changed == 0 or rule == "softmax" or not np.array_equal(state, drawn(seed + 2, 1, units)[0])


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 30), st.integers(2, 30))
def test_pictures_are_fixed_points_under_the_pseudo_inverse(seed: int, count: int, units: int):
    pictures = drawn(seed, min(count, units - 1), units)
    held = filled("pseudo_inverse", pictures)
    for picture in pictures:
        assert np.array_equal(held.goal(picture), picture)


@pytest.mark.parametrize("count", [1, 3, 9])
def test_weights_are_what_the_rules_say(count: int):
    units, pictures = 12, drawn(5, count, 12)
    hebbian, projection, by_hand = (
        pictures.T @ pictures / units,
        np.linalg.pinv(pictures) @ pictures,
        np.zeros((12, 12)),
    )
    for picture in pictures:
        before = by_hand.copy()
        for i, j in itertools.permutations(range(units), 2):
            others = [k for k in range(units) if k not in (i, j)]
            pull_i, pull_j = (sum(before[m, k] * picture[k] for k in others) for m in (i, j))
            by_hand[i, j] += (picture[i] * picture[j] - picture[i] * pull_j - pull_i * picture[j]) / units
    np.fill_diagonal(hebbian, 0)
    np.fill_diagonal(projection, 0)
    for rule, expected in zip(WEIGHTED, (hebbian, by_hand, projection), strict=True):
        weights = filled(rule, pictures).weights
        assert weights is not None
        assert np.allclose(weights, expected, atol=1e-10)
        assert np.array_equal(weights, weights.T)
        assert not np.diag(weights).any()


def test_storkey_adds_what_its_formula_says_beside_the_diagonal():
    weights = np.zeros((4, 4))
    picture = np.array([1.0, -1, 1, 1])
    added = storkey(weights, picture)
    assert np.allclose(added, np.outer(picture, picture) / 4)


@pytest.mark.parametrize("power", [2, 3, 5])
def test_dense_energy_and_pull_by_brute_force(power: int):
    pictures = drawn(3, 4, 7)
    held = filled("dense", pictures, power)
    assert isinstance(held, Dense)
    for bits in itertools.product((-1.0, 1.0), repeat=7):
        state = np.array(bits)
        matches = [max(0.0, float(picture @ state) / 7) for picture in pictures]
        assert held.energy(state) == pytest.approx(-7 / 2 * sum(match**power for match in matches))
        for unit, pull in enumerate(held.field(state)):
            ink, paper = state.copy(), state.copy()
            ink[unit], paper[unit] = 1, -1
            assert 2 * pull == pytest.approx(held.energy(paper) - held.energy(ink))


def test_softmax_energy_and_update_by_its_formulas():
    pictures, state, beta = drawn(3, 4, 9), np.random.default_rng(0).uniform(-1, 1, 9), 0.4
    held = filled("softmax", pictures, beta=beta)
    assert isinstance(held, Softmax)
    exponents = np.exp(beta * pictures @ state)
    assert np.allclose(held.shares(state), exponents / exponents.sum())
    assert np.allclose(held.goal(state), exponents @ pictures / exponents.sum())
    energy = state @ state / 2 - np.log(exponents.sum()) / beta + np.log(4) / beta + 9 / 2
    assert held.energy(state) == pytest.approx(energy)
    assert energy >= 0
    slope = [(held.energy(state + d) - held.energy(state - d)) / 2e-6 for d in 1e-6 * np.eye(9)]
    assert np.allclose(held.goal(state) - state, -np.array(slope), atol=1e-6)


def test_softmax_finds_a_picture_in_one_update():
    pictures = drawn(1, 40, 100)
    held, cue = filled("softmax", pictures, beta=1.0), pictures[7].copy()
    cue[:25] *= -1
    assert np.allclose(held.goal(cue), pictures[7], atol=1e-3)


def test_two_units_swap_for_ever_when_both_move_at_once():
    held, state = filled("hebbian", np.array([[1.0, 1.0]])), np.array([1.0, -1.0])
    assert np.array_equal(held.goal(state), -state)
    assert np.array_equal(held.goal(held.goal(state)), state)


def mean_overlap(rule: Rule, load: float, units: int = 200) -> float:
    """Where stored pictures go when the memory is left to itself from each of them."""
    found = []
    for seed in range(3):
        rng, pictures = np.random.default_rng(seed + 50), drawn(seed, round(load * units), units)
        held = filled(rule, pictures)
        for picture in pictures:
            state = picture.copy()
            while held.relax(state, rng.permutation(units)):
                pass
            found.append(float(picture @ state) / units)
    return float(np.mean(found))


def test_hebbian_recall_bends_near_0_138():
    """Amit, Gutfreund and Sompolinsky (1985), for ever more units; with 200 of them the bend is a little round."""
    light, under, over, far = (mean_overlap("hebbian", load) for load in (0.05, 0.12, 0.2, 0.3))
    assert light > 0.999
    assert under > 0.98
    assert over < 0.9
    assert far < 0.6
    assert under - over > 4 * (light - under)


def test_other_rules_hold_more():
    assert mean_overlap("storkey", 0.2) > 0.999
    assert mean_overlap("pseudo_inverse", 0.5) == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 6), st.integers(5, 40))
def test_what_a_state_is_like(seed: int, count: int, units: int):
    pictures = drawn(seed, count, units)
    state = drawn(seed + 1, 1, units)[0]
    found, alike = overlaps(pictures, state), likeness(pictures, state)
    assert abs(alike.overlap) == np.abs(found).max()
    assert likeness(pictures, pictures[0])[0] in ("memory", "negative")
    assert likeness(pictures[:1], -pictures[0]).kind == "negative"
    assert (alike.kind in ("memory", "negative")) == (abs(alike.overlap) == 1)


def test_a_majority_of_three_is_a_mixture_and_rests():
    pictures = drawn(4, 3, 301)
    majority = np.sign(pictures.sum(axis=0))
    assert likeness(pictures, majority).kind == "mixture"
    assert likeness(pictures, -majority).kind == "mixture"
    held = filled("hebbian", pictures)
    assert isinstance(held, Weighted)
    assert (held.goal(majority) == majority).mean() > 0.97
