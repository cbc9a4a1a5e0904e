"""What a stack of pre-trained layers draws by itself, from its top down, and what it makes of pictures it is shown.

A deep belief net dreams: a Gibbs chain in the two layers at its top, and from there chances down to the pixels (Hinton,
Osindero and Teh, 2006, §6). A stack of auto-encoders goes from the code of one picture to that of another.
"""

from typing import Any, Literal

import numpy as np
import torch
from pydantic import Field
from torch import Tensor

from engine import contrastive, frame
from engine.base import Frozen
from engine.learners.greedy import Learner
from engine.payload import Bytes, Packed
from engine.pretraining import Restricted
from engine.seeds import numpy_generator

READS = Learner
OTHERS = 5
"""How far on in the test points lies the picture that a code goes to: the ten digits take turns, nearly."""


class Options(Frozen):
    """How many pictures, and where they begin."""

    rows: int = Field(6, ge=1, le=12)
    """Chains, or pairs of pictures."""
    frames: int = Field(8, ge=2, le=16)
    """Pictures of each."""
    turns: int = Field(5, ge=1, le=50)
    """How many turns a chain takes from one picture to the next."""
    start: Literal["data", "noise"] = "data"
    """Where chains begin: at test pictures, or at chance."""
    draw: int = Field(0, ge=0, le=9999)
    """Which draw of all that chance decides; another number begins at other pictures."""


class Payload(Packed):
    """Pictures that the stack draws."""

    height: int = Field(description="How many layers they come down through; 0: none has begun.")
    pictures: Bytes | None = Field(
        description="[rows, frames, h, w], from -1 to 1 (ink); null: points are no pictures."
    )
    classes: Bytes | None = Field(description="[rows, frames]: the class the whole network gives each; null: none.")


@torch.no_grad()
def read(learner: Learner, options: Options) -> dict[str, Any]:
    """`pictures` u1 [rows, frames, h, w] from -1 to 1, from the weights as pre-training left them.

    The same draws at every step, so that pictures change as the weights do, and not by chance.
    """
    height = learner.height
    if not height or learner.data.picture is None:
        return {"height": height, "pictures": None, "classes": None}
    codes = _chains(learner, options) if learner.config.unit == "rbm" else _ways(learner, options)
    told = codes.flatten(0, 1)
    for floor in reversed(learner.floors[:height]):
        told = floor.down(told)
    classes = None
    if learner.data.classes > 2:
        classes = learner.network.forward(2 * told - 1).argmax(dim=1).numpy().astype(np.uint8)
        classes = classes.reshape(options.rows, options.frames)
    pictures = (2 * told - 1).numpy().reshape(options.rows, options.frames, *learner.data.picture)
    return {"height": height, "pictures": frame.quantise(pictures, -1, 1), "classes": classes}


def up(learner: Learner, points: Tensor, floors: int) -> Tensor:
    """What the pre-trained stack makes of inputs [B, F], so many floors up."""
    told = learner.floors[0].told(points)
    for floor in learner.floors[:floors]:
        told = floor.up(told)
    return told


def _shown(learner: Learner, options: Options, further: int = 0) -> Tensor:
    """Test points, one a row."""
    test = learner.data.test
    places = (np.arange(options.rows) + options.draw * options.rows + further) % len(test)
    return learner.inputs[torch.from_numpy(test[places])]


def _chains(learner: Learner, options: Options) -> Tensor:
    """The top floor's units [rows, frames, units] as chains of them go."""
    top = learner.floors[learner.height - 1]
    assert isinstance(top, Restricted)
    rng = numpy_generator(learner.experiment.seed, "dream", options.draw)
    machine = top.machine
    if options.start == "data":
        seen = up(learner, _shown(learner, options), learner.height - 1).numpy()
    else:
        seen = rng.random((options.rows, len(machine.visible)), np.float32)
    codes = []
    for _ in range(options.frames):
        codes.append(contrastive.hidden_of(machine, seen))
        seen, _ = contrastive.gibbs(machine, seen, options.turns, rng)
    return torch.from_numpy(np.stack(codes, axis=1))


def _ways(learner: Learner, options: Options) -> Tensor:
    """Codes [rows, frames, units] on the straight way from one picture's to another's."""
    first, last = (up(learner, _shown(learner, options, further), learner.height) for further in (0, OTHERS))
    share = torch.linspace(0, 1, options.frames)[:, None]
    return first[:, None] * (1 - share) + last[:, None] * share
