"""What holds for the whole repository: pins, links between documents, sizes of files, one version number."""

import json
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PINS = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line)
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SOURCE_ENDINGS = {".py", ".ts", ".tsx", ".mjs", ".sh"}
SOURCES = sorted(
    path
    for folder in ("engine", "server", "static/src", "static/test", "templates", "tests", "tools", "bench", "examples")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in SOURCE_ENDINGS and not path.read_text().startswith("/* Generated ")
)


def requirements() -> list[Requirement]:
    lines = [*PROJECT["dependencies"], *(line for extra in PROJECT["optional-dependencies"].values() for line in extra)]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("requirement", requirements(), ids=lambda requirement: str(requirement.name))
def test_every_requirement_is_pinned_within_its_range(requirement: Requirement) -> None:
    assert requirement.specifier.contains(PINS[canonicalize_name(requirement.name)])


def test_constraints_are_exact_versions_and_nothing_else() -> None:
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line)] == []
    assert lines == sorted(lines, key=lambda line: line.split("==")[0])


def test_the_page_is_locked_by_checksum_and_not_to_a_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    for name, package in lock["packages"].items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package, name


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text()


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{document.relative_to(ROOT)} → {target}"
        for document in DOCUMENTS
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text())
        if not (document.parent / target).exists()
    ]
    assert broken == []


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs/decisions"
    listed = re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", (folder / "README.md").read_text())
    assert listed == sorted(path.name for path in folder.glob("0*.md"))


@pytest.mark.parametrize("path", sorted((ROOT / "docs/decisions").glob("0*.md")), ids=lambda path: str(path.stem))
def test_a_decision_gives_context_options_and_choice(path: Path) -> None:
    headings = re.findall(r"^## (\w+)", path.read_text(), re.MULTILINE)
    assert headings == ["Context", "Options", "Choice"]


def test_files_stay_readable_in_one_sitting() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text().splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_no_two_modules_differ_only_in_case_or_ending() -> None:
    """Windows and macOS cannot tell `edges.ts` from `Edges.ts`, nor the bundler `./edges` from `./Edges`."""
    modules = [path.relative_to(ROOT).with_suffix("") for path in SOURCES if path.suffix in {".py", ".ts", ".tsx"}]
    counted = Counter(str(module).lower() for module in modules)
    assert [name for name, count in counted.items() if count > 1] == []


def test_what_is_installed_is_not_installed_again() -> None:
    command = ["make", "-n", ".venv/.installed", "node_modules/.installed"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.count("is up to date") == 2, done.stdout


def test_a_wrong_chromium_is_named() -> None:
    environment = {"PATH": "/usr/bin:/bin", "CHROMIUM": "/nowhere/chromium"}
    command = [str(ROOT / "tools/chromium.sh"), "--find"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "CHROMIUM is /nowhere/chromium" in done.stderr
