"""`python -m bench [engine_steps | probe_costs | topology | page]`: all of them, or the ones named."""

import importlib
import os
import platform
import sys
import warnings

NAMES = ("engine_steps", "probe_costs", "topology", "page")


def main() -> None:
    """Runs the benches."""
    chosen = sys.argv[1:] or NAMES
    for name in chosen:
        if name not in NAMES:
            raise SystemExit(f"bench: expected one of {', '.join(NAMES)}, got {name}")
    warnings.simplefilter("ignore")
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}")
    for name in chosen:
        importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
