"""Exports through an enlarger: the whole picture, its network in tiles, then the size asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from studio.errors import InputError, NonFinite
from studio.models.enlarging.kinds import loaded
from studio.models.enlarging.layout import Layout
from studio.models.enlarging.tiles import enlarge_once
from studio.values.enlarging import Enlarging

MOST_PASSES = 3
BAND_PX = 256
MAX_PIXELS = 100_000_000
OnTile = Callable[[int, int], None]


class Enlargers:
    """Keeps the one that was used last."""

    def __init__(self) -> None:
        self._file = ""
        self._network: tuple[nn.Module, Layout] | None = None

    def enlarged(self, picture: Tensor, asked: Enlarging, on_tile: OnTile | None = None) -> Tensor:
        """A picture as large as asked for.

        It goes through the network as often as that needs, three times at most, and is then
        scaled to cover the size (bicubic, with smoothing where it shrinks) and cut evenly.

        Args:
            picture: [1, 1|3|4, H, W] float in [0, 1]; transparency is only scaled.
            asked: how.
            on_tile: called with (done, total) of each pass; may raise to stop.

        Returns:
            [1, C, height, width] float32 in [0, 1] on the CPU.

        Raises:
            ModelError: the enlarger is gone or broken.
            InputError: it would become larger than can be made.
            NonFinite: the network made numbers that are none.
        """
        network, layout = self._get(asked.file)
        if asked.part is not None:
            x, y, wide, high = asked.part
            picture = picture[:, :, y : y + high, x : x + wide]
        picture = picture.detach().to("cpu", torch.float32)
        colours = picture[:, :3].expand(1, 3, -1, -1) if len(picture[0]) != 4 else picture[:, :3]
        for _ in range(MOST_PASSES):
            height, width = colours.shape[2:]
            if height >= asked.height and width >= asked.width:
                break
            if height * width * layout.scale**2 > MAX_PIXELS:
                break
            colours = enlarge_once(network, layout, colours.contiguous(), on_tile)
        if not torch.isfinite(colours).all():
            raise NonFinite("The enlarger made numbers that are none; choose another one.")
        colours = covering(colours, asked.width, asked.height)
        if picture.shape[1] == 1:
            return colours.mean(1, keepdim=True)
        if picture.shape[1] == 4:
            alpha = covering(picture[:, 3:], asked.width, asked.height)
            return torch.cat((colours, alpha), 1)
        return colours

    def _get(self, file: str) -> tuple[nn.Module, Layout]:
        if self._network is None or file != self._file:
            self._network, self._file = loaded(Path(file)), file
        return self._network


def split(picture: Tensor) -> Iterator[tuple[int, Tensor]]:
    """Rows [1, C, h, W] of a whole picture with their place, top to bottom."""
    for y0 in range(0, picture.shape[2], BAND_PX):
        yield y0, picture[:, :, y0 : y0 + BAND_PX]


def covering(picture: Tensor, width: int, height: int) -> Tensor:
    """[1, C, height, width]: [1, C, H, W] scaled to cover that size, its middle."""
    if width * height > MAX_PIXELS:
        raise InputError(f"Pictures are enlarged up to {MAX_PIXELS // 10**6} million pixels.")
    high, wide = picture.shape[2:]
    if (wide, high) == (width, height):
        return picture
    scale = max(width / wide, height / high)
    size = (max(height, round(high * scale)), max(width, round(wide * scale)))
    scaled = F.interpolate(picture, size, mode="bicubic", antialias=True).clamp_(0, 1)
    top, left = (size[0] - height) // 2, (size[1] - width) // 2
    return scaled[:, :, top : top + height, left : left + width]
