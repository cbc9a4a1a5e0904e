"""When a run pauses by itself: at a step, on a target, or on a plateau (early stopping: Prechelt, 1998).

The rules are looked at where they can come true, at a step or at the end of an epoch, by whoever counts the steps; so
slicing changes nothing. What they remember is a function of the run, and part of its state.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from pydantic import Field

from engine.base import LIVE, Frozen

Reason = Literal["step", "loss", "accuracy", "plateau", "settled"]


class StopConfig(Frozen):
    """When a run pauses by itself. Nothing is chosen by default."""

    step: int | None = Field(None, ge=1, le=2**53 - 1, json_schema_extra=LIVE)
    """After exactly so many steps."""
    loss: float | None = Field(None, ge=0, le=1e6, json_schema_extra=LIVE)
    """Once the test loss is at most this, at the end of an epoch."""
    accuracy: float | None = Field(None, ge=0, le=1, json_schema_extra=LIVE)
    """Once the share of test points that are classified rightly is at least this, at the end of an epoch."""
    plateau: int | None = Field(None, ge=1, le=1_000_000, json_schema_extra=LIVE)
    """After so many epochs in which the test loss has not fallen by more than `least`."""
    least: float = Field(1e-4, ge=0, le=1e6, json_schema_extra=LIVE)
    """What counts as falling."""
    keep_best: bool = Field(False, json_schema_extra=LIVE)
    """Whether a run that stopped on a target or a plateau goes back to where its test loss was lowest."""

    @property
    def watches(self) -> bool:
        """Whether anything is looked at when an epoch ends."""
        return self.loss is not None or self.accuracy is not None or self.plateau is not None


class Stop(NamedTuple):
    """Why a run paused by itself, and where."""

    reason: Reason
    step: int
    best_step: int | None
    """The end of the epoch in which the test loss was lowest, as far as the rules have watched; None: nowhere."""


@dataclass(slots=True)
class Watcher:
    """What the rules remember from epoch to epoch."""

    best: float = math.inf
    """The lowest test loss at the end of an epoch."""
    best_step: int | None = None
    mark: float = math.inf
    """The test loss that has to be undercut for a plateau to end."""
    flat: int = 0
    """Epochs since it was."""
    met: tuple[Reason, ...] = ()
    """The targets that were true at the last look: they stop again only when they have been false."""

    def look(self, config: StopConfig, step: int, loss: float, accuracy: float | None) -> Stop | None:
        """Looks at the test loss and accuracy at the end of an epoch; says whether to stop."""
        if loss < self.best:
            self.best, self.best_step = loss, step
        met: list[Reason] = []
        if config.loss is not None and loss <= config.loss:
            met.append("loss")
        if config.accuracy is not None and accuracy is not None and accuracy >= config.accuracy:
            met.append("accuracy")
        anew = [reason for reason in met if reason not in self.met]
        self.met = tuple(met)
        if loss < self.mark - config.least:
            self.mark, self.flat = loss, 0
        else:
            self.flat += 1
        if config.plateau is not None and self.flat >= config.plateau:
            anew.append("plateau")
            self.mark, self.flat = (loss if math.isfinite(loss) else math.inf), 0
        return Stop(anew[0], step, self.best_step) if anew else None

    def rearm(self) -> None:
        """Other rules from here on: targets may stop at once, a plateau counts from here, the best stays."""
        self.mark, self.flat, self.met = math.inf, 0, ()

    def state(self) -> dict[str, Any]:
        """Everything `restored` needs, fit for a frame."""
        return {
            "best": self.best,
            "best_step": self.best_step,
            "mark": self.mark,
            "flat": self.flat,
            "met": list(self.met),
        }

    @classmethod
    def restored(cls, state: Mapping[str, Any]) -> Watcher:
        """The watcher whose `state` this was."""
        return cls(**{**state, "met": tuple(state["met"])})
