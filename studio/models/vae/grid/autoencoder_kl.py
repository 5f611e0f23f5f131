"""The convolutional KL autoencoder in the layout of diffusers' `AutoencoderKL`.

The layout of tensors and the meaning of the configuration's keys follow published weights of the
Stable Diffusion 1, 2, XL, 3 and Flux families: the same names, own code.

Sources: Kingma and Welling, "Auto-Encoding Variational Bayes", 2013, arXiv:1312.6114; Rombach et
al., "High-Resolution Image Synthesis with Latent Diffusion Models", 2022, arXiv:2112.10752.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor, nn
from torch.nn import functional

Check = Callable[[], None]
"""Called between layers; raises to stop."""
EPSILON = 1e-6


@dataclass(frozen=True)
class Layout:
    """Which layers there are.

    `widths`: channels of each level, largest picture first; the picture halves between levels.
    `depth`: resnets in a level of the encoder; the decoder has one more. `latent`: its channels.
    `groups`: of every normalisation. `quant`, `post_quant`: 1x1 convolutions around the latent.
    `attention`: whether the smallest level looks at itself as a whole.
    """

    widths: tuple[int, ...] = (128, 256, 512, 512)
    depth: int = 2
    latent: int = 4
    channels: int = 3
    groups: int = 32
    quant: bool = True
    post_quant: bool = True
    attention: bool = True

    @property
    def cell(self) -> int:
        """Pixels of the picture that a side of a latent cell covers."""
        return 1 << (len(self.widths) - 1)


class Norm(nn.GroupNorm):
    """Group normalisation, computed in float32 whatever comes in: steadier, and faster on CPUs."""

    def __init__(self, groups: int, width: int) -> None:
        super().__init__(groups, width, EPSILON)

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, ...] of the same, in the precision of `x`."""
        weight, bias = self.weight.float(), self.bias.float()
        return functional.group_norm(x.float(), self.num_groups, weight, bias, self.eps).to(x.dtype)


class Resnet(nn.Module):
    """Two convolutions, each after a normalisation and SiLU, beside a way that skips them."""

    def __init__(self, before: int, after: int, groups: int) -> None:
        super().__init__()
        self.norm1 = Norm(groups, before)
        self.conv1 = nn.Conv2d(before, after, 3, padding=1)
        self.norm2 = Norm(groups, after)
        self.conv2 = nn.Conv2d(after, after, 3, padding=1)
        self.conv_shortcut = nn.Conv2d(before, after, 1) if before != after else None

    def forward(self, x: Tensor) -> Tensor:
        """[N, after, H, W] of [N, before, H, W]."""
        inner = self.conv1(functional.silu(self.norm1(x)))
        inner = self.conv2(functional.silu(self.norm2(inner)))
        beside = x if self.conv_shortcut is None else self.conv_shortcut(x)
        total: Tensor = beside + inner
        return total


class Attention(nn.Module):
    """Every cell looks at all others, with one head; added to what was there."""

    def __init__(self, width: int, groups: int) -> None:
        super().__init__()
        self.group_norm = Norm(groups, width)
        self.to_q = nn.Linear(width, width)
        self.to_k = nn.Linear(width, width)
        self.to_v = nn.Linear(width, width)
        self.to_out = nn.ModuleList([nn.Linear(width, width)])

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, h, w] of the same."""
        cells = self.group_norm(x).flatten(2).transpose(1, 2)  # [N, hw, C]
        seen = functional.scaled_dot_product_attention(
            self.to_q(cells)[:, None], self.to_k(cells)[:, None], self.to_v(cells)[:, None]
        )[:, 0]
        total: Tensor = x + self.to_out[0](seen).transpose(1, 2).reshape(x.shape)
        return total


class Middle(nn.Module):
    """The smallest level: a resnet, attention where there is any, and another resnet."""

    def __init__(self, width: int, layout: Layout) -> None:
        super().__init__()
        looks = [Attention(width, layout.groups)] if layout.attention else []
        self.attentions = nn.ModuleList(looks)
        self.resnets = nn.ModuleList(Resnet(width, width, layout.groups) for _ in range(2))

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, h, w] of the same."""
        x = self.resnets[0](x)
        for attention in self.attentions:
            x = attention(x)
        last: Tensor = self.resnets[1](x)
        return last


class Halve(nn.Module):
    """A convolution of stride 2; the picture is padded at the right and the lower edge only."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3, stride=2)

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, H / 2, W / 2]."""
        half: Tensor = self.conv(functional.pad(x, (0, 1, 0, 1)))
        return half


class Double(nn.Module):
    """Every pixel four times, then a convolution."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, 2H, 2W]."""
        doubled: Tensor = self.conv(functional.interpolate(x, scale_factor=2.0, mode="nearest"))
        return doubled


class DownLevel(nn.Module):
    """Resnets, then half the size."""

    def __init__(self, before: int, after: int, layout: Layout, *, last: bool) -> None:
        super().__init__()
        inputs = [before, *([after] * (layout.depth - 1))]
        self.resnets = nn.ModuleList(Resnet(width, after, layout.groups) for width in inputs)
        self.downsamplers = nn.ModuleList([] if last else [Halve(after)])

    def forward(self, x: Tensor) -> Tensor:
        """[N, after, H / 2, W / 2], or of the same size at the last level."""
        for layer in (*self.resnets, *self.downsamplers):
            x = layer(x)
        return x


