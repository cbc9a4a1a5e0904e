"""Questions to a worker: short ones are answered at once, long ones bit by bit, when no run has anything to do."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from engine.errors import ExperimentError
from server.hosts import questions
from server.hosts.link import Kind

LOG = logging.getLogger(__name__)
PERIOD = 0.1


class Job(NamedTuple):
    """A question under way."""

    number: int
    work: Iterator[bytes | None]


class Jobs:
    """The questions that wait, oldest first. Even while all runs are busy one gets a little time every 0.1 s."""

    def __init__(self, send: Callable[[Kind, int, bytes], None], cache: Path) -> None:
        self._send = send
        self._cache = cache
        self._waiting: deque[Job] = deque()
        self._due = 0.0

    @property
    def waiting(self) -> bool:
        """Whether there is something to do."""
        return bool(self._waiting)

    @property
    def overdue(self) -> bool:
        """Whether a job has waited long enough."""
        return self.waiting and time.perf_counter() >= self._due

    @staticmethod
    def is_light(body: bytes) -> bool:
        """Whether this question runs nothing."""
        return msgspec.msgpack.decode(body)[0] in questions.LIGHT

    def ask(self, number: int, body: bytes) -> None:
        """Begins to answer; most answers are there at once."""
        question, argument = msgspec.msgpack.decode(body)
        job = Job(number, questions.QUESTIONS[question](argument, self._cache))
        if not self._answered(job):
            self._waiting.append(job)

    def work(self) -> None:
        """The oldest job goes on a little."""
        self._due = time.perf_counter() + PERIOD
        if self._waiting and self._answered(self._waiting[0]):
            self._waiting.popleft()

    def _answered(self, job: Job) -> bool:
        """Whether this slice of work was the last."""
        try:
            answer = next(job.work)
        except ExperimentError as error:
            found = [problem.model_dump() for problem in error.problems]
            self._send(Kind.FAILED, job.number, msgspec.msgpack.encode(found))
        except Exception as error:
            LOG.exception("a question failed")
            self._send(Kind.FAILED, job.number, msgspec.msgpack.encode(str(error) or type(error).__name__))
        else:
            if answer is None:
                return False
            self._send(Kind.ANSWER, job.number, answer)
        return True
