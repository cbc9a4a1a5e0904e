"""Registries are folder listings: a file in the folder is a member, and its name is its kind.

A registry is a package whose ``__init__`` says what each of its modules must define:

    MEMBERS = ("Config", "Layer")      # CamelCase: a class or type; lower case: a function; UPPER CASE: any value

Every module needs a docstring. Where ``Config`` is asked for it is a ``Kinded`` configuration whose ``kind`` is
``Literal["<file name>"]``. Files whose name starts with an underscore are helpers and are left out. A module that
breaks the contract is refused loudly, by ``RegistryError``, when the registry is first used.

``Registered`` and ``Named`` turn a registry into a pydantic type, so that no list of kinds is kept anywhere else:

    layer: Annotated[LayerConfig, Registered("engine.layers")]      # one of the registry's configurations
    loss: Annotated[str, Named("engine.losses")]                    # one of the registry's names
"""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from engine.base import Kinded
from engine.errors import RegistryError


@functools.cache
def load(package: str) -> dict[str, ModuleType]:
    """Every module of the registry ``package``, by name, in alphabetical order.

    Raises:
        RegistryError: A module breaks the contract that the package's ``MEMBERS`` states.
    """
    folder = importlib.import_module(package)
    members = getattr(folder, "MEMBERS", None)
    if not isinstance(members, tuple):
        raise RegistryError(f"{package} is no registry: its __init__ needs MEMBERS, the names its modules define.")
    names = sorted(info.name for info in pkgutil.iter_modules(folder.__path__) if not info.name.startswith("_"))
    modules = {name: importlib.import_module(f"{package}.{name}") for name in names}
    for name, module in modules.items():
        _check(name, module, members)
    return modules


def _check(name: str, module: ModuleType, members: tuple[str, ...]) -> None:
    if not (module.__doc__ or "").strip():
        raise RegistryError(f"{module.__name__} needs an opening docstring that says what it is.")
    for member in members:
        value = getattr(module, member, None)
        if value is None:
            raise RegistryError(f"{module.__name__} must define {member}.")
        if member[0].isupper() and not member.isupper() and not inspect.isclass(value) and get_origin(value) is None:
            raise RegistryError(f"{module.__name__}.{member} must be a class.")
        if member.islower() and not callable(value):
            raise RegistryError(f"{module.__name__}.{member} must be a function.")
    if "Config" in members:
        _check_config(name, module)


def _check_config(name: str, module: ModuleType) -> None:
    if not (inspect.isclass(module.Config) and issubclass(module.Config, Kinded)):
        raise RegistryError(f"{module.__name__}.Config must derive from a configuration in engine.base.")
    field = module.Config.model_fields["kind"]
    if get_origin(field.annotation) is not Literal or get_args(field.annotation) != (name,) or field.default != name:
        raise RegistryError(f'{module.__name__}.Config needs the field kind: Literal["{name}"] = "{name}".')


@dataclass(frozen=True)
class Registered:
    """Annotates a field that holds any configuration of the registry ``package``, told apart by ``kind``."""

    package: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A union tagged by ``kind``, for one member as for many."""
        choices = {kind: handler.generate_schema(module.Config) for kind, module in load(self.package).items()}
        return core_schema.tagged_union_schema(choices, discriminator="kind", from_attributes=True)


@dataclass(frozen=True)
class Named:
    """Annotates a string that names a module of the registry ``package``."""

    package: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """One of the registry's names."""
        return core_schema.literal_schema(list(load(self.package)))
