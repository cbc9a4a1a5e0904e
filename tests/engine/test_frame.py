"""Frames: literal bytes, round trips, and the golden files that the page's decoder is tested on too.

`python tests/engine/test_frame.py` writes the golden files anew.
"""

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine import frame
from engine.frame import Quantised, Scaled, decode, encode, halve, quantise

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
TICKS = np.linspace(-1.12, 1.12, 5, dtype=np.float32)

FRAMES: dict[str, dict[str, Any]] = {
    "arrays": {
        "u1": np.array([[0, 1, 2], [253, 254, 255]], np.uint8),
        "u2": np.array([0, 1, 256, 65535], np.uint16),
        "i4": np.array([-(2**31), -1, 0, 1, 2**31 - 1], np.int32),
        "f2": np.array([0, -0.0, 1, -1.5, 6.1e-5, 5.96e-8, 65504, math.inf, -math.inf, math.nan], np.float16),
        "f4": np.array([[0.1], [-1e30], [math.inf], [math.nan]], np.float32),
        "empty": np.empty((0, 3), np.float32),
        "number": np.array(7.25, np.float32),
        "quantised": quantise([[-1.0, 0.0], [0.5, 1.0]], -1, 1),
        "constant": quantise([3.5, 3.5]),
        "scaled": halve([[1000.0, -2000.0], [0.001, 0.0]]),
    },
    "metrics": {
        "frame": 1,
        "seq": 0,
        "step": 0,
        "epoch": 0,
        "playing": False,
        "diverged": True,
        "diverged_epoch": 37,
        "steps_per_second": 0.0,
        "loss_train": None,
        "loss_test": 0.25,
        "accuracy_train": None,
        "accuracy_test": None,
        "probes": {},
    },
    "frame": {
        "frame": 300,
        "seq": 70000,
        "step": 4294967296,
        "epoch": 65536,
        "playing": True,
        "diverged": False,
        "diverged_epoch": None,
        "steps_per_second": 4012.5,
        "loss_train": 0.125,
        "loss_test": 0.1875,
        "accuracy_train": 0.96875,
        "accuracy_test": 0.9375,
        "curve": {
            "reset": False,
            "stride": 2,
            "rows": np.array([[10, 100, 0.5, 0.6, 0.75, 0.7], [12, 120, 0.4, 0.5, math.nan, math.nan]], np.float32),
        },
        "probes": {
            "weights": {"values": np.array([0.5, -0.25, 1e-7], np.float32)},
            "picture": {"kind": "value", "value": quantise(np.outer(TICKS, TICKS)), "midpoint": 0.5},
            "空间": {
                "resolution": 1,
                "keys": {
                    "input": {"dim": 2, "lattice": halve(np.stack((TICKS, -TICKS), axis=1)), "share": None},
                    "dense_1.g": {"dim": 4, "lattice": halve(np.outer(TICKS, [1, 2, 3])), "share": [0.5, 0.3, 0.125]},
                },
                "boundary_parts": np.array([0, 3, 5], np.int32),
                "labels": np.array([0, 1, 1, 0, 2], np.uint8),
            },
        },
    },
}


def plain(value: Any) -> Any:
    """A frame as its JSON twin: arrays as {dtype, shape, data: [numbers as stored]}, what JSON lacks as text."""
    match value:
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case list():
            return [plain(item) for item in value]
        case Quantised(numbers, lo, hi):
            return plain(numbers) | {"lo": lo, "hi": hi}
        case Scaled(numbers, scale):
            return plain(numbers) | {"scale": scale}
        case np.ndarray():
            name = f"{value.dtype.kind}{value.dtype.itemsize}"
            return {"dtype": name, "shape": list(value.shape), "data": [plain(n) for n in value.ravel().tolist()]}
        case float() if math.isnan(value):
            return "NaN"
        case float() if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
    return value


def write_golden_files() -> None:
    for name, contents in FRAMES.items():
        (GOLDEN / f"{name}.msgpack").write_bytes(encode(contents))
        twin = json.dumps(plain(contents), ensure_ascii=False, indent=1)
        (GOLDEN / f"{name}.json").write_text(twin + "\n", encoding="utf-8")


@pytest.mark.parametrize("name", FRAMES)
def test_golden_bytes(name: str):
    assert encode(FRAMES[name]) == (GOLDEN / f"{name}.msgpack").read_bytes()


@pytest.mark.parametrize("name", FRAMES)
def test_golden_files_decode_to_their_twins(name: str):
    twin = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert plain(decode((GOLDEN / f"{name}.msgpack").read_bytes())) == twin


