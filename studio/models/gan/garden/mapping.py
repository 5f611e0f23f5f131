"""From z to w, and from the styles to the numbers of a scene."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.gan.garden.scene import GROUPS, LAYERS, ROWS, group_slice


class Mapping(nn.Module):
    """w [N, W] of z [N, Z] and how much of each species [N, K].

    `w_avg` [W] is the middle of all w, `middles` [K, W] are those of each species.

    Next to its layers runs a straight path, so that w keeps what z says.
    """

    w_avg: Tensor
    middles: Tensor

    def __init__(self, z_dim: int, species: int, w_dim: int, width: int) -> None:
        super().__init__()
        self.straight = nn.Linear(z_dim + species, w_dim)
        self.enter = nn.Linear(z_dim + species, width)
        self.inner = nn.ModuleList(nn.Linear(width, width) for _ in range(2))
        self.leave = nn.Linear(width, w_dim)
        self.register_buffer("w_avg", torch.zeros(w_dim))
        self.register_buffer("middles", torch.zeros(species, w_dim))

    def forward(self, z: Tensor, shares: Tensor) -> Tensor:
        """[N, W]."""
        x = torch.cat((z, shares), 1)
        hidden = functional.silu(self.enter(x))
        for layer in self.inner:
            hidden = hidden + functional.silu(layer(hidden))
        out: Tensor = self.straight(x) + self.leave(hidden)
        return out


class Head(nn.Module):
    """The numbers that one style layer governs, and what its shading reads: both of one style."""

    def __init__(self, w_dim: int, style: int, width: int, rows: int) -> None:
        super().__init__()
        self.affine = nn.Linear(w_dim, style)
        self.enter = nn.Linear(style, width)
        self.inner = nn.Linear(width, width)
        self.leave = nn.Linear(width + style, rows)

    def forward(self, w: Tensor) -> tuple[Tensor, Tensor]:
        """(style [N, S], rows [N, R of the layer]) of w [N, W]."""
        style = self.affine(w)
        hidden = functional.silu(self.enter(functional.silu(style)))
        hidden = hidden + functional.silu(self.inner(hidden))
        return style, self.leave(torch.cat((hidden, style), 1))


class Heads(nn.Module):
    """All style layers: w+ [N, L, W] to normalised rows [N, R] and the styles of each layer.

    `mean` and `spread` [R] are those of the data; `low` and `high` what it never leaves.
    """

    mean: Tensor
    spread: Tensor
    low: Tensor
    high: Tensor

    def __init__(self, w_dim: int, style: int, width: int) -> None:
        super().__init__()
        counts = [sum(GROUPS[layer].values()) for layer in range(LAYERS)]
        self.layers = nn.ModuleList(Head(w_dim, style, width, count) for count in counts)
        for name, value in (("mean", 0.0), ("spread", 1.0), ("low", -1e6), ("high", 1e6)):
            self.register_buffer(name, torch.full((ROWS,), value))

    def forward(self, ws: Tensor) -> tuple[Tensor, list[Tensor]]:
        """(rows [N, R] in units of the data's spread, styles: for each layer [N, S])."""
        both = [head(ws[:, layer]) for layer, head in enumerate(self.layers)]
        return torch.cat([rows for _, rows in both], 1), [style for style, _ in both]

    def style_weights(self) -> tuple[Tensor, ...]:
        """For each of the L layers [S, W]: what reads its row of the styles."""
        return tuple(cast(Head, head).affine.weight.detach() for head in self.layers)

    def scene_rows(self, normal: Tensor) -> Tensor:
        """Rows [N, R] of a scene, in their own units and kept within what can be drawn."""
        rows = normal * self.spread + self.mean
        return torch.minimum(torch.maximum(rows, self.low), self.high)

    def normal_rows(self, rows: Tensor) -> Tensor:
        """The inverse of `scene_rows`."""
        return (rows - self.mean) / self.spread


def layer_rows(normal: Tensor, layer: int) -> Tensor:
    """Those of normalised rows [N, R] that a style layer governs."""
    return normal[:, group_slice(layer)]
