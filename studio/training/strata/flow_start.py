"""Where a flow starts from: rotations between its steps, standardised on the first pictures.

Source: Kingma, Dhariwal, "Glow: Generative Flow with Invertible 1x1 Convolutions", 2018,
arXiv:1807.03039 (both).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from studio.models.flow.glow.network import ActNorm, Block, Glow, InvConvLU, Step, squeeze
from studio.models.flow.wavelet.network import Detail


def rotate(flow: nn.Module, generator: torch.Generator) -> None:
    """Let every mixing begin as a random rotation of the channels."""
    for module in flow.modules():
        if isinstance(module, InvConvLU):
            size = len(module.w_p)
            module.assign(torch.linalg.qr(torch.randn(size, size, generator=generator))[0])


def _fit(norm: ActNorm, x: Tensor) -> None:
    norm.loc.copy_(-x.mean((0, 2, 3), keepdim=True))
    norm.scale.copy_(1 / (x.std((0, 2, 3), keepdim=True) + 1e-6))


@torch.no_grad()
def standardise_glow(glow: Glow, x: Tensor) -> None:
    """Set every activation norm so that pictures `x` come out with mean 0 and spread 1."""
    for block in glow.blocks:
        assert isinstance(block, Block)
        x = squeeze(x)
        for step in block.flows:
            assert isinstance(step, Step)
            _fit(step.actnorm, x)
            x, _ = step(x)
        x = x.chunk(2, 1)[0]


@torch.no_grad()
def standardise_detail(detail: Detail, d: Tensor) -> None:
    """Set every activation norm so that differences `d` come out with mean 0 and spread 1.

    The inner networks must be as they begin, saying nothing.
    """
    _fit(detail.actnorm, d)
    z = (d + detail.actnorm.loc) * detail.actnorm.scale
    for step in detail.steps():
        _fit(step.actnorm, z)
        z, _ = step.mix(z)
