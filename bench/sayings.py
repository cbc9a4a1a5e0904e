"""Random and mutated messages of a client: every one follows from its dice, and from nothing else."""

import random
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import numpy as np

from bench.mutate import broken, dumped, experiment, grown_object, junk, mutated, nearby, text
from engine.registry import load


def options(probe: str, dice: random.Random) -> dict[str, Any]:
    """Options that a probe allows, or nearly so."""
    known = load("engine.probes")
    if probe not in known:
        return {}
    made = grown_object(known[probe].Options.model_json_schema(), dice)
    if not made or dice.random() < 0.7:
        return made
    name = dice.choice(list(made))
    return made | {name: dice.choice([junk(dice), nearby(made[name], dice)])}


def watches(dice: random.Random) -> dict[str, Any]:
    """A watch list."""
    names = [*load("engine.probes"), "nonsense", "../surface", ""]
    chosen = [dice.choice(names) for _ in range(dice.choice([0, 1, 2, 3, 9, 25]))]
    hz = dice.choice([0.5, 5, 10, 30, 60, 61, -1])
    lane = dice.choice([{}, {}, {"lane": dice.choice([0, 1, 2, None, -1])}])
    return {
        f"{name}{dice.randrange(3)}": {"probe": name, "options": options(name, dice), "hz": hz, **lane}
        for name in chosen
    }


def action(dice: random.Random) -> dict[str, Any]:
    """Something to be done to the model."""
    if dice.random() < 0.6:
        value = dice.choice([dice.uniform(-3, 3), 1e6, -1e6, 1e7, "1"])
        return {"kind": "set_parameter", "index": dice.choice([0, 1, 5, 99_999, -1]), "value": value}
    numbers = np.array([dice.choice([0.1, -1.0, np.nan, np.inf, 1e30]) for _ in range(dice.randint(0, 60))], "<f4")
    if dice.random() < 0.5:
        numbers = np.nan_to_num(numbers, posinf=1.0) * 1e-30
    coded = urlsafe_b64encode(numbers.tobytes()).decode()
    return {"kind": "set_parameters", "parameters": broken(coded, dice, 0.3)}


LIVE = ("learner.optimizer.rate", "learner.l1", "learner.l2", "learner.clip_norm", "learner.schedule", "seed", "")
FIELDS: dict[str, Callable[[random.Random], dict[str, Any]]] = {
    "open": lambda dice: {"experiment": experiment(dice), "play": dice.random() < 0.5} | _start(dice),
    "resume": lambda dice: {"token": dice.choice(["nobody", text(dice), "x" * 129])},
    "play": lambda dice: {},
    "pause": lambda dice: {},
    "reset": lambda dice: {},
    "attend": lambda dice: {"watching": dice.random() < 0.7, "keep_training": dice.random() < 0.5},
    "step": lambda dice: {"unit": dice.choice(["batch", "epoch", "year"]), "count": dice.choice([1, 5, 1000, 0])},
    "speed": lambda dice: {"steps_per_frame": dice.choice([0, 1, 10, 1000, 1001])},
    "tune": lambda dice: {"changes": {dice.choice(LIVE): dice.choice([0.01, 0.0, -1, 1e9, None, junk(dice)])}},
    "act": lambda dice: {"action": action(dice)},
    "watch": lambda dice: {"probes": watches(dice)},
    "change": lambda dice: {"experiment": experiment(dice), "parameters": dice.choice([None, _vector(dice)])},
    "seek": lambda dice: {"step": dice.choice([0, 1, 30, 10**6, 2**53 - 1, 2**53, -1])},
    "branch": lambda dice: {"experiment": dice.choice([None, experiment(dice)]), "fresh": dice.random() < 0.3},
    "focus": lambda dice: {"lane": dice.choice([0, 1, 2, 3, 4, 10**6, -1])},
    "drop": lambda dice: {"lane": dice.choice([0, 1, 2, 3, 4, 10**6, -1])},
    "sweep": lambda dice: {"experiment": experiment(dice), "axes": axes(dice), "play": dice.random() < 0.5},
    "ack": lambda dice: {"frame": dice.choice([0, 1, 2**53])},
    "ping": lambda dice: {},
}
"""What each command holds."""
KINDS = (*FIELDS, "open", "tune", "act", "watch", "change", "seek", "branch")
"""Of commands; those that hold or change much come up twice as often."""


def command(dice: random.Random) -> dict[str, Any]:
    """A command, of which every field may be asked for; its number is left to the sender."""
    kind = dice.choice(KINDS)
    return {"type": kind, **FIELDS[kind](dice)}


def axes(dice: random.Random) -> list[dict[str, Any]]:
    """What a sweep varies: at most nine small runs as a rule, now and then far too many."""
    count = dice.choice([0, 1, 2, 3, 3, 3, 65 if dice.random() < 0.1 else 2])
    path = dice.choice(
        ["learner.optimizer.rate", "seed", "network.layers[0].units", "network.layers[99]", "][", text(dice)]
    )
    values = [dice.choice([0.01, 1, 3, 7, junk(dice)]) for _ in range(count)]
    return [{"path": path, "values": values}] * dice.choice([1, 1, 2, 3])


def _start(dice: random.Random) -> dict[str, Any]:
    if dice.random() < 0.7:
        return {}
    return {"start": {"step": dice.choice([0, 7, 10**6, 2**53 - 1, -1]), "parameters": _vector(dice)}}


def _vector(dice: random.Random) -> Any:
    return action(dice).get("parameters")


def message(dice: random.Random, seq: int) -> str:
    """The text of a command, sometimes mutated or broken; its number is `seq`, as a rule."""
    made: Any = command(dice)
    if made["type"] != "ack":
        made["seq"] = seq
    if dice.random() < 0.4:
        made = mutated(made, dice)
    return broken(dumped(made), dice, 0.1)
