"""SwinIR: attention inside windows that move, at the small size, then shuffled into a large one.

Shapes: windows of w x w pixels, n of them, H heads.

Source: Liang et al., "SwinIR: Image Restoration Using Swin Transformer", 2021, arXiv:2108.10257;
Liu et al., "Swin Transformer", 2021, arXiv:2103.14030.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from studio.models.enlarging.layout import (
    MOST_BLOCKS,
    MOST_WIDTH,
    SCALES,
    Layout,
    Shapes,
    numbered,
)

_MEAN = (0.4488, 0.4371, 0.4040)
_APART = -100.0
"""Added to the attention between pixels that only a roll made neighbours."""
_REMADE = ("relative_position_index", "attn_mask")


class Attention(nn.Module):
    """Attention among the pixels of one window, with a learned bias for how they lie."""

    def __init__(self, width: int, heads: int, window: int) -> None:
        super().__init__()
        self.heads = heads
        self.relative_position_bias_table = nn.Parameter(torch.zeros((2 * window - 1) ** 2, heads))
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        self.register_buffer("places", _places(window), persistent=False)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """[n, w w, C] to the same; `mask` [n', w w, w w], n a multiple of n'."""
        count, pixels, width = x.shape
        qkv = self.qkv(x).reshape(count, pixels, 3, self.heads, width // self.heads)
        query, key, value = qkv.permute(2, 0, 3, 1, 4)
        table = self.relative_position_bias_table[self.get_buffer("places").flatten()]
        bias = table.reshape(pixels, pixels, self.heads).permute(2, 0, 1)[None]
        if mask is not None:
            bias = bias + mask.repeat(count // len(mask), 1, 1)[:, None]
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        out: Tensor = self.proj(mixed.transpose(1, 2).reshape(count, pixels, width))
        return out


class Mlp(nn.Module):
    """Two layers with a bend between."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(width, hidden), nn.Linear(hidden, width)

    def forward(self, x: Tensor) -> Tensor:
        """[..., C] to the same."""
        out: Tensor = self.fc2(F.gelu(self.fc1(x)))
        return out


class Block(nn.Module):
    """Attention in windows, every other time moved by half a window, and a small network."""

    def __init__(self, width: int, heads: int, window: int, shift: int, hidden: int) -> None:
        super().__init__()
        self.window, self.shift = window, shift
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attn = Attention(width, heads, window)
        self.mlp = Mlp(width, hidden)

    def forward(self, x: Tensor) -> Tensor:
        """[N, H, W, C] to the same."""
        here = self.norm1(x)
        mask = None
        if self.shift:
            here = torch.roll(here, (-self.shift, -self.shift), (1, 2))
            mask = _mask(x.shape[1], x.shape[2], self.window, self.shift).to(x)
        windows = _apart(here, self.window)
        here = _together(self.attn(windows, mask), self.window, x.shape)
        if self.shift:
            here = torch.roll(here, (self.shift, self.shift), (1, 2))
        x = x + here
        out: Tensor = x + self.mlp(self.norm2(x))
        return out


class Group(nn.Module):
    """Blocks beside their input, with a convolution behind them."""

    def __init__(self, blocks: list[Block], width: int) -> None:
        super().__init__()
        self.residual_group = nn.ModuleDict({"blocks": nn.Sequential(*blocks)})
        self.conv = nn.Conv2d(width, width, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        """[N, H, W, C] to the same."""
        here = self.residual_group["blocks"](x)
        out: Tensor = x + self.conv(here.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)
        return out


class SwinIr(nn.Module):
    """`depths` blocks in each group; one convolution and shuffling enlarge."""

    def __init__(
        self, width: int, depths: tuple[int, ...], heads: int, window: int, hidden: int, scale: int
    ) -> None:
        super().__init__()
        self.scale = scale
        self.register_buffer("mean", torch.tensor(_MEAN).view(1, 3, 1, 1), persistent=False)
        self.conv_first = nn.Conv2d(3, width, 3, 1, 1)
        self.patch_embed = nn.ModuleDict({"norm": nn.LayerNorm(width)})
        half = window // 2

        def group(depth: int) -> Group:
            shifts = [half * (number % 2) for number in range(depth)]
            return Group([Block(width, heads, window, by, hidden) for by in shifts], width)

        self.layers = nn.Sequential(*map(group, depths))
        self.norm = nn.LayerNorm(width)
        self.conv_after_body = nn.Conv2d(width, width, 3, 1, 1)
        self.upsample = nn.Sequential(nn.Conv2d(width, 3 * scale**2, 3, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        """[N, 3, H, W] in [0, 1], sides whole multiples of w, to [N, 3, H s, W s]."""
        mean = self.get_buffer("mean")
        first = self.conv_first(x - mean)
        tokens = self.patch_embed["norm"](first.permute(0, 2, 3, 1))
        deep = self.norm(self.layers(tokens)).permute(0, 3, 1, 2)
        features = self.conv_after_body(deep) + first
        return F.pixel_shuffle(self.upsample(features), self.scale) + mean


def _places(window: int) -> Tensor:
    """[w w, w w] which entry of the table says how two pixels of a window lie."""
    y, x = torch.meshgrid(torch.arange(window), torch.arange(window), indexing="ij")
    spots = torch.stack((y.flatten(), x.flatten()))
    apart = spots[:, :, None] - spots[:, None] + window - 1
    return apart[0] * (2 * window - 1) + apart[1]


def _apart(x: Tensor, window: int) -> Tensor:
    """[N, H, W, C] as windows [n, w w, C]."""
    count, height, width, channels = x.shape
    rows = x.view(count, height // window, window, width // window, window, channels)
    return rows.permute(0, 1, 3, 2, 4, 5).reshape(-1, window * window, channels)


def _together(windows: Tensor, window: int, shape: torch.Size) -> Tensor:
    """Windows [n, w w, C] as a picture [N, H, W, C] again."""
    count, height, width, channels = shape
    rows = windows.view(count, height // window, width // window, window, window, channels)
    return rows.permute(0, 1, 3, 2, 4, 5).reshape(shape)


def _mask(height: int, width: int, window: int, shift: int) -> Tensor:
    """[n, w w, w w]: apart what was not together before the roll."""
    part = torch.zeros(1, height, width, 1)
    cuts = (slice(0, -window), slice(-window, -shift), slice(-shift, None))
    for number, (rows, columns) in enumerate((a, b) for a in cuts for b in cuts):
        part[:, rows, columns] = number
    of = _apart(part, window).squeeze(-1)
    return torch.where(of[:, None] != of[:, :, None], _APART, 0.0)


def describe(shapes: Shapes) -> Layout | None:
    """The layout of a small SwinIR (one convolution enlarges); None where it is none."""
    first, up = shapes.get("conv_first.weight", ()), shapes.get("upsample.0.weight", ())
    table = shapes.get("layers.0.residual_group.blocks.0.attn.relative_position_bias_table", ())
    hidden = shapes.get("layers.0.residual_group.blocks.0.mlp.fc1.weight", ())
    if len(first) != 4 or first[1] != 3 or len(up) != 4 or len(table) != 2 or len(hidden) != 2:
        return None
    window, scale = (math.isqrt(table[0]) + 1) // 2, math.isqrt(up[0] // 3)
    groups = numbered(shapes, "layers.", ".conv.weight")
    depths = tuple(
        numbered(shapes, f"layers.{n}.residual_group.blocks.", ".norm1.weight")
        for n in range(groups)
    )
    width, heads = first[0], table[1]
    sound = (
        (2 * window - 1) ** 2 == table[0] and 2 <= window <= 32 and scale in SCALES
        and 3 * scale**2 == up[0] and groups and sum(depths) <= MOST_BLOCKS and min(depths) > 0
        and heads > 0 and width % heads == 0 and max(width, hidden[0]) <= 4 * MOST_WIDTH
    )  # fmt: skip
    if not sound:
        return None
    names = {name: name for name in shapes if not name.endswith(_REMADE) and name != "mean"}
    return Layout(
        "SwinIR", scale, names,
        lambda: SwinIr(width, depths, heads, window, hidden[0], scale), window,
    )  # fmt: skip
