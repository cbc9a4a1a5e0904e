"""Registries: what is found in a folder, and what is refused."""

import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from engine.base import Kinded
from engine.errors import RegistryError
from engine.registry import Named, Registered, load

Folder = Callable[..., str]
GOOD = '''"""A member."""
from typing import Literal
from engine.base import Kinded
class Config(Kinded):
    """Its settings."""
    kind: Literal["KIND"] = "KIND"
    size: int = 1
def make(config): return config.size
'''


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Makes a registry package of the given modules, and returns its name."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def make(init: str = 'MEMBERS = ("Config", "make")', **modules: str) -> str:
        name = f"registry_{uuid.uuid4().hex}"
        (tmp_path / name).mkdir()
        for module, text in {"__init__": init, **modules}.items():
            (tmp_path / name / f"{module}.py").write_text(text.replace("KIND", module), encoding="utf-8")
        return name

    return make


def test_members_are_the_files_in_order(folder: Folder):
    name = folder(small=GOOD, big=GOOD, _helper="whatever = 1")
    assert list(load(name)) == ["big", "small"]
    assert load(name)["big"] is sys.modules[f"{name}.big"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (GOOD.replace('"""A member."""', ""), "needs an opening docstring"),
        (GOOD.replace("def make", "def made"), "must define make"),
        (GOOD.replace("def make(config): return config.size", "make = 3"), "make must be a function"),
        (GOOD.replace("class Config", "class Other"), "must define Config"),
        (GOOD + "\nConfig = 3\n", "Config must be a class"),
        (GOOD + "\nConfig = dict\n", "must derive from a configuration"),
        (
            GOOD.replace('Literal["KIND"] = "KIND"', 'Literal["other"] = "other"'),
            'needs the field kind: Literal\\["bad"',
        ),
        (GOOD.replace('Literal["KIND"] = "KIND"', 'Literal["KIND"]'), "needs the field kind"),
        (GOOD.replace('kind: Literal["KIND"] = "KIND"', ""), "needs the field kind"),
    ],
)
def test_a_module_that_breaks_the_contract_is_refused_by_name(folder: Folder, text: str, complaint: str):
    name = folder(good=GOOD, bad=text)
    with pytest.raises(RegistryError, match=rf"{name}\.bad.*{complaint}"):
        load(name)


def test_a_member_may_be_a_union_of_classes(folder: Folder):
    name = folder('MEMBERS = ("Payload",)', one='"""One."""\nPayload = int | str\n')
    assert load(name)["one"].Payload == int | str


def test_a_package_without_a_contract_is_no_registry(folder: Folder):
    with pytest.raises(RegistryError, match="is no registry"):
        load(folder(init=""))


@pytest.mark.parametrize("modules", [("one",), ("one", "two")])
def test_registered_reads_the_kind(folder: Folder, modules: tuple[str, ...]):
    adapter: TypeAdapter[Kinded] = TypeAdapter(Annotated[Kinded, Registered(folder(**dict.fromkeys(modules, GOOD)))])
    value = adapter.validate_python({"kind": "one", "size": 4})
    assert value.model_dump() == {"kind": "one", "size": 4}
    assert adapter.validate_python(value) is value
    with pytest.raises(ValidationError):
        adapter.validate_python({"kind": "three"})
    with pytest.raises(ValidationError):
        adapter.validate_python({"size": 3})
    schema = adapter.json_schema()
    assert set(schema["discriminator"]["mapping"]) == set(modules)


def test_named_takes_a_name(folder: Folder):
    adapter: TypeAdapter[str] = TypeAdapter(Annotated[str, Named(folder(one=GOOD, two=GOOD))])
    assert adapter.validate_python("two") == "two"
    assert adapter.json_schema()["enum"] == ["one", "two"]
    with pytest.raises(ValidationError):
        adapter.validate_python("three")
