"""Two linked rings on their way through a network, in double precision, and how often one winds round the other."""

import numpy as np
from numpy.typing import NDArray

from engine.network import Network

Array = NDArray[np.float64]
CHUNK = 500


def circles(count: int) -> tuple[Array, Array]:
    """So many places along each of the two rings of the data set `linked_rings`, f64 [count, 3], without jitter."""
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    along, across, none = 0.56 * np.cos(angle), 0.56 * np.sin(angle), np.zeros(count)
    return np.stack((along - 0.28, across, none), axis=1), np.stack((along + 0.28, none, across), axis=1)


def forward(network: Network, places: Array) -> list[Array]:
    """The input, the output of every tanh layer, and the last layer's sums, for places [n, 3]."""
    values = [places]
    for layer in network.layers:
        weight, bias = (layer.parameters[name].detach().numpy().astype(np.float64) for name in ("weight", "bias"))
        sums = values[-1] @ weight.T + bias
        values.append(sums if layer is network.layers[-1] else np.tanh(sums))
    return values


def linking(one: Array, other: Array) -> int:
    """The linking number of two closed polygons [n, 3]: half the signed crossings, seen from somewhere (Gauss)."""
    view = np.linalg.qr(np.random.default_rng(0).normal(size=(3, 3)))[0]
    one, other = one @ view, other @ view
    across = np.roll(other, -1, axis=0) - other
    total = 0
    for start in range(0, len(one), CHUNK):
        here = one[start : start + CHUNK]
        along = np.roll(one, -1, axis=0)[start : start + CHUNK] - here
        away = other[None] - here[:, None]
        turn = np.outer(along[:, 0], across[:, 1]) - np.outer(along[:, 1], across[:, 0])
        with np.errstate(divide="ignore", invalid="ignore"):
            s = (away[:, :, 0] * across[:, 1] - away[:, :, 1] * across[:, 0]) / turn
            t = (away[:, :, 0] * along[:, None, 1] - away[:, :, 1] * along[:, None, 0]) / turn
        i, j = np.nonzero((s >= 0) & (s < 1) & (t >= 0) & (t < 1))
        above = here[i, 2] + s[i, j] * along[i, 2] > other[j, 2] + t[i, j] * across[j, 2]
        total += int((np.sign(turn[i, j]) * np.where(above, 1, -1)).sum())
    return total // 2
