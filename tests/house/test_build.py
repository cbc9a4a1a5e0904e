"""The bundler: hashed names, shared parts, the registry folder, compressed copies, page weight."""

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMIT_KB = 120


def build(source: Path, outdir: Path) -> str:
    """Bundles a copy of the page's sources and returns what the build printed."""
    command = ["node", "tools/build.mjs", "--src", str(source), "--outdir", str(outdir)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def manifest(outdir: Path) -> dict[str, str]:
    return json.loads((outdir / "manifest.json").read_text())  # type: ignore[no-any-return]


def imported(outdir: Path, file: str) -> set[str]:
    """The bundle and everything it imports before it runs."""
    seen: set[str] = set()
    waiting = [file]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting += re.findall(r'(?:from|import)"\./([\w.-]+\.js)"', (outdir / current).read_text())
    return seen


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The page, bundled once for this module: its folder, and what the build printed."""
    outdir = tmp_path_factory.mktemp("page") / "dist"
    return outdir, build(ROOT / "static/src", outdir)


def test_the_manifest_names_hashed_files_that_exist(page: tuple[Path, str]) -> None:
    outdir, _ = page
    names = manifest(outdir)
    assert {"start.js", "lab.js", "embed.js", "lab.css", "start.css", "socket.worker.js"} <= set(names)
    for logical, hashed in names.items():
        stem, ending = logical.rsplit(".", 1)
        assert re.fullmatch(rf"{re.escape(stem)}-[A-Z0-9]{{8}}\.{ending}", hashed), hashed
        assert (outdir / hashed).stat().st_size > 0


def test_the_page_knows_the_name_of_its_worker(page: tuple[Path, str]) -> None:
    outdir, _ = page
    worker = f"/static/{manifest(outdir)['socket.worker.js']}"
    assert any(worker in file.read_text() for file in outdir.glob("*.js"))
    assert not re.search(r"\bimport\b|\bexport\b", (outdir / worker.rsplit("/", 1)[1]).read_text())


def test_what_a_bundle_imports_at_once_is_written_down(page: tuple[Path, str]) -> None:
    outdir, _ = page
    imports: dict[str, list[str]] = json.loads((outdir / "imports.json").read_text())
    for name, parts in imports.items():
        entry = manifest(outdir)[name]
        assert set(parts) == imported(outdir, entry) - {entry}


def test_compressed_copies_hold_the_same_bytes(page: tuple[Path, str]) -> None:
    outdir, _ = page
    for file in [*outdir.glob("*.js"), *outdir.glob("*.css")]:
        assert gzip.decompress(Path(f"{file}.gz").read_bytes()) == file.read_bytes()
        assert Path(f"{file}.br").exists()


def test_the_licences_of_bundled_packages_are_shipped(page: tuple[Path, str]) -> None:
    notices = (page[0] / "licences.txt").read_text()
    for package in ("preact", "@preact/signals", "@msgpack/msgpack"):
        assert f"\n{package}\n" in f"\n{notices}"


def test_the_page_is_light_before_its_lazy_parts(page: tuple[Path, str]) -> None:
    outdir, printed = page
    names = manifest(outdir)
    for entry in ("start", "lab", "embed"):
        files = imported(outdir, names[f"{entry}.js"]) | {names[name] for name in (f"{entry}.css",) if name in names}
        if entry != "start":
            files.add(names["socket.worker.js"])
        weight = sum((outdir / f"{file}.br").stat().st_size for file in files) / 1024
        assert weight <= LIMIT_KB, f"{entry}: {weight:.1f} kB\n{printed}"


def test_every_style_sheet_is_linked_by_a_page(page: tuple[Path, str]) -> None:
    outdir, _ = page
    named = set(manifest(outdir).values())
    assert {sheet.name for sheet in outdir.glob("*.css")} <= named, "a lazy part imports its sheet as sheet:…"


def test_a_second_build_gives_the_same_files_and_leaves_no_old_ones(tmp_path: Path) -> None:
    source, outdir = tmp_path / "src", tmp_path / "dist"
    shutil.copytree(ROOT / "static/src", source)
    build(source, outdir)
    first = sorted(file.name for file in outdir.iterdir())
    start = manifest(outdir)["start.js"]
    build(source, outdir)
    assert sorted(file.name for file in outdir.iterdir()) == first

    with (source / "start.tsx").open("a") as file:
        file.write('\ndocument.title = "changed";\n')
    build(source, outdir)
    second = {file.name for file in outdir.iterdir()}
    assert second != set(first)
    assert start not in second


def test_a_panel_is_one_new_file(tmp_path: Path) -> None:
    source, outdir = tmp_path / "src", tmp_path / "dist"
    shutil.copytree(ROOT / "static/src", source)
    (source / "panels/zebra.panel.tsx").write_text(
        "const Component = () => <b>stripes</b>;\n"
        'export default { name: "zebra", area: "time", order: 99, Component };\n'
    )
    build(source, outdir)
    lab = imported(outdir, manifest(outdir)["lab.js"])
    assert any("stripes" in (outdir / file).read_text() for file in lab)


def test_a_missing_entry_is_said(tmp_path: Path) -> None:
    command = ["node", "tools/build.mjs", "--src", str(tmp_path), "--outdir", str(tmp_path / "dist")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode != 0
    assert "start.tsx is missing" in done.stderr
