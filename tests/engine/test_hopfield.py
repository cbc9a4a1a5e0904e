"""The Hopfield learner: its steps, what is done to it by hand, and what is read of it."""

import itertools
from typing import Any

import numpy as np
import pytest

from engine import frame, recall
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.learners.hopfield import CUED, OVER, STORED, TRIAL, UPDATES, Learner
from engine.session import Session, Start

LETTERS = {"kind": "glyphs", "text": "CKTX", "scale": 1, "margin": 0}
SMALL = {"kind": "patterns", "width": 3, "height": 3, "patterns": ["111000111", "101101101"]}


def opened(data: dict[str, Any] | None = None, seed: int = 7, **learner: Any) -> Session:
    raw = {"version": 1, "seed": seed, "data": data or LETTERS, "learner": {"kind": "hopfield"} | learner}
    return Session(Experiment.parse(raw))


def taken(session: Session, steps: int) -> Session:
    while steps > 0 and (done := session.advance(steps)):
        steps -= done
    return session


def learner_of(session: Session) -> Learner:
    assert isinstance(session.learner, Learner)
    return session.learner


def until_over(session: Session, most: int = 5000) -> Learner:
    learner = learner_of(session)
    for _ in range(most):
        if learner.now(OVER) and learner.now(TRIAL):
            return learner
        session.advance(1)
    raise AssertionError("the trial never ended")


def test_every_step_first_stores_a_picture():
    session = opened()
    for count in range(1, 5):
        session.advance(1)
        learner = learner_of(session)
        assert learner.now(STORED) == len(learner.memory.pictures) == count
        assert np.array_equal(learner.values, learner.patterns[count - 1])
    session.advance(1)
    assert learner_of(session).now(TRIAL) == 1
    assert learner_of(session).now(CUED) == 0


@pytest.mark.parametrize("how", ["flip", "erase"])
def test_a_cue_is_the_picture_with_so_many_pixels_damaged(how: str):
    session = taken(opened(damage=how, noise=0.4), 5)
    learner = learner_of(session)
    wrong = learner.values != learner.patterns[0]
    if how == "flip":
        assert wrong.sum() == 14
    else:
        assert (learner.values[-14:] == -1).all()
        assert not wrong[:-14].any()


@pytest.mark.parametrize("rule", ["hebbian", "storkey", "pseudo_inverse", "dense", "softmax"])
@pytest.mark.parametrize("update", ["unit", "sweep"])
def test_the_curve_of_a_trial_never_rises(rule: str, update: str):
    session = taken(opened(rule=rule, update=update, noise=0.3, power=4, beta=0.3), 5)
    last, trial = session.metrics().loss_train, 1
    for _ in range(300):
        session.advance(1)
        learner, energy = learner_of(session), session.metrics().loss_train
        if learner.now(TRIAL) == trial:
            assert energy <= last + 1e-6
        last, trial = energy, learner.now(TRIAL)


def test_one_unit_a_step_each_once_a_round():
    session = taken(opened(length=70), 5)
    units = []
    for _ in range(70):
        session.advance(1)
        units.append(session.read_one("hopfield")["unit"])
    assert sorted(units[:35]) == sorted(units[35:]) == list(range(35))
    assert units[:35] != units[35:]


def test_a_damaged_letter_comes_back_and_is_counted():
    learner = until_over(taken(opened(noise=0.15), 5))
    assert np.array_equal(learner.values, learner.patterns[0])
    assert learner.measure().accuracy_train == 1
    assert learner.measure().accuracy_test == 1
    assert recall.different(learner.passing) == 1


def test_moving_all_at_once_ends_a_circle():
    pair = {"kind": "patterns", "width": 2, "height": 2, "patterns": ["1111", "1001"]}
    session = taken(opened(pair, cue="hand", update="all"), 2)
    session.act({"kind": "paint", "pixels": [0, 1], "ink": True})
    session.act({"kind": "paint", "pixels": [2, 3], "ink": False})
    learner = until_over(session)
    assert not learner.rests()
    assert session.read_one("hopfield_ends")["ends"][0]["rests"] is False


