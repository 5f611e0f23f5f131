"""Whether what a new model draws looks like pictures at all.

The sizes of tensors say what a network could be; only its pictures say that it was taken for the
right thing. Noise, nothing, the same from everywhere: each is a reason to ask and not to believe.
"""

from __future__ import annotations

import torch
from torch import Tensor

GUESSED = (
    "sequential-gan", "sequential-vae", "chain-autoencoder", "dense-autoencoder", "vq-vae",
    "picture-changer", "ddpm-course", "student-denoiser", "conditional-vae",
)  # fmt: skip
"""Architectures whose layout is guessed from the shapes of plain layers."""
_NOISE, _COARSE = 0.25, 0.55
"""Neighbours that agree less than this are noise, in small pictures and in larger ones: white noise
has 0, digits 0.7 to 0.9, photographs more."""
_SMALL = 40
"""The shorter side of a small picture in pixels."""
_EMPTY = 0.01
_SAME = 0.004
_FULL = 0.998
USUAL_SMALL = (16, 28, 32)
"""The sizes of small pictures at which pictures are trained."""


def doubts_of(pictures: Tensor) -> tuple[str, ...]:
    """Why pictures [N, C, H, W] in [0, 1] of N places are hardly what a model was trained for.

    Each a clause without a full stop; none for pictures that look like some.
    """
    found = []
    height, width = pictures.shape[2:]
    small = min(height, width) < _SMALL
    if small and not {height, width} <= set(USUAL_SMALL):
        found.append(f"hardly anybody trains at {width} × {height} pixels")
    if float(pictures.std((1, 2, 3)).max()) < _EMPTY:
        return (*found, "its pictures are empty")
    agreed = agreement(pictures)
    if agreed < (_NOISE if small else _COARSE):
        found.append("what it draws looks like noise")
    ends = float(((pictures < 1 / 255) | (pictures > 254 / 255)).float().mean())
    if ends > _FULL and agreed < 2 * _NOISE:
        found.append("its pictures are burnt out")
    if len(pictures) > 1 and float(pictures.std(0).mean()) < _SAME:
        found.append("every place gives the same picture")
    return tuple(found)


def agreement(pictures: Tensor) -> float:
    """How much neighbouring pixels agree, in [-1, 1]: the mean correlation over both ways.

    Of each picture without its mean; white noise has 0, photographs have more than 0.9.
    """
    x = pictures.float() - pictures.float().mean((2, 3), keepdim=True)
    told = []
    for one, other in ((x[..., 1:], x[..., :-1]), (x[..., 1:, :], x[..., :-1, :])):
        scale = (one.square().sum() * other.square().sum()).sqrt().clamp_min(1e-12)
        told.append((one * other).sum() / scale)
    return float(torch.stack(told).mean())
