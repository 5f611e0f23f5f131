"""From styles to a picture: blocks that each double the size.

Notation: x [N, C, H, W] activations, s [N, C] styles, ws [N, L, W] the styles of all layers.
A style multiplies what enters a convolution and, demodulated, d divides what leaves it, which
equals multiplying its weights but keeps one convolution for a whole batch.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.gan.stylegan2.config import Config
from studio.models.gan.stylegan2.layers import ACTIVATIONS, Dense, settled
from studio.models.gan.stylegan2.noise import Noise, fixed_noise
from studio.models.gan.stylegan2.resampling import doubled, low_pass, smoothed

Check = Callable[[], None]
"""Called between layers; raises to stop."""
Watch = Callable[[int, Tensor], None]
"""Called as `watch(k, picture)` with the sum of colours after block k."""


def _nothing() -> None:
    """Nobody wants to stop."""


class StyledConv(nn.Module):
    """A convolution whose input is scaled by a style; with `up`, twice the size comes out."""

    noise_const: Tensor
    resample_filter: Tensor

    def __init__(
        self,
        config: Config,
        into: int,
        out: int,
        size: tuple[int, int],
        up: bool,
        generator: torch.Generator | None,
    ) -> None:
        super().__init__()
        self.affine = Dense(config.w_dim, into, bias_at_start=1.0, generator=generator)
        shape = (out, into, config.kernel, config.kernel)
        self.weight = nn.Parameter(torch.randn(shape, generator=generator))
        self.bias = nn.Parameter(torch.zeros(out))
        self.register_buffer("resample_filter", low_pass(config.taps))
        self.has_noise = config.noise
        if config.noise:
            self.register_buffer("noise_const", torch.randn(size, generator=generator))
            self.noise_strength = nn.Parameter(torch.zeros([]))
        self._up, self._clamp = up, config.conv_clamp
        self._activation = config.activation

    def forward(self, x: Tensor, w: Tensor, noise: Tensor | None, gain: float = 1.0) -> Tensor:
        """[N, out, H, W] of x [N, in, h, w] and w [N, W]; `noise` [N or 1, 1, H, W]."""
        s = self.affine(w)
        kind = ACTIVATIONS[self._activation]
        inner, outer = (kind.gain * gain, 1.0) if kind.scales else (1.0, kind.gain * gain)
        d = demodulation(self.weight, s) * inner
        if x.dtype == torch.float16:  # as large as float16 can bear
            peak = s.abs().amax(dim=1, keepdim=True)
            s, d = s / peak, d * peak
        kernel = self.resample_filter if self._up else None
        x = modulated(x, self.weight, s, d, self.bias * inner, kernel)
        if noise is not None:
            grain = (noise * (self.noise_strength * inner)).to(x.dtype)
            x = x + grain if torch.is_grad_enabled() else x.add_(grain)
        clamp = None if self._clamp is None else self._clamp * gain / outer
        x = settled(x, self._activation, clamp)
        return x if outer == 1.0 else x * outer


class ToRgb(nn.Module):
    """A styled 1 x 1 convolution to colours."""

    def __init__(self, config: Config, into: int, generator: torch.Generator | None) -> None:
        super().__init__()
        self.affine = Dense(config.w_dim, into, bias_at_start=1.0, generator=generator)
        shape = (config.img_channels, into, 1, 1)
        self.weight = nn.Parameter(torch.randn(shape, generator=generator))
        self.bias = nn.Parameter(torch.zeros(config.img_channels))
        self._clamp = config.conv_clamp

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        """[N, colours, H, W] in the precision of w [N, W], of x [N, in, H, W]."""
        s = self.affine(w) / math.sqrt(self.weight.shape[1])
        y = modulated(x, self.weight, s, None, self.bias, None).to(s.dtype)
        return y if self._clamp is None else y.clamp(-self._clamp, self._clamp)


class Skip(nn.Module):
    """The short way round a block of the kind `resnet`."""

    resample_filter: Tensor

    def __init__(
        self, config: Config, into: int, out: int, generator: torch.Generator | None
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out, into, 1, 1, generator=generator))
        self.register_buffer("resample_filter", low_pass(config.taps))

    def forward(self, x: Tensor) -> Tensor:
        """[N, out, 2h, 2w] of x [N, in, h, w], at the gain of a sum of two."""
        weight = self.weight * math.sqrt(0.5 / self.weight.shape[1])
        return doubled(functional.conv2d(x, weight), self.resample_filter)


class Block(nn.Module):
    """All layers at one size."""

    resample_filter: Tensor

    def __init__(self, config: Config, number: int, generator: torch.Generator | None) -> None:
        super().__init__()
        out, size = config.channels[number], config.size(number)
        self.first, last = number == 0, number == len(config.channels) - 1
        self.register_buffer("resample_filter", low_pass(config.taps))
        if self.first:
            self.const = nn.Parameter(torch.randn(out, *size, generator=generator))
        else:
            into = config.channels[number - 1]
            self.conv0 = StyledConv(config, into, out, size, True, generator)
        self.conv1 = StyledConv(config, out, out, size, False, generator)
        self.colours = last or config.architecture == "skip"
        if self.colours:
            self.torgb = ToRgb(config, out, generator)
        self.short = config.architecture == "resnet" and not self.first
        if self.short:
            self.skip = Skip(config, config.channels[number - 1], out, generator)

    def convolutions(self) -> Iterator[tuple[str, StyledConv]]:
        """(name, layer) in order."""
        if not self.first:
            yield "conv0", self.conv0
        yield "conv1", self.conv1


class Synthesis(nn.Module):
    """Pictures in [-1, 1] from styles."""

    def __init__(self, config: Config, generator: torch.Generator | None = None) -> None:
        super().__init__()
        self.config = config
        for number, name in enumerate(config.names):
            self.add_module(f"b{name}", Block(config, number, generator))

    @property
    def blocks(self) -> list[tuple[str, Block]]:
        """(name, block), smallest first."""
        return [(f"b{n}", cast(Block, self.get_submodule(f"b{n}"))) for n in self.config.names]

    def forward(
        self,
        ws: Tensor,
        noise: Noise = fixed_noise,
        blocks: int | None = None,
        check: Check = _nothing,
        watch: Watch | None = None,
    ) -> Tensor:
        """[N, colours, H, W] float32, about in [-1, 1].

        Args:
            ws: [N, L, W] float32.
            noise: where the grain comes from.
            blocks: only so many of the first, where the architecture is `skip`: a smaller picture.
            check: called between layers.
            watch: sees the smaller pictures on the way.
        """
        x: Tensor | None = None
        picture: Tensor | None = None
        at = 0
        for number, (name, block) in enumerate(self.blocks[:blocks]):
            ahead: Tensor | None = block.skip(x) if block.short else None
            if x is None:
                x = self._start(block, len(ws))
            for part, layer in block.convolutions():
                check()
                grain = None
                if layer.has_noise:
                    grain = noise(f"{name}.{part}", layer.noise_const, len(ws))
                gain = math.sqrt(0.5) if ahead is not None and part == "conv1" else 1.0
                x = layer(x, ws[:, at], grain, gain)
                at += 1
            if ahead is not None:
                x = ahead + x
            if picture is not None:
                picture = doubled(picture, block.resample_filter)
            if block.colours:
                colours = block.torgb(x, ws[:, at])
                picture = colours if picture is None else picture + colours
                if watch is not None:
                    watch(number, picture)
        assert picture is not None, "only networks of the kind skip stop early"
        return picture

    def style_weights(self) -> tuple[Tensor, ...]:
        """For each of the L layers [out, W]: the affine weights that read its row of `ws`."""
        readers: list[list[Tensor]] = [[] for _ in range(self.config.layers)]
        at = 0
        for _, block in self.blocks:
            for _, layer in block.convolutions():
                readers[at].append(layer.affine.weight)
                at += 1
            if block.colours:
                readers[at].append(block.torgb.affine.weight)
        none = self.blocks[0][1].conv1.affine.weight[:0]
        return tuple(torch.cat(rows) if rows else none for rows in readers)

    @staticmethod
    def _start(block: Block, count: int) -> Tensor:
        const = block.const.to(block.conv1.weight.dtype)
        start = const.expand(count, -1, -1, -1)
        return start.contiguous(memory_format=torch.channels_last)

    @torch.no_grad()
    def lower(self, dtype: torch.dtype) -> None:
        """Compute the convolutions in another precision; styles and colours stay in float32."""
        for _, block in self.blocks:
            for _, layer in block.convolutions():
                weight = layer.weight.float()
                if dtype == torch.float16:  # demodulation takes the scale out again
                    fan_in = math.sqrt(weight[0].numel())
                    weight = weight / (fan_in * weight.abs().amax(dim=(1, 2, 3), keepdim=True))
                layer.weight.data = weight.to(dtype)
            if block.colours:
                block.torgb.weight.data = block.torgb.weight.to(dtype)
            if block.short:
                block.skip.weight.data = block.skip.weight.to(dtype)


def demodulation(weight: Tensor, s: Tensor) -> Tensor:
    """[N, out]: one over the length of each output's weights [out, in, k, k] under s."""
    squares = weight.to(s.dtype).square().sum(dim=(2, 3))
    return (functional.linear(s.square(), squares) + 1e-8).rsqrt()


