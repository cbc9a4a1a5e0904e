"""The interface of a host: the place where sessions run."""

from abc import ABC, abstractmethod
from typing import Any

from pydantic import BaseModel, Field

from server.commands import ClientCommand
from server.mailbox import Mailbox


class HostError(RuntimeError):
    """The host cannot do what it is asked; the message is fit for people."""


class WorkerStats(BaseModel):
    """What one worker does. Counts are totals since it began, times are means of late."""

    pid: int
    sessions: int
    lanes: int = Field(description="What these runs train: lanes, and cells of sweeps.")
    busy: float = Field(description="Share of the time in which it had something to do.")
    frames: int
    steps: int
    step_seconds: float
    frame_seconds: float
    detail: float = Field(description="What the resolution of fields is multiplied by.")
    frames_per_second: int = Field(description="Most frames a second for a client.")
    memory: int = Field(description="Resident, in bytes.")


class HostStats(BaseModel):
    """How much a host has to do. Counts are totals since it began."""

    workers: int = Field(description="Worker processes alive.")
    sessions: int = Field(description="Runs that have a client.")
    kept: int = Field(description="Runs that can be resumed.")
    waiting: int = Field(description="Clients in the queue for a run.")
    restarts: int = Field(description="Workers that died and were replaced.")
    restored: int = Field(description="Runs restored after a worker died.")
    lost: int = Field(description="Runs that could not be restored.")
    frames: int = Field(description="Frames handed on.")
    frame_bytes: int
    by_worker: list[WorkerStats]


class Seat(ABC):
    """One client's place at a host. Commands go in; events and frames come out through its mailbox."""

    @abstractmethod
    def command(self, command: ClientCommand, text: str) -> None:
        """Hands on a command, `text` being its JSON. Refusals come as `error` events."""

    @abstractmethod
    def leave(self) -> None:
        """The client has gone: its run pauses and can be resumed by its token for a while."""


class Host(ABC):
    """Runs sessions and answers questions about experiments."""

    @abstractmethod
    async def start(self) -> None:
        """Gets ready; returns without waiting for workers."""

    @abstractmethod
    async def stop(self) -> None:
        """Ends all sessions and workers, when every run is where a later host finds it by its token."""

    @abstractmethod
    def seat(self, mailbox: Mailbox) -> Seat:
        """A place for a client that has connected."""

    @abstractmethod
    async def snapshot(self, token: str) -> bytes | None:
        """The latest checkpoint of a run, from which any host can go on with it; None when there is none."""

    @abstractmethod
    async def ask(self, question: str, argument: Any = None, patience: float = 30.0) -> Any:
        """Asks a worker one of `server.hosts.questions`, and waits at most `patience` seconds.

        Raises:
            engine.errors.ExperimentError: the experiment in question is bad.
            HostError: no worker could answer.
        """

    @abstractmethod
    def stats(self) -> HostStats:
        """How much there is to do."""
