"""Contact sheets of what the generator and the data look like."""

from __future__ import annotations

from pathlib import Path

import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from studio.core.oklab import planes_to_srgb
from studio.models.gan.garden.network import Garden
from studio.models.gan.garden.tiles import unfold, window_tiles
from studio.training.garden.scenes import draw_factors
from studio.training.garden.species import SPECIES


def to_rgb(lab: Tensor) -> Tensor:
    """[N, 3, H, W] OKLab as sRGB in [0, 1]."""
    return torch.stack(planes_to_srgb(tuple(lab.unbind(1))), 1)


@torch.inference_mode()
def made(model: Garden, ws: Tensor, size: int) -> Tensor:
    """[N, 3, size, size] OKLab: square pictures of styles [N, L, W]."""
    pictures = []
    for one in ws:
        plan = model.planned(one[None])
        half = torch.full((1,), 0.5)
        tiles = window_tiles(-half, half, torch.full((1,), 1.0 / size), size)
        pictures.append(unfold(model.seen(plan, tiles), 1, size))
    return torch.cat(pictures)


def sheet(pictures: Tensor, columns: int) -> Image.Image:
    """Pictures [N, 3, S, S] sRGB side by side."""
    n, _, height, width = pictures.shape
    out = Image.new("RGB", (columns * width, -(-n // columns) * height))
    for i, picture in enumerate(pictures):
        pixels = (picture * 255 + 0.5).to(torch.uint8).permute(1, 2, 0).contiguous().numpy()
        out.paste(Image.fromarray(pixels), (i % columns * width, i // columns * height))
    return out


@torch.inference_mode()
def write_sheet(model: Garden, path: Path, count: int, size: int, seed: int = 2) -> None:
    """A sheet of `count` samples, species by turns."""
    factors, _ = draw_factors(count, torch.Generator().manual_seed(seed))
    kinds = functional.one_hot(torch.arange(count) % len(SPECIES), len(SPECIES)).float()
    ws = model.every_layer(model.mapping(factors, kinds))
    sheet(to_rgb(made(model, ws, size)), 10 if count % 8 else 8).save(path)
