"""David Bau's seedrandom, the generator of random numbers that TensorFlow Playground seeds with a text.

It is RC4 whose key is the text, of which 52 bits make a number (seedrandom 2.4, MIT licence; Playground's state.ts). It
is here so that a link of Playground's gives the very points and weights that its seed gives there.
"""

from __future__ import annotations

from typing import Final

WIDTH: Final = 256
CHUNKS: Final = 6
SIGNIFICANCE: Final = 2**52
SMEAR: Final = 19


class SeedRandom:
    """Numbers from 0 to 1, as `Math.random` gives them after `Math.seedrandom(seed)`.

    Args:
        seed: any text.
    """

    def __init__(self, seed: str) -> None:
        key = _key(seed) or [0]
        self._state = list(range(WIDTH))
        self._i = self._j = 0
        j = 0
        for i in range(WIDTH):
            held = self._state[i]
            j = (j + key[i % len(key)] + held) % WIDTH
            self._state[i], self._state[j] = self._state[j], held
        self._take(WIDTH)

    def _take(self, count: int) -> int:
        """The next bytes, as one number."""
        found, state = 0, self._state
        for _ in range(count):
            self._i = (self._i + 1) % WIDTH
            held = state[self._i]
            self._j = (self._j + held) % WIDTH
            state[self._i] = other = state[self._j]
            state[self._j] = held
            found = found * WIDTH + state[(other + held) % WIDTH]
        return found

    def random(self) -> float:
        """The next number, from 0 to less than 1."""
        number, scale, last = self._take(CHUNKS), WIDTH**CHUNKS, 0
        while number < SIGNIFICANCE:
            number, scale = (number + last) * WIDTH, scale * WIDTH
            last = self._take(1)
        while number >= 2 * SIGNIFICANCE:
            number, scale, last = number // 2, scale // 2, last >> 1
        return (number + last) / scale

    def between(self, low: float, high: float) -> float:
        """The next number, from low to high."""
        return self.random() * (high - low) + low


def _key(seed: str) -> list[int]:
    """A key of at most 256 bytes, into which all of the text's UTF-16 units are mixed."""
    units = seed.encode("utf-16-le", "surrogatepass")
    key: list[int] = []
    smear = 0
    for place in range(len(units) // 2):
        at = place % WIDTH
        before = key[at] if at < len(key) else 0
        smear ^= before * SMEAR
        value = (smear + int.from_bytes(units[2 * place : 2 * place + 2], "little")) % WIDTH
        key[at:] = [value, *key[at + 1 :]]
    return key
