"""What an optimizer is told about one step, and what is done to a gradient before it gets there."""

from dataclasses import dataclass

from torch import Tensor

State = dict[str, Tensor]
"""What an optimizer remembers from step to step, by name."""


@dataclass(slots=True)
class Step:
    """One step of one flat parameter vector of size P."""

    gradient: Tensor
    """f32 [P]; the optimizer may overwrite it."""
    rate: float
    """The learning rate of this step, schedule applied."""
    count: int
    """How many steps the optimizer has taken, this one included: 1, 2, 3 …"""
    decay: Tensor
    """f32 [P], 1 where a parameter may be decayed (weights), 0 where not (biases, gains)."""


def clip_by_value(gradient: Tensor, limit: float) -> None:
    """Clips every number of the gradient to [−limit, limit], in place."""
    gradient.clamp_(-limit, limit)


def clip_by_norm(gradient: Tensor, limit: float) -> None:
    """Shortens the gradient to the Euclidean length `limit` if it is longer, in place (Pascanu and others, 2013)."""
    length = float(gradient.norm())
    if length > limit:
        gradient.mul_(limit / (length + 1e-6))


def penalise(gradient: Tensor, flat: Tensor, decay: Tensor, l1: float, l2: float) -> None:
    """Adds to the gradient that of l1 Σ|w| + l2/2 Σ w², over the parameters that may be decayed, in place."""
    if l2:
        gradient.addcmul_(flat, decay, value=l2)
    if l1:
        gradient.addcmul_(flat.sign(), decay, value=l1)
