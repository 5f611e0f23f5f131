"""A network that enlarges, run over a picture of any size in tiles that overlap."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from studio.models.enlarging.layout import Layout

TILE_PX, OVERLAP_PX = 192, 24
"""Of the small picture: what is made at once, and what is seen beyond it on each side."""
OnTile = Callable[[int, int], None]


def enlarge_once(
    network: nn.Module, layout: Layout, picture: Tensor, on_tile: OnTile | None = None
) -> Tensor:
    """The picture as the network makes it larger.

    Args:
        network: on the device of `picture`.
        layout: of the network.
        picture: [1, 3, H, W] float in [0, 1].
        on_tile: called with (done, total) after each tile; may raise to stop.

    Returns:
        [1, 3, H s, W s] float in [0, 1], on the same device. The tiles depend on the size alone.
        What a pixel shows comes from a tile in which it lies at least `OVERLAP_PX` from an inner
        edge; networks that see further may differ a little there from one run over the whole.
    """
    height, width = picture.shape[2:]
    scale, step = layout.scale, TILE_PX
    out = picture.new_empty((1, 3, height * scale, width * scale))
    spots = [(y, x) for y in range(0, height, step) for x in range(0, width, step)]
    for number, (y, x) in enumerate(spots, 1):
        y1, x1 = min(height, y + step), min(width, x + step)
        top, left = max(0, y - OVERLAP_PX), max(0, x - OVERLAP_PX)
        low, right = min(height, y1 + OVERLAP_PX), min(width, x1 + OVERLAP_PX)
        made = _run(network, layout, picture[:, :, top:low, left:right])
        part = made[
            :, :, (y - top) * scale : (y1 - top) * scale, (x - left) * scale : (x1 - left) * scale
        ]
        out[:, :, y * scale : y1 * scale, x * scale : x1 * scale] = part
        if on_tile is not None:
            on_tile(number, len(spots))
    return out.clamp_(0, 1)


def _run(network: nn.Module, layout: Layout, part: Tensor) -> Tensor:
    """A part of any size: mirrored beyond its edge to what the network takes, then cut back."""
    height, width = part.shape[2:]
    more = (-height % layout.multiple, -width % layout.multiple)
    if any(more):
        how = "reflect" if more[0] < height and more[1] < width else "replicate"
        part = F.pad(part, (0, more[1], 0, more[0]), mode=how)
    with torch.inference_mode():
        made: Tensor = network(part)
    return made[:, :, : height * layout.scale, : width * layout.scale]
