"""The coordinate network itself: layers of sines that bend the plane, with exact derivatives.

Every layer adds to where a point is taken to be, so the layers are residual; the latent sets each
sine's phase and size. Carrying the derivatives along gives every later line its width in pixels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.models.cppn.coordinates import Points
from studio.models.cppn.scene import Scene, Waves

LAYERS = (3, 4, 4, 3)
FIELD_WAVES = 8
FIELDS = 5
WARPING = sum(LAYERS)
GOLDEN = 2.399963


@dataclass(frozen=True)
class Layer:
    """One layer made ready for a device: what it reads (`vector`) and what it adds (`out`)."""

    vector: Tensor
    phase: Tensor
    shift: Tensor
    out: Tensor


def layers_of(
    scene: Scene, waves: Waves, step: Tensor, mix: Tensor, turn: float, device: torch.device
) -> list[Layer]:
    """The layers of a scene: four that bend the plane, a last one that reads the fields.

    Args:
        scene: its scale, turn, stretch, swirl and ripple are used.
        waves: J waves.
        step: [WARPING, 2] float64, where each bending wave pushes.
        mix: [FIELDS, FIELD_WAVES] float64.
        turn: radians by which everything is turned on top.
        device: where the result lies.
    """
    angle = scene.turn + turn
    cos, sin = math.cos(angle), math.sin(angle)
    turned = torch.tensor([[cos, -sin], [sin, cos]], dtype=torch.float64)
    stretch = torch.tensor([scene.stretch, 1 / scene.stretch], dtype=torch.float64)
    vector = waves.vector * stretch @ turned * scene.scale
    push = (step * waves.size[:WARPING, None]) @ turned * (scene.swirl / scene.scale)
    push[sum(LAYERS[:2]) :] *= scene.ripple
    order = torch.arange(len(vector), dtype=torch.float64)
    shift = torch.stack([order * GOLDEN, order * GOLDEN * 1.7 + 1.0], 1)
    out = [block.T for block in torch.split(push, list(LAYERS))]
    out.append(mix * waves.size[WARPING:])
    counts = [*LAYERS, FIELD_WAVES]
    split = (torch.split(tensor, counts) for tensor in (vector, waves.phase, shift))
    parts = zip(*split, out, strict=True)
    return [Layer(*(t.float().contiguous().to(device) for t in part)) for part in parts]


def fields(layers: list[Layer], at: Points) -> Tensor:
    """[FIELDS, 3, P] float32: each field's value, and its derivatives along x and y."""
    count = len(at.x)
    bent = at.x.new_zeros(2, 3 * count)
    for layer in layers[:-1]:
        bent = bent + layer.out @ _sines(layer, at, bent)
    last = layers[-1]
    return (last.out @ _sines(last, at, bent)).reshape(-1, 3, count)


def _sines(layer: Layer, at: Points, bent: Tensor) -> Tensor:
    """[J, 3P]: the sines of a layer at the bent points, with derivatives."""
    count = len(at.x)
    phase = (layer.vector @ bent).reshape(-1, 3, count)
    plain, along_x, along_y = at.waves(layer.vector, layer.shift)
    angle = phase[:, 0] + plain + layer.phase[:, None]
    slope = torch.cos(angle)
    phase[:, 1].add_(along_x).mul_(slope)
    phase[:, 2].add_(along_y).mul_(slope)
    torch.sin(angle, out=phase[:, 0])
    return phase.reshape(-1, 3 * count)
