"""Random and mutated experiments: each is refused in words, or runs."""

import random

import pytest

from bench import mutate, sayings
from bench.fuzz import try_experiment
from engine.errors import ExperimentError
from engine.experiment import Experiment

SEED = 5
PARTS = 4
EACH = 400


@pytest.mark.parametrize("part", range(PARTS))
def test_experiments_are_refused_or_run(part: int):
    found = {try_experiment(SEED, number) for number in range(part, PARTS * EACH, PARTS)}
    assert {"refused", "run"} <= found


def test_most_plausible_experiments_are_valid():
    valid = 0
    for number in range(100):
        try:
            Experiment.parse(mutate.plausible(mutate.dice(SEED, "plausible", number)))
        except ExperimentError:
            continue
        valid += 1
    assert valid > 60


def test_inputs_follow_from_seed_and_number():
    def made(number: int) -> tuple[str, str]:
        dice = mutate.dice(SEED, "same", number)
        return sayings.message(dice, 1), mutate.dumped(mutate.experiment(dice))

    assert made(3) == made(3)
    assert made(3) != made(4)


def test_mutations_leave_the_original_alone():
    before = mutate.dumped(mutate.gallery())
    for number in range(50):
        mutate.mutated(mutate.gallery()[0], random.Random(number))
    assert mutate.dumped(mutate.gallery()) == before
