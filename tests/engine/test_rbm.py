"""The restricted Boltzmann machine against enumeration, and that it learns."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine
from engine import contrastive, probes
from engine.contrastive import Machine
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.learners.rbm import Dream, Hold, Learner, Paint, Wake
from engine.session import Session

GALLERY = Path(engine.__file__).parent / "gallery"


def tiny(visible: int = 4, hidden: int = 3, spread: float = 1.0) -> Machine:
    rng = np.random.default_rng(3)
    shapes = ((visible, hidden), (visible,), (hidden,))
    return Machine(*(rng.normal(0, spread, shape).astype(np.float32) for shape in shapes))


def states(units: int) -> Any:
    """All states of so many units, f32 [2ⁿ, n]: unit i is bit i of a state's number."""
    return (np.arange(2**units)[:, None] >> np.arange(units) & 1).astype(np.float32)


def brute_free_energy(machine: Machine, visible: Any) -> Any:
    """−log Σ_h exp(−E(v, h)), every h gone through."""
    hidden = states(len(machine.hidden)).astype(np.float64)
    visible = visible.astype(np.float64)
    energy = -(visible @ machine.visible)[:, None] - hidden @ machine.hidden - visible @ machine.weights @ hidden.T
    return -np.logaddexp.reduce(-energy, axis=1)


def log_partition(machine: Machine) -> float:
    """log Z, every v and h gone through."""
    return float(np.logaddexp.reduce(-brute_free_energy(machine, states(len(machine.visible)))))


def log_likelihood(machine: Machine, data: Any) -> float:
    return float((-brute_free_energy(machine, data) - log_partition(machine)).mean())


def exact_slope(machine: Machine, data: Any) -> list[Any]:
    """Positive minus negative phase, the latter weighed by exact probabilities."""
    everything = states(len(machine.visible))
    chances = np.exp(-contrastive.free_energy(machine, everything) - log_partition(machine))
    hidden = contrastive.hidden_of(machine, everything)
    negative = (everything.T @ (chances[:, None] * hidden), chances @ everything, chances @ hidden)
    positive = contrastive.moments(machine, data)
    return [more - less for more, less in zip(positive, negative, strict=True)]


def session(data: dict[str, Any] | None = None, **learner: Any) -> Session:
    parts = {"data": data or {"kind": "bars", "points": 100}, "learner": {"kind": "rbm", "hidden": 8} | learner}
    return Session(Experiment.parse({"version": 1, "seed": 2, **parts}))


def learner_of(made: Session) -> Learner:
    assert isinstance(made.learner, Learner)
    return made.learner


# ---- against brute force


def test_free_energy_is_the_sum_over_hidden_states():
    machine, everything = tiny(), states(4)
    np.testing.assert_allclose(
        contrastive.free_energy(machine, everything), brute_free_energy(machine, everything), rtol=1e-5, atol=1e-5
    )


def test_free_energy_does_not_overflow():
    machine = tiny(spread=1000)
    assert np.isfinite(contrastive.free_energy(machine, states(4))).all()


def test_the_two_phases_are_the_gradient_of_the_likelihood():
    """Central differences of the exact mean log-likelihood, for every number of the machine."""
    machine, data = tiny(), states(4)[[1, 2, 2, 7, 12]]
    step = 1e-2
    for name, slope in zip(Machine._fields, exact_slope(machine, data), strict=True):
        array = getattr(machine, name)
        for place in np.ndindex(array.shape):
            before = array[place]
            array[place] = before + step
            above = log_likelihood(machine, data)
            array[place] = before - step
            below = log_likelihood(machine, data)
            array[place] = before
            assert slope[place] == pytest.approx((above - below) / (2 * step), abs=2e-4)


def test_contrastive_divergence_nears_the_gradient_as_k_grows():
    """The averaged CD-k estimate, for k = 1 biased, for k = 20 within sampling error of the exact gradient."""
    machine, data = tiny(spread=1.2), np.repeat(states(4)[[1, 2, 7, 12]], 5000, axis=0)
    exact = exact_slope(machine, data)[0]
    off = {}
    for k in (1, 3, 20):
        made, _ = contrastive.gibbs(machine, data, k, np.random.default_rng(k))
        estimate = contrastive.moments(machine, data).weights - contrastive.moments(machine, made).weights
        off[k] = float(np.abs(estimate - exact).max())
    assert off[20] < 5 / math.sqrt(len(data)), off
    assert off[20] < off[3] < off[1], off


