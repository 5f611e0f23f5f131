"""What latents of photographs look like from afar, so that seeds give texture and not noise.

The grids that an encoder makes of pictures are far from white: channels go together, and slow
waves are stronger than fast ones. A prior says how, as a Gaussian; its inverse turns a latent into
coordinates that are white and standard normal, in which seeds are drawn, random walks taken and
places blended.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.grids import frequencies, to_grid, to_waves
from studio.errors import ModelError

NODES = (1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 0.75)
"""Turns in a cell at which the strength of waves is known; slower waves grow as 1 / f."""
USUAL = 0.14
"""Strength times frequency of waves where nothing was measured: of variance about one at 512."""


@dataclass(frozen=True)
class GridPrior:
    """A Gaussian over latents [C, h, w] of any size.

    `mean`: [C]. `mix`: [C, C], rows of a rotation: what of each channel goes into each mode.
    `strengths`: [C, nodes], the spread of a mode's waves at each of `NODES`.
    """

    mean: Tensor
    mix: Tensor
    strengths: Tensor

    @classmethod
    def usual(cls, channels: int) -> GridPrior:
        """Of unmeasured latents of unit variance: channels apart, every octave as strong."""
        nodes = torch.tensor(NODES, dtype=torch.float64)
        strengths = (USUAL / nodes).expand(channels, -1).clone()
        return cls(torch.zeros(channels).double(), torch.eye(channels).double(), strengths)

    @classmethod
    def of_facts(cls, facts: Mapping[str, Any], channels: int) -> GridPrior:
        """As a weights file tells it, the usual one where it tells nothing.

        Raises:
            ModelError: what it tells is not of this form.
        """
        if "prior_mean" not in facts:
            return cls.usual(channels)
        shapes = {"mean": (channels,), "mix": (channels, channels)}
        shapes["strengths"] = (channels, len(NODES))
        found = {}
        for key, shape in shapes.items():
            try:
                found[key] = torch.tensor(facts[f"prior_{key}"], dtype=torch.float64).reshape(shape)
            except (KeyError, TypeError, ValueError, RuntimeError):
                raise ModelError(f"The weights tell of a prior without a fitting {key}.") from None
            if not torch.isfinite(found[key]).all():
                raise ModelError(f"The prior's {key} holds numbers that are not finite.")
        if float(found["strengths"].min()) <= 0.0:
            raise ModelError("The prior's strengths are not all above zero.")
        return cls(**found)

    def facts(self) -> dict[str, Any]:
        """What `of_facts` reads."""
        return {
            f"prior_{key}": [round(float(x), 7) for x in getattr(self, key).flatten()]
            for key in ("mean", "mix", "strengths")
        }

    @cached_property
    def _back(self) -> Tensor:
        back: Tensor = torch.linalg.inv(self.mix)
        return back

    def coloured(self, points: Tensor, gain: Tensor | None = None) -> Tensor:
        """Latents [N, C, h, w] of white points of the same shape.

        `gain` [h, w] strengthens or weakens waves on the way.
        """
        levels = self.levels(*points.shape[2:]).to(points)
        waves = points * (levels if gain is None else levels * gain.to(points))
        modes = to_grid(waves)
        return self._mixed(modes, self.mix.T) + self.mean.to(points)[:, None, None]

    def whitened(self, latents: Tensor) -> Tensor:
        """The points [N, C, h, w] of which `coloured` makes these latents."""
        centred = latents - self.mean.to(latents)[:, None, None]
        modes = self._mixed(centred, self._back.T)
        return to_waves(modes) / self.levels(*latents.shape[2:]).to(latents)

    def levels(self, height: int, width: int) -> Tensor:
        """[C, h, w] float64: the spread of every wave of every mode."""
        turns = frequencies(height, width)
        nodes = torch.tensor(NODES, dtype=torch.float64)
        at = (turns / nodes[0]).log2().clamp(min=0.0)
        places = (nodes / nodes[0]).log2()
        left = torch.searchsorted(places, at.contiguous(), right=True).clamp(1, len(NODES) - 1) - 1
        share = ((at - places[left]) / (places[left + 1] - places[left])).clamp(max=1.0)
        logs = self.strengths.log()
        between = logs[:, left] * (1 - share) + logs[:, left + 1] * share
        slow = (nodes[0] / turns).clamp(min=1.0).log()
        return (between + slow).exp()

    @staticmethod
    def _mixed(grids: Tensor, matrix: Tensor) -> Tensor:
        return torch.einsum("oc,nchw->nohw", matrix.to(grids), grids)

    def refitted(self, points: Tensor, height: int, width: int) -> Tensor:
        """Points [C, h, w] of one grid as points of another: what covers it, cut in the middle."""
        return self.whitened(covered(self.coloured(points[None]), height, width))[0]


def covered(grids: Tensor, height: int, width: int) -> Tensor:
    """Grids [N, C, h, w] made just large enough to cover another size, and cut to it."""
    scale = max(height / grids.shape[2], width / grids.shape[3])
    rows = max(height, round(grids.shape[2] * scale))
    columns = max(width, round(grids.shape[3] * scale))
    if (rows, columns) != grids.shape[2:]:
        grids = functional.interpolate(
            grids, (rows, columns), mode="bicubic", antialias=True, align_corners=False
        )
    top, left = (rows - height) // 2, (columns - width) // 2
    return grids[:, :, top : top + height, left : left + width]


def measured(grids: Sequence[Tensor]) -> GridPrior:
    """The prior of latents [N, C, h, w], each entry a sample of one size; at least 32 in all.

    Channels are turned to the principal axes of what they do together; every mode's spread is
    that of its waves around each of `NODES`.
    """
    cells = torch.cat([grid.double().transpose(0, 1).flatten(1) for grid in grids], 1)
    mean = cells.mean(1)
    centred = cells - mean[:, None]
    _, turn = torch.linalg.eigh(centred @ centred.T / cells.shape[1])
    mix = turn.T.flip(0)
    signs = torch.where(mix.gather(1, mix.abs().argmax(1, keepdim=True)) < 0, -1.0, 1.0)
    mix = mix * signs
    total = torch.zeros(len(mean), len(NODES), dtype=torch.float64)
    weight = torch.zeros(len(NODES), dtype=torch.float64)
    for grid in grids:
        modes = torch.einsum("mc,nchw->nmhw", mix, grid.double() - mean[:, None, None])
        power = to_waves(modes).square().mean(0).flatten(1)
        share = _shares(*grid.shape[2:]).flatten(1)
        total += len(grid) * power @ share.T
        weight += len(grid) * share.sum(1)
    return GridPrior(mean, mix, (total / weight.clamp(min=1e-9)).sqrt().clamp(min=1e-4))


def _shares(height: int, width: int) -> Tensor:
    """[nodes, h, w]: how near each wave is to each node, on a scale of octaves."""
    at = (frequencies(height, width) / NODES[0]).log2()
    places = (torch.tensor(NODES, dtype=torch.float64) / NODES[0]).log2()
    near = (1 - 2 * (at[None] - places[:, None, None]).abs()).clamp(min=0.0)
    near[:, 0, 0] = 0.0
    return near
