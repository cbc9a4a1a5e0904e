"""Adaptive resonance and online k-means: a published example, theorems, and the same bits however sliced."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import frame, probes
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.session import Session

GALLERY = Path(__file__).parents[2] / "engine" / "gallery"
FOUR = {"kind": "patterns", "width": 2, "height": 2, "patterns": ["1100", "0001", "1000", "0011"]}
LETTERS = {"kind": "glyphs", "text": "ACTXZ", "copies": 6, "noise": 0.05}
BLOBS = {"kind": "blobs", "classes": 6, "points": 120, "noise": 0.07}
ALL = [
    (LETTERS, {"kind": "art1", "vigilance": 0.6}),
    (BLOBS, {"kind": "fuzzy_art", "vigilance": 0.75, "step": "move"}),
    (BLOBS, {"kind": "fuzzy_art", "vigilance": 0.8, "rate": 0.3, "order": "shuffled"}),
    (BLOBS, {"kind": "online_k_means", "prototypes": 4, "order": "by_class", "step": "move"}),
    (BLOBS, {"kind": "online_k_means", "schedule": "mean", "start": "drawn"}),
]


def session(data: dict[str, Any], learner: dict[str, Any], seed: int = 7) -> Session:
    """A run of this learner on this data."""
    return Session(Experiment.parse({"version": 1, "seed": seed, "data": data, "learner": learner}))


def settle(run: Session, most: int = 20_000) -> Any:
    """The learner once it has come to rest."""
    run.advance(most)
    assert run.learner.settled
    return run.learner


def test_art1_reproduces_the_worked_example_of_fausett() -> None:
    """Fausett (1994), example 5.1: n = 4, m = 3, ρ = 0.4, L = 2; its weights after every vector.

    The same numbers are printed by http://mnemstudio.org/neural-networks-art1-example-1.htm.
    """
    run = session(FOUR, {"kind": "art1", "vigilance": 0.4, "most": 3, "choice": 2.0, "step": "sample"})
    learner: Any = run.learner
    seen = []
    for _ in range(4):
        run.advance(1)
        template = learner.templates[learner.chosen]
        bottom_up = 2 * template / (1 + template.sum())
        seen.append((learner.chosen, template.tolist(), bottom_up.round(2).tolist()))
    assert seen == [
        (0, [1, 1, 0, 0], [pytest.approx(0.67), pytest.approx(0.67), 0, 0]),
        (1, [0, 0, 0, 1], [0, 0, 0, 1]),
        (0, [1, 0, 0, 0], [1, 0, 0, 0]),
        (1, [0, 0, 0, 1], [0, 0, 0, 1]),
    ]
    settle(run)
    assert learner.templates.tolist() == [[1, 0, 0, 0], [0, 0, 0, 1], [1, 1, 1, 1]]
    assert (learner.used, learner.given.tolist()) == (2, [0, 1, 0, 1])


def test_art1_shows_the_activations_of_the_example() -> None:
    """The third vector, (1, 0, 0, 0): 0.67 to the first category, nothing to the second, 0.2 to the free one."""
    run = session(FOUR, {"kind": "art1", "vigilance": 0.4, "most": 3})
    run.advance(9)
    told = run.read_one("art")
    assert (told["phase"], told["sample"]) == ("present", 2)
    assert told["activations"].tolist() == pytest.approx([2 / 3, 0, 0.2], abs=1e-6)
    assert told["order"].tolist() == [0, 2, 1]


def test_a_higher_vigilance_resets_the_fourth_vector_into_a_category_of_its_own() -> None:
    """Example 5.2: with ρ = 0.7 half of (0, 0, 1, 1) is not enough, so category 1 is shut and a third one opened."""
    run = session(FOUR, {"kind": "art1", "vigilance": 0.7, "most": 3})
    moves = [(run.advance(1), run.learner.phase)[1] for _ in range(18)]  # type: ignore[attr-defined]
    assert moves[12:] == ["present", "choose", "match", "reset", "choose", "match"]
    run.advance(1)
    learner: Any = run.learner
    assert (learner.phase, learner.chosen) == ("commit", 2)
    assert learner.templates[2].tolist() == [0, 0, 1, 1]
    settle(run)
    assert learner.given[0] == -1, "three categories are too few: the first vector finds no place any more"
    assert run.read_one("art_stream")["log"].shape[1] == 4


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("vigilance", [0.3, 0.6, 0.9])
def test_art1_templates_only_lose_ink_and_stay_within_the_bound(vigilance: float, seed: int) -> None:
    """Monotone templates (Carpenter and Grossberg, 1987), and no more categories than there may be."""
    run = session({**LETTERS, "noise": 0.15}, {"kind": "art1", "vigilance": vigilance, "most": 7}, seed)
    learner: Any = run.learner
    before = learner.templates.copy()
    while not learner.settled:
        run.advance(1)
        assert (learner.templates <= before).all()
        assert learner.used <= 7
        before[...] = learner.templates
    assert learner.metrics().accuracy_train == 1


def test_once_art1_has_settled_every_picture_finds_its_category_without_search() -> None:
    """Direct access: the first category chosen is the one that resonates."""
    run = session(LETTERS, {"kind": "art1", "vigilance": 0.6, "most": 30})
    learner = settle(run)
    while True:
        run.learner.step()
        if learner.phase == "present":
            order = learner.activations().argsort()[::-1]
            assert order[0] == learner.given[learner.sample]
            if learner.sample == learner.count - 1:
                break


def test_a_blank_picture_is_given_no_category() -> None:
    run = session({**FOUR, "patterns": ["0000", "0011"]}, {"kind": "art1"})
    learner = settle(run)
    assert learner.given.tolist() == [-1, 0]


def test_fuzzy_art_with_vigilance_1_memorises() -> None:
    """A category for every distinct sample, and each expects exactly that."""
    data = {"kind": "glyphs", "text": "ABCABC", "copies": 3}
    assert settle(session(data, {"kind": "fuzzy_art", "vigilance": 1.0, "most": 20})).used == 3
    run = session({**BLOBS, "points": 60}, {"kind": "fuzzy_art", "vigilance": 1.0, "most": 64})
    learner = settle(run)
    assert learner.used == learner.count == len(np.unique(learner.data.columns[: learner.count], axis=0))
    assert run.metrics().loss_train == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("vigilance", [0.3, 0.6, 0.8, 0.95])
@pytest.mark.parametrize("rate", [1.0, 0.4])
def test_boxes_of_fuzzy_art_only_grow_and_no_further_than_the_vigilance_allows(vigilance: float, rate: float) -> None:
    """|R| ≤ M (1 − ρ), and every box of fast learning holds its samples (Carpenter, Grossberg and Rosen, 1991)."""
    run = session(BLOBS, {"kind": "fuzzy_art", "vigilance": vigilance, "rate": rate, "most": 64, "step": "sample"})
    learner: Any = run.learner
    before = learner.templates.copy()
    for _ in range(3 * learner.count):
        run.advance(1)
        assert (learner.templates <= before).all()
        before[...] = learner.templates
        extents = 2 - learner.templates[: learner.used].sum(axis=1)
        assert (extents <= 2 * (1 - vigilance) + 1e-5).all()
    if rate == 1:
        boxes = learner.templates[learner.given]
        assert (np.minimum(boxes, learner.samples) >= boxes - 1e-6).all()


def test_fuzzy_art_follows_a_plain_reading_of_the_paper() -> None:
    """Against loops over categories written from the equations."""
    run = session(BLOBS, {"kind": "fuzzy_art", "vigilance": 0.8, "most": 40, "step": "sample"})
    learner: Any = run.learner
    templates: list[np.ndarray[Any, Any]] = []
    for sample in learner.samples.astype(np.float64):
        order = sorted(
            range(len(templates)),
            key=lambda j: -np.minimum(sample, templates[j]).sum() / (0.001 + templates[j].sum()),
        )
        fitting = [
            j
            for j in order
            if np.minimum(sample, templates[j]).sum() / (0.001 + templates[j].sum()) >= 2 / (0.001 + 4)
            and np.minimum(sample, templates[j]).sum() >= 0.8 * 2 - 1e-6
        ]
        if fitting:
            templates[fitting[0]] = np.minimum(sample, templates[fitting[0]])
        else:
            templates.append(sample)
    run.advance(learner.count)
    assert learner.used == len(templates)
    assert np.allclose(learner.templates[: learner.used], np.array(templates), atol=1e-6)


def test_fuzzy_art_of_ink_and_paper_keeps_what_all_samples_of_a_category_have_in_common() -> None:
    learner = settle(session(LETTERS, {"kind": "fuzzy_art", "vigilance": 0.8, "most": 30}))
    assert set(np.unique(learner.templates)) <= {0.0, 1.0}
    for category in range(learner.used):
        members = learner.samples[learner.given == category]
        if len(members):
            assert (learner.templates[category] <= members.min(axis=0)).all()


def test_online_k_means_with_a_falling_rate_is_the_mean_of_its_samples() -> None:
    """MacQueen (1967)."""
    run = session(BLOBS, {"kind": "online_k_means", "prototypes": 3, "schedule": "mean"})
    learner: Any = run.learner
    run.advance(learner.count)
    for place in range(3):
        members = learner.samples[: learner.count, :2][learner.given == place]
        assert np.allclose(learner.prototypes[place], members.mean(axis=0), atol=1e-5)
        assert learner.counts[place] == len(members)


@pytest.mark.parametrize("seed", [3, 7, 11])
def test_on_a_stream_class_by_class_resonance_keeps_what_k_means_forgets(seed: int) -> None:
    """Samples met earlier keep their category in fuzzy ART; prototypes wander off with the stream."""
    lows: dict[str, float] = {}
    for kind, more in (("fuzzy_art", {"vigilance": 0.75}), ("online_k_means", {"prototypes": 6})):
        run = session({**BLOBS, "points": 240}, {"kind": kind, "order": "by_class", "step": "sample", **more}, seed)
        shares = [(run.advance(1), run.metrics().accuracy_train)[1] for _ in range(240)]
        lows[kind] = min(share for share in shares if share is not None)
    assert lows["fuzzy_art"] > 0.9 > 0.7 > lows["online_k_means"]


@pytest.mark.parametrize(("data", "learner"), ALL)
def test_slices_readings_snapshots_and_seeks_change_no_bit(data: dict[str, Any], learner: dict[str, Any]) -> None:
    straight, sliced = session(data, learner), session(data, learner)
    straight.advance(90)
    while sliced.step < straight.step:
        sliced.advance(7 if sliced.step + 7 <= straight.step else 1)
        for name in ("art", "art_categories", "art_stream", "portrait"):
            frame.encode(sliced.read_one(name))
    assert state(straight) == state(sliced)
    back = Session.restore(sliced.snapshot())
    assert state(back) == state(sliced)
    back.advance(30)
    straight.advance(30)
    assert state(back) == state(straight)
    straight.seek(41)
    there = session(data, learner)
    there.advance(41)
    assert state(there) == state(straight)
    assert there.metrics() == straight.metrics()


def state(run: Session) -> bytes:
    """All that goes into a snapshot of the model, but for the version."""
    return frame.encode({**run.learner.state(), "version": 0})


@pytest.mark.parametrize(("data", "learner"), ALL)
def test_probes_send_what_their_payloads_say(data: dict[str, Any], learner: dict[str, Any]) -> None:
    run = session(data, learner)
    for _ in range(6):
        for name in ("art", "art_categories", "art_stream", "vigilance"):
            if probes.reads(run.learner, name):
                assert set(run.read_one(name)) == set(probes.payloads()[name].model_fields)
        assert max(run.read_one("portrait")["picture"].bytes.shape) <= 64
        run.advance(5)


@pytest.mark.parametrize(("data", "learner"), ALL[:3])
def test_the_curve_over_vigilance_agrees_with_whole_runs(data: dict[str, Any], learner: dict[str, Any]) -> None:
    told = session(data, learner).read_one("vigilance", {"resolution": 9})
    for vigilance, categories in zip(told["vigilance"].tolist(), told["categories"].tolist(), strict=True):
        run = session(data, {**learner, "vigilance": vigilance, "step": "sample"})
        while run.learner.clock[4] < told["presented"] and not run.finished:  # type: ignore[attr-defined]
            run.advance(1)
        assert run.learner.used == categories, vigilance  # type: ignore[attr-defined]


def test_turning_the_vigilance_in_the_midst_of_a_run_wakes_it_up() -> None:
    run = session(BLOBS, {"kind": "fuzzy_art", "vigilance": 0.5})
    before = settle(run).used
    run.tune({"learner.vigilance": 0.9})
    assert not run.learner.settled
    assert settle(run).used > before


def test_what_was_learned_is_kept_where_other_samples_come() -> None:
    run = session(BLOBS, {"kind": "fuzzy_art", "vigilance": 0.7})
    run.advance(100)
    templates = run.learner.flat.copy()  # type: ignore[attr-defined]
    kept = run.change(run.experiment.replaced("data.noise", 0.2))
    assert kept.fresh == 0
    assert (run.learner.flat == templates).all()  # type: ignore[attr-defined]
    assert (run.learner.given == -1).all()  # type: ignore[attr-defined]
    kept = run.change(run.experiment.replaced("learner.most", 8))
    assert kept.fresh > 0


def test_what_is_too_much_is_refused_with_advice() -> None:
    with pytest.raises(ExperimentError, match="small pictures"):
        session(BLOBS, {"kind": "art1"})
    with pytest.raises(ExperimentError, match="fewer prototypes"):
        session({"kind": "random_patterns", "pictures": 200}, {"kind": "online_k_means", "prototypes": 64})


def entry(name: str, **changes: object) -> Session:
    """A run of a gallery entry, with other values."""
    raw = json.loads((GALLERY / f"{name}.json").read_text(encoding="utf-8"))["experiment"]
    return Session(Experiment.parse(raw).replaced_all(changes))


def test_the_guide_to_the_letters_tells_the_truth() -> None:
    """A category for each letter; at a vigilance of 50 % two for all."""
    learner = settle(entry("art-letters"))
    labels = learner.data.labels
    assert learner.used == 5
    assert len(set(zip(learner.given.tolist(), labels.tolist(), strict=True))) == 5
    assert settle(entry("art-letters", **{"learner.vigilance": 0.5})).used == 2


def test_the_guide_to_the_boxes_tells_the_truth() -> None:
    """The higher the vigilance, the smaller the boxes, and the more of them."""
    runs = [settle(entry("fuzzy-art-boxes", **{"learner.vigilance": vigilance})) for vigilance in (0.6, 0.8, 0.9)]
    sizes = [float((2 - run.templates[: run.used].sum(axis=1)).max()) for run in runs]
    assert [run.used for run in runs] == sorted({run.used for run in runs})
    assert sizes == sorted(sizes, reverse=True)


def test_the_sweep_over_vigilance_goes_from_few_categories_to_many() -> None:
    counts = [settle(entry("vigilance", **{"learner.vigilance": each})).used for each in (0.1, 0.6, 0.95)]
    assert counts[0] <= 2 < counts[1] < 12 < counts[2]