def test_gibbs_sampling_visits_states_as_often_as_they_are_likely():
    machine, chains = tiny(), 40_000
    made, _ = contrastive.gibbs(machine, np.zeros((chains, 4), np.float32), 60, np.random.default_rng(0))
    found = np.bincount(made.astype(int) @ (1 << np.arange(4)), minlength=16) / chains
    exact = np.exp(-contrastive.free_energy(machine, states(4)) - log_partition(machine))
    assert exact.sum() == pytest.approx(1, abs=1e-4)
    assert np.abs(found - exact).max() < 5 * math.sqrt(0.25 / chains)


# ---- learning


@pytest.mark.parametrize("persistent", [False, True])
def test_the_reconstruction_error_falls_on_digits(persistent: bool):
    made = session({"kind": "digits"}, hidden=36, persistent=persistent)
    before = made.learner.metrics()
    for _ in range(40):
        made.advance(made.learner.steps_per_epoch)
    after = made.learner.metrics()
    assert after.loss_train < 0.7 * before.loss_train
    assert after.loss_test < 0.7 * before.loss_test


def test_persistent_chains_learn_a_distribution():
    """Bars of 2 by 2 pixels: the divergence of the exact model from the data falls below 0.1 nats."""
    setting = {"hidden": 20, "persistent": True, "k": 5, "decay": 0, "spread": 0.3, "batch": 128}
    made = session({"kind": "bars", "side": 2, "points": 400}, **setting)
    learner = learner_of(made)
    everything = states(4)
    data = np.bincount(learner.ink[learner.data.train].astype(int) @ (1 << np.arange(4)), minlength=16)
    data = data / data.sum()

    def divergence() -> float:
        free = contrastive.free_energy(learner.machine, everything)
        model = np.exp(-free - log_partition(learner.machine))
        return float((data * np.log(np.maximum(data, 1e-30) / model))[data > 0].sum())

    before = divergence()
    for rate, until in ((0.1, 4000), (0.02, 5000)):
        made.tune({"learner.rate": rate})
        while made.step < until:
            made.advance(500)
    assert divergence() < 0.1 < before


def test_sparse_units_find_the_bars_and_dream_of_them():
    """Entry rbm-bars: most of the twelve lines are the field of some unit (Földiák, 1990), and dreams fit."""
    made = Session(Experiment.parse(json.loads((GALLERY / "rbm-bars.json").read_text())["experiment"]))
    while made.step < 2000:
        made.advance(500)
    lines = np.concatenate([np.repeat(np.eye(6), 6, 1), np.tile(np.eye(6), 6)])
    fields = learner_of(made).learned["weights"].T
    lines, fields = (rows - rows.mean(1, keepdims=True) for rows in (lines, fields))
    alike = (lines / np.linalg.norm(lines, axis=1)[:, None]) @ (fields / np.linalg.norm(fields, axis=1)[:, None]).T
    assert (alike.max(1) > 0.75).sum() >= 9
    payload = probes.read(made.learner, "statistics", {})
    assert np.abs(payload["visible_data"] - payload["visible_model"]).mean() < 0.06


def test_a_rate_of_zero_dreams_and_learns_nothing():
    made = session(rate=0)
    learner = learner_of(made)
    before, film = learner.flat, learner.passing["film"].copy()
    made.advance(20)
    assert np.array_equal(learner.flat, before)
    assert not np.array_equal(learner.passing["film"], film)


def test_data_too_large_or_no_pictures_are_refused():
    with pytest.raises(ExperimentError) as caught:
        session({"kind": "moons"})
    assert caught.value.problems[0].where == "data.kind"
    with pytest.raises(ExperimentError) as caught:
        session({"kind": "digits", "side": 12}, hidden=144, batch=128, k=20)
    assert caught.value.problems[0].where == "learner"


# ---- by hand


