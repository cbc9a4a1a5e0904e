"""Checkpoints on disk."""

import os
import sqlite3
from pathlib import Path

import pytest

from server.store import NAME, Store


def test_what_was_put_is_found_by_a_later_store(tmp_path: Path):
    store = Store.open(tmp_path)
    store.put({"a": b"first", "b": b"other"})
    store.put({"a": b"second"})
    store.close()
    again = Store.open(tmp_path)
    assert (again.get("a"), again.get("b"), again.get("c")) == (b"second", b"other", None)
    again.close()


def test_it_writes_ahead_and_is_ones_own(tmp_path: Path):
    store = Store.open(tmp_path / "data")
    store.put({"a": b"1"})
    with sqlite3.connect(tmp_path / "data" / NAME) as reader:
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    reader.close()
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
    store.close()


def test_tokens_are_not_in_the_file(tmp_path: Path):
    store = Store.open(tmp_path)
    store.put({"a-secret-token": b"body"})
    store.close()
    assert b"a-secret-token" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_gone_runs_are_forgotten():
    store = Store.open(None)
    store.put({"a": b"1", "b": b"2"})
    store.put({}, gone={"a"})
    assert (store.get("a"), store.get("b")) == (None, b"2")
    store.close()


def test_old_runs_and_too_many_are_pruned(monkeypatch: pytest.MonkeyPatch):
    now = 1000.0
    monkeypatch.setattr("server.store.time.time", lambda: now)
    store = Store.open(None)
    for name in "abcde":
        now += 10
        store.put({name: b"body"})
    store.touch({"a"})
    assert store.prune(25, 100) == 4
    assert store.get("b") is None
    assert store.prune(1000, 2) == 2
    assert [name for name in "abcde" if store.get(name)] == ["a", "e"]
    store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_closed(tmp_path: Path):
    tmp_path.chmod(0o500)
    store = Store.open(tmp_path / "data")
    store.put({"a": b"1"})
    assert store.get("a") == b"1"
    store.close()


def test_where_no_folder_can_be_the_store_is_in_memory(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    (tmp_path / "file").write_text("")
    store = Store.open(tmp_path / "file")
    assert "runs end with the server" in caplog.text
    store.put({"a": b"1"})
    assert store.get("a") == b"1"
    store.close()


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    (tmp_path / NAME).write_bytes(b"not a database at all" * 100)
    store = Store.open(tmp_path)
    store.put({"a": b"1"})
    assert store.get("a") == b"1"
    store.close()
    assert (tmp_path / NAME).read_bytes().startswith(b"not a database")
