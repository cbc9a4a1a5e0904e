"""The compiled path: chains of dense layers, trained by machine code that Numba makes of the functions in this folder.

It computes what torch computes with the same experiment, to within the rounding of single precision, a hundred times
faster for small networks, whose steps in torch are all overhead. One generic program serves every such network: its
shape comes in as numbers. Torch remains the reference and serves everything else.

    serves(experiment)      whether this path takes it, which depends on nothing but the experiment
    prepare()               compiles, or loads what is compiled
    is_warm()               whether that is quick
    Kernel                  an experiment's network on this path
    Optimizer               its optimizer, which serves networks on torch's path too

Numba is imported when it is needed, not when the engine is.
"""

from engine.kernel.chain import serves
from engine.kernel.kernel import Kernel
from engine.kernel.loading import is_warm, prepare
from engine.kernel.optimizer import Optimizer
from engine.kernel.tables import OPTIMIZERS

__all__ = ["OPTIMIZERS", "Kernel", "Optimizer", "is_warm", "prepare", "serves"]