def test_trials_of_a_fixed_length_keep_step():
    classic, modern = (taken(opened(rule=rule, length=40), 4 + 41 * 3) for rule in ("hebbian", "softmax"))
    cues = [learner_of(session).passing["cue"] for session in (classic, modern)]
    assert learner_of(classic).now(TRIAL) == learner_of(modern).now(TRIAL) == 3
    assert np.array_equal(cues[0], cues[1])


def test_what_is_painted_settles():
    session = opened(cue="hand")
    session.act({"kind": "paint", "pixels": [0, 1, 2], "ink": True})
    learner = learner_of(session)
    assert learner.now(STORED) == 4
    assert list(learner.values[:4]) == [1, 1, 1, -1]
    session.act({"kind": "paint", "pixels": [3], "ink": True})
    assert learner.now(TRIAL) == 1
    assert taken(session, 5000) is session
    assert session.stopped is not None
    assert session.stopped.reason == "settled"
    assert learner.rests()
    session.act({"kind": "damage", "share": 0.3})
    assert not session.finished
    session.act({"kind": "recall", "memory": 2, "share": 0})
    assert np.array_equal(learner.values, learner.patterns[2])
    session.act({"kind": "scatter"})
    assert set(learner.values) == {-1, 1}


@pytest.mark.parametrize(
    "action",
    [
        {"kind": "paint", "pixels": [35], "ink": True},
        {"kind": "paint", "pixels": [-1], "ink": True},
        {"kind": "paint", "pixels": [], "ink": True},
        {"kind": "recall", "memory": 4},
        {"kind": "damage", "share": 2},
        {"kind": "set_parameter", "index": 0, "value": 1},
    ],
)
def test_impossible_actions_are_refused(action: dict[str, Any]):
    session = taken(opened(), 10)
    before = frame.encode(session.learner.state())
    with pytest.raises(ExperimentError):
        session.act(action)
    assert frame.encode(session.learner.state()) == before


def test_another_rule_keeps_the_state_and_more_pictures_are_stored_next():
    session = taken(opened(), 12)
    state = learner_of(session).values
    session.change(opened(rule="storkey").experiment)
    learner = learner_of(session)
    fresh = taken(opened(rule="storkey"), 4)
    assert np.array_equal(learner.values, state)
    assert np.array_equal(learner.memory.weights, learner_of(fresh).memory.weights)  # type: ignore[arg-type]
    session.change(opened(LETTERS | {"text": "CKTXA"}, rule="storkey").experiment)
    assert learner_of(session).storing
    session.advance(1)
    assert np.array_equal(learner_of(session).values, learner_of(session).patterns[4])
    session.change(opened(SMALL).experiment)
    assert learner_of(session).now(STORED) == 0
    taken(session, 50)


def test_a_link_goes_on_where_the_trial_was():
    session = taken(opened(noise=0.4), 30)
    begun = Session(session.experiment, Start(30, session.learner.flat))  # type: ignore[attr-defined]
    assert np.array_equal(learner_of(begun).values, learner_of(session).values)
    for _ in range(60):
        session.advance(1)
        begun.advance(1)
        assert np.array_equal(learner_of(begun).values, learner_of(session).values)


def test_a_hostile_link_begins_a_trial_like_any_other():
    rng = np.random.default_rng(1)
    for _ in range(20):
        numbers = rng.uniform(-1e6, 1e6, learner_of(opened()).flat.size).astype(np.float32)
        session = taken(Session(opened().experiment, Start(5, numbers)), 40)
        assert np.isin(learner_of(session).values, (-1, 1)).all()
        assert 0 <= learner_of(session).now(STORED) <= 4


def test_live_settings_act_at_once():
    session = taken(opened(), 20)
    session.tune({"learner.update": "all", "learner.noise": 0.0})
    before = learner_of(session).now(UPDATES)
    session.advance(1)
    assert learner_of(session).now(UPDATES) == before + 1
    session.tune({"learner.cue": "random"})
    until_over(session)
    session.advance(1)
    assert session.read_one("hopfield")["origin"] == "random"


@pytest.mark.parametrize("data", [{"kind": "xor"}, LETTERS | {"text": "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123", "copies": 20}])
def test_what_cannot_be_remembered_is_refused(data: dict[str, Any]):
    with pytest.raises(ExperimentError):
        opened(data)


