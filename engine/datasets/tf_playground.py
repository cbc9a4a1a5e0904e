"""The data sets of TensorFlow Playground, point for point: the same seed gives the points that it gives there.

Its plane reaches from -6 to 6; here that is the plane shown, from -1.12 to 1.12, and `unit` brings features and
formulas back to its own units. After its dataset.ts and playground.ts (Smilkov, Carter and others, 2016; Apache 2.0).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final, Literal

import numpy as np
from pydantic import Field

from engine.base import GeneratedConfig
from engine.datasets._common import Sample
from engine.plane import RADIUS
from engine.seedrandom import SeedRandom

REACH: Final = 6.0
"""Where its plane ends."""
LONGEST_SEED: Final = 64
Point = tuple[float, float, float]
Name = Literal["circle", "xor", "gauss", "spiral", "reg-plane", "reg-gauss"]


class Config(GeneratedConfig, title="TensorFlow Playground"):
    """A data set of TensorFlow Playground, point for point."""

    kind: Literal["tf_playground"] = "tf_playground"
    set: Name = "circle"
    """Which one, by the name that its links use."""
    draw: str = Field("", max_length=LONGEST_SEED)
    """The seed of a link, any text; empty: it follows from the experiment's seed."""
    points: int = Field(500, ge=10, le=2000)
    """How many points, train and test together. There: 500, or 1200 for a regression."""
    noise: float = Field(0.0, ge=0, le=1)
    """Noise as there, 0.25 for its 25: how far, of the plane, points seem to lie from where their label was found."""
    unit: float = Field(REACH / RADIUS, gt=0, le=100)
    """What 1 on the plane counts as for features and formulas: 6 at the edge, as there."""


def classes(config: Config) -> int:
    """Two; none for the regressions."""
    return 0 if config.set.startswith("reg") else 2


def sample(config: Config, rng: np.random.Generator) -> Sample:
    """The points as drawn and shuffled there, those to train on first."""
    seed = config.draw or f"0.{rng.integers(100_000):05d}"
    columns, wanted = drawn(config, SeedRandom(seed))
    training = math.floor(len(columns) * (1 - config.test_share) + 1e-9)
    return Sample(columns, wanted, min(max(training, 1), len(columns) - 1))


def drawn(config: Config, random: SeedRandom) -> tuple[Any, Any]:
    """Points f32 [n, 2] and labels i64 [n] or targets f32 [n]; draws from `random` what Playground draws."""
    points = SETS[config.set](config.points, config.noise, random)
    _shuffle(points, random)
    table = np.array(points[: config.points])
    columns = (table[:, :2] * (RADIUS / REACH)).astype(np.float32)
    return columns, (table[:, 2] > 0).astype(np.int64) if classes(config) else table[:, 2].astype(np.float32)


def _shuffle(points: list[Point], random: SeedRandom) -> None:
    """Fisher and Yates, from the end."""
    for last in range(len(points) - 1, -1, -1):
        place = int(random.random() * (last + 1))
        points[last], points[place] = points[place], points[last]


def _circle(count: int, noise: float, random: SeedRandom) -> list[Point]:
    radius, points = 5.0, []
    for low, high in ((0.0, radius * 0.5), (radius * 0.7, radius)):
        for _ in range(math.ceil(count / 2)):
            reach, angle = random.between(low, high), random.between(0, 2 * math.pi)
            x, y = reach * math.sin(angle), reach * math.cos(angle)
            noisy_x, noisy_y = _moved(x, y, radius, noise, random)
            points.append((x, y, 1.0 if math.hypot(noisy_x, noisy_y) < radius * 0.5 else -1.0))
    return points


def _xor(count: int, noise: float, random: SeedRandom) -> list[Point]:
    points = []
    for _ in range(count):
        x, y = (_padded(random.between(-5, 5)) for _ in range(2))
        noisy_x, noisy_y = _moved(x, y, 5, noise, random)
        points.append((x, y, 1.0 if noisy_x * noisy_y >= 0 else -1.0))
    return points


def _padded(value: float) -> float:
    return value + (0.3 if value > 0 else -0.3)


def _gauss(count: int, noise: float, random: SeedRandom) -> list[Point]:
    deviation = math.sqrt(0.5 + noise * 7)
    return [
        (centre + deviation * _normal(random), centre + deviation * _normal(random), label)
        for centre, label in ((2.0, 1.0), (-2.0, -1.0))
        for _ in range(math.ceil(count / 2))
    ]


def _normal(random: SeedRandom) -> float:
    """Marsaglia's polar method."""
    while True:
        first, second = 2 * random.random() - 1, 2 * random.random() - 1
        size = first * first + second * second
        if 0 < size <= 1:
            return math.sqrt(-2 * math.log(size) / size) * first


def _spiral(count: int, noise: float, random: SeedRandom) -> list[Point]:
    points, half = [], count / 2
    for start, label in ((0.0, 1.0), (math.pi, -1.0)):
        for place in range(math.ceil(half)):
            reach, angle = place / half * 5, 1.75 * place / half * 2 * math.pi + start
            x = reach * math.sin(angle) + random.between(-1, 1) * noise
            y = reach * math.cos(angle) + random.between(-1, 1) * noise
            points.append((x, y, label))
    return points


def _plane(count: int, noise: float, random: SeedRandom) -> list[Point]:
    return _landscape(lambda x, y: (x + y) / 10, count, noise, random)


HILLS: Final = ((-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1))
"""Centre x, centre y and sign of each; they are 1 at the centre and 0 from a distance of 2."""


def _height(x: float, y: float) -> float:
    heights = [sign * max(0.0, 1 - math.hypot(x - at_x, y - at_y) / 2) for at_x, at_y, sign in HILLS]
    return max(heights, key=abs)


def _hills(count: int, noise: float, random: SeedRandom) -> list[Point]:
    return _landscape(_height, count, noise, random)


def _landscape(target: Callable[[float, float], float], count: int, noise: float, random: SeedRandom) -> list[Point]:
    points = []
    for _ in range(count):
        x, y = random.between(-REACH, REACH), random.between(-REACH, REACH)
        points.append((x, y, target(*_moved(x, y, REACH, noise, random))))
    return points


def _moved(x: float, y: float, radius: float, noise: float, random: SeedRandom) -> tuple[float, float]:
    return x + random.between(-radius, radius) * noise, y + random.between(-radius, radius) * noise


SETS: Final[dict[Name, Callable[[int, float, SeedRandom], list[Point]]]] = {
    "circle": _circle,
    "xor": _xor,
    "gauss": _gauss,
    "spiral": _spiral,
    "reg-plane": _plane,
    "reg-gauss": _hills,
}
