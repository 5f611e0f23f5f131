"""Low-pass filters around the doubling of pictures: depthwise, so that every device has them.

A filter [k, k] is a convolution kernel that sums to one. On a CPU one depthwise convolution of
4 x 4 in channels-last order takes as long as a single multiplication of all numbers; two passes
of 4 x 1 and 1 x 4 take longer.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def low_pass(taps: tuple[float, ...]) -> Tensor:
    """[k, k] float32: the filter whose rows and columns are `taps`, summing to one."""
    line = torch.tensor(taps, dtype=torch.float32)
    plane = torch.outer(line, line)
    return plane / plane.sum()


def smoothed(
    x: Tensor, kernel: Tensor, gains: Tensor | None = None, bias: Tensor | None = None
) -> Tensor:
    """The filter over what a transposed convolution of stride 2 made, cut to twice its input.

    Args:
        x: [N, C, 2h + 1, 2w + 1] for convolutions of 3 x 3.
        kernel: [k, k], k even.
        gains: [C], multiplies each channel.
        bias: [C], is added to each channel.

    Returns:
        [N, C, 2h, 2w], four times as strong, as the doubling with zeros between needs it.
    """
    channels, size = x.shape[1], kernel.shape[0]
    taps = 4.0 * kernel.flip(0, 1).to(x.dtype)
    each = taps.expand(channels, 1, size, size)
    if gains is not None:
        each = each * gains.to(x.dtype).reshape(-1, 1, 1, 1)
    bias = None if bias is None else bias.to(x.dtype)
    return functional.conv2d(x, each, bias, padding=size // 2 - 1, groups=channels)


def doubled(x: Tensor, kernel: Tensor) -> Tensor:
    """Twice the size: zeros between the pixels of `x` [N, C, h, w], then the filter [k, k], x 4.

    Computed in polyphase: each of the four kinds of new pixels has its own small kernel over the
    old ones.
    """
    channels = x.shape[1]
    phases = _phases(4.0 * kernel.flip(0, 1)).to(x.dtype)
    side = phases.shape[-1]
    each = phases.reshape(4, 1, side, side).repeat(channels, 1, 1, 1)
    four = functional.conv2d(x, each, padding=side // 2, groups=channels)
    return functional.pixel_shuffle(four, 2)


def _phases(taps: Tensor) -> Tensor:
    """[2, 2, t, t]: what an even or odd row and column takes of the old pixels around it."""
    size = taps.shape[0]
    before = (size + 1) // 2
    reach = (before + 1) // 2
    phases = taps.new_zeros(2, 2, 2 * reach + 1, 2 * reach + 1)
    for row in range(2):
        for column in range(2):
            ys, xs = _shifts(row, size, before), _shifts(column, size, before)
            for y, tap_y in ys:
                for x, tap_x in xs:
                    phases[row, column, y + reach, x + reach] = taps[tap_y, tap_x]
    return phases


def _shifts(phase: int, size: int, before: int) -> list[tuple[int, int]]:
    """(old pixel from here, tap) for the even or odd new pixels."""
    return [
        ((tap + phase - before) // 2, tap) for tap in range(size) if (tap + phase - before) % 2 == 0
    ]
