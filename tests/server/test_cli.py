"""The command line: its lines, its errors, and that its numbers are the page's."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from engine.experiment import Experiment
from engine.network import describe
from engine.session import Session
from server.cli import app
from server.gallery import entries
from server.metrics import state
from server.source import change, changed, experiment_at
from tests.server.running import XOR, Player

ROOT = Path(__file__).parents[2]
KEYS = ["step", "epoch", "loss_train", "loss_test", "accuracy_train", "accuracy_test"]


def unknot(*arguments: str, given: str | None = None) -> Result:
    """Runs a command in this process."""
    return CliRunner().invoke(app, arguments, input=given)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "xor.json"
    path.write_text(json.dumps(XOR))
    return str(path)


def test_train_tells_every_epoch_and_the_end(file: str):
    told = lines(unknot("train", file, "--steps", "10", "--json"))
    assert [line["step"] for line in told] == [0, 4, 8, 10]
    assert [line["epoch"] for line in told] == [0, 1, 2, 2]
    assert list(told[0]) == KEYS
    session = Session(Experiment.parse(XOR))
    session.advance(10)
    assert told[-1] == state(session)


def test_train_ends_without_repeating_itself(file: str):
    assert [line["step"] for line in lines(unknot("train", file, "--epochs", "2", "--json"))] == [0, 4, 8]
    assert [line["step"] for line in lines(unknot("train", file, "--steps", "0", "--json"))] == [0]


def test_train_is_the_same_twice_in_processes_of_their_own():
    command = [sys.executable, "-m", "server.cli", "train", "gallery:two-spirals", "--steps", "150", "--json"]
    outputs = [subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout for _ in range(2)]
    assert outputs[0] == outputs[1]
    assert len(outputs[0].splitlines()) == 15


def test_the_page_has_the_same_numbers(player: Player):
    told = lines(unknot("train", "gallery:ring-in-ring-three", "--steps", "333", "--json"))[-1]
    player.open(entries()["ring-in-ring-three"].experiment)
    player.send("step", count=333)
    frame = player.at_step(333)
    assert {key: frame[key] for key in KEYS} == told


def test_seed_and_set(file: str):
    first = lines(unknot("train", file, "--steps", "1", "--json"))
    other = lines(unknot("train", file, "--steps", "1", "--json", "--seed", "4"))
    assert first != other
    assert other == lines(unknot("train", file, "--steps", "1", "--json", "--set", "seed=4"))
    assert len(lines(unknot("train", file, "--epochs", "1", "--json", "--set", "learner.batch=1"))) == 2


def test_several_values_change_at_once():
    wanted = dict(map(change, ("data.kind=blobs", "data.classes=3", "learner.loss=cross_entropy")))
    wanted |= dict(map(change, ("network.layers[1].units=3", "network.layers[1].activation=softmax")))
    wanted |= dict(map(change, ("learner.optimizer.kind=sgd", "learner.optimizer.rate=0.5")))
    made = changed(Experiment.parse(XOR), wanted)
    assert made.model_dump()["data"].items() >= {"kind": "blobs", "points": 60}.items()
    assert made.model_dump()["learner"]["optimizer"] == {"kind": "sgd", "rate": 0.5}


def test_standard_input(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(XOR).encode())))
    assert experiment_at("-") == Experiment.parse(XOR)


def test_a_byte_order_mark_is_no_trouble(tmp_path: Path):
    file = tmp_path / "notepad.json"
    file.write_text(json.dumps(XOR), "utf-8-sig")
    assert experiment_at(str(file)) == Experiment.parse(XOR)


def test_overflow_is_null(file: str):
    arguments = ("--set", 'learner.optimizer={"kind": "sgd", "rate": 10}', "--set", "learner.loss=squared")
    deep = json.dumps(
        [{"kind": "dense", "units": 30, "activation": "linear"}] * 4
        + [{"kind": "dense", "units": 1, "activation": "linear"}]
    )
    result = unknot("train", file, "--epochs", "50", "--json", *arguments, "--set", f"network.layers={deep}")
    assert lines(result)[-1]["loss_train"] is None
    assert "smaller learning rate" in result.stderr


def test_train_for_people(file: str):
    result = unknot("train", file, "--epochs", "3")
    assert result.exit_code == 0
    assert re.search(r"epoch 3 +step 12 +loss [\d.]+ +test [\d.]+ +accuracy [\d.]+%", result.stdout)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("train", "/nowhere.json"), "a file that can be read"),
        (("train", "."), "a file that can be read"),
        (("train", "gallery:nothing"), "one of two-spirals"),
        (("train", "FILE", "--set", "learner.batch=0"), "learner.batch: expected a whole number from 1 to 1024, got 0"),
        (("train", "FILE", "--set", "nonsense"), "path=value"),
        (("train", "FILE", "--set", f"data={'[' * 3000}"), "data: expected an object"),
        (("train", "FILE", "--set", "network.layers[9].units=3"), "network.layers[9]"),
        (("train", "FILE", "--set", "data.kind=nothing"), "data.kind"),
        (("train", "FILE", "--seed", "-1"), "seed"),
        (("describe", "BROKEN"), "JSON"),
        (("describe", "LONG"), "at most 65536 bytes"),
        (("serve", "--port", "99999"), "65535"),
        (("serve", "--workers", "0"), "UNKNOT_WORKERS: Input should be greater than or equal to 1, got 0."),
        (("serve", "--log-format", "xml"), "UNKNOT_LOG_FORMAT"),
    ],
)
def test_bad_input_is_exit_code_2_and_readable(file: str, tmp_path: Path, arguments: tuple[str, ...], told: str):
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "long.json").write_text(" " * 70_000)
    names = {"FILE": file, "BROKEN": str(tmp_path / "broken.json"), "LONG": str(tmp_path / "long.json")}
    result = unknot(*(names.get(argument, argument) for argument in arguments))
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SESSIONS", "many", "UNKNOT_SESSIONS: Input should be a valid integer"),
        ("CONNECTIONS", "0", "UNKNOT_CONNECTIONS: Input should be greater than or equal to 1, got '0'."),
        ("PROXIES", "*", "UNKNOT_PROXIES"),
        ("PROXIES", "127.0.0.1, proxy.example.org", "UNKNOT_PROXIES"),
        ("ORIGINS", "https://example.org", "written as JSON"),
        ("LOG_LEVEL", "loud", "UNKNOT_LOG_LEVEL"),
    ],
)
def test_bad_settings_are_exit_code_2_and_readable(monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str):
    monkeypatch.setenv(f"UNKNOT_{name}", value)
    result = unknot("serve")
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_a_long_file_is_not_said_to_be_shorter_than_it_is(tmp_path: Path):
    (tmp_path / "long.json").write_text(" " * 70_000)
    result = unknot("describe", str(tmp_path / "long.json"))
    assert "expected at most 65536 bytes, got more" in result.stderr


def test_steps_and_epochs_exclude_each_other(file: str):
    assert unknot("train", file, "--steps", "1", "--epochs", "1").exit_code == 2


def test_describe(file: str):
    assert json.loads(unknot("describe", file, "--json").stdout) == describe(Experiment.parse(XOR))
    assert "dense_1" in unknot("describe", "gallery:xor").stdout


def test_gallery():
    listing = json.loads(unknot("gallery", "--json").stdout)
    assert [entry["name"] for entry in listing] == list(entries())
    assert set(listing[0]) == {"name", "title", "family"}
    assert "two-spirals" in unknot("gallery").stdout


def test_the_web_process_is_light():
    code = "import sys, server.app, server.cli; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
