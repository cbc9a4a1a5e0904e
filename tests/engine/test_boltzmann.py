"""The small Boltzmann machine against enumeration; that it cools, learns, and heeds the hand that holds a unit."""

import itertools
import math
from typing import Any

import numpy as np
import pytest

from engine import enumeration, probes
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.learners.boltzmann import Learner
from engine.session import Session


def session(data: dict[str, Any] | None = None, seed: int = 2, **learner: Any) -> Session:
    parts = {"data": data or {"kind": "parity"}, "learner": {"kind": "boltzmann"} | learner}
    return Session(Experiment.parse({"version": 1, "seed": seed, **parts}))


def learner_of(made: Session) -> Learner:
    assert isinstance(made.learner, Learner)
    return made.learner


def run(made: Session, epochs: int) -> Session:
    end = epochs * made.learner.steps_per_epoch
    while made.step < end:
        made.advance(end - made.step)
    return made


def rough(units: int = 5) -> tuple[Any, Any]:
    rng = np.random.default_rng(1)
    weights = np.triu(rng.normal(0, 1.5, (units, units)), 1)
    return weights + weights.T, rng.normal(0, 1, units)


# ---- enumeration


def test_energies_are_those_of_every_state():
    weights, biases = rough()
    found = enumeration.energies(weights, biases)
    for number, low_first in enumerate(itertools.product((0, 1), repeat=5)):
        state = np.array(low_first[::-1])
        assert found[number] == pytest.approx(-state @ weights @ state / 2 - biases @ state)


def test_moments_and_marginals_are_sums_over_states():
    weights, biases = rough()
    chances = enumeration.distribution(enumeration.energies(weights, biases), 0.7)
    on = enumeration.bits(5).astype(float)
    assert chances.sum() == pytest.approx(1)
    np.testing.assert_allclose(enumeration.moments(chances, 5), (on * chances[:, None]).T @ on, atol=1e-12)
    for number, chance in enumerate(enumeration.marginal(chances, 3)):
        mine = (on[:, :3] == enumeration.bits(3)[number]).all(1)
        assert chance == pytest.approx(chances[mine].sum())
    data = np.array([0.5, 0, 0, 0.25, 0, 0.25, 0, 0])
    held = enumeration.clamped(chances, data)
    np.testing.assert_allclose(enumeration.marginal(held, 3), data, atol=1e-12)


def test_the_rule_follows_the_gradient_of_the_divergence():
    """∂D/∂w_ij = −(⟨s_i s_j⟩ held − ⟨s_i s_j⟩ free) at temperature 1, by central differences (Ackley et al., eq. 7)."""
    weights, biases = rough()
    data = np.array([0.5, 0, 0, 0.25, 0, 0.25, 0, 0])

    def model() -> Any:
        return enumeration.distribution(enumeration.energies(weights, biases), 1)

    def divergence() -> float:
        return enumeration.divergence(data, enumeration.marginal(model(), 3))

    slope = enumeration.moments(enumeration.clamped(model(), data), 5) - enumeration.moments(model(), 5)
    for first, second in itertools.combinations(range(5), 2):
        ends = []
        for step in (1e-4, -1e-4):
            weights[first, second] += step
            weights[second, first] += step
            ends.append(divergence())
            weights[first, second] -= step
            weights[second, first] -= step
        assert -slope[first, second] == pytest.approx((ends[0] - ends[1]) / 2e-4, abs=1e-6)


# ---- sampling


@pytest.mark.parametrize("temperature", [1.0, 2.5])
def test_dreams_are_as_frequent_as_they_are_likely(temperature: float):
    made = session(copies=100, gathering=20, cooling=10, spread=1.5, rate=0, temperature=temperature)
    run(made, 60)
    learner = learner_of(made)
    payload = probes.read(learner, "distribution", {"most": 8})
    exact = enumeration.marginal(learner.exact(), 3)
    order = enumeration.numbers(payload["states"])
    np.testing.assert_allclose(payload["model"], exact[order], atol=1e-6)
    # A count of about ten phases' states, neighbouring sweeps of which are alike.
    assert np.abs(payload["dreamt"] - payload["model"]).max() < 5 * math.sqrt(0.25 / (payload["counted"] / 5))