def test_literal_bytes():
    assert (
        encode({"a": np.array([1, 2], np.uint8)})
        == b"\x81\xa1a\x83\xa5dtype\xa2u1\xa5shape\x91\x02\xa4data\xc4\x02\x01\x02"
    )
    assert encode({"a": None, "b": 1.5, "c": [True, "x"]}) == (
        b"\x83\xa1a\xc0\xa1b\xcb\x3f\xf8\x00\x00\x00\x00\x00\x00\xa1c\x92\xc3\xa1x"
    )


def test_big_endian_and_strided_arrays_become_plain_ones():
    numbers = np.arange(12, dtype=">f4").reshape(3, 4)[:, ::2]
    (back,) = decode(encode({"a": numbers})).values()
    assert back.dtype == np.dtype("<f4")
    np.testing.assert_array_equal(back, numbers)


def test_numpy_scalars_are_numbers():
    assert decode(encode({"a": np.float32(0.5), "b": np.int64(3)})) == {"a": 0.5, "b": 3}


@given(
    st.sampled_from(["u1", "<u2", "<i4", "<f2", "<f4"]).flatmap(
        lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=6))
    )
)
def test_round_trip(array: np.ndarray[Any, np.dtype[Any]]):
    (back,) = decode(encode({"array": array})).values()
    assert back.dtype == array.dtype
    assert back.shape == array.shape
    assert back.tobytes() == array.tobytes()


SINGLE = 1 + 1e-4
"""What three roundings in single precision can add to half a step of 255."""
FLOATS = arrays.arrays(
    np.float32, arrays.array_shapes(max_dims=2, max_side=20), elements=st.floats(-1e6, 1e6, width=32)
)


@given(FLOATS)
def test_quantised_numbers_are_within_half_a_step(numbers: np.ndarray[Any, np.dtype[np.float32]]):
    packed = quantise(numbers)
    half_a_step = (packed.hi - packed.lo) / 255 / 2
    error = np.abs(packed.lo + (packed.hi - packed.lo) * packed.bytes.astype(float) / 255 - numbers)
    assert error.max() <= half_a_step * SINGLE + 1e-12
    assert packed.lo == numbers.min()
    assert packed.hi == numbers.max()
    np.testing.assert_allclose(packed.numbers(), numbers, rtol=1e-6, atol=half_a_step * SINGLE)


@pytest.mark.parametrize("scale", [1e-44, 1e-38, 1e-20, 1.0, 1e20, 1e29, 3e38])
def test_numbers_of_any_size_are_quantised_as_in_double_precision(scale: float):
    numbers = (np.linspace(-1, 1, 1001) ** 3 * scale).astype(np.float32)
    single, double = quantise(numbers), quantise(numbers.astype(np.float64))
    assert (single.lo, single.hi) == (double.lo, double.hi)
    assert np.abs(single.bytes.astype(int) - double.bytes).max() <= 1
    assert (single.bytes != double.bytes).mean() < 0.01
    assert set(double.bytes[[0, -1]].tolist()) == {0, 255}


@given(FLOATS)
def test_halves_are_within_half_a_step(numbers: np.ndarray[Any, np.dtype[np.float32]]):
    packed = halve(numbers)
    error = np.abs(packed.scale * packed.halves.astype(float) - numbers)
    assert (error <= np.abs(numbers) * 2**-11 * (1 + 1e-6) + packed.scale * 2**-25).all()


def test_numbers_beyond_the_bounds_are_clipped_and_nan_is_0():
    assert quantise([-9.0, math.nan, math.inf, -math.inf, 0.5], -1, 1).bytes.tolist() == [0, 128, 255, 0, 191]


def test_unknown_dtypes_are_refused():
    with pytest.raises(TypeError, match="expected dtype u1, u2, i4, f2 or f4, got float64"):
        encode({"a": np.zeros(2)})
    with pytest.raises(TypeError, match="got object"):
        encode({"a": object()})
    with pytest.raises(ValueError, match="got 'f8'"):
        decode(encode({"a": {"dtype": "f8", "shape": [1], "data": b"12345678"}}))


@pytest.mark.parametrize("data", [b"", b"\x81", b"\xc1", b"\x91\x01"])
def test_what_is_no_frame_is_refused(data: bytes):
    with pytest.raises(ValueError, match="frame: expected"):
        decode(data)


def test_torch_is_not_imported():
    program = "import sys, engine.frame; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(frame.__file__).parents[1])


if __name__ == "__main__":
    write_golden_files()
