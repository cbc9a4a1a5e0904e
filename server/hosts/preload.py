"""What the fork server loads once for all workers: torch, the engine, the compiled kernel, and how fast all that is.

What is loaded is frozen: a collection in a worker would touch, and so copy, memory that all of them share.
"""

import gc
import logging

from engine import cost, kernel
from server.hosts import worker

__all__ = ["worker"]

if kernel.is_warm():
    try:
        kernel.prepare()
        cost.measure()
    except Exception:
        logging.getLogger(__name__).exception("the kernel cannot be loaded here; the workers will say so again")
gc.collect()
gc.freeze()
