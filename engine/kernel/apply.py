"""An optimizer's step alone, for networks whose gradient comes from elsewhere."""

from engine.kernel import optimizers
from engine.kernel.activations import Vector
from engine.kernel.compiler import entry
from engine.kernel.optimizers import Settings


@entry(
    "void(int64, float64[::1], float32[::1], float32[::1], float32[::1], float32[::1], float32[::1], float64, int64)"
)
def apply(
    rule: int,
    settings: Settings,
    flat: Vector,
    grad: Vector,
    decay: Vector,
    first: Vector,
    second: Vector,
    rate: float,
    count: int,
) -> None:
    """Clips the gradient, adds the penalties' and takes the step."""
    optimizers.prepare_gradient(flat, grad, decay, settings)
    optimizers.update(rule, flat, grad, decay, first, second, settings, rate, count)
