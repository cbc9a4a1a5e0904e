"""Numbers packed for the wire, as bytes and as halves: what `engine.frame` does with one array, for many at once.

One pass over numbers that are at hand, where numpy makes a dozen, each for every array.
"""

import numpy as np
from numpy.typing import NDArray

from engine.kernel.compiler import entry, part

LARGEST = np.float32(1e30)
SIZE = np.uint32(0x7FFFFFFF)
SIGN = np.uint32(0x8000)
REBIASED, ROUNDING = np.uint32(0x38000000), np.uint32(0xFFF)
HALF, HALF_BITS = np.float32(0.5), np.float32(0.5).view(np.uint32)
SMALLEST_NORMAL = np.uint32(0x38800000)
ONE, ZERO = np.uint32(1), np.float32(0)
SIGN_PLACE, MAGNITUDE = np.int32(31), np.int32(0x7FFFFFFF)
WHOLE, LAST_BYTE = np.float64(2**52), np.uint64(0xFF)
THIRTEEN, SIXTEEN = np.uint32(13), np.uint32(16)


@part()
def largest_magnitude(values: NDArray[np.float32], start: int, stop: int, found: NDArray[np.float32]) -> None:
    """Puts it into `found` [1]. The bits of magnitudes are in the order of the numbers, those of NaN last."""
    most = np.uint32(0)
    for unit in range(values.shape[0]):
        bits = values[unit, start:stop].view(np.uint32)
        for place in range(len(bits)):
            most = max(most, bits[place] & SIZE)
    found.view(np.uint32)[0] = most


@part()
def sound(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Values within ±LARGEST, with 0 for NaN."""
    found = np.empty_like(values)
    for unit in range(values.shape[0]):
        for place in range(values.shape[1]):
            value = values[unit, place]
            found[unit, place] = ZERO if np.isnan(value) else min(max(value, -LARGEST), LARGEST)
    return found


@part()
def halve(values: NDArray[np.float32], scale: np.float32, row: NDArray[np.uint16]) -> None:
    """The bits of the float16 nearest to every value / scale; of two as near, the even one.

    Below 2⁻¹⁴ halves lie 2⁻²⁴ apart, as floats do from 1/2 to 1: adding 1/2 rounds there.
    """
    for place in range(len(values)):
        number = values[place] / scale if scale > ZERO else ZERO
        bits = np.float32(number).view(np.uint32)
        size = bits & SIZE
        tiny = np.float32(abs(number) + HALF).view(np.uint32) - HALF_BITS
        usual = (size - REBIASED + ROUNDING + ((size >> THIRTEEN) & ONE)) >> THIRTEEN
        code = usual if size >= SMALLEST_NORMAL else tiny
        row[place] = np.uint16(((bits >> SIXTEEN) & SIGN) | code)


@part()
def ordered(bits: np.int32) -> np.int32:
    """The bits of a float32 as a number in the order of the floats, with NaN at the ends; and the other way round."""
    return np.int32(bits ^ ((bits >> SIGN_PLACE) & MAGNITUDE))


@part()
def bounds(values: NDArray[np.float32], found: NDArray[np.float32]) -> None:
    """Puts the least and the largest value into `found` [2]. Compared as whole numbers, many at a time."""
    least, most = ordered(values.view(np.int32)[0, 0]), ordered(values.view(np.int32)[0, 0])
    for unit in range(values.shape[0]):
        bits = values[unit].view(np.int32)
        for place in range(len(bits)):
            rank = ordered(bits[place])
            least, most = min(least, rank), max(most, rank)
    found.view(np.int32)[0], found.view(np.int32)[1] = ordered(least), ordered(most)


@part()
def quantise(values: NDArray[np.float32], low: float, scale: float, codes: NDArray[np.uint8]) -> None:
    """codes ← (values − low) · scale, from 0 to 255, to the nearest whole number: added to 2⁵² it is the last byte."""
    for place in range(len(values)):
        step = (np.float64(values[place]) - low) * scale
        codes[place] = np.uint8(np.float64(step + WHOLE).view(np.uint64) & LAST_BYTE)


@entry("float32[:, ::1](float32[:, ::1], int64[::1], uint8[:, ::1])")
def quantise_stages(
    values: NDArray[np.float32], rows: NDArray[np.int64], codes: NDArray[np.uint8]
) -> NDArray[np.float32]:
    """Packs stages as bytes, each between bounds of its own.

    Args:
        values: f32 [k, n]: the numbers of all stages; beyond ±1e30 they count as that, NaN as 0. n is not 0.
        rows: i64 [stages + 1]: which rows are whose, from 0 to k; no stage is empty.
        codes: u1 [k, n], filled: 0 for the lower bound of the stage, 255 for the upper.

    Returns:
        f32 [stages, 2]: the bounds.
    """
    found = np.empty((len(rows) - 1, 2), np.float32)
    for stage in range(len(found)):
        shown = values[rows[stage] : rows[stage + 1]]
        bounds(shown, found[stage])
        if not (found[stage, 0] >= -LARGEST and found[stage, 1] <= LARGEST):
            shown = sound(shown)
            bounds(shown, found[stage])
        low, span = np.float64(found[stage, 0]), np.float64(found[stage, 1]) - np.float64(found[stage, 0])
        scale = 255.0 / span if span > 0.0 else 0.0
        for unit in range(len(shown)):
            quantise(shown[unit], low, scale, codes[rows[stage] + unit])
    return found


@entry("float32[:, ::1](float32[:, ::1], int64[::1], int64[::1], uint16[::1])")
def halve_stages(
    values: NDArray[np.float32], rows: NDArray[np.int64], cuts: NDArray[np.int64], halves: NDArray[np.uint16]
) -> NDArray[np.float32]:
    """Packs stages, each cut into stretches of columns, as halves of the largest magnitude in the stretch.

    Args:
        values: f32 [k, n]: the numbers of all stages; beyond ±1e30 they count as that, NaN as 0.
        rows: i64 [stages + 1]: which rows are whose, from 0 to k.
        cuts: i64 [stretches + 1]: where columns are cut, from 0 to n.
        halves: u2 [k * n], filled: stage by stage, column by column the stage's numbers, as the bits of float16.

    Returns:
        f32 [stages, stretches]: the largest magnitudes; where one is 0, so are the halves.
    """
    count, stretches = values.shape[1], len(cuts) - 1
    largest = np.empty((len(rows) - 1, stretches), np.float32)
    row = np.empty(count, np.uint16)
    for stage in range(len(largest)):
        first, width = rows[stage], rows[stage + 1] - rows[stage]
        shown = values[first : first + width]
        for s in range(stretches):
            found = largest[stage, s : s + 1]
            largest_magnitude(shown, cuts[s], cuts[s + 1], found)
            if not found[0] <= LARGEST:
                shown = sound(shown)
                largest_magnitude(shown, cuts[s], cuts[s + 1], found)
        for unit in range(width):
            for s in range(stretches):
                halve(shown[unit, cuts[s] : cuts[s + 1]], largest[stage, s], row[cuts[s] : cuts[s + 1]])
            column = halves[first * count + unit : (first + width) * count : width]
            for place in range(count):
                column[place] = row[place]
    return largest
