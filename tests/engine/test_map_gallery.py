"""What the guides of the gallery's maps claim, measured."""

from typing import Any

import numpy as np
import pytest

from engine.maps import Map
from engine.probes import read
from server.gallery import entries
from tests.engine.map_runs import map_of, session, taken

SEEDS = (7, 1)


def learned(name: str, seed: int, lane: int = 0, **changes: Any) -> Map[Any]:
    """The map of an entry at the step of its picture."""
    entry = entries()[name]
    experiment = [entry.experiment, *(entry.compare or [])][lane]
    return map_of(taken(session(experiment["learner"] | changes, experiment["data"], seed), entry.steps))


def classes_of(learner: Map[Any]) -> np.ndarray:
    """The class that each unit answers to most, -1 for none."""
    labels: np.ndarray = read(learner, "map_hit", {})["labels"]
    return labels


@pytest.mark.parametrize("seed", SEEDS)
def test_without_neighbours_there_is_no_net(seed: int):
    net = learned("kohonen-plane", seed).metrics()
    loose = learned("kohonen-plane", seed, radius_from=0, radius_to=0).metrics()
    assert net.accuracy_train is not None
    assert loose.accuracy_train is not None
    assert net.accuracy_train < 0.05
    assert loose.accuracy_train > 0.8


@pytest.mark.parametrize("seed", SEEDS)
def test_walls_rise_between_the_colours(seed: int):
    learner = learned("kohonen-colours", seed)
    classes, mean = classes_of(learner), read(learner, "u_matrix", {})["mean"]
    assert set(classes) == {-1, *range(8)}
    assert mean[classes < 0].mean() > 1.5 * mean[classes >= 0].mean()
    ends = classes[learner.edges]
    both = (ends >= 0).all(axis=1)
    assert (ends[both, 0] == ends[both, 1]).mean() > 0.85, "related colours gather"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_digits_are_side_by_side_and_a_4_becomes_a_9(seed: int):
    learner = learned("kohonen-digits", seed)
    classes = classes_of(learner)
    ends = classes[learner.edges]
    assert set(classes) >= set(range(10))
    assert (ends[:, 0] == ends[:, 1]).mean() > 0.4, "by chance it would be about 0.1"
    assert {(4, 9), (9, 4)} & {tuple(pair) for pair in ends.tolist()}
    labels = learner.data.labels
    assert labels is not None
    test = learner.data.test
    assert (classes[learner.matches().best[test]] == labels[test]).mean() > 0.8, "nobody told it, but it knows"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ring_beats_going_to_the_nearest_town_next(seed: int):
    learner = learned("kohonen-ring", seed)
    towns = learner.data.columns[learner.data.train].astype(float)
    found = learner.matches()
    assert len(towns) == 32
    assert found.distance[learner.data.train].max() < 0.05, "it passes through every town"
    apart = np.linalg.norm(towns[:, None] - towns, axis=2)

    def length(order: list[int]) -> float:
        return float(sum(apart[order[i - 1], town] for i, town in enumerate(order)))

    def greedy(start: int) -> list[int]:
        order, left = [start], set(range(len(towns))) - {start}
        while left:
            order.append(min(left, key=lambda town: apart[order[-1], town]))
            left.remove(order[-1])
        return order

    tour = np.argsort(found.best[learner.data.train], kind="stable").tolist()
    assert length(tour) < np.mean([length(greedy(town)) for town in range(len(towns))])


@pytest.mark.parametrize("seed", SEEDS)
def test_map_means_and_gas(seed: int):
    net, means, gas = (learned("map-or-means", seed, lane) for lane in range(3))
    assert gas.metrics().loss_train < min(net.metrics().loss_train, means.metrics().loss_train)
    assert (classes_of(means) < 0).sum() > 5, "idle units"
    assert (classes_of(gas) < 0).sum() <= 2

    def astray(learner: Map[Any]) -> float:
        """The share of edges whose middle is near no point."""
        ends = learner.codebook[learner.edges]
        away = np.linalg.norm(ends.mean(axis=1)[:, None] - learner.data.columns, axis=2).min(axis=1)
        return float((away > 0.07).mean())

    assert astray(gas) < 0.03
    assert astray(net) > 0.1