def test_cooling_down_finds_lower_energies_than_starting_cold():
    """A rough machine at a low temperature: the mean energy of many copies at the end of a free phase."""

    def energy(cooling: int) -> float:
        made = session(
            {"kind": "parity", "bits": 6},
            hidden=10,
            copies=100,
            spread=3,
            rate=0,
            cooling=cooling,
            gathering=20 - cooling,
            hot=10,
            temperature=0.1,
        )
        ends = []
        for epoch in range(1, 6):
            run(made, epoch)
            ends.append(learner_of(made).passing["energy"][1, -1])
        return float(np.mean(ends))

    assert energy(15) < energy(0) - 0.5


def test_held_units_do_not_move_in_the_held_phase():
    made = session({"kind": "encoder"}, hidden=2, copies=4, visible_links=False)
    made.advance(1)
    learner = learner_of(made)
    assert np.array_equal(learner.passing["states"][:, :8], learner.rows)
    assert learner.moment(1).phase == "clamped"
    assert learner.moment(learner.steps_per_epoch - 1).phase == "update"


@pytest.mark.parametrize("copies", [1, 3, 4, 6, 39])
def test_all_pictures_are_held_equally_often(copies: int):
    """Twelve epochs are whole rounds of the four rows of parity for each of these numbers of copies."""
    made = session(copies=copies)
    learner = learner_of(made)
    held = np.zeros(8, int)
    for epoch in range(12):
        run(made, epoch)
        made.advance(1)
        held += np.bincount(enumeration.numbers(learner.passing["states"][:, :3]), minlength=8)
    assert set(held[learner.wanted > 0]) == {3 * copies}


def test_an_epoch_that_was_begun_as_another_machine_teaches_nothing():
    made = run(session(), 3)
    made.advance(5)
    made.change(made.experiment.replaced("learner.copies", 60))
    before = learner_of(made).flat
    run(made, 4)
    assert np.array_equal(learner_of(made).flat, before)
    run(made, 5)
    assert not np.array_equal(learner_of(made).flat, before)


def test_a_step_of_one_unit_gives_one_unit_its_chance():
    made = session(move="unit")
    learner = learner_of(made)
    assert learner.steps_per_epoch == 8 * 2 + 8 * 5 + 1
    while learner.moment(learner.place).phase != "free":
        made.advance(1)
    made.advance(1)
    touched = set()
    for _ in range(4):
        before = learner.passing["states"].copy()
        touched.add(int(learner.passing["touched"][0]))
        made.advance(1)
        assert (learner.passing["states"] != before).any(0).sum() <= 1
    assert len(touched) == 4


def test_both_sizes_of_step_are_counted_alike():
    """The means of the phases differ by sampling error alone."""
    together = []
    for move in ("sweep", "unit"):
        made = session(move=move, copies=100, gathering=20, rate=0, spread=1.5)
        run(made, 3)
        together.append(learner_of(made).passing["together"][1])
    assert np.abs(together[0] - together[1]).max() < 0.12


# ---- learning


def test_parity_needs_hidden_units():
    """Exclusive or: visible units alone stay at log 2, as if the third were guessed; two hidden units learn it."""
    alone = run(session(hidden=0, rate=0.3), 300).learner.metrics()
    assert alone.loss_train == pytest.approx(math.log(2), abs=0.03)
    before = session(spread=2, rate=1).learner.metrics()
    after = run(session(spread=2, rate=1), 600).learner.metrics()
    assert after.loss_train < 0.3 < math.log(2) < before.loss_train
    assert after.accuracy_train is not None
    assert after.accuracy_train > 0.85


