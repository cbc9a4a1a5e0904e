"""Compiles the kernel, so that nobody has to wait for it later: `python -m engine.kernel`."""

import sys
import time

from engine import kernel

start = time.perf_counter()
kernel.prepare()
sys.stdout.write(f"The compiled path is ready ({time.perf_counter() - start:.1f} s).\n")
