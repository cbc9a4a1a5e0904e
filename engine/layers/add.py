"""Add: the sum of several layers of the same width, as at the end of a skip connection (He et al., 2016)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from torch import Tensor

from engine import layer
from engine.layer import LayerConfig, Plan, Run, Shape, ShapeError, several


class Config(LayerConfig, title="Add"):
    """Adds layers of the same width, number by number: the end of a skip connection."""

    kind: Literal["add"] = "add"

    def plan(self, inputs: Sequence[Shape]) -> Plan:
        """As wide as each of its inputs."""
        widths = several(inputs)
        if len(set(widths)) > 1:
            got = " and ".join(map(str, widths))
            raise ShapeError(
                "inputs of the same width", f"widths {got}", "Give them as many units each, or concat them."
            )
        return Plan((widths[0],))


class Layer(layer.Layer[Config]):
    """The sum x₁ + x₂ + … of the inputs."""

    def forward(self, inputs: Sequence[Tensor], run: Run) -> Tensor:
        """From several [B, n] to [B, n]."""
        total = inputs[0] + inputs[1]
        for more in inputs[2:]:
            total = total + more
        return total
