"""The same decoder, a few rows at a time: what a layer makes is still in the cache for the next.

What was measured on Darkroom at 1024 pixels: a quarter of the time went into writing whole maps to
memory and reading them back for normalising, bending and adding; most of the rest into
convolutions. Here a map is normalised and bent in bands of rows, just before the convolution that
reads them. A doubling and its 3x3 convolution become four 2x2 convolutions on the small map, one
for each of the places that a pixel can have among its four: 4/9 of the products, equal but for
rounding. And where the processor multiplies bfloat16, it does so inside the resnets, whose sums a
way beside them carries past in single precision: a third of one of 255 levels at most. The ways
beside, the doublings and the ends, which carry the picture itself, stay in single precision.

Bands of a layer need nothing of each other, so cores take turns at them; what is summed over a map
is summed band by band in their order, whoever made them.

Maps are kept as rows: [H, W·C] float32, channels last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.base import SideBySide, one_by_one
from studio.models.vae.grid.autoencoder_kl import (
    AutoencoderKL,
    Check,
    Decoder,
    Double,
    Norm,
    Resnet,
    UpLevel,
)

CACHED_NUMBERS = 1 << 20
"""How many numbers of a map are worked on at once."""
LEAST_ROWS = 4
Found = TypeVar("Found")
Finish = Callable[[int, int, Tensor], Tensor]
"""Takes rows first … end of what a convolution made, [n, W·C]; gives what was written."""
Sum = tuple[int, Tensor, Tensor]
"""How many pixels, and over them each channel's values and squares, [C] float64 each."""


@cache
def multiplies_bfloat16() -> bool:
    """Whether this processor has instructions for it; without them it would only be slower."""
    ask = getattr(torch.cpu, "get_capabilities", dict)  # since torch 2.11
    known: dict[str, object] = ask()
    return bool(known.get("avx512_bf16") or known.get("amx_bf16"))


class Sums:
    """What a normalisation must know of a map, gathered while its rows are written."""

    def __init__(self, channels: int) -> None:
        self.count = 0
        self._first = torch.zeros(channels, dtype=torch.float64)
        self._second = torch.zeros(channels, dtype=torch.float64)

    def add(self, rows: Tensor) -> None:
        """Further rows [n, W·C]."""
        self.take(sum_of(rows, len(self._first)))

    def take(self, found: Sum) -> None:
        """Further rows, as `sum_of` found them."""
        count, first, second = found
        self.count += count
        self._first += first
        self._second += second

    def affine(self, norm: Norm) -> tuple[Tensor, Tensor]:
        """(scale, shift), each [C] float32: what normalising does to each channel."""
        each = len(self._first) // norm.num_groups
        mean = self._first.view(-1, each).mean(1) / self.count
        spread = (self._second.view(-1, each).mean(1) / self.count - mean * mean).clamp(min=0.0)
        whitening = (spread + norm.eps).rsqrt()
        scale = norm.weight.double() * whitening.repeat_interleave(each)
        shift = norm.bias.double() - mean.repeat_interleave(each) * scale
        return scale.float(), shift.float()


def sum_of(rows: Tensor, channels: int) -> Sum:
    """Over rows [n, W·C]."""
    first = rows.sum(0).view(-1, channels).sum(0).double()
    second = (rows * rows).sum(0).view(-1, channels).sum(0).double()
    return rows.numel() // channels, first, second


@dataclass
class Map:
    """`rows` [H, W·C] float32 of one picture, and the sums over them."""

    rows: Tensor
    channels: int
    sums: Sums

    @classmethod
    def empty(cls, height: int, width: int, channels: int) -> Map:
        """Room for one."""
        return cls(torch.empty(height, width * channels), channels, Sums(channels))

    @classmethod
    def of(cls, x: Tensor) -> Map:
        """That of [1, C, H, W]."""
        rows, channels = _rows(x), x.shape[1]
        found = cls(rows, channels, Sums(channels))
        found.sums.add(rows)
        return found

    @property
    def width(self) -> int:
        """Pixels of a row."""
        return self.rows.shape[1] // self.channels

    def picture(self) -> Tensor:
        """[1, C, H, W] of the same memory."""
        return _picture(self.rows, self.channels)


