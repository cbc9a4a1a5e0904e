"""Probes of models of their own, and what a probe says to a learner that it is not of."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pydantic import TypeAdapter

from engine import frame, probes
from engine.data import build_data
from engine.errors import ExperimentError
from engine.experiment import Experiment
from engine.learner import Metrics
from engine.probes import sweep
from engine.session import Session
from engine.standalone import Standalone

XOR = Experiment.parse(
    {
        "version": 1,
        "data": {"kind": "xor", "points": 40},
        "network": {"layers": [{"kind": "dense", "units": 1, "activation": "sigmoid"}]},
        "learner": {"kind": "backprop"},
    }
)
PICTURE = np.array([[-1, -0.5, 0, 1], [1, 0.5, 0.25, 2]], np.float32)

STEP = 1 / 255 + 1e-6
"""How far a quantised number from -1 to 1 may be off, half a step of a byte."""


class Toy(Standalone[Any]):
    """A model that is its picture."""

    def __init__(self, picture: NDArray[np.float32] = PICTURE) -> None:
        super().__init__(XOR, build_data(XOR.data, XOR.seed))
        self.learned["picture"] = picture.copy()

    @property
    def steps_per_epoch(self) -> int:
        return 1

    def move(self) -> None:
        self.learned["picture"] *= -1

    def measure(self) -> Metrics:
        return Metrics(self.steps, self.epoch, 3.5, float("nan"), None, 0.25)

    def portrait(self) -> NDArray[np.float32]:
        return self.learned["picture"]


def read(learner: Standalone[Any], probe: str, options: dict[str, Any] | None = None) -> dict[str, Any]:
    payload = probes.read(learner, probe, options or {})
    packed = frame.decode(frame.encode(payload))
    assert packed.keys() == payload.keys()
    return payload


def test_a_portrait_is_the_picture_within_its_bounds():
    picture = read(Toy(), "portrait")["picture"]
    assert (picture.lo, picture.hi) == (-1, 1)
    np.testing.assert_allclose(picture.numbers(), PICTURE.clip(-1, 1), atol=STEP)


def test_what_is_learned_is_one_vector():
    toy = Toy()
    values = read(toy, "parameters")["values"]
    np.testing.assert_array_equal(values, PICTURE.ravel())
    toy.step()
    np.testing.assert_array_equal(values, PICTURE.ravel())


def test_the_points_are_those_of_any_learner():
    of_network = Session(XOR).read_one("data")
    assert frame.encode(read(Toy(), "data")) == frame.encode(of_network)


def test_cells_of_a_sweep_are_portraits():
    made = sweep.gather([Toy(), None, Toy(PICTURE[:, :2])], sweep.Options(resolution=8))
    maps = made["maps"].numbers()
    assert made["winners"] is None
    shown = PICTURE.clip(-1, 1)
    np.testing.assert_allclose(maps[0], shown.repeat(4, axis=0).repeat(2, axis=1), atol=STEP)
    np.testing.assert_allclose(maps[1], np.zeros((8, 8)), atol=STEP)
    np.testing.assert_allclose(maps[2], shown[:, :2].repeat(4, axis=0).repeat(4, axis=1), atol=STEP)
    np.testing.assert_array_equal(made["loss_train"], np.array([3.5, np.nan, 3.5], np.float32))
    np.testing.assert_array_equal(made["accuracy_test"], np.array([0.25, np.nan, 0.25], np.float32))


def test_a_picture_is_shrunk_to_the_pixels_in_its_middle():
    picture = (np.arange(64 * 48).reshape(64, 48) / 4096).astype(np.float32)
    maps = sweep.gather([Toy(picture)], sweep.Options(resolution=16))["maps"].numbers()
    np.testing.assert_allclose(maps[0], picture[2::4, 1::3], atol=STEP)


def test_a_sweep_may_hold_both():
    network = Session(XOR)
    made = sweep.gather([Toy(), network.learner], sweep.Options(resolution=8))["maps"].bytes
    alone = network.read_one("sweep", {"resolution": 8})["maps"].bytes
    np.testing.assert_array_equal(made[1], alone[0])


@pytest.mark.parametrize("probe", ["portrait", "parameters", "data", "sweep"])
def test_payloads_are_as_described(probe: str):
    def wire(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: wire(part) for key, part in value.items()}
        match value:
            case frame.Quantised():
                return wire(value.bytes) | {"lo": value.lo, "hi": value.hi}
            case np.ndarray():
                return {"dtype": value.dtype.str[1:], "shape": list(value.shape), "data": value.tobytes()}
        return value

    TypeAdapter(probes.payloads()[probe]).validate_python(wire(read(Toy(), probe)))


@pytest.mark.parametrize(
    ("ask", "probe", "kind"),
    [
        (lambda probe: Session(XOR).read_one(probe), "portrait", None),
        (lambda probe: read(Toy(), probe), "surface", "backprop"),
        (lambda probe: read(Toy(), probe, {"index": 3}), "point", "backprop"),
    ],
)
def test_a_probe_of_other_learners_says_of_which(ask: Callable[[str], Any], probe: str, kind: str | None):
    with pytest.raises(ExperimentError) as caught:
        ask(probe)
    (problem,) = caught.value.problems
    assert (problem.where, problem.got) == ("probe", probe)
    assert "data" in problem.expected
    assert probe not in problem.expected
    assert kind is None or kind in problem.message


def test_a_probe_knows_its_learners():
    assert probes.reads(Session(XOR).learner, "surface")
    assert not probes.reads(Toy(), "surface")
    assert not probes.reads(Toy(), "no_such_probe")
    assert probes.of(Toy) == [name for name in probes.payloads() if probes.reads(Toy(), name)]
