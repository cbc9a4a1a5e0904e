"""One contract for every model of its own: a new learner is covered by being there, and by its gallery entry."""

import itertools
import json
from typing import Any

import numpy as np
import pytest

from engine import frame, probes
from engine.experiment import Experiment
from engine.registry import load
from engine.session import Session, Start
from engine.standalone import Standalone
from tests.engine.alone import LEARNERS, experiment_of

MOST_STATE = 2_000_000
PARTS = (1, 2, 3, 5, 8, 13, 21, 34)
FAMILIES = {kind: load("engine.learners")[kind].Learner.FAMILY for kind in LEARNERS}
CHANGES = [pair for pair in itertools.permutations(LEARNERS, 2) if len({FAMILIES[kind] for kind in pair}) == 1]


@pytest.fixture(params=LEARNERS)
def experiment(request: pytest.FixtureRequest) -> Experiment:
    return Experiment.parse(experiment_of(request.param))


def learner_of(session: Session) -> Standalone[Any]:
    assert isinstance(session.learner, Standalone)
    return session.learner


def told(session: Session) -> tuple[bytes, bytes]:
    """All that a run has come to."""
    state = session.learner.state()
    del state["version"]
    return frame.encode(state), session.curve.rows.tobytes()


def taken(session: Session, steps: int) -> Session:
    """A run so many steps on, though it may have settled before."""
    while steps > 0 and (done := session.advance(steps)):
        steps -= done
    return session


def test_slices_change_nothing(experiment: Experiment):
    whole, sliced = taken(Session(experiment), sum(PARTS)), Session(experiment)
    for part in PARTS:
        taken(sliced, part)
    assert told(whole) == told(sliced)


def test_it_goes_on_from_a_snapshot(experiment: Experiment):
    session = taken(Session(experiment), 20)
    snapshot = session.snapshot()
    again = Session.restore(snapshot)
    assert len(snapshot) < MOST_STATE
    assert told(taken(session, 40)) == told(taken(again, 40))


def test_the_past_is_shown_as_it_was(experiment: Experiment):
    session, seen = Session(experiment), {}
    for step in range(1, 41):
        if taken(session, 1).step != step:
            break
        seen[step] = frame.encode(session.learner.state()["learned"] | session.learner.state()["passing"])
    for step in (3, max(seen) // 2, 1, max(seen)):
        assert session.seek(step)
        state = session.learner.state()
        assert frame.encode(state["learned"] | state["passing"]) == seen[step], step


def test_a_branch_goes_on_as_its_parent(experiment: Experiment):
    session = taken(Session(experiment), 15)
    branch = session.branch()
    assert told(taken(session, 25))[0] == told(taken(branch, 25))[0]


def test_reset_begins_anew_to_the_same_numbers(experiment: Experiment):
    session = taken(Session(experiment), 30)
    once = told(session)
    session.reset()
    assert session.step == 0
    assert told(taken(session, 30)) == once


def test_what_was_learned_fits_a_link(experiment: Experiment):
    learner = learner_of(taken(Session(experiment), 10))
    again = learner_of(Session(experiment))
    again.begin(10, learner.flat)
    assert again.flat.tobytes() == learner.flat.tobytes()
    assert again.steps == 10


@pytest.mark.parametrize("step", [0, 10])
@pytest.mark.parametrize(("kind", "after"), CHANGES)
def test_start_values_belong_to_one_learner(kind: str, after: str, step: int):
    """Another one of the family has its own, and maybe another number of them."""
    experiment, other = (Experiment.parse(experiment_of(each)) for each in (kind, after))
    session = Session(experiment, Start(step, learner_of(taken(Session(experiment), 10)).flat))
    session.change(other)
    assert told(Session.restore(session.snapshot())) == told(session)
    session.reset()
    assert told(taken(session, 5)) == told(taken(Session(other), 5))


def test_a_number_that_would_not_be_finite_is_not_learned(experiment: Experiment, monkeypatch: pytest.MonkeyPatch):
    session = taken(Session(experiment), 3)
    learner, before, step = learner_of(session), learner_of(session).flat, session.step

    def overflow() -> None:
        next(iter(learner.learned.values())).flat[0] = np.inf

    monkeypatch.setattr(learner, "move", overflow)
    assert session.advance(5) == 0
    assert session.diverged
    assert session.step == step
    assert np.array_equal(learner.flat, before)


def test_another_seed_is_another_run(experiment: Experiment):
    other = Experiment.parse(experiment.model_dump(mode="json") | {"seed": experiment.seed + 1})
    assert told(taken(Session(experiment), 40)) != told(taken(Session(other), 40))


def test_live_values_are_tuned_in_mid_run(experiment: Experiment):
    session = taken(Session(experiment), 10)
    step = session.step
    for path in experiment.live_paths():
        if path.startswith("learner."):
            value = getattr(experiment.learner, path.removeprefix("learner."))
            session.tune({path: value})
    assert session.step == step
    assert told(taken(session, 10)) == told(taken(Session(experiment), step + 10))


def test_it_is_described_for_a_page(experiment: Experiment):
    session = Session(experiment)
    description = session.describe()
    json.dumps(description)
    assert description["family"] != "network"
    assert description["measures"]["loss"]
    assert description["layers"] == description["slots"] == []
    assert description["parameters"] == learner_of(session).flat.size


def test_its_portrait_is_a_small_picture(experiment: Experiment):
    for session in (Session(experiment), taken(Session(experiment), 30)):
        picture = learner_of(session).portrait()
        assert picture.ndim == 2
        assert max(picture.shape) <= 64
        assert np.abs(picture).max() <= 1


def test_its_numbers_fit_a_frame(experiment: Experiment):
    learner = learner_of(Session(experiment))
    assert {array.dtype.str for array in learner.learned.values()} <= {"<f4"}
    assert {array.dtype.str for array in learner.passing.values()} <= {"<f4", "<i4", "|u1"}


def test_network_probes_do_not_read_it(experiment: Experiment):
    learner = learner_of(Session(experiment))
    assert probes.reads(learner, "portrait")
    assert probes.reads(learner, "data")
    assert not probes.reads(learner, "neurons")
    own = [name for name, module in load("engine.probes").items() if probes.reads(learner, name)]
    assert len(own) > 2, "a model of its own has probes of its own"
