"""Where a Glow starts from: a wavelet, standardised on the first pictures."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from studio.models.flow.glow import Block, Glow, InvConvLU, Step, squeeze


def haar_rows(channels: int, first: bool, colour: bool) -> Tensor:
    """Orthogonal [4 c, 4 c]: the four Haar bands of squeezed channels, broad ones first or last.

    With `colour`, the three channels are turned into lightness and two differences, and broad
    bands and lightness count as the half that goes on.
    """
    signs = torch.tensor([[1, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]]) / 2.0
    count = channels // 4
    mix = torch.eye(count)
    if colour:
        mix = torch.tensor([[1.0, 1, 1], [1, 0, -1], [1, -2, 1]])
        mix = mix / mix.norm(dim=1, keepdim=True)
    rows = torch.stack([torch.kron(mix, band[None]) for band in signs])  # [4, c, 4 c]
    if colour:
        order = [(0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (3, 0)]
        order += [(band, c) for band in (1, 2, 3) for c in (1, 2)]
        rows = torch.stack([rows[band, c] for band, c in order])
    else:
        rows = rows.reshape(channels, channels)
    return rows if first else torch.cat((rows[channels // 2 :], rows[: channels // 2]))


def _rotation(size: int, generator: torch.Generator) -> Tensor:
    rotation: Tensor = torch.linalg.qr(torch.randn(size, size, generator=generator))[0]
    return rotation


def begin(glow: Glow, generator: torch.Generator) -> None:
    """Start every level as a Haar wavelet whose steps then change each half by turns."""
    for level, block in enumerate(glow.blocks):
        assert isinstance(block, Block)
        channels, steps = glow.layout.level_channels(level), len(block.flows)
        half = channels // 2
        for index, step in enumerate(block.flows):
            assert isinstance(step, Step)
            assert isinstance(step.invconv, InvConvLU)
            if index == 0:
                matrix = haar_rows(channels, steps % 2 == 1, level == 0)
            else:
                matrix = torch.zeros(channels, channels)
                matrix[:half, half:] = _rotation(half, generator)
                matrix[half:, :half] = _rotation(half, generator)
            step.invconv.assign(matrix)
            nn.init.normal_(step.coupling.net[0].weight, 0, 0.05, generator)  # type: ignore[arg-type]


@torch.no_grad()
def standardise(glow: Glow, x: Tensor) -> None:
    """Set every activation norm so that a batch comes out with mean 0 and spread 1."""
    for block in glow.blocks:
        assert isinstance(block, Block)
        x = squeeze(x)
        for step in block.flows:
            assert isinstance(step, Step)
            mean = x.mean((0, 2, 3), keepdim=True)
            spread = x.std((0, 2, 3), keepdim=True)
            step.actnorm.loc.copy_(-mean)
            step.actnorm.scale.copy_(1 / (spread + 1e-6))
            x, _ = step(x)
        x = x.chunk(2, 1)[0]