class _Work:
    """How the pieces of one picture are done; each may be the last before a cancel."""

    def __init__(self, check: Check, side_by_side: SideBySide) -> None:
        self._check, self._side_by_side = check, side_by_side

    def over(self, bands: list[tuple[int, int]], piece: Callable[[int, int], Found]) -> list[Found]:
        """What `piece` gives for each band, in their order."""

        def checked(first: int, end: int) -> Found:
            self._check()
            return piece(first, end)

        return self._side_by_side([partial(checked, *band) for band in bands])

    def alone(self, piece: Callable[[], Found]) -> Found:
        """What cannot be divided; one thread's, like every piece."""
        return self.over([(0, 0)], lambda _first, _end: piece())[0]


class BandedDecoder:
    """The decoding half of a network on the CPU, its weights laid out for working in bands."""

    def __init__(self, network: AutoencoderKL) -> None:
        self._network = network
        self._inside = torch.bfloat16 if multiplies_bfloat16() else torch.float32
        self._kernels: dict[nn.Conv2d, Tensor] = {}

    def draw(self, latents: Tensor, check: Check, side_by_side: SideBySide = one_by_one) -> Tensor:
        """[N, 3, H, W] float32, about [-1, 1], of latents [N, C, h, w], one after another."""
        work = _Work(check, side_by_side)
        return torch.cat([self._drawn(latents[n : n + 1], work) for n in range(len(latents))])

    def _drawn(self, latents: Tensor, work: _Work) -> Tensor:
        decoder = self._network.decoder
        x = work.alone(lambda: self._begun(latents))
        for layer in _layers(decoder):
            match layer:
                case Resnet():
                    x = self._resnet(layer, x, work)
                case Double():
                    x = self._doubled(layer, x, work)
                case _:
                    x = work.alone(partial(_through, layer, x))
        out = Map.empty(len(x.rows), x.width, decoder.conv_out.out_channels)

        def finish(first: int, end: int, made: Tensor) -> Tensor:
            out.rows[first:end] = made
            return made

        last = decoder.conv_out
        self._convolved(x, decoder.conv_norm_out, last, torch.float32, work, finish)
        return out.picture()

    def _begun(self, latents: Tensor) -> Map:
        if self._network.post_quant_conv is not None:
            latents = self._network.post_quant_conv(latents)
        return Map.of(self._network.decoder.conv_in(latents))

    def _resnet(self, layer: Resnet, x: Map, work: _Work) -> Map:
        """What a resnet makes of `x`; where the width stays it is written over it."""
        after = layer.conv1.out_channels
        inner = Map.empty(len(x.rows), x.width, after)

        def keep(first: int, end: int, made: Tensor) -> Tensor:
            inner.rows[first:end] = made
            return inner.rows[first:end]

        self._convolved(x, layer.norm1, layer.conv1, self._inside, work, keep, inner.sums)
        beside, out = layer.conv_shortcut, Map(x.rows, after, Sums(after))
        if beside is not None:
            out = Map.empty(len(x.rows), x.width, after)

        def add(first: int, end: int, made: Tensor) -> Tensor:
            rows, total = x.rows[first:end], out.rows[first:end]
            if beside is not None:
                across = functional.linear(
                    rows.view(-1, x.channels), beside.weight[:, :, 0, 0], beside.bias
                )
                rows = across.view_as(total)
            return torch.add(rows, made.to(rows), out=total)

        self._convolved(inner, layer.norm2, layer.conv2, self._inside, work, add, out.sums)
        return out

    def _convolved(
        self, x: Map, norm: Norm, conv: nn.Conv2d, precision: torch.dtype, work: _Work,
        finish: Finish, sums: Sums | None = None,
    ) -> None:  # fmt: skip
        """A 3x3 convolution of the normalised and bent `x`, band by band; `sums` over it."""
        scale, shift = (one.repeat(x.width) for one in x.sums.affine(norm))
        kernel = self._kernel(conv, lambda: conv.weight.to(precision))
        assert conv.bias is not None
        bias, height = conv.bias.to(precision), len(x.rows)

        def band(first: int, end: int) -> Sum | None:
            low, high = max(0, first - 1), min(height, end + 1)
            ready = x.rows.new_zeros(end - first + 2, x.rows.shape[1])
            inside = ready[low - first + 1 : high - first + 1]
            torch.addcmul(shift, x.rows[low:high], scale, out=inside)
            functional.silu(inside, inplace=True)
            read = _picture(ready, x.channels).to(precision)
            made = _rows(functional.conv2d(read, kernel, bias, padding=(0, 1)))
            written = finish(first, end, made)
            return None if sums is None else sum_of(written, conv.out_channels)

        bands = _bands(height, x.width * max(x.channels, conv.out_channels))
        for found in work.over(bands, band):
            if sums is not None and found is not None:
                sums.take(found)

    def _doubled(self, layer: Double, x: Map, work: _Work) -> Map:
        """Every pixel four times, then its 3x3 convolution, as four of 2x2 pixels."""
        conv, height, width = layer.conv, len(x.rows), x.width
        after = conv.out_channels
        kernel = self._kernel(conv, lambda: phases(conv.weight))
        assert conv.bias is not None
        bias, out = conv.bias.repeat(4), Map.empty(2 * height, 2 * width, after)
        pixels = out.rows.view(height, 2, width, 2, after)

        def band(first: int, end: int) -> Sum:
            low, high = max(0, first - 1), min(height, end + 1)
            edges = (1, 1, low - first + 1, end + 1 - high)
            read = functional.pad(_picture(x.rows[low:high], x.channels), edges)
            read = read.contiguous(memory_format=torch.channels_last)
            made = functional.conv2d(read, kernel, bias).permute(0, 2, 3, 1)[0]
            for phase, four in enumerate(torch.split(made, after, dim=2)):
                down, right = divmod(phase, 2)
                part = four[down : down + end - first, right : right + width]
                pixels[first:end, down, :, right] = part
            return sum_of(out.rows[2 * first : 2 * end], after)

        for found in work.over(_bands(height, width * 4 * after), band):
            out.sums.take(found)
        return out

    def _kernel(self, conv: nn.Conv2d, make: Callable[[], Tensor]) -> Tensor:
        if conv not in self._kernels:
            self._kernels[conv] = make().contiguous(memory_format=torch.channels_last)
        return self._kernels[conv]


