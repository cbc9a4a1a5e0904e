"""Importing the compiled modules, which is what compiles them."""

import importlib
import pkgutil
from types import ModuleType

from engine import kernel
from engine.kernel import cache


def prepare() -> None:
    """Compiles everything in this folder, or loads what was compiled before; at once if that is done."""
    for module in pkgutil.iter_modules(kernel.__path__):
        if not module.name.startswith("_"):
            compiled(module.name)
    folder = compiled("compiler").FOLDER
    cache.finish(folder)
    cache.tidy(folder)


def is_warm() -> bool:
    """Whether `prepare` finds everything compiled; True also where nothing can be kept."""
    return cache.is_finished(compiled("compiler").FOLDER)


def compiled(name: str) -> ModuleType:
    """A module of this folder; what Python may call in it is compiled as it is imported."""
    return importlib.import_module(f"engine.kernel.{name}")
