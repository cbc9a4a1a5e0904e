"""Probes side by side: none depends on what else is read, lighter options cost less, and little is held afterwards."""

import itertools
import sys
from typing import Any

import numpy as np
import pytest

from engine import frame, plane, probes
from engine.base import RESOLUTION, Frozen
from engine.boundary import boundary
from engine.experiment import Experiment
from engine.registry import load
from engine.session import Session
from engine.supervised import Supervised

USUAL: dict[str, dict[str, Any]] = {
    "surface": {"resolution": 64},
    "neurons": {"resolution": 32, "units": 16},
    "space": {"resolution": 24, "points": 240},
}


def session(*hidden: int, steps: int = 40, **data: Any) -> Session:
    layers = [{"kind": "dense", "units": units} for units in hidden]
    made = Session(
        Experiment.parse(
            {
                "version": 1,
                "seed": 5,
                "data": {"kind": "spirals", "points": 120} | data,
                "network": {"layers": [*layers, {"kind": "dense", "units": 1, "activation": "sigmoid"}]},
                "learner": {"kind": "backprop"},
            }
        )
    )
    made.advance(steps)
    return made


def learner_of(made: Session) -> Supervised[Any]:
    assert isinstance(made.learner, Supervised)
    return made.learner


@pytest.mark.parametrize("order", list(itertools.permutations(USUAL)))
def test_a_reading_does_not_depend_on_what_else_is_read(order: tuple[str, ...]):
    together, alone = session(4, 2), {name: session(4, 2) for name in USUAL}
    for _ in range(3):
        together.advance(1)
        for name in order:
            alone[name].advance(1)
            expected = frame.encode(alone[name].read_one(name, USUAL[name]))
            assert frame.encode(together.read_one(name, USUAL[name])) == expected


def test_the_boundary_is_traced_on_the_picture_that_the_surface_shows():
    made = session(4, 2)
    learner = learner_of(made)
    seen: list[int] = []
    columns = learner.network.columns
    learner.network.columns = lambda x: seen.append(x.shape[1]) or columns(x)  # type: ignore[method-assign,func-returns-value]
    for detail in (1.0, 0.75, 0.5):
        learner.memo.release()
        surface = probes.lighter(probes.check("surface", USUAL["surface"]), detail)
        space = probes.lighter(probes.check("space", USUAL["space"]), detail)
        probes.read(learner, "surface", surface)
        probes.read(learner, "space", space)
    assert seen == [64**2, 48**2, 32**2]


@pytest.mark.parametrize("resolution", [8, 12, 24, 48])
def test_a_boundary_is_finer_than_the_lattice_it_is_drawn_with(resolution: int):
    learner = learner_of(session(4, 2, steps=600))
    vertices, offsets = boundary(learner, resolution)
    assert len(vertices) == offsets[-1] > 8
    output = learner.network.columns(plane.inputs(learner, vertices))[-1]
    finest = learner.network.columns(plane.inputs(learner, boundary(learner, 48)[0]))[-1]
    assert np.median(np.abs(output - 0.5)) < max(0.1, 4 * np.median(np.abs(finest - 0.5)))


def resolutions(model: type[Frozen]) -> dict[str, dict[str, Any]]:
    """The fields called so, whose bounds the schema states."""
    fields = model.model_json_schema().get("properties", {})
    return {name: field for name, field in fields.items() if "resolution" in name}


@pytest.mark.parametrize("detail", [1.0, 0.75, 0.5, 0.1, 0.0])
@pytest.mark.parametrize("name", load("engine.probes"))
def test_lighter_options_lower_resolutions_alone_and_never_below_their_bounds(name: str, detail: float):
    model = load("engine.probes")[name].Options
    full = probes.check(name, {})
    light = probes.lighter(full, detail)
    assert type(light) is model
    assert model.model_validate(light.model_dump()) == light
    for field, value in light.model_dump().items():
        before = getattr(full, field)
        expected = (
            max(resolutions(model)[field]["minimum"], int(detail * before)) if field in resolutions(model) else before
        )
        assert value == expected
    assert detail < 1 or light == full


@pytest.mark.parametrize("name", load("engine.probes"))
def test_every_resolution_is_declared_as_one(name: str):
    model = load("engine.probes")[name].Options
    declared = {
        field for field, found in model.model_json_schema().get("properties", {}).items() if "resolution" in found
    }
    assert declared == set(resolutions(model))
    assert RESOLUTION == {"resolution": True}


@pytest.mark.parametrize("name", probes.of(Supervised))
def test_checked_options_read_the_same_as_plain_ones(name: str):
    made = session(5, 3)
    plain = frame.encode(made.read_one(name, {}))
    assert frame.encode(probes.read(made.learner, name, probes.check(name, {}))) == plain


def test_options_of_another_probe_are_refused():
    made = session(3)
    options = probes.check("valley", {"span": 2})
    with pytest.raises(ValueError, match="span"):
        probes.read(made.learner, "surface", options)


def held(memo: Any) -> int:
    """Bytes of every array that a memo holds."""
    found, waiting = 0, [memo._lasting, memo._fresh]
    while waiting:
        value = waiting.pop()
        if isinstance(value, np.ndarray):
            found += value.nbytes
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
        else:
            waiting += [getattr(value, name) for name in ("axes", "share") if hasattr(value, name)]
            found += sys.getsizeof(value)
    return found


@pytest.mark.parametrize("hidden", [(4, 2), (8, 8)])
def test_a_released_session_holds_little_of_what_was_read(hidden: tuple[int, ...]):
    made = session(*hidden, points=250)
    for name in probes.of(type(made.learner)):
        made.read_one(name, USUAL.get(name, {}))
    made.release()
    assert held(made.learner.memo) < 8_000


def test_sessions_share_the_plane_and_leave_it_as_it_is():
    one, other = learner_of(session(4)), learner_of(session(6, 2))
    grids = [read(one, 24) for read in (plane.lattice_inputs, plane.picture_inputs)]
    assert all(
        read(other, 24) is grid for read, grid in zip((plane.lattice_inputs, plane.picture_inputs), grids, strict=True)
    )
    kept = [grid.copy() for grid in grids]
    made = session(4)
    for name in probes.of(type(made.learner)):
        made.read_one(name, {"resolution": 24} if name in USUAL else {})
    for grid, before in zip(grids, kept, strict=True):
        np.testing.assert_array_equal(grid, before)
    assert plane.lattice_inputs(learner_of(session(4, features=["x", "xy", "y"])), 24).shape == (3, 576)
