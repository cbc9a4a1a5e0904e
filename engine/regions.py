"""The regions of the plane on which a network of kinked units is linear, found exactly, layer by layer.

Within a convex polygon on which every unit so far is on or off throughout, the sums of the next layer are linear, so
each of its units cuts the polygon along a straight line or not at all (Montúfar et al., 2014; Hanin and Rolnick, 2019).
What is counted are the pieces: places where the same units are on. The activation of the last layer is left out where
it bends, as a sigmoid does: it bends every region alike.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine import plane
from engine.activations import ActivationName
from engine.graph import Node
from engine.layer import INPUT, Layer
from engine.network import Network
from engine.supervised import Supervised

Array = NDArray[np.float64]
Reason = Literal["features", "activation", "layer"]
TONES = 8
STEPS = (1, 3, 5, 7)
"""What switching a unit on adds to a tone, unit after unit: never 0, so that neighbours across one line differ."""
LEAKY = 0.01
STRAIGHT = 1e-5
"""How far, relative to the largest input, a linear input may be off."""
PLACES = np.array([[0, 0], [1, 0], [0, 1], [-1, 0.5], [0.3, -0.9], [-0.6, -0.7], [0.8, 0.9], [-0.15, 0.2]], np.float32)


class NoRegions(Exception):  # noqa: N818
    """A network is not piecewise linear.

    Args:
        reason: its inputs are not linear in the place (`features`), units bend (`activation`), or a layer does.
        layer: the layer that is to blame, if it is one.
    """

    def __init__(self, reason: Reason, layer: str | None = None) -> None:
        super().__init__(f"{layer or INPUT}: {reason}")
        self.reason, self.layer = reason, layer


@dataclass(frozen=True, eq=False)
class Regions:
    """Convex polygons that fill the plane shown."""

    vertices: Array
    """[m, 2], of all polygons one after the other, each in order around it."""
    offsets: NDArray[np.int64]
    """[count + 1]: polygon k is vertices[offsets[k] : offsets[k + 1]]."""
    tones: NDArray[np.int64]
    """[count], from 0 to TONES − 1: colours by which neighbours mostly differ."""
    complete: bool
    """False where there are more, so that some polygons hold several regions."""


def regions(learner: Supervised[Any], most: int) -> Regions:
    """The regions of a learner's network on the plane shown, or as many of them as `most` and the budget allow.

    Raises:
        NoRegions: The network is not piecewise linear, or its inputs are not linear in the place.
    """
    network = learner.network
    check(network)
    walk = _Walk(_inputs(learner), most)
    budget = plane.BUDGET
    for node, layer in zip(network.nodes, network.layers, strict=True):
        budget -= 3 * len(walk.tones) * node.multiplies
        if budget < 0 or not walk.through(node, layer):
            return Regions(walk.vertices, walk.offsets, walk.tones, complete=False)
    return Regions(walk.vertices, walk.offsets, walk.tones, complete=True)


def check(network: Network) -> None:
    """Whether all layers are piecewise linear.

    Raises:
        NoRegions: One is not.
    """
    for node in network.nodes:
        if node.kind not in _LAYERS:
            raise NoRegions("layer", node.id)
        if node is not network.nodes[-1] and _function(node) not in (*_KINKS, "linear"):
            raise NoRegions("activation", node.id)


def _function(node: Node) -> ActivationName:
    return node.config.output_activation() if node.kind in ("dense", "activation") else "linear"


def _inputs(learner: Supervised[Any]) -> Array:
    """What the network sees of a place (x, y) as M (x, y, 1), f64 [F, 3]."""
    seen = plane.inputs(learner, PLACES).astype(np.float64)
    origin, right, up = seen[:, 0], seen[:, 1], seen[:, 2]
    linear: Array = np.stack((right - origin, up - origin, origin), axis=1)
    expected = linear @ np.insert(PLACES.astype(np.float64), 2, 1, axis=1).T
    if np.abs(expected - seen).max() > STRAIGHT * max(1, np.abs(seen).max()):
        raise NoRegions("features")
    return linear


class _Walk:
    """The polygons so far, and what every layer says on each: maps f64 [polygons, units, 3]."""

    def __init__(self, inputs: Array, most: int) -> None:
        radius = plane.RADIUS
        self.vertices = np.array([[-radius, -radius], [radius, -radius], [radius, radius], [-radius, radius]])
        self.offsets = np.array([0, 4])
        self.tones = np.zeros(1, np.int64)
        self.maps: dict[str, Array] = {INPUT: inputs[None]}
        self.most = most
        self.units = 0

    def through(self, node: Node, layer: Layer[Any]) -> bool:
        """Goes through a layer; whether all regions could be told apart."""
        sums = _LAYERS[node.kind](layer, [self.maps[name] for name in node.inputs])
        function = _function(node)
        if function not in _KINKS:
            self.maps[node.id] = sums
            return True
        sums, whole = self._cut(sums)
        middles = np.add.reduceat(self.vertices, self.offsets[:-1]) / np.diff(self.offsets)[:, None]
        on: NDArray[np.bool_] = np.einsum("puk,pk->pu", sums, np.column_stack((middles, np.ones(len(middles))))) > 0
        steps: NDArray[np.int64] = np.resize(np.roll(STEPS, -self.units), on.shape[1])
        self.units += on.shape[1]
        self.tones = (self.tones + on @ steps) % TONES
        self.maps[node.id] = _KINKS[function](layer, sums, on[:, :, None])
        return whole

    def _cut(self, sums: Array) -> tuple[Array, bool]:
        lines = np.ascontiguousarray(sums)
        self.vertices, self.offsets, parents, whole = _compiled()(self.vertices, self.offsets, lines, self.most)
        self.tones = self.tones[parents]
        self.maps = {name: found[parents] for name, found in self.maps.items()}
        return sums[parents], whole


def _dense(layer: Layer[Any], inputs: list[Array]) -> Array:
    found: Array = layer.parameters["weight"].detach().numpy().astype(np.float64) @ inputs[0]
    if "bias" in layer.parameters:
        found[:, :, 2] += layer.parameters["bias"].detach().numpy()
    return found


def _unit_by_unit(layer: Layer[Any], inputs: list[Array]) -> Array:
    """A layer that scales and shifts every unit alone."""
    ends = np.repeat(np.array([[0, 1]], np.float32), inputs[0].shape[1], axis=0)
    shift, one = layer.columns([ends]).astype(np.float64).T
    found: Array = inputs[0] * (one - shift)[None, :, None]
    found[:, :, 2] += shift
    return found


_LAYERS: dict[str, Callable[[Layer[Any], list[Array]], Array]] = {
    "dense": _dense,
    "activation": lambda layer, inputs: inputs[0],
    "batch_norm": _unit_by_unit,
    "dropout": lambda layer, inputs: inputs[0],
    "add": lambda layer, inputs: np.sum(inputs, axis=0),
    "concat": lambda layer, inputs: np.concatenate(inputs, axis=1),
}
"""What layers make of maps before their activation function, by kind."""


def _constant(sums: Array, values: Array) -> Array:
    found = np.zeros_like(sums)
    found[:, :, 2] = values[:, :, 0]
    return found


_KINKS: dict[str, Callable[[Layer[Any], Array, NDArray[np.bool_]], Array]] = {
    "relu": lambda layer, sums, on: sums * on,
    "leaky_relu": lambda layer, sums, on: sums * np.where(on, 1, LEAKY),
    "prelu": lambda layer, sums, on: sums * np.where(on, 1, float(layer.parameters["slope"].detach())),
    "step": lambda layer, sums, on: _constant(sums, np.where(on, 1.0, 0.0)),
    "sign": lambda layer, sums, on: _constant(sums, np.where(on, 1.0, -1.0)),
}
"""What functions make of sums where units are on and where they are off."""


@functools.cache
def _compiled() -> Callable[[Array, NDArray[np.int64], Array, int], tuple[Array, Any, Any, bool]]:
    """Compiled, or loaded, when it is first needed."""
    from engine.kernel.polygons import cut

    return cut