def test_known_pixels_stay_and_the_others_are_filled_in():
    """A picture of bars of which the left half is missing: rows are completed from what is left of them."""
    made = session({"kind": "bars", "side": 4, "points": 400}, hidden=16, rate=0.2)
    for _ in range(120):
        made.advance(made.learner.steps_per_epoch)
    learner = learner_of(made)
    assert learner.data.labels is not None
    right = "0011" * 4
    wrong = 0.0
    rows = [index for index in range(60) if learner.data.labels[index] == 0 and 0 < learner.ink[index].mean() < 1]
    for index in rows[:8]:
        made.act(Hold(index=index, known=right).model_dump())
        made.act(Dream(sweeps=30).model_dump())
        payload = probes.read(made.learner, "inpaint", {})
        known = np.array(list(right)) == "1"
        filled = payload["filled"].bytes / 255
        assert np.allclose(filled[known], learner.ink[index][known])
        wrong += np.abs(filled - learner.ink[index])[~known].mean() / 8
    assert wrong < 0.15


def test_the_brush_writes_and_forgets():
    made = session()
    learner = learner_of(made)
    made.act(Paint(pixels=(3, 5), ink=1).model_dump())
    assert learner.passing["known"][[3, 5]].all()
    assert (learner.passing["held"][[3, 5]] == 255).all()
    made.act(Paint(pixels=(3,), ink=None).model_dump())
    assert not learner.passing["known"][3]


def test_chains_wake_at_noise_or_at_the_data():
    made = session(rate=0)
    learner = learner_of(made)
    made.act(Wake(at="data").model_dump())
    seen = {row.tobytes() for row in learner.ink[learner.data.train].astype(np.uint8)}
    assert all(row.tobytes() in seen for row in learner.passing["particles"])
    made.act(Wake(at="noise").model_dump())
    assert not all(row.tobytes() in seen for row in learner.passing["particles"])


@pytest.mark.parametrize(
    ("action", "where"),
    [
        ({"kind": "paint", "pixels": [16], "ink": 1}, "pixels"),
        ({"kind": "paint", "pixels": [-1], "ink": 1}, "pixels"),
        ({"kind": "hold", "index": 100}, "index"),
        ({"kind": "hold", "index": 0, "known": "01"}, "known"),
        ({"kind": "dream", "sweeps": 51}, "sweeps"),
    ],
)
def test_what_cannot_be_done_is_refused(action: dict[str, Any], where: str):
    with pytest.raises(ExperimentError) as caught:
        session().act(action)
    assert caught.value.problems[0].where.endswith(where)


def test_dreaming_twice_goes_on():
    made = session()
    film = learner_of(made).passing["film"].copy()
    made.act({"kind": "dream", "sweeps": 1})
    once = learner_of(made).passing["film"].copy()
    made.act({"kind": "dream", "sweeps": 1})
    assert not np.array_equal(once, film)
    assert not np.array_equal(learner_of(made).passing["particles"], once[-1])
    other = session()
    other.act({"kind": "dream", "sweeps": 1})
    other.act({"kind": "dream", "sweeps": 1})
    assert np.array_equal(learner_of(made).passing["film"], learner_of(other).passing["film"])


# ---- probes


def test_statistics_agree_where_the_model_is_the_data():
    made = session({"kind": "bars", "side": 2, "points": 400}, hidden=6, persistent=True, rate=0.05, decay=0)
    assert not len(probes.read(made.learner, "statistics", {})["visible_model"])
    while made.step < 4000:
        made.advance(500)
    payload = probes.read(made.learner, "statistics", {})
    assert np.abs(payload["visible_data"] - payload["visible_model"]).max() < 0.12
    assert np.abs(payload["pairs_data"] - payload["pairs_model"]).max() < 0.12


def test_favourites_are_sorted_and_a_reconstruction_is_what_the_machine_makes():
    made = session({"kind": "digits"})
    made.advance(20)
    learner = learner_of(made)
    payload = probes.read(learner, "receptive_fields", {"unit": 3, "most": 5})
    assert (np.diff(payload["chance"]) <= 0).all()
    assert (
        payload["chance"][0]
        == contrastive.hidden_of(learner.machine, learner.ink[learner.data.train[:400]])[:, 3].max()
    )
    one = probes.read(learner, "reconstruction", {"index": 7})
    np.testing.assert_allclose(one["made"].bytes / 255, learner.reconstruct(learner.ink[7:8])[0], atol=1 / 254)
