"""The engine: experiments, networks, learners, datasets, probes. It knows nothing of the web.

Matrix libraries get one thread: many small runs share a machine, and sums of one order give the same bits every time.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
