"""`python -m bench [NAME [arguments]]`: every bench with its defaults, or one with its own arguments (`--help` tells).

All of them take about ten minutes. Soak and fuzz are short among them; the long ones are run by name:

    python -m bench soak 600        thirty clients for ten minutes, three workers killed
    python -m bench fuzz 100000     a hundred thousand random experiments and messages
    python -m bench growth --write  draws docs/images/growth.svg anew
"""

import importlib
import os
import platform
import sys
import warnings

BENCHES: dict[str, tuple[str, ...] | None] = {
    "engine_steps": None,
    "probe_costs": None,
    "growth": (),
    "topology": None,
    "page": None,
    "scrub": None,
    "load": ("30", "100", "200"),
    "memory": ("30",),
    "soak": ("60",),
    "fuzz": ("10000",),
}
"""The benches in their order, with the arguments they are given when all are run; None: takes none."""


def main() -> None:
    """Runs the benches."""
    chosen, *given = sys.argv[1:] or [""]
    if chosen in ("-h", "--help"):
        print(f"{__doc__}\nBenches: {', '.join(BENCHES)}")
        return
    if chosen and chosen not in BENCHES:
        raise SystemExit(f"bench: expected one of {', '.join(BENCHES)}, got {chosen}")
    warnings.simplefilter("ignore")
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}")
    for name in [chosen] if chosen else BENCHES:
        bench = importlib.import_module(f"bench.{name}").main
        usual = BENCHES[name]
        if usual is None:
            bench()
        else:
            bench(given if chosen else usual)


if __name__ == "__main__":
    main()
