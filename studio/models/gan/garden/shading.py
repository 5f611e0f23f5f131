"""The networks that colour: of what is known of a fragment's surface, and of the styles.

Each is a few modulated layers (a style scales and shifts every hidden unit) that mix the colours of
the scene, then lighten, darken and tint the mixture.

Source of styles that modulate networks over coordinates: Skorokhodov, Ignatyev, Elhoseiny,
"Adversarial Generation of Continuous Images", CVPR 2021, arXiv:2011.12026; Anokhin et al., "Image
Generators with Conditionally-Independent Pixel Synthesis", CVPR 2021, arXiv:2011.13775.
"""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.gan.garden import scene as layers
from studio.models.gan.garden.mapping import layer_rows
from studio.models.gan.garden.scene import GROUPS, Scene
from studio.models.gan.garden.shapes import ANTHER, DEW, DOME, FILAMENT, LEAF, PETAL, STEM
from studio.models.gan.garden.surface import (
    BEAD_FEATURES,
    BLADE_FEATURES,
    GROUND_FEATURES,
    Seen,
)

Modulation = list[tuple[Tensor, Tensor]]
"""For each hidden layer the scale and the shift of its units, [N, width] each."""

BLADE_PALETTE = (
    "petal", "petal_tip", "petal_base", "accent", "petal_back", "green", "green_back",
    "anther_colour",
)  # fmt: skip
BEAD_PALETTE = ("heart", "anther_colour", "petal")
GROUND_PALETTE = ("ground", "ground_far", "glow")
BLADE_KINDS, BEAD_KINDS = (PETAL, LEAF, STEM, FILAMENT), (DOME, ANTHER, DEW)


class Shader(nn.Module):
    """Colours [V, 3] OKLab of inputs [V, I], of scenes `index` [V].

    `governed`: which style layer modulates each hidden layer.
    """

    def __init__(
        self, inputs: int, width: int, governed: tuple[int, ...], colours: int, style: int
    ) -> None:
        super().__init__()
        self.governed, self._colours = governed, colours + 2
        sizes = [inputs, *[width] * len(governed)]
        self.inner = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise(sizes))
        self.styles = nn.ModuleList(
            nn.Linear(style + sum(GROUPS[layer].values()), 2 * width) for layer in governed
        )
        self.leave = nn.Linear(width, self._colours + 5)
        with torch.no_grad():
            for parameter in self.styles.parameters():
                parameter.mul_(0.2)

    def modulation(self, normal: Tensor, styles: list[Tensor]) -> Modulation:
        """What the styles make of this network, for rows [N, R] and the styles of all layers."""
        found = []
        for layer, read in zip(self.governed, self.styles, strict=True):
            said = read(torch.cat((styles[layer], layer_rows(normal, layer)), 1))
            scale, shift = said.chunk(2, dim=1)
            found.append((1.0 + scale, shift))
        return found

    def forward(
        self,
        inputs: Tensor,
        index: Tensor,
        told: Modulation,
        palette: Tensor,
        quick: bool = False,
    ) -> Tensor:
        """[V, 3]; `palette` [N, colours, 3]. One scene needs no gathering.

        `quick`: the same but for rounding.
        """
        one = len(palette) == 1
        hidden = inputs
        for part, (scale, shift) in zip(self.inner, told, strict=True):
            layer = cast(nn.Linear, part)
            if one:
                weight, bias = layer.weight * scale.T, layer.bias * scale[0] + shift[0]
                hidden = functional.linear(hidden, weight, bias)
            else:
                hidden = torch.addcmul(shift[index], layer(hidden), scale[index])
            hidden = functional.silu(hidden, inplace=not torch.is_grad_enabled())
        out = self.leave(hidden)
        mix, light, rich, tint = out.split((self._colours, 1, 1, 3), 1)
        extra = palette.new_tensor([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]).expand(len(palette), -1, -1)
        all_colours = torch.cat((palette, extra), 1)
        if quick and one:
            colour = _quickly_mixed(mix, all_colours[0])
        else:
            share = torch.softmax(mix, 1)
            colour = share @ all_colours[0] if one else _mixed(share, all_colours[index])
        lightness = colour[:, :1] * (1.6 * torch.sigmoid(light + 0.5))
        chroma = colour[:, 1:] * (1.6 * torch.sigmoid(rich + 0.5))
        return torch.cat((lightness, chroma), 1) + 0.2 * torch.tanh(tint)