def test_the_film_begins_with_the_cue_and_spaces_its_pictures():
    session = taken(opened({"kind": "random_patterns", "pictures": 3}, noise=0.5), 4)
    cue = learner_of(session).passing["cue"].copy()
    for _ in range(400):
        session.advance(1)
        if learner_of(session).now(TRIAL) > 1:
            break
        film = session.read_one("hopfield_film")
        assert np.array_equal(film["pictures"].numbers()[0].ravel(), cue)
        assert 1 <= len(film["updates"]) <= 16
        assert (np.diff(film["updates"]) > 0).all()
        assert (np.diff(film["energies"]) <= 1e-6).all()
        changed = [(a != b).sum() for a, b in itertools.pairwise(film["pictures"].bytes)]
        assert len(set(changed[:-1])) <= 1


def test_random_starts_find_negatives_and_mixtures():
    session = taken(opened({"kind": "random_patterns", "pictures": 4}, seed=3, cue="random", update="sweep"), 1500)
    told = session.read_one("hopfield_ends")
    kinds = {end["kind"] for end in told["ends"]}
    assert {"memory", "negative"} <= kinds
    assert kinds & {"mixture", "spurious", "flawed"}
    assert told["trials"] >= told["counts"].sum()
    assert (np.diff(told["counts"]) <= 0).all()


@pytest.mark.parametrize("rule", ["hebbian", "softmax"])
def test_the_landscape_by_brute_force(rule: str):
    session = taken(opened(SMALL, rule=rule), 40)
    told = session.read_one("hopfield_landscape")["map"]
    energies = told["energies"].numbers()
    assert energies.shape == (16, 32)
    rows, columns = told["here"]
    learner, near = learner_of(session), (told["energies"].hi - told["energies"].lo) / 255
    corner = np.where(learner.values > 0, 1.0, -1.0)
    assert energies[rows, columns] == pytest.approx(learner.memory.energy(corner), abs=near)
    for (row, column), picture in zip(told["stored"], learner.memory.pictures, strict=True):
        assert energies[row, column] == pytest.approx(learner.memory.energy(picture), abs=near)
    lowest = [
        bits
        for bits in itertools.product((-1.0, 1.0), repeat=9)
        if all(
            learner.memory.energy(np.where(np.arange(9) == unit, -np.array(bits), bits))
            >= learner.memory.energy(np.array(bits)) - 1e-9
            for unit in range(9)
        )
    ]
    assert len(told["minima"]) == len(lowest)
    assert set(np.unique(told["basins"])) == set(range(len(lowest)))


def test_neighbours_on_the_landscape_differ_in_one_unit():
    from engine.probes.hopfield_landscape import _bits, _gray

    states = _bits(np.arange(256), 8)[np.argsort(_gray(np.arange(256), 4))].reshape(16, 16, 8).astype(int)
    assert (np.abs(np.diff(states, axis=0)).sum(axis=2) == 1).all()
    assert (np.abs(np.diff(states, axis=1)).sum(axis=2) == 1).all()


def test_ways_lead_from_the_state_to_the_pictures():
    session = taken(opened(), 20)
    told, learner = session.read_one("hopfield_landscape")["ways"], learner_of(session)
    for which, energies, units in zip(told["memories"], told["energies"], told["units"], strict=True):
        assert energies[0] == pytest.approx(learner.memory.energy(learner.values), rel=1e-5)
        assert energies[-1] == pytest.approx(learner.memory.energy(learner.patterns[which]), rel=1e-5)
        assert units[-1] == (learner.values != learner.patterns[which]).sum()


def test_weights_are_shown_averaged_where_there_are_many():
    session = taken(opened({"kind": "random_patterns", "width": 20, "height": 15, "pictures": 2}), 20)
    told, weights = session.read_one("hopfield_weights"), learner_of(session).memory.weights
    assert weights is not None
    assert told["block"] == 3
    assert told["weights"].bytes.shape == (100, 100)
    near = (told["weights"].hi - told["weights"].lo) / 255
    assert told["weights"].numbers()[2, 5] == pytest.approx(weights[6:9, 15:18].mean(), abs=near)
    assert session.read_one("hopfield_weights", {"unit": 4})["row"].bytes.shape == (15, 20)