def _through(layer: nn.Module, x: Map) -> Map:
    return Map.of(layer(x.picture()))


def _layers(decoder: Decoder) -> Iterator[nn.Module]:
    """What lies between its first and its last convolution, in order."""
    first, *others = decoder.mid_block.resnets
    yield first
    yield from decoder.mid_block.attentions
    yield from others
    for level in decoder.up_blocks:
        assert isinstance(level, UpLevel)
        yield from level.resnets
        yield from level.upsamplers


def phases(weight: Tensor) -> Tensor:
    """[4·O, C, 2, 2] of a 3x3 kernel [O, C, 3, 3] that reads a map whose pixels stand four times.

    Upper left, upper right, lower left, lower right; each reads the four pixels that it sees.
    """
    upper = torch.stack((weight[:, :, 0], weight[:, :, 1] + weight[:, :, 2]), 2)
    lower = torch.stack((weight[:, :, 0] + weight[:, :, 1], weight[:, :, 2]), 2)
    found = []
    for half in (upper, lower):
        left = torch.stack((half[..., 0], half[..., 1] + half[..., 2]), 3)
        right = torch.stack((half[..., 0] + half[..., 1], half[..., 2]), 3)
        found += [left, right]
    return torch.cat(found)


def _bands(height: int, numbers: int) -> list[tuple[int, int]]:
    """(first, end) rows of bands about alike, of so many `numbers` a row; by the size alone."""
    most = max(LEAST_ROWS, CACHED_NUMBERS // numbers)
    step = -(-height // -(-height // most))
    return [(first, min(height, first + step)) for first in range(0, height, step)]


def _rows(x: Tensor) -> Tensor:
    """[H, W·C] of [1, C, H, W]."""
    return x.permute(0, 2, 3, 1).reshape(x.shape[2], -1)


def _picture(rows: Tensor, channels: int) -> Tensor:
    """[1, C, H, W], channels last, of [H, W·C]."""
    return rows.view(1, len(rows), -1, channels).permute(0, 3, 1, 2)
