"""Frames as bytes: msgpack maps whose arrays are {dtype, shape, data}, little endian.

Fields may be quantised to bytes (`Quantised`) and points to half precision (`Scaled`). Nothing here knows of torch: the
web process and small clients decode frames with numpy and a codec alone. The layout is described in docs/protocol.md.
"""

import math
from typing import Any

import msgspec
import numpy as np
from numpy.typing import ArrayLike, NDArray

DTYPES: dict[str, np.dtype[Any]] = {
    "u1": np.dtype("u1"),
    "u2": np.dtype("<u2"),
    "i4": np.dtype("<i4"),
    "f2": np.dtype("<f2"),
    "f4": np.dtype("<f4"),
}
_NAMES = {dtype: name for name, dtype in DTYPES.items()}


class Quantised:
    """Numbers between `lo` and `hi` as bytes: number = lo + (hi - lo) * byte / 255.

    No dataclass, which the codec would pack as a map of its fields.
    """

    __match_args__ = ("bytes", "lo", "hi")

    def __init__(self, codes: NDArray[np.uint8], lo: float, hi: float) -> None:
        self.bytes, self.lo, self.hi = codes, float(lo), float(hi)

    def numbers(self) -> NDArray[np.float32]:
        """The numbers the bytes stand for, no further than half a step, (hi - lo) / 510, from the true ones."""
        return (self.lo + (self.hi - self.lo) / 255 * self.bytes.astype(np.float64)).astype(np.float32)


class Scaled:
    """Numbers as halves and one scale: number = scale * half."""

    __match_args__ = ("halves", "scale")

    def __init__(self, halves: NDArray[np.float16], scale: float) -> None:
        self.halves, self.scale = halves, float(scale)

    def numbers(self) -> NDArray[np.float32]:
        """The numbers the halves stand for, no further than 2⁻¹¹ of themselves from the true ones."""
        return (self.scale * self.halves.astype(np.float64)).astype(np.float32)


def quantise(numbers: ArrayLike, lo: float | None = None, hi: float | None = None) -> Quantised:
    """Numbers to bytes. Without bounds, their own range; beyond [lo, hi] they are clipped, and NaN counts as 0.

    In single precision where the numbers are and their range allows it, otherwise in double.
    """
    array = np.asarray(numbers)
    least, most = (float(array.min()), float(array.max())) if array.size else (math.inf, -math.inf)
    if not -_MODERATE < least <= most < _MODERATE:
        array = _finite(array)
        least, most = float(array.min(initial=math.inf)), float(array.max(initial=-math.inf))
    low, high = least if lo is None else lo, most if hi is None else hi
    if high <= low:
        return Quantised(np.zeros(array.shape, np.uint8), low, low)
    if array.dtype != np.float32 or high - low < 1 / _MODERATE:
        array = array.astype(np.float64)
    steps = array - low
    steps *= 255 / (high - low)
    if least < low or most > high:
        np.minimum(np.maximum(steps, 0, out=steps), 255, out=steps)
    return Quantised(np.rint(steps, out=steps).astype(np.uint8), low, high)


def halve(numbers: ArrayLike) -> Scaled:
    """Numbers to halves of the largest magnitude among them, so that neither overflow nor underflow matters."""
    array = _finite(numbers)
    scale = float(np.abs(array).max(initial=0.0)) or 1.0
    return Scaled((array / scale).astype("<f2"), scale)


def encode(frame: dict[str, Any]) -> bytes:
    """A frame as msgpack bytes.

    Args:
        frame: a map of numbers, strings, lists, maps, numpy arrays (u1, u2, i4, f2, f4), `Quantised` and `Scaled`.

    Raises:
        TypeError: an array of any other dtype, or an object that is none of these.
    """
    return _ENCODER.encode(frame)


def decode(data: bytes) -> dict[str, Any]:
    """The frame that `encode` packed: arrays as numpy, quantised ones as `Quantised` or `Scaled`.

    Raises:
        ValueError: the bytes are not a frame.
    """
    try:
        frame = _revive(_DECODER.decode(data))
    except msgspec.DecodeError as error:
        raise ValueError(f"frame: expected msgpack, got bytes that break off or are malformed ({error})") from error
    if not isinstance(frame, dict):
        raise ValueError(f"frame: expected a map, got {type(frame).__name__}")
    return frame


def _finite(numbers: ArrayLike) -> NDArray[np.float64]:
    array = np.asarray(numbers, dtype=np.float64)
    if np.isfinite(array).all():
        return array
    return np.nan_to_num(array, nan=0.0, posinf=_LARGEST, neginf=-_LARGEST)


class _Array(msgspec.Struct):
    """An array as the codec packs it, without a map being made of it first."""

    dtype: str
    shape: tuple[int, ...]
    data: bytes


class _QuantisedArray(_Array):
    lo: float
    hi: float


class _ScaledArray(_Array):
    scale: float


def _pack(value: Any) -> Any:
    """What msgpack has no type for, as what it has."""
    match value:
        case Scaled():
            return _ScaledArray(*_parts(value.halves), value.scale)
        case Quantised():
            return _QuantisedArray(*_parts(value.bytes), value.lo, value.hi)
        case np.ndarray():
            return _Array(*_parts(value))
        case np.generic():
            return value.item()
    raise TypeError(f"frame: expected numbers, strings, lists, maps or arrays, got {type(value).__name__}")


def _parts(array: NDArray[Any]) -> tuple[str, tuple[int, ...], bytes]:
    name = _NAMES.get(array.dtype)
    if name is None:
        name = _NAMES.get(array.dtype.newbyteorder("<"))
        if name is None:
            raise TypeError(f"frame array: expected dtype u1, u2, i4, f2 or f4, got {array.dtype}")
        array = array.astype(DTYPES[name])
    return name, array.shape, array.tobytes()


def _revive(value: Any) -> Any:
    if isinstance(value, list):
        return [_revive(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() >= {"dtype", "shape", "data"}:
        return _unpack(value)
    return {key: _revive(item) for key, item in value.items()}


def _unpack(packed: dict[str, Any]) -> NDArray[Any] | Quantised | Scaled:
    dtype = DTYPES.get(packed["dtype"])
    if dtype is None:
        raise ValueError(f"frame array: expected dtype u1, u2, i4, f2 or f4, got {packed['dtype']!r}")
    array: NDArray[Any] = np.frombuffer(packed["data"], dtype).reshape(packed["shape"])
    if "lo" in packed:
        return Quantised(array, packed["lo"], packed["hi"])
    if "scale" in packed:
        return Scaled(array, packed["scale"])
    return array


_MODERATE = 1e30
_LARGEST = float(np.finfo(np.float32).max)
_ENCODER = msgspec.msgpack.Encoder(enc_hook=_pack)
_DECODER = msgspec.msgpack.Decoder()
