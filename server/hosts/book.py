"""What a worker has done, and how much it has to do: the numbers of its reports."""

import os
import time
from collections.abc import Collection
from pathlib import Path

from server.hosts.governor import Level
from server.hosts.link import Report
from server.hosts.viewer import Viewer

PERIOD = 1.0
WEIGHT = 0.02
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0


class Book:
    """Counts, and means of late."""

    def __init__(self) -> None:
        self.due = 0.0
        """When the next report is."""
        self.frame_seconds = 0.0
        self._step_seconds = 0.0
        self._frames = 0
        self._steps = 0
        self._rest = 0.0
        self._since = time.perf_counter()

    def rested(self, seconds: float) -> None:
        """There was nothing to do for so long."""
        self._rest += seconds

    def frame(self, seconds: float) -> None:
        """A frame, or a part of one, was made."""
        self._frames += 1
        self.frame_seconds += WEIGHT * (seconds - self.frame_seconds)

    def steps(self, count: int, seconds: float) -> None:
        """Steps were taken."""
        self._steps += count
        if count:
            self._step_seconds += WEIGHT * (seconds / count - self._step_seconds)

    def report(self, now: float, viewers: Collection[Viewer], level: Level) -> Report:
        """The report for the time since the last one."""
        elapsed = max(now - self._since, 1e-9)
        busy = max(0.0, 1.0 - self._rest / elapsed)
        self._rest, self._since, self.due = 0.0, now, now + PERIOD
        return Report(
            pid=os.getpid(),
            sessions=sum(viewer.run is not None for viewer in viewers),
            lanes=sum(viewer.run.count for viewer in viewers if viewer.run is not None),
            busy=busy,
            frames=self._frames,
            steps=self._steps,
            step_seconds=self._step_seconds,
            frame_seconds=self.frame_seconds,
            detail=level.detail,
            pace=level.pace,
            frames_per_second=level.frames_per_second,
            memory=resident(),
        )


def resident() -> int:
    """The memory of this process in bytes, as far as the system tells."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0
