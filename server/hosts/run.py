"""A run inside a worker: its lanes or its sweep, whether it plays, the steps it owes, and where it is to go back to."""

import time
from typing import Literal, NamedTuple

import msgspec

from engine.experiment import Experiment
from engine.lanes import Lanes
from engine.session import Session
from engine.stop import Stop, StopConfig
from engine.sweep import Sweep

Work = Lanes | Sweep
AS_MANY_AS_POSSIBLE = 1_000_000
HALF_LIFE = 1.0
HAND_PRIORITY = 0.03
MODEST = 0.3
"""Working time of late, in seconds, up to which a seek comes before other runs."""
FINISHED_FIRST = 0.25
"""Seconds for which a seek is not given up for the next one, so that there are frames on the way."""


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
    """How a run goes on: whether it plays, how fast, the steps it owes, and the step it is to show."""

    playing: bool
    pace: int
    owed_by_hand: int
    owed_to_frame: int
    target: int | None


class Seek(NamedTuple):
    """A step to be shown, and the command that asked for it."""

    step: int
    seq: int


class Run:
    """Lanes or a sweep, and their clock.

    Playing with `pace` 0 it takes as many steps as it gets time for; with a pace of n it owes n steps to every frame.
    Steps asked by hand are owed before anything else, and come with a little priority over other runs. Steps are those
    of the lane in focus; the other lanes keep level with it.
    """

    def __init__(self, token: str, work: Work) -> None:
        self.token = token
        self.work = work
        self.playing = False
        self.pace = 0
        self.meter = Meter()
        self.calm = time.perf_counter()
        """When it was last known to be settled."""
        self.stops: list[tuple[int, Stop]] = []
        """Lanes that have stopped by themselves, and why; emptied by who tells it."""
        self._kept: dict[int, tuple[int, StopConfig, int]] = {}
        """By lane, the best step that it went back to by itself, and the edits and rules of then."""
        self._compared: tuple[int, bool] | None = None
        self._target: Seek | None = None
        self._next: Seek | None = None
        self._sought_at = 0.0
        self._owed_by_hand = 0
        self._owed_to_frame = 0
        self._urgency = 0.0
        self._spent = 0.0
        self._spent_at = time.perf_counter()

    @property
    def lanes(self) -> Lanes | None:
        """Its lanes; None: it is a sweep."""
        return self.work if isinstance(self.work, Lanes) else None

    @property
    def session(self) -> Session | Sweep:
        """The lane in focus, or the sweep."""
        return self.work.session if isinstance(self.work, Lanes) else self.work

    @property
    def focus(self) -> int:
        """The number of the lane in focus; 0 of a sweep."""
        return self.work.focus if isinstance(self.work, Lanes) else 0

    @property
    def experiments(self) -> dict[int, Experiment]:
        """What every lane trains, or the sweep as a whole."""
        if isinstance(self.work, Lanes):
            return {number: session.experiment for number, session in self.work.sessions.items()}
        return {0: self.work.experiment}

    @property
    def family(self) -> dict[int, tuple[int | None, int]]:
        """Of several lanes, where each comes from: its parent, and the step at which it began."""
        lanes = self.lanes
        if lanes is None or len(lanes.sessions) == 1:
            return {}
        return {number: (lanes.parents[number], lanes.born[number]) for number in lanes.sessions}

    @property
    def count(self) -> int:
        """How many learners it trains."""
        if isinstance(self.work, Lanes):
            return len(self.work.sessions)
        return sum(cell.experiment is not None for cell in self.work.cells)

    @property
    def edited(self) -> bool:
        """Whether it has had more than one lane or experiment, perhaps."""
        return isinstance(self.work, Lanes) and (len(self.work.sessions) > 1 or bool(self.work.session.edits))

    def lane(self, number: int | None) -> Session | Sweep | None:
        """A lane by its number, None being the one in focus; None: there is no such lane."""
        if number is None:
            return self.session
        return self.work.sessions.get(number) if isinstance(self.work, Lanes) else None

    @property
    def version(self) -> int:
        """Grows whenever anything of it may read differently."""
        return self.work.version

    @property
    def latest(self) -> int:
        """The largest step there has been."""
        return self.work.latest if isinstance(self.work, Lanes) else self.work.step

    @property
    def urgent(self) -> bool:
        """Whether somebody has just asked something by hand and waits for the answer."""
        return self._urgency > 0

    @property
    def seeking(self) -> bool:
        """Whether it is on its way to a step."""
        return self._target is not None

    @property
    def settled(self) -> bool:
        """Whether it is where it should be, and all lanes are level."""
        return self._target is None and self._level()

    def _level(self) -> bool:
        """Whether all lanes or cells are level; of many cells it is found out only when something has changed."""
        if isinstance(self.work, Lanes):
            return self.work.level
        version = self.work.version
        if self._compared is None or self._compared[0] != version:
            self._compared = version, self.work.level
        return self._compared[1]

    @property
    def between_frames(self) -> bool:
        """Whether the next frame waits for steps that are still to be taken."""
        return self.playing and self.pace > 0 and self._owed_to_frame > 0

    @property
    def wants_steps(self) -> bool:
        """Whether there are steps to be taken now."""
        return self._owed > 0 or self._next is not None or not self.settled

    @property
    def _owed(self) -> int:
        if self._owed_by_hand or not self.playing:
            return self._owed_by_hand
        return self._owed_to_frame if self.pace else AS_MANY_AS_POSSIBLE

    def clock(self) -> Clock:
        """What `wind` needs to go on elsewhere."""
        seek = self._next or self._target
        target = None if seek is None else seek.step
        return Clock(self.playing, self.pace, self._owed_by_hand, self._owed_to_frame, target)

    def wind(self, clock: Clock) -> None:
        """Goes on as another run of the same work did."""
        self.playing, self.pace = clock.playing, clock.pace
        self._owed_by_hand, self._owed_to_frame = clock.owed_by_hand, clock.owed_to_frame
        if clock.target is not None:
            self._set_out(Seek(clock.target, 0))

    def play(self) -> None:
        """Trains from now on, unless the losses have overflowed or all cells of a sweep are at their end."""
        over = self.work.diverged or (not isinstance(self.work, Lanes) and self.work.done)
        if not over and not self.playing:
            self.playing = True
            self._owed_to_frame = self.pace
            self.meter.restart()

    def pause(self) -> None:
        """Stops; steps still owed are forgotten, and so is where it was on its way to."""
        self.playing = False
        self._owed_by_hand = self._owed_to_frame = 0
        self._target = self._next = None
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
            ahead = self.session.place + self._owed_by_hand
            count = (ahead // size + count) * size - ahead
        self._owed_by_hand += count
        self.hurry()

    # Going back

    def seek(self, step: int, seq: int) -> None:
        """Shows that step, or the nearest there has been, and pauses; asked in a row it shows some on the way."""
        under_way, asked = self._target, Seek(step, seq)
        self.pause()
        if under_way is not None and time.perf_counter() - self._sought_at < FINISHED_FIRST:
            self._target, self._next = under_way, asked
        else:
            self._set_out(asked)
        if self.spent(time.perf_counter()) < MODEST:
            self.hurry()

    def reached(self, seq: int) -> int:
        """The last command that has been carried out, where `seq` is the last that has been taken."""
        waiting = self._target or self._next
        return seq if waiting is None or waiting.seq == 0 else min(seq, waiting.seq - 1)

    def _set_out(self, seek: Seek) -> None:
        self._target, self._next = seek, None
        self._sought_at = self.calm = time.perf_counter()

    def _go_back(self, work: Lanes, end: float) -> None:
        if self._target is None and self._next is not None:
            self._set_out(self._next)
        if self._target is not None and work.seek(self._target.step, end):
            self._target = None

    # Work

    def hurry(self) -> None:
        """Comes before other runs until its next frame, for at most 30 ms of work."""
        self._urgency = HAND_PRIORITY

    def branched(self) -> None:
        """A lane has been added, which may have to catch up."""
        self.calm = time.perf_counter()
        self.hurry()

    def advance(self, budget: float, *, level: bool = False) -> int:
        """Takes steps for at most `budget` seconds, or goes back by them; how many of those owed it took.

        Args:
            budget: in seconds.
            level: only brings the other lanes level with the one in focus, for a frame to be made.
        """
        start = time.perf_counter()
        taken = 0
        if self._target is not None or self._next is not None:
            assert isinstance(self.work, Lanes)
            self._go_back(self.work, start + budget)
        else:
            taken = self._train(0 if level and not self._level() else self._owed, start + budget)
        now = time.perf_counter()
        if self.settled:
            self.calm = now
        self.charge(now - start)
        return taken

    def _train(self, owed: int, end: float) -> int:
        taken = self.work.advance(owed, end)
        if self._owed_by_hand:
            self._owed_by_hand -= taken
        elif self.pace:
            self._owed_to_frame -= taken
        if self.playing:
            self.meter.count(taken)
        if isinstance(self.work, Lanes):
            self._note_stops(self.work)
        elif self.work.done:
            self.pause()
        if self.work.diverged:
            self.pause()
        return taken

    def _note_stops(self, lanes: Lanes) -> None:
        """A lane that has stopped as its experiment asks for pauses the run, which may then go back to the best.

        Who plays on from there wants to see what comes after: it does not go back to the same step again.
        """
        for number, stop in lanes.stopped:
            session = lanes.sessions[number]
            rules = session.experiment.stop
            best = stop.best_step if rules.keep_best and stop.reason != "step" else None
            if best is not None:
                kept = session.edits_version, rules, best
                if self._kept.get(number) == kept:
                    continue
                self._kept[number] = kept
            self.stops.append((number, stop))
            self.pause()
            if best is not None:
                self._set_out(Seek(best, 0))

    def frame_made(self) -> None:
        """The steps of the next frame are owed from now on."""
        if self.playing and self.pace and self._owed_to_frame <= 0:
            self._owed_to_frame = self.pace
        if not self._owed_by_hand and self.settled:
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
