"""Drawn: points that a person has put on the plane, or moved, one by one.

Their text is base64url of five bytes a point: x and y as little-endian int16 in steps of 1/8192, so from -4 to 4, and a
byte with the class in its lower seven bits and, in the highest, whether the point is kept for testing. For a regression
the class is 0 and `values` holds a little-endian int16 a point, the target in steps of 1/32767.
"""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Any, Final, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.base import DatasetConfig
from engine.datasets._common import Sample
from engine.errors import Problem, shown

MOST: Final = 2000
STEPS: Final = 8192
"""Steps of a coordinate in 1."""
TESTED: Final = 0x80
POINT: Final = np.dtype([("x", "<i2"), ("y", "<i2"), ("mark", "u1")])
VALUE: Final = np.dtype("<i2")
LETTERS: Final = r"^[A-Za-z0-9_-]*={0,2}$"


WHOLE: Final = {"expected": "base64url of whole points"}

Points = Annotated[str, Field(max_length=2 * MOST * POINT.itemsize, pattern=LETTERS, json_schema_extra=WHOLE)]
Values = Annotated[str, Field(max_length=2 * MOST * VALUE.itemsize, pattern=LETTERS, json_schema_extra=WHOLE)]


class Config(DatasetConfig, title="Drawn"):
    """Points put on the plane by hand, with a class each or, for a regression, a target."""

    kind: Literal["drawn"] = "drawn"
    points: Points = ""
    """base64url of five bytes a point: x and y as int16 / 8192, then the class, plus 128 for a point to test with."""
    values: Values | None = None
    """For a regression: base64url of an int16 a point, 32767 times its target; none for classes."""
    classes: int = Field(2, ge=2, le=10)
    """How many classes there are, some of which may have no points."""

    def count(self) -> int:
        """As many as there are bytes for."""
        return len(self.points.rstrip("=")) * 3 // 4 // POINT.itemsize

    def problems(self) -> list[Problem]:
        """Whether the texts can be read and hold points to train on and to test with, of two classes at least."""
        try:
            marks = _decoded(self.points, POINT)["mark"]
            values = None if self.values is None else _decoded(self.values, VALUE)
        except ValueError as error:
            where = "data.values" if self.values is not None else "data.points"
            return [_problem(where, "base64url of whole points", shown(self.points), str(error))]
        return self._of(marks, values)

    def _of(self, marks: NDArray[np.uint8], values: NDArray[np.int16] | None) -> list[Problem]:
        tested = int((marks >= TESTED).sum())
        labels = np.unique(marks % TESTED)
        told = f"{len(marks)} points, {tested} of them to test with"
        if len(marks) > MOST:
            return [_problem("data.points", f"at most {MOST} points", told, "Leave some out.")]
        if not 0 < tested < len(marks):
            message = "Draw some points, or pick a set."
            return [_problem("data.points", "a point to train on and one to test with, at least", told, message)]
        if values is not None:
            if len(values) != len(marks):
                return [_problem("data.values", "a target for every point", f"{len(values)} targets", "Give them all.")]
            return []
        if labels[-1] >= self.classes:
            message = "Raise classes, or give the points another class."
            return [_problem("data.points", f"classes from 0 to {self.classes - 1}", str(labels[-1]), message)]
        if len(labels) < 2:
            return [_problem("data.points", "points of two classes", "one class", "Draw points of another class too.")]
        return []


def classes(config: Config) -> int:
    """As many as the configuration says; none where points have targets."""
    return config.classes if config.values is None else 0


def sample(config: Config, rng: np.random.Generator) -> Sample:
    """The points in their own order, those to train on first."""
    points = _decoded(config.points, POINT)
    tested = points["mark"] >= TESTED
    order = np.argsort(tested, kind="stable")
    places = np.stack([points["x"], points["y"]], axis=1).astype(np.float32) / np.float32(STEPS)
    if config.values is None:
        return Sample(places[order], (points["mark"] % TESTED).astype(np.int64)[order], int((~tested).sum()))
    targets = _decoded(config.values, VALUE).astype(np.float32) / np.float32(32767)
    return Sample(places[order], targets.clip(-1, 1)[order], int((~tested).sum()))


def encoded(places: NDArray[np.float32], marks: NDArray[np.uint8]) -> str:
    """The text of points [n, 2] and their last bytes [n]; what lies beyond ±4 is moved there."""
    points = np.empty(len(places), POINT)
    points["x"], points["y"] = np.rint(places.astype(np.float64) * STEPS).clip(-32767, 32767).T
    points["mark"] = marks
    return base64.urlsafe_b64encode(points.tobytes()).rstrip(b"=").decode()


def encoded_values(targets: NDArray[np.float32]) -> str:
    """The text of targets [n]."""
    return base64.urlsafe_b64encode(np.rint(targets * 32767).astype(VALUE).tobytes()).rstrip(b"=").decode()


def _decoded(text: str, kind: np.dtype[Any]) -> NDArray[Any]:
    bare = text.rstrip("=")
    try:
        data = base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
        return np.frombuffer(data, kind)
    except (binascii.Error, ValueError):
        raise ValueError(f"Give {kind.itemsize} bytes for every point, in base64url.") from None


def _problem(where: str, expected: str, got: str, message: str) -> Problem:
    return Problem(where=where, expected=expected, got=got, message=message)