def test_the_encoder_finds_a_code():
    """4-2-4 (Ackley et al., 1985, §4): every picture has its own state of the two hidden units."""
    made = run(session({"kind": "encoder"}, seed=1, hidden=2, visible_links=False, rate=0.5), 1500)
    learner = learner_of(made)
    joint = enumeration.clamped(learner.exact(), learner.wanted).reshape(4, -1)
    codes = {int(joint[:, number].argmax()) for number in enumeration.numbers(learner.rows)}
    assert len(codes) == 4
    assert made.learner.metrics().loss_train < 1


def test_correlations_meet_as_it_learns():
    made = session({"kind": "patterns", "width": 2, "height": 2, "patterns": ["1001", "0110"]}, hidden=0)

    def apart() -> float:
        payload = probes.read(made.learner, "correlations", {})
        return float(np.abs(payload["clamped"] - payload["free"]).max())

    before = apart()
    run(made, 300)
    assert apart() < 0.05 < before


# ---- by hand


def test_while_a_unit_is_held_it_thinks_and_does_not_learn():
    made = run(session(hidden=2, spread=2, rate=1, copies=100, gathering=10), 400)
    learner = learner_of(made)
    before = learner.flat
    made.act({"kind": "clamp", "unit": 0, "on": True})
    made.act({"kind": "clamp", "unit": 1, "on": False})
    run(made, 440)
    assert np.array_equal(learner.flat, before)
    payload = probes.read(learner, "distribution", {})
    likely = payload["states"][payload["model"].argmax()]
    assert list(likely) == [1, 0, 1]
    assert payload["dreamt"][payload["model"].argmax()] == pytest.approx(payload["model"].max(), abs=0.1)
    assert payload["divergence"] is None
    made.act({"kind": "release"})
    run(made, 442)
    assert not np.array_equal(learner.flat, before)


def test_a_link_and_a_state_are_set_by_hand():
    made = session()
    learner = learner_of(made)
    made.act({"kind": "set_link", "first": 4, "second": 1, "value": -2.5})
    made.act({"kind": "set_link", "first": 2, "second": 2, "value": 1.5})
    assert learner.weights[1, 4] == learner.weights[4, 1] == -2.5
    assert learner.biases[2] == 1.5
    made.act({"kind": "set_state", "unit": 3, "on": True})
    assert learner.passing["states"][0, 3] == 1


def test_absent_links_stay_absent():
    made = session(visible_links=False, hidden_links=False)
    payload = probes.read(made.learner, "machine", {})
    assert not payload["linked"][:3, :3].any()
    assert not payload["linked"][3:, 3:].any()
    assert learner_of(made).parameters == 3 * 2 + 5
    with pytest.raises(ExperimentError):
        made.act({"kind": "set_link", "first": 0, "second": 1, "value": 1})


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ({"data": {"kind": "moons"}}, "data.kind"),
        ({"data": {"kind": "bars", "side": 4}}, "data"),
        ({"data": {"kind": "encoder", "units": 6}, "learner": {"kind": "boltzmann", "hidden": 5}}, "learner.hidden"),
    ],
)
def test_what_cannot_be_gone_through_is_refused(parts: dict[str, Any], where: str):
    with pytest.raises(ExperimentError) as caught:
        Experiment.parse({"version": 1, "learner": {"kind": "boltzmann"}} | parts)
    assert caught.value.problems[0].where == where


@pytest.mark.parametrize("kind", ["clamp", "set_state"])
def test_a_unit_beyond_the_last_is_refused(kind: str):
    with pytest.raises(ExperimentError):
        session().act({"kind": kind, "unit": 5, "on": True})


# ---- data


def test_parity_holds_every_even_row_once():
    rows = learner_of(session({"kind": "parity", "bits": 4}, hidden=0)).rows
    assert len({row.tobytes() for row in rows}) == 8
    assert (rows.sum(1) % 2 == 0).all()


def test_bars_are_whole_lines():
    made = session({"kind": "bars", "side": 3, "points": 100})
    for picture in learner_of(made).rows.reshape(-1, 3, 3):
        assert (picture == picture[:, :1]).all() or (picture == picture[:1]).all()
