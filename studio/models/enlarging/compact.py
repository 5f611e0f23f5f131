"""The compact kind of Real-ESRGAN: plain convolutions at the small size, shuffled into a large one.

Source: Wang et al., "Real-ESRGAN", 2021, arXiv:2107.10833 (its code calls it SRVGGNetCompact);
Shi et al., sub-pixel convolution, 2016, arXiv:1609.05158.
"""

from __future__ import annotations

import math

from torch import Tensor, nn
from torch.nn import functional as F

from studio.models.enlarging.layout import MOST_WIDTH, SCALES, Layout, Shapes

_MOST_LAYERS = 128


class Compact(nn.Module):
    """`layers` convolutions with learned slopes between them."""

    def __init__(self, width: int, layers: int, scale: int) -> None:
        super().__init__()
        self.scale = scale
        parts: list[nn.Module] = [nn.Conv2d(3, width, 3, 1, 1), nn.PReLU(width)]
        for _ in range(layers):
            parts += [nn.Conv2d(width, width, 3, 1, 1), nn.PReLU(width)]
        self.body = nn.Sequential(*parts, nn.Conv2d(width, 3 * scale**2, 3, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        """[N, 3, H, W] in [0, 1] to [N, 3, H s, W s]."""
        detail = F.pixel_shuffle(self.body(x), self.scale)
        return detail + F.interpolate(x, scale_factor=self.scale, mode="nearest")


def describe(shapes: Shapes) -> Layout | None:
    """The layout of a compact network; None where it is none."""
    first, slopes = shapes.get("body.0.weight", ()), shapes.get("body.1.weight", ())
    if len(first) != 4 or first[1] != 3 or slopes != (first[0],) or first[0] > MOST_WIDTH:
        return None
    numbers = sorted(int(n.split(".")[1]) for n in shapes if n.endswith(".bias"))
    if not numbers or numbers[-1] % 2 or numbers[-1] > 2 * _MOST_LAYERS:
        return None
    last = shapes.get(f"body.{numbers[-1]}.weight", (0,))
    scale = math.isqrt(last[0] // 3)
    if scale not in SCALES or 3 * scale**2 != last[0]:
        return None
    width, layers = first[0], numbers[-1] // 2 - 1
    names = {name: name for name in shapes}
    return Layout("Real-ESRGAN compact", scale, names, lambda: Compact(width, layers, scale))