def modulated(
    x: Tensor,
    weight: Tensor,
    s: Tensor,
    d: Tensor | None,
    bias: Tensor,
    kernel: Tensor | None,
) -> Tensor:
    """conv(x s) d + bias.

    Args:
        x: [N, in, h, w].
        weight: [out, in, k, k].
        s: [N, in].
        d: [N, out]; None for ones.
        bias: [out].
        kernel: the low-pass filter of a doubling; None keeps the size.

    A single picture larger than the weights has them scaled in its place: the same product.
    """
    if len(s) == 1 and x[0].numel() > weight.numel():
        weight = weight * s.to(x.dtype).reshape(1, -1, 1, 1)
        if d is not None:
            weight = weight * d.to(x.dtype).reshape(-1, 1, 1, 1)
            d = None
    else:
        x = x * s.to(x.dtype)[:, :, None, None]
    if kernel is not None:
        x = functional.conv_transpose2d(x, weight.transpose(0, 1), stride=2)
        if d is None:
            return smoothed(x, kernel, None, bias)
        if len(d) == 1:
            return smoothed(x, kernel, d[0], bias)
        x = smoothed(x, kernel)
    else:
        last = bias.to(x.dtype) if d is None else None
        x = functional.conv2d(x, weight, last, padding=weight.shape[-1] // 2)
        if d is None:
            return x
    after = bias.to(x.dtype)[None, :, None, None]
    return torch.addcmul(after, x, d.to(x.dtype)[:, :, None, None])
