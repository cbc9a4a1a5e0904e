"""The learning curve of a run, bounded: however long the run, at most `LIMIT` rows, evenly spread."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

COLUMNS = ("epoch", "step", "loss_train", "loss_test", "accuracy_train", "accuracy_test")
LIMIT = 2048


class Row(NamedTuple):
    """One record. What does not exist (an accuracy in regression) is NaN."""

    epoch: float
    step: float
    loss_train: float
    loss_test: float
    accuracy_train: float
    accuracy_test: float


class News(NamedTuple):
    """What a reader has not seen: `rows` f32 [n, 6] to append, or, with `reset`, to replace all it has."""

    reset: bool
    stride: int
    rows: NDArray[np.float32]
    mark: "Mark"


class Mark(NamedTuple):
    """How far a reader has read, and of which curve; to be handed back as it came."""

    curve: "Curve"
    stride: int
    seen: int


class Curve:
    """Rows recorded one by one, of which every `stride`-th is kept, and the last.

    When more than `LIMIT` rows are kept, every second is dropped and the stride doubles. What is kept depends only on
    what was recorded, never on when it was read.
    """

    def __init__(self) -> None:
        self.stride = 1
        self._recorded = 0
        self._kept: list[Row] = []
        self._last: Row | None = None

    def record(self, row: Row) -> None:
        """Appends one row."""
        self._last = row
        if self._recorded % self.stride == 0:
            self._kept.append(row)
            if len(self._kept) > LIMIT:
                self._kept = self._kept[::2]
                self.stride *= 2
        self._recorded += 1

    @property
    def rows(self) -> NDArray[np.float32]:
        """All rows kept and the last one recorded, f32 [n, 6], in order; columns as in `COLUMNS`."""
        tail = [] if self._last is None or (self._recorded - 1) % self.stride == 0 else [self._last]
        return _array(self._kept + tail)

    def since(self, mark: Mark | None) -> News | None:
        """What was kept after `mark`, which the previous `News` carried (None: from the start). None: nothing new.

        The last row is left out until its turn comes: readers that append what they get stay as bounded as the curve.
        """
        reset = mark is None or mark.curve is not self or mark.stride != self.stride
        seen = 0 if mark is None or reset else mark.seen
        if not reset and seen == len(self._kept):
            return None
        return News(reset, self.stride, _array(self._kept[seen:]), Mark(self, self.stride, len(self._kept)))

    def state(self) -> dict[str, object]:
        """Everything `Curve.restored` needs, fit for a frame."""
        last = [] if self._last is None else [self._last]
        return {"stride": self.stride, "recorded": self._recorded, "kept": _array(self._kept), "last": _array(last)}

    @classmethod
    def restored(cls, stride: int, recorded: int, kept: NDArray[np.float32], last: NDArray[np.float32]) -> "Curve":
        """The curve whose `state` this was."""
        curve = cls()
        curve.stride, curve._recorded = stride, recorded
        curve._kept = [Row(*row) for row in kept.tolist()]
        curve._last = Row(*last[0].tolist()) if len(last) else None
        return curve


def _array(rows: list[Row]) -> NDArray[np.float32]:
    return np.array(rows, np.float32).reshape(-1, len(COLUMNS))
