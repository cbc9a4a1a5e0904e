"""What the kernel knows, by name: a number for each activation function, loss and optimizer.

A name that is not here is served by torch. The numbers are what compiled code tells them apart by; they are stored
nowhere.
"""

from typing import Final, NamedTuple

from engine.optimizers import adagrad, adam, adamw, rmsprop

LANES: Final = 16
"""How many points are computed at once: a batch is rounded up to a multiple."""

STEP: Final = 0
SIGN: Final = 1
LINEAR: Final = 2
SIGMOID: Final = 3
TANH: Final = 4
RELU: Final = 5
LEAKY_RELU: Final = 6
PRELU: Final = 7
ELU: Final = 8
SELU: Final = 9
GELU: Final = 10
SILU: Final = 11
SOFTPLUS: Final = 12
SOFTSIGN: Final = 13
SIN: Final = 14
GAUSSIAN: Final = 15
SOFTMAX: Final = 16

ACTIVATIONS: Final = {
    "step": STEP,
    "sign": SIGN,
    "linear": LINEAR,
    "sigmoid": SIGMOID,
    "tanh": TANH,
    "relu": RELU,
    "leaky_relu": LEAKY_RELU,
    "prelu": PRELU,
    "elu": ELU,
    "selu": SELU,
    "gelu": GELU,
    "silu": SILU,
    "softplus": SOFTPLUS,
    "softsign": SOFTSIGN,
    "sin": SIN,
    "gaussian": GAUSSIAN,
    "softmax": SOFTMAX,
}

SQUARED: Final = 0
ABSOLUTE: Final = 1
HUBER: Final = 2
BINARY_CROSS_ENTROPY: Final = 3
CROSS_ENTROPY: Final = 4
HINGE: Final = 5
MARGIN: Final = 6
"""The hinge loss of more units than one."""
HALF_SQUARED: Final = 7

LOSSES: Final = {
    "squared": SQUARED,
    "half_squared": HALF_SQUARED,
    "absolute": ABSOLUTE,
    "huber": HUBER,
    "binary_cross_entropy": BINARY_CROSS_ENTROPY,
    "cross_entropy": CROSS_ENTROPY,
    "hinge": HINGE,
}

SGD: Final = 0
MOMENTUM: Final = 1
NESTEROV: Final = 2
ADAGRAD: Final = 3
RMSPROP: Final = 4
ADAM: Final = 5
ADAMW: Final = 6


class Rule(NamedTuple):
    """An optimizer, and what the kernel needs of it."""

    code: int
    memory: tuple[str, ...] = ()
    """What it remembers, by the names in its state: at most two vectors."""
    settings: tuple[str, ...] = ()
    """The fields of its configuration besides the rate, in the order the kernel expects."""
    epsilon: float = 0.0


OPTIMIZERS: Final = {
    "sgd": Rule(SGD),
    "momentum": Rule(MOMENTUM, ("velocity",), ("momentum",)),
    "nesterov": Rule(NESTEROV, ("velocity",), ("momentum",)),
    "adagrad": Rule(ADAGRAD, ("squares",), (), adagrad.EPSILON),
    "rmsprop": Rule(RMSPROP, ("squares",), ("decay",), rmsprop.EPSILON),
    "adam": Rule(ADAM, ("mean", "squares"), ("beta1", "beta2"), adam.EPSILON),
    "adamw": Rule(ADAMW, ("mean", "squares"), ("beta1", "beta2", "weight_decay"), adamw.EPSILON),
}
