"""The shelf of uploads: found by what they say, whole or not at all, bounded."""

import hashlib
import os
import threading
from pathlib import Path

import pytest

from engine import uploads
from engine.errors import ExperimentError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "uploads"


def test_what_is_kept_is_found_by_its_digest(folder: Path):
    shelf = uploads.Shelf(folder)
    name = shelf.keep(b"a,b\n1,2\n")
    assert name == hashlib.sha256(b"a,b\n1,2\n").hexdigest()
    assert shelf.read(name) == b"a,b\n1,2\n"
    assert shelf.keep(b"a,b\n1,2\n") == name
    assert [file.name for file in folder.iterdir()] == [f"{name}.csv"]


@pytest.mark.parametrize(
    "name", ["", "0" * 64, "../../etc/passwd", "A" * 64, "0" * 63 + "\n", "0" * 65, "/" * 64, "\0" * 64]
)
def test_no_other_name_leads_anywhere(folder: Path, name: str):
    shelf = uploads.Shelf(folder)
    shelf.keep(b"1")
    assert shelf.read(name) is None


def test_a_file_that_is_not_what_its_name_says_is_not_given_out(folder: Path):
    shelf = uploads.Shelf(folder)
    name = shelf.keep(b"true")
    (folder / f"{name}.csv").write_bytes(b"false")
    assert shelf.read(name) is None


def test_a_link_that_somebody_puts_there_is_not_given_out(folder: Path, tmp_path: Path):
    shelf = uploads.Shelf(folder)
    shelf.keep(b"1")
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    (folder / f"{'0' * 64}.csv").symlink_to(secret)
    assert shelf.read("0" * 64) is None


def test_what_was_not_read_for_longest_goes_first(folder: Path):
    shelf = uploads.Shelf(folder, 250)
    names = [shelf.keep(bytes([number]) * 100) for number in range(2)]
    for age, name in enumerate(names):
        os.utime(folder / f"{name}.csv", (1000 + age, 1000 + age))
    assert shelf.read(names[0]) is not None
    newest = shelf.keep(b"x" * 100)
    assert [shelf.read(name) is not None for name in (*names, newest)] == [True, False, True]


def test_the_number_of_files_is_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(uploads, "MOST_FILES", 3)
    shelf = uploads.Shelf(folder)
    for number in range(8):
        shelf.keep(bytes([number]))
    assert len(list(folder.iterdir())) == 3


def test_more_than_the_shelf_holds_is_refused(folder: Path):
    with pytest.raises(uploads.UnwritableError):
        uploads.Shelf(folder, 10).keep(b"x" * 11)
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(uploads.UnwritableError, match="cannot keep uploads"):
        uploads.Shelf(tmp_path / "file" / "uploads").keep(b"1")


def test_a_write_that_fails_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(self: Path, target: Path) -> Path:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(uploads.UnwritableError):
        uploads.Shelf(folder).keep(b"1")
    assert list(folder.iterdir()) == []


def test_what_was_left_half_written_goes_in_the_end(folder: Path):
    shelf = uploads.Shelf(folder)
    shelf.keep(b"1")
    (folder / "old.part").write_bytes(b"half")
    (folder / "new.part").write_bytes(b"half")
    os.utime(folder / "old.part", (1000, 1000))
    shelf.keep(b"2")
    assert [file.name for file in folder.glob("*.part")] == ["new.part"]


def test_many_at_once_leave_whole_files(folder: Path):
    shelf = uploads.Shelf(folder, 2000)
    contents = [bytes([number]) * 300 for number in range(12)]
    done: list[bool] = []

    def work() -> None:
        done.extend(shelf.read(shelf.keep(data)) in (data, None) for data in contents * 5)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 4 * len(contents) * 5
    assert all(done)
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 2000
    assert all(file.suffix == ".csv" for file in folder.iterdir())


def test_without_a_shelf_nothing_is_here():
    uploads.use(None)
    with pytest.raises(uploads.UnwritableError):
        uploads.keep(b"1")
    with pytest.raises(ExperimentError, match="This server does not have the data"):
        uploads.read("0" * 64)
