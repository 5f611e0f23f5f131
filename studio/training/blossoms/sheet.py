"""Contact sheets of Blossoms, from the same latents every time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from studio.models.gan.stylegan2.mapping import truncated
from studio.models.gan.stylegan2.network import StyleGan2

SHEET_SEED = 20_611


def sheet(pictures: Tensor, columns: int) -> Image.Image:
    """Pictures [N, 3, H, W] in [0, 1] in rows with thin gaps."""
    n, _, h, w = pictures.shape
    rows = -(-n // columns)
    out = np.full((rows * (h + 2) + 2, columns * (w + 2) + 2, 3), 12, np.uint8)
    for i, picture in enumerate((pictures.clamp(0, 1) * 255).round().byte()):
        top, left = (i // columns) * (h + 2) + 2, (i % columns) * (w + 2) + 2
        out[top : top + h, left : left + w] = picture.permute(1, 2, 0).numpy()
    return Image.fromarray(out)


@torch.no_grad()
def paint(
    model: StyleGan2, z: Tensor, species: Tensor, psi: float = 1.0, blocks: int | None = None
) -> Tensor:
    """Pictures [N, 3, S, S] in [0, 1] of z [N, 64] and class weights [N, K].

    With `blocks`, only so many of the first paint: smaller pictures, of a network that grows.
    """
    parts = []
    for some, kinds in zip(torch.split(z, 16), torch.split(species, 16), strict=True):
        ws = truncated(model.styles(model.mapping(some, kinds)), model.mapping.w_avg, psi, None)
        parts.append(model.synthesis(ws, blocks=blocks))
    return (torch.cat(parts) * 0.5 + 0.5).clamp(0, 1)


def sheet_inputs(count: int, classes: int) -> tuple[Tensor, Tensor]:
    """Latents z [count, D] and one-hot classes in turn, always the same ones."""
    generator = torch.Generator().manual_seed(SHEET_SEED)
    z = torch.randn(count, 64, generator=generator)
    return z, torch.eye(classes)[torch.arange(count) % classes]


def write_sheet(model: StyleGan2, path: Path, blocks: int | None = None) -> None:
    """64 pictures in rows of eight, enlarged to 128 where they are smaller."""
    z, species = sheet_inputs(64, model.config.c_dim)
    page = sheet(paint(model, z, species, blocks=blocks), 8)
    scale = max(1, 1060 // page.width)
    size = (page.width * scale, page.height * scale)
    page.resize(size, Image.Resampling.BICUBIC).save(path)
