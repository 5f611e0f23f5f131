"""CARN: residual blocks that cascade, small and quick.

Source: Ahn, Kang and Sohn, "Fast, Accurate, and Lightweight Super-Resolution with Cascading
Residual Network", 2018, arXiv:1803.08664.
"""

from __future__ import annotations

import re

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from studio.models.enlarging.layout import MOST_WIDTH, Layout, Shapes

_STEPS = {2: (2,), 3: (3,), 4: (2, 2), 8: (2, 2, 2)}
"""Scale -> how it is reached."""


class Residual(nn.Module):
    """Two convolutions beside their input."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(width, width, 3, 1, 1), nn.ReLU(), nn.Conv2d(width, width, 3, 1, 1)
        )

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, H, W] to the same."""
        return F.relu(self.body(x) + x)


class Mix(nn.Module):
    """All channels so far become `width`."""

    def __init__(self, into: int, width: int) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(into, width, 1), nn.ReLU())

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, H, W] to [N, width, H, W]."""
        out: Tensor = self.body(x)
        return out


class Cascade(nn.Module):
    """Three parts, each of which gets what all before it made, mixed."""

    def __init__(self, width: int, parts: tuple[nn.Module, nn.Module, nn.Module]) -> None:
        super().__init__()
        self.b1, self.b2, self.b3 = parts
        self.c1, self.c2, self.c3 = (Mix(width * (n + 2), width) for n in range(3))

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, H, W] to the same."""
        seen = here = x
        for part, mix in ((self.b1, self.c1), (self.b2, self.c2), (self.b3, self.c3)):
            seen = torch.cat((seen, part(here)), 1)
            here = mix(seen)
        return here


def _cascade(width: int) -> Cascade:
    return Cascade(width, (Residual(width), Residual(width), Residual(width)))


class Carn(Cascade):
    """The whole: cascades that cascade, then convolutions and shuffling."""

    def __init__(self, width: int, scale: int, up: str) -> None:
        super().__init__(width, (_cascade(width), _cascade(width), _cascade(width)))
        self.up = up
        self.sub_mean, self.add_mean = _shift(), _shift()
        self.entry = nn.Conv2d(3, width, 3, 1, 1)
        parts: list[nn.Module] = []
        for step in _STEPS[scale]:
            wide = nn.Conv2d(width, width * step**2, 3, 1, 1)
            parts += [wide, nn.ReLU(), nn.PixelShuffle(step)]
        self.upsample = nn.ModuleDict({up: nn.ModuleDict({"body": nn.Sequential(*parts)})})
        self.exit = nn.Conv2d(width, 3, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        """[N, 3, H, W] in [0, 1] to [N, 3, H s, W s]."""
        features = super().forward(self.entry(self.sub_mean["shifter"](x)))
        block = self.upsample[self.up]
        assert isinstance(block, nn.ModuleDict)
        out: Tensor = self.add_mean["shifter"](self.exit(block["body"](features)))
        return out


def _shift() -> nn.ModuleDict:
    return nn.ModuleDict({"shifter": nn.Conv2d(3, 3, 1)})


def describe(shapes: Shapes) -> Layout | None:
    """The layout of a CARN; of a file for several scales, the largest of two and four."""
    entry, mix = shapes.get("entry.weight", ()), shapes.get("c3.body.0.weight", ())
    if len(entry) != 4 or entry[1] != 3 or mix[:2] != (entry[0], 4 * entry[0]):
        return None
    width = entry[0]
    found = _up(shapes, width)
    if found is None or width > MOST_WIDTH:
        return None
    up, scale = found
    names = {
        name: name
        for name in shapes
        if not name.startswith("upsample.") or name.startswith(f"upsample.{up}.")
    }
    return Layout("CARN", scale, names, lambda: Carn(width, scale, up))


def _up(shapes: Shapes, width: int) -> tuple[str, int] | None:
    """How the part that enlarges is called, and how many times it does."""
    for up, scale in (("up4", 4), ("up2", 2), ("up3", 3)):
        if f"upsample.{up}.body.0.weight" in shapes:
            return up, scale
    steps = [n for n in shapes if re.fullmatch(r"upsample\.up\.body\.\d+\.weight", n)]
    first = shapes.get("upsample.up.body.0.weight", (0,))[0]
    if first == 9 * width and len(steps) == 1:
        return "up", 3
    if first == 4 * width and 1 <= len(steps) <= 3:
        return "up", 2 ** len(steps)
    return None
