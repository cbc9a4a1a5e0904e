"""A run inside a worker: a session, whether it plays, and which steps it still owes."""

import time
from typing import Literal

import msgspec

from engine.session import Session

AS_MANY_AS_POSSIBLE = 1_000_000
HALF_LIFE = 1.0
HAND_PRIORITY = 0.03


class Meter:
    """Steps a second, measured over half a second and more."""

    WINDOW = 0.5

    def __init__(self) -> None:
        self.rate = 0.0
        self._steps = 0
        self._since = time.perf_counter()

    def count(self, steps: int) -> None:
        """Adds steps just taken."""
        self._steps += steps
        elapsed = time.perf_counter() - self._since
        if elapsed >= self.WINDOW:
            self.rate = self._steps / elapsed
            self._steps, self._since = 0, self._since + elapsed

    def restart(self) -> None:
        """Forgets what was; called when play begins or ends."""
        self.rate, self._steps, self._since = 0.0, 0, time.perf_counter()


class Clock(msgspec.Struct, array_like=True):
    """How a run goes on: whether it plays, how fast, and the steps it owes."""

    playing: bool
    pace: int
    owed_by_hand: int
    owed_to_frame: int


class Run:
    """One session and its clock.

    Playing with `pace` 0 it takes as many steps as it gets time for; with a pace of n it owes n steps to every frame.
    Steps asked by hand are owed before anything else, and come with a little priority over other runs.
    """

    def __init__(self, token: str, session: Session) -> None:
        self.token = token
        self.session = session
        self.playing = False
        self.pace = 0
        self.meter = Meter()
        self._owed_by_hand = 0
        self._owed_to_frame = 0
        self._urgency = 0.0
        self._spent = 0.0
        self._spent_at = time.perf_counter()

    @property
    def urgent(self) -> bool:
        """Whether somebody has just asked something by hand and waits for the answer."""
        return self._urgency > 0

    @property
    def between_frames(self) -> bool:
        """Whether the next frame waits for steps that are still to be taken."""
        return self.playing and self.pace > 0 and self._owed_to_frame > 0

    @property
    def wants_steps(self) -> bool:
        """Whether there are steps to be taken now."""
        return self._owed_by_hand > 0 or (self.playing and (self.pace == 0 or self._owed_to_frame > 0))

    def clock(self) -> Clock:
        """What `wind` needs to go on elsewhere."""
        return Clock(self.playing, self.pace, self._owed_by_hand, self._owed_to_frame)

    def wind(self, clock: Clock) -> None:
        """Goes on as another run of the same session did."""
        self.playing, self.pace = clock.playing, clock.pace
        self._owed_by_hand, self._owed_to_frame = clock.owed_by_hand, clock.owed_to_frame

    def play(self) -> None:
        """Trains from now on, unless the losses have overflowed."""
        if not self.session.diverged and not self.playing:
            self.playing = True
            self._owed_to_frame = self.pace
            self.meter.restart()

    def pause(self) -> None:
        """Stops; steps still owed are forgotten."""
        self.playing = False
        self._owed_by_hand = self._owed_to_frame = 0
        self.meter.restart()

    def set_pace(self, steps_per_frame: int) -> None:
        """So many steps for every frame; 0: as many as it can."""
        self.pace = steps_per_frame
        self._owed_to_frame = steps_per_frame if self.playing else 0

    def step(self, unit: Literal["batch", "epoch"], count: int) -> None:
        """Owes steps by hand, on top of those still owed by hand; an epoch ends at the next boundary."""
        if self.playing:
            self.pause()
        if unit == "epoch":
            size = self.session.batches_per_epoch
            ahead = self.session.step + self._owed_by_hand
            count = (ahead // size + count) * size - ahead
        self._owed_by_hand += count
        self.hurry()

    def hurry(self) -> None:
        """Comes before other runs until its next frame, for at most 30 ms of work."""
        self._urgency = HAND_PRIORITY

    def advance(self, budget: float) -> int:
        """Takes steps for at most `budget` seconds; how many."""
        start = time.perf_counter()
        owed = self._owed_by_hand or (self._owed_to_frame if self.pace else AS_MANY_AS_POSSIBLE)
        taken = self.session.advance(owed, start + budget)
        if self._owed_by_hand:
            self._owed_by_hand -= taken
        elif self.pace:
            self._owed_to_frame -= taken
        if self.playing:
            self.meter.count(taken)
        if self.session.diverged:
            self.pause()
        self.charge(time.perf_counter() - start)
        return taken

    def frame_made(self) -> None:
        """The steps of the next frame are owed from now on."""
        if self.playing and self.pace and self._owed_to_frame <= 0:
            self._owed_to_frame = self.pace
        if not self._owed_by_hand:
            self._urgency = 0.0

    def charge(self, seconds: float) -> None:
        """Books working time."""
        self._spent = self.spent(time.perf_counter()) + seconds
        self._urgency = max(0.0, self._urgency - seconds)

    def spent(self, now: float) -> float:
        """Working time of late, halved every second: who has used much stands further back in the queue."""
        self._spent *= 0.5 ** ((now - self._spent_at) / HALF_LIFE)
        self._spent_at = now
        return self._spent