class UpLevel(nn.Module):
    """Resnets, then double the size."""

    def __init__(self, before: int, after: int, layout: Layout, *, last: bool) -> None:
        super().__init__()
        inputs = [before, *([after] * layout.depth)]
        self.resnets = nn.ModuleList(Resnet(width, after, layout.groups) for width in inputs)
        self.upsamplers = nn.ModuleList([] if last else [Double(after)])

    def forward(self, x: Tensor) -> Tensor:
        """[N, after, 2H, 2W], or of the same size at the last level."""
        x = self.seen(x)
        for double in self.upsamplers:
            x = double(x)
        return x

    def seen(self, x: Tensor) -> Tensor:
        """[N, after, H, W]: what there is before the doubling."""
        for resnet in self.resnets:
            x = resnet(x)
        return x


class Encoder(nn.Module):
    """From pictures to the mean and the log-variance of their latent."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        widths, last = layout.widths, len(layout.widths) - 1
        self.conv_in = nn.Conv2d(layout.channels, widths[0], 3, padding=1)
        self.down_blocks = nn.ModuleList(
            DownLevel(widths[max(0, level - 1)], width, layout, last=level == last)
            for level, width in enumerate(widths)
        )
        self.mid_block = Middle(widths[-1], layout)
        self.conv_norm_out = Norm(layout.groups, widths[-1])
        self.conv_out = nn.Conv2d(widths[-1], 2 * layout.latent, 3, padding=1)

    def forward(self, pixels: Tensor, check: Check = lambda: None) -> Tensor:
        """[N, 2C, h, w] of [N, 3, H, W] in [-1, 1]."""
        x = self.conv_in(pixels)
        for block in (*self.down_blocks, self.mid_block):
            check()
            x = block(x)
        out: Tensor = self.conv_out(functional.silu(self.conv_norm_out(x)))
        return out


class Decoder(nn.Module):
    """From latents to pictures."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        widths, last = layout.widths[::-1], len(layout.widths) - 1
        self.conv_in = nn.Conv2d(layout.latent, widths[0], 3, padding=1)
        self.mid_block = Middle(widths[0], layout)
        self.up_blocks = nn.ModuleList(
            UpLevel(widths[max(0, level - 1)], width, layout, last=level == last)
            for level, width in enumerate(widths)
        )
        self.conv_norm_out = Norm(layout.groups, widths[-1])
        self.conv_out = nn.Conv2d(widths[-1], layout.channels, 3, padding=1)

    def seen(self, latents: Tensor, level: int, check: Check = lambda: None) -> Tensor:
        """[N, width, h·2^level, w·2^level]: what there is at a level before it is doubled."""
        check()
        x: Tensor = self.mid_block(self.conv_in(latents))
        for block in self.up_blocks[:level]:
            check()
            x = block(x)
        check()
        last = self.up_blocks[level]
        assert isinstance(last, UpLevel)
        return last.seen(x)

    def forward(self, latents: Tensor, check: Check = lambda: None) -> Tensor:
        """[N, 3, H, W], about [-1, 1], of [N, C, h, w]."""
        x = self.conv_in(latents)
        for block in (self.mid_block, *self.up_blocks):
            check()
            x = block(x)
        out: Tensor = self.conv_out(functional.silu(self.conv_norm_out(x)))
        return out


class AutoencoderKL(nn.Module):
    """Both halves."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.layout = layout
        self.encoder = Encoder(layout)
        self.decoder = Decoder(layout)
        self.quant_conv = (
            nn.Conv2d(2 * layout.latent, 2 * layout.latent, 1) if layout.quant else None
        )
        self.post_quant_conv = (
            nn.Conv2d(layout.latent, layout.latent, 1) if layout.post_quant else None
        )

    def encode(self, pixels: Tensor, check: Check = lambda: None) -> tuple[Tensor, Tensor]:
        """Mean and log-variance, each [N, C, h, w], of pictures [N, 3, H, W] in [-1, 1]."""
        moments = self.encoder(pixels, check)
        if self.quant_conv is not None:
            moments = self.quant_conv(moments)
        mean, spread = moments.chunk(2, dim=1)
        return mean, spread.clamp(-30.0, 20.0)

    def seen(self, latents: Tensor, level: int, check: Check = lambda: None) -> Tensor:
        """What the decoder has made of latents [N, C, h, w] at a level, before it is doubled."""
        if self.post_quant_conv is not None:
            latents = self.post_quant_conv(latents)
        return self.decoder.seen(latents, level, check)

    def decode(self, latents: Tensor, check: Check = lambda: None) -> Tensor:
        """[N, 3, H, W], about [-1, 1], of latents [N, C, h, w]."""
        if self.post_quant_conv is not None:
            latents = self.post_quant_conv(latents)
        pictures: Tensor = self.decoder(latents, check)
        return pictures
