"""Prints constraints.txt: the exact version of every installed package that Unknot needs, directly or not.

Local version labels (`2.13.0+cpu`) are dropped, so that every machine may take the build that fits it.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HEADER = """\
# Exact versions of everything that `make setup` installs. `make pin` writes this file.
"""


def requirements(name: str, extras: frozenset[str]) -> Iterator[Requirement]:
    """The requirements of an installed package that apply here, with the given extras."""
    for line in distribution(name).requires or []:
        requirement = Requirement(line)
        environments = [{"extra": extra} for extra in extras or {""}]
        if requirement.marker is None or any(requirement.marker.evaluate(each) for each in environments):
            yield requirement


def closure(name: str, extras: frozenset[str]) -> dict[str, str]:
    """Name → version of everything below a package, itself left out; what is not installed is skipped."""
    versions: dict[str, str] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [(name, extras)]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        for requirement in requirements(*current):
            try:
                version = distribution(requirement.name).version
            except PackageNotFoundError:
                continue
            versions[canonicalize_name(requirement.name)] = re.sub(r"\+.*", "", version)
            waiting.append((requirement.name, frozenset(requirement.extras)))
    versions.pop(canonicalize_name(name), None)
    return versions


def main() -> None:
    """Writes the pins to standard output, sorted by name."""
    pins = closure("unknot", frozenset({"dev"}))
    lines = [f"{name}=={version}\n" for name, version in sorted(pins.items())]
    sys.stdout.write(HEADER + "".join(lines))


if __name__ == "__main__":
    main()
