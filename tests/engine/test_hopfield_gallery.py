"""What the gallery says of memories, measured."""

from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.learners.hopfield import Learner
from engine.session import Session
from tests.engine.test_gallery_facts import entry, lanes

SEEDS = range(1, 6)


def opened(experiment: dict[str, Any], **changes: Any) -> Session:
    raw = experiment | {"learner": experiment["learner"] | changes}
    return Session(Experiment.parse(raw), budget=0)


def taken(session: Session, steps: int) -> Session:
    while steps > 0 and (done := session.advance(steps)):
        steps -= done
    return session


def recalled(session: Session) -> float:
    """The mean overlap at the end of the recalls so far."""
    found = session.metrics().accuracy_test
    assert found is not None
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_every_letter_comes_back(seed: int):
    session = taken(opened(entry("hopfield-letters").experiment | {"seed": seed}), 5000)
    assert recalled(session) > 0.99
    assert session.read_one("hopfield")["trials"] > 20


@pytest.mark.parametrize("seed", SEEDS)
def test_random_starts_end_in_pictures_negatives_and_mixtures(seed: int):
    session = taken(opened(entry("hopfield-valleys").experiment | {"seed": seed}, update="sweep"), 600)
    told = session.read_one("hopfield_ends")
    kinds = [end["kind"] for end in told["ends"]]
    energies = {(end["kind"], end["nearest"]): told["energies"][at] for at, end in enumerate(told["ends"])}
    assert kinds.count("memory") == kinds.count("negative") == 3
    assert "mixture" in kinds
    for picture in range(3):
        assert energies["memory", picture] == pytest.approx(energies["negative", picture])


def test_twelve_units_and_two_pictures_have_four_valleys():
    session = taken(opened(entry("hopfield-landscape").experiment), 120)
    told = session.read_one("hopfield_landscape")["map"]
    assert told["basins"].size == 4096
    valleys = told["pictures"].reshape(4, -1)
    stored = (session.learner.data.columns > 0).astype(np.uint8)
    assert {row.tobytes() for row in valleys} == {row.tobytes() for row in (*stored, *(1 - stored))}


def test_an_alphabet_drowns_the_classic_memory_and_not_the_modern_one():
    first, second = lanes("hopfield-modern")
    sessions = [taken(Session(Experiment.parse(it), budget=0), 26 + 171 * 26) for it in (first, second)]
    classic, modern = (recalled(session) for session in sessions)
    assert classic < 0.75
    assert modern > 0.99
    cues = []
    for session in sessions:
        assert isinstance(session.learner, Learner)
        cues.append(session.learner.passing["cue"])
    assert np.array_equal(cues[0], cues[1])


def test_hebbian_recall_breaks_where_others_hold():
    found = entry("hopfield-capacity")
    means = {}
    for rule in ("hebbian", "storkey", "pseudo_inverse"):
        for pictures in (16, 44, 60):
            experiment = found.experiment | {"data": found.experiment["data"] | {"pictures": pictures}}
            session = opened(experiment, rule=rule)
            while session.read_one("hopfield")["trials"] < pictures:
                session.advance(50)
            means[rule, pictures] = recalled(session)
    assert means["hebbian", 16] > 0.99
    assert means["hebbian", 44] < 0.9
    assert means["hebbian", 60] < 0.6
    assert min(means[rule, pictures] for rule in ("storkey", "pseudo_inverse") for pictures in (16, 44, 60)) > 0.999
