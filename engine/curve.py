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

    When more than `limit` rows are kept, every second is dropped and the stride doubles. What is kept depends only on
    what was recorded, never on when it was read.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit
        """How many rows are kept at most, and the last one."""
        self.stride = 1
        self._recorded = 0
        self._count = 0
        self._kept = np.empty((min(16, limit + 1), len(COLUMNS)), np.float32)
        """The rows kept, in the first `_count`; room for more, doubled when it is full."""
        self._last = np.empty((0, len(COLUMNS)), np.float32)

    def record(self, row: Row) -> None:
        """Appends one row."""
        self._last = np.array([row], np.float32)
        if self._recorded % self.stride == 0:
            self._keep(self._last)
        self._recorded += 1

    def _keep(self, row: NDArray[np.float32]) -> None:
        if self._count == len(self._kept):
            more = np.empty((min(self._count, self.limit + 1 - self._count), len(COLUMNS)), np.float32)
            self._kept = np.concatenate((self._kept, more))
        self._kept[self._count] = row
        self._count += 1
        if self._count > self.limit:
            self._count = (self._count + 1) // 2
            self._kept[: self._count] = self._kept[: 2 * self._count : 2].copy()
            self.stride *= 2

    def until(self, epoch: int) -> "Curve":
        """A copy without what lies beyond the end of an epoch. Where it was thinned its last row may be missing."""
        kept = self._kept[: self._count]
        kept = kept[kept[:, 0] <= epoch]
        last = self._last if len(self._last) and self._last[0, 0] <= epoch else kept[-1:]
        recorded = self._recorded
        if last is not self._last and len(kept):
            recorded = (len(kept) - 1) * self.stride + 1 + epoch - int(kept[-1, 0])
        return Curve.restored(self.stride, recorded, kept, last, self.limit)

    @property
    def rows(self) -> NDArray[np.float32]:
        """All rows kept and the last one recorded, f32 [n, 6], in order; columns as in `COLUMNS`."""
        kept = self._kept[: self._count]
        if (self._recorded - 1) % self.stride == 0 or not len(self._last) or self._last[0, 0] == kept[-1, 0]:
            return kept.copy()
        return np.concatenate((kept, self._last))

    def since(self, mark: Mark | None) -> News | None:
        """What was kept after `mark`, which the previous `News` carried (None: from the start). None: nothing new.

        The last row is left out until its turn comes: readers that append what they get stay as bounded as the curve.
        """
        reset = mark is None or mark.curve is not self or mark.stride != self.stride
        seen = 0 if mark is None or reset else mark.seen
        if not reset and seen == self._count:
            return None
        return News(reset, self.stride, self._kept[seen : self._count].copy(), Mark(self, self.stride, self._count))

    def state(self) -> dict[str, object]:
        """Everything `Curve.restored` needs, fit for a frame."""
        kept = self._kept[: self._count].copy()
        return {
            "stride": self.stride,
            "recorded": self._recorded,
            "kept": kept,
            "last": self._last,
            "limit": self.limit,
        }

    @classmethod
    def restored(
        cls, stride: int, recorded: int, kept: NDArray[np.float32], last: NDArray[np.float32], limit: int = LIMIT
    ) -> "Curve":
        """The curve whose `state` this was."""
        curve = cls(limit)
        curve.stride, curve._recorded, curve._count = stride, recorded, len(kept)
        curve._kept = np.array(kept, np.float32) if len(kept) else curve._kept
        curve._last = np.array(last, np.float32)
        return curve