def _mixed(share: Tensor, colours: Tensor) -> Tensor:
    return (share[:, :, None] * colours).sum(1)


def _quickly_mixed(mix: Tensor, colours: Tensor) -> Tensor:
    """[V, 3]: torch's own softmax is slow on rows [V, C] as short as these."""
    weights = mix.clamp(-40.0, 40.0).exp_()
    both = weights @ torch.cat((colours, torch.ones_like(colours[:, :1])), 1)
    return both[:, :3] / both[:, 3:]


def _palette(scene: Scene, names: tuple[str, ...]) -> Tensor:
    return torch.stack([scene[name] for name in names], 1)


def _kinds(kind: Tensor, of: tuple[int, ...], like: Tensor) -> Tensor:
    return torch.stack([(kind == k).to(like.dtype) for k in of], 1)


class Shading(nn.Module):
    """The three networks: of blades, of beads and of the ground."""

    def __init__(self, style: int, width: int = 48) -> None:
        super().__init__()
        self.blades = Shader(
            len(BLADE_FEATURES) + 2 + len(BLADE_KINDS), width,
            (layers.PATTERN, layers.LIGHT, layers.FINISH), len(BLADE_PALETTE), style,
        )  # fmt: skip
        self.beads = Shader(
            len(BEAD_FEATURES) + 1 + len(BEAD_KINDS), width // 2, (layers.HEART, layers.LIGHT),
            len(BEAD_PALETTE), style,
        )  # fmt: skip
        self.ground = Shader(
            len(GROUND_FEATURES) + 1, width // 2, (layers.GROUND, layers.LIGHT),
            len(GROUND_PALETTE), style,
        )  # fmt: skip

    def modulations(self, normal: Tensor, styles: list[Tensor]) -> tuple[Modulation, ...]:
        """For blades, beads and ground."""
        return tuple(
            net.modulation(normal, styles) for net in (self.blades, self.beads, self.ground)
        )

    def blade_colours(
        self, scene: Scene, seen: Seen, told: Modulation, quick: bool = False
    ) -> Tensor:
        """[V, 3] OKLab."""
        f = seen.features
        glint = f[:, 3:4].clamp(0, 1)
        more = torch.cat((glint.pow(8.0), glint.pow(24.0), _kinds(seen.kind, BLADE_KINDS, f)), 1)
        inputs = torch.cat((f, more), 1)
        found: Tensor = self.blades(inputs, seen.scene, told, _palette(scene, BLADE_PALETTE), quick)
        return found

    def bead_colours(
        self, scene: Scene, seen: Seen, told: Modulation, quick: bool = False
    ) -> Tensor:
        """[V, 3] OKLab."""
        f = seen.features
        more = (f[:, 2:3].clamp(0, 1).pow(14.0), _kinds(seen.kind, BEAD_KINDS, f))
        inputs = torch.cat((f, *more), 1)
        found: Tensor = self.beads(inputs, seen.scene, told, _palette(scene, BEAD_PALETTE), quick)
        return found

    def ground_colours(
        self, scene: Scene, features: Tensor, index: Tensor, told: Modulation, quick: bool = False
    ) -> Tensor:
        """[V, 3] OKLab of features [V, F]."""
        inputs = torch.cat((features, features[:, 1:2].square()), 1)
        found: Tensor = self.ground(inputs, index, told, _palette(scene, GROUND_PALETTE), quick)
        return found
