"""`python -m bench.fuzz [100000]`: random and mutated experiments and messages. Nothing may break.

Every input follows from the seed and its number alone: `--only 4711` repeats one. Nearly all are tried in this process;
one in twenty goes to a real server, over HTTP or a WebSocket.
"""

import argparse
import asyncio
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence

from bench import mutate, sayings
from bench.serving import load, serving
from bench.siege import FoundError, siege
from bench.timing import table
from engine import frame
from engine.errors import GOT_LENGTH, MAX_PROBLEMS, ExperimentError, Problem
from engine.experiment import Experiment
from engine.graph import survey
from engine.session import Session
from server.client import Client
from server.commands import ClientCommand
from server.events import SERVER_EVENT
from server.hosts.base import Seat
from server.mailbox import Mailbox
from server.monitor import Tally
from server.settings import Settings

INPUTS = 100_000
SEED = 1
SHARE_OF_MESSAGES = 0.4
SHARE_ON_SOCKETS = 0.05
LIGHT = 5_000
"""Multiplications for one sample up to which a network is always built here."""
HEAVY_ONES = 0.05


# Experiments


def try_experiment(seed: int, number: int) -> str:
    """Parses one input; builds it and takes a step where that is cheap. Says what became of it.

    Raises:
        FoundError: anything but an experiment or an `ExperimentError` came of it.
    """
    dice = mutate.dice(seed, "experiment", number)
    given: object = mutate.body(dice) if dice.random() < 0.3 else mutate.experiment(dice)
    try:
        experiment = _parsed(given)
        if experiment is None:
            return "refused"
        heavy = survey(experiment.network, len(experiment.data.names())).multiplies > LIGHT
        if heavy and dice.random() >= HEAVY_ONES:
            return "valid"
        _run(experiment, dice)
    except Exception as error:
        raise FoundError(f"experiment {number} of seed {seed}: {given!r:.3000}") from error
    return "run"


def _parsed(given: object) -> Experiment | None:
    try:
        experiment = Experiment.parse(given)
    except ExperimentError as error:
        _check(error.problems)
        return None
    assert Experiment.parse(experiment.canonical()) == experiment
    return experiment


def _check(problems: list[Problem]) -> None:
    """Problems that people can read: where, expected, got, message."""
    assert 0 < len(problems) <= MAX_PROBLEMS
    for problem in problems:
        assert problem.expected
        assert problem.message
        assert 0 < len(problem.got) <= GOT_LENGTH
        problem.model_dump_json().encode()


def _run(experiment: Experiment, dice: random.Random) -> None:
    """Takes steps, reads a probe, and does things to the model, as clients may ask."""
    session = Session(experiment)
    taken = session.advance(2)
    assert taken in (0, 1, 2)
    assert taken == 2 or session.diverged
    for watch in sayings.watches(dice).values():
        _allowed(lambda watch=watch: frame.decode(frame.encode(session.read_one(watch["probe"], watch["options"]))))  # type: ignore[misc]
    _allowed(lambda: session.act(sayings.action(dice)))
    _allowed(lambda: session.tune({dice.choice(experiment.live_paths()): dice.choice([0, 0.1, 5, mutate.junk(dice)])}))
    session.advance(1)
    assert math.isfinite(session.curve.rows[0, 0])
    if dice.random() < 0.1:
        assert Session.restore(session.snapshot()).step == session.step
        session.reset()
        assert session.step == 0


def _allowed(action: Callable[[], object]) -> None:
    """What may be refused, in words."""
    try:
        action()
    except ExperimentError as error:
        _check(error.problems)


# Messages


class Nowhere(Seat):
    """A seat that counts what it is handed."""

    def __init__(self) -> None:
        self.commands = 0

    def command(self, command: ClientCommand, text: str) -> None:
        """Counts."""
        self.commands += 1

    def leave(self) -> None:
        """Nothing to leave."""


class Heard(Mailbox):
    """A mailbox that keeps what is put into it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str | bytes] = []

    def put(self, message: str | bytes) -> None:
        """Keeps it."""
        self.heard.append(message)


def try_message(seed: int, number: int) -> str:
    """Has one message judged. Says what became of it.

    Raises:
        FoundError: it was neither handed on nor answered.
    """
    dice = mutate.dice(seed, "message", number)
    text = sayings.message(dice, 1)
    seat, mailbox = Nowhere(), Heard()
    client = Client(seat, mailbox, Settings(), Tally(), 1)
    try:
        binary = dice.random() < 0.02
        client.take(None if binary else text, text.encode("utf-8", "surrogatepass") if binary else None)
        assert seat.commands + len(mailbox.heard) == 1
        kinds = [SERVER_EVENT.validate_json(answer).type for answer in mailbox.heard]
    except Exception as error:
        raise FoundError(f"message {number} of seed {seed}: {text!r:.3000}") from error
    return "taken" if not kinds or kinds == ["pong"] else "refused"


def try_all(seed: int, count: int) -> Counter[str]:
    """Tries so many inputs in this process, and so many again of messages as their share is.

    Raises:
        FoundError: something broke.
    """
    messages = round(count * SHARE_OF_MESSAGES)
    found = Counter(f"experiments {try_experiment(seed, number)}" for number in range(count - messages))
    found.update(f"messages {try_message(seed, number)}" for number in range(messages))
    return found


def main(arguments: Sequence[str] = ()) -> None:
    """Prints what became of the inputs; exits with 1 when something broke."""
    parser = argparse.ArgumentParser("bench.fuzz", description=__doc__)
    parser.add_argument("inputs", type=int, nargs="?", default=INPUTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", type=int, help="try the experiment and the message of this number alone")
    given = parser.parse_args(arguments)
    if given.only is not None:
        print(try_experiment(given.seed, given.only), try_message(given.seed, given.only))
        return
    on_sockets = round(given.inputs * SHARE_ON_SOCKETS)
    began = time.perf_counter()
    try:
        found = try_all(given.seed, given.inputs - on_sockets)
        with serving(sessions=50, messages_per_second=10_000) as server:
            found += asyncio.run(siege(server, given.seed, on_sockets))
    except FoundError as error:
        raise SystemExit(f"bench.fuzz: {error}\n{error.__cause__!r}") from error
    longest = found.pop("longest")
    rows = [[what, f"{count:,}"] for what, count in sorted(found.items())]
    rows.append(["longest time a bystander had no frame", f"{longest} ms"])
    title = f"Fuzz: {given.inputs:,} inputs, seed {given.seed}, {time.perf_counter() - began:.0f} s, {load()}"
    table(title, ["what became of them", "count"], rows)


if __name__ == "__main__":
    main(sys.argv[1:])
