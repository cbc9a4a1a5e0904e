"""What the web process asks a worker, which has torch: an experiment checked, described, or trained for its picture.

A question is a generator: it yields None after every slice of work, and at last its answer as msgpack.
"""

import hashlib
import logging
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgspec

from engine import frame, probes, table, uploads
from engine.convert import as_drawn
from engine.cost import measure
from engine.estimate import estimate
from engine.experiment import Experiment
from engine.playground_link import imported
from engine.session import Session
from server import gallery
from server.hosts.samples import sample
from server.metrics import contents
from server.version import package_version

LOG = logging.getLogger(__name__)
FRAMES = 12
SLICE = 0.010
FASTEST_STEP = 2e-6
"""Seconds of the fastest steps that were measured, between which a run does little else: no estimate is shorter."""
SURFACE = {"resolution": 40}

Question = Callable[[Any, Path], Iterator[bytes | None]]
_in_memory: dict[str, bytes] = {}


def check(argument: Any, cache: Path) -> Iterator[bytes | None]:
    """The normalised experiment; `argument` is an experiment, as an object or as JSON."""
    yield msgspec.msgpack.encode(Experiment.parse(argument).model_dump(mode="json"))


def cost(argument: Any, cache: Path) -> Iterator[bytes | None]:
    """What an experiment would cost on this machine; `argument` is an experiment, as an object or as JSON."""
    found = estimate(Experiment.parse(argument), measure())
    rate = 1 / max(found.step_seconds, FASTEST_STEP)
    yield msgspec.msgpack.encode(asdict(found) | {"steps_per_second": rate})


def convert(argument: Any, cache: Path) -> Iterator[bytes | None]:
    """The data of the experiment `argument` as drawn points."""
    experiment = Experiment.parse(argument)
    yield msgspec.msgpack.encode(as_drawn(experiment.data, experiment.seed).model_dump(mode="json"))


def upload(argument: Any, cache: Path) -> Iterator[bytes | None]:
    """Keeps the table `argument`, and tells its name and what is in it."""
    yield None
    found = table.parse(argument)
    yield None
    yield msgspec.msgpack.encode({"content": uploads.keep(argument)} | table.described(found))


def import_link(argument: Any, cache: Path) -> Iterator[bytes | None]:
    """The experiment in the TensorFlow Playground link `argument`, and what differs."""
    found = imported(argument)
    told = vars(found) | {
        "experiment": found.experiment.model_dump(mode="json"),
        "notes": [asdict(note) for note in found.notes],
    }
    yield msgspec.msgpack.encode(told)


def schema(argument: Any, cache: Path) -> Iterator[bytes | None]:
    """The JSON schema of Experiment."""
    yield msgspec.msgpack.encode(Experiment.model_json_schema())


def experiments(argument: Any, cache: Path) -> Iterator[bytes | None]:
    """The normalised experiments of the gallery, by name."""
    parsed = {name: Experiment.parse(entry.experiment) for name, entry in gallery.entries().items()}
    yield msgspec.msgpack.encode({name: experiment.model_dump(mode="json") for name, experiment in parsed.items()})


def frames(argument: Any, cache: Path) -> Iterator[bytes | None]:
    """Frames of a training run of the gallery entry `argument`, from the cache or recorded now."""
    entry = gallery.entries()[argument]
    experiment = Experiment.parse(entry.experiment)
    key = hashlib.sha256(f"{package_version()} {entry.steps} {experiment.canonical()}".encode()).hexdigest()[:32]
    file = cache / "gallery" / f"{key}.msgpack"
    found = _in_memory.get(key) or _read(file)
    if found is None:
        yield None
        found = yield from _record(entry, experiment)
        _keep(key, file, found)
    yield msgspec.msgpack.encode(found)


def _record(entry: gallery.GalleryEntry, experiment: Experiment) -> Generator[None, None, bytes]:
    """Trains and takes frames, closer together at the start, where most happens."""
    session = Session(experiment, None)
    alone = probes.reads(session.learner, "portrait")
    space = next(iter(gallery.entries())) == entry.name and not alone
    taken = []
    for number in range(FRAMES):
        target = round(entry.steps * (number / (FRAMES - 1)) ** 1.5)
        while session.step < target and not session.diverged and not session.finished:
            session.advance(target - session.step, time.perf_counter() + SLICE)
            yield None
        wanted: dict[str, dict[str, Any]] = {"portrait": {}} if alone else {"surface": SURFACE}
        if number == 0:
            wanted["data"] = {}
        if number == FRAMES - 1 and space:
            wanted["space"] = {}
        payloads = {name: session.read_one(name, options) for name, options in wanted.items()}
        told = contents(session, number=number, seq=0, playing=False, rate=0.0)
        taken.append(told | {"probes": payloads})
        yield None
    return frame.encode({"frames": taken})


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _keep(key: str, file: Path, frames: bytes) -> None:
    """Writes the file at once and whole; where that cannot be, the frames stay in memory."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as part:
            part.write(frames)
        Path(part.name).replace(file)
    except OSError as error:
        LOG.warning("gallery pictures cannot be kept in %s (%s): keeping them in memory", file.parent, error)
        _in_memory[key] = frames


QUESTIONS: dict[str, Question] = {
    "check": check,
    "convert": convert,
    "cost": cost,
    "import": import_link,
    "sample": sample,
    "upload": upload,
    "schema": schema,
    "experiments": experiments,
    "frames": frames,
}
LIGHT = frozenset({"check", "convert", "cost", "import", "sample", "schema", "experiments"})
"""Questions that are answered without running anything."""
