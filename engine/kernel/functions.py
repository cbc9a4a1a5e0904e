"""e^x, tanh and sigmoid in single precision, written so that the compiler can compute many at once.

After the Cephes library (Stephen Moshier, 1989: expf, tanhf): the argument is brought near 0, a polynomial does the
rest. Right to about two units in the last place. NaN stays NaN.
"""

from typing import Any

import numpy as np

from engine.kernel.compiler import part

f32 = np.float32
i32 = np.int32
ZERO, HALF, ONE, TWO = f32(0), f32(0.5), f32(1), f32(2)

LOWEST = f32(-87.3)
"""The logarithm of the smallest normal number."""
LOG2_E = f32(1.44269504088896341)
LN2_HIGH, LN2_LOW = f32(0.693359375), f32(-2.12194440e-4)
"""Their sum is log 2; the first has so few digits that a multiple of it is exact."""
E2, E3, E4 = f32(5.0000001201e-1), f32(1.6666665459e-1), f32(4.1665795894e-2)
E5, E6, E7 = f32(8.3334519073e-3), f32(1.3981999507e-3), f32(1.9875691500e-4)

NEAR = f32(0.625)
T3, T5, T7 = f32(-3.33332819422e-1), f32(1.33314422036e-1), f32(-5.37397155531e-2)
T9, T11 = f32(2.06390887954e-2), f32(-5.70498872745e-3)


@part()
def exp(x: Any) -> Any:
    """e^x for x ≤ 0; 0 below −87.3."""
    within = x if x > LOWEST else LOWEST
    doublings = i32(within * LOG2_E - HALF)
    rest = x - f32(doublings) * LN2_HIGH - f32(doublings) * LN2_LOW
    series = ((((E7 * rest + E6) * rest + E5) * rest + E4) * rest + E3) * rest + E2
    power = i32((doublings + i32(127)) << i32(23)).view(np.float32)
    result = (series * (rest * rest) + rest + ONE) * power
    return ZERO if x < LOWEST else result


@part()
def tanh(x: Any) -> Any:
    """The hyperbolic tangent: by its own series near 0, by (1 − e^−2|x|) / (1 + e^−2|x|) beyond."""
    size, square = abs(x), x * x
    near = ((((T11 * square + T9) * square + T7) * square + T5) * square + T3) * square * x + x
    small = exp(-TWO * size)
    far = (ONE - small) / (ONE + small)
    return near if size < NEAR else (-far if x < ZERO else far)


@part()
def sigmoid(x: Any) -> Any:
    """1 / (1 + e^−x), as e^x / (1 + e^x) for negative x."""
    small = exp(-abs(x))
    return (small if x < ZERO else ONE) / (ONE + small)
