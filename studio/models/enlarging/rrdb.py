"""ESRGAN: dense blocks inside residual blocks, then nearest neighbours and convolutions.

Source: Wang et al., "ESRGAN: Enhanced Super-Resolution Generative Adversarial Networks", 2018,
arXiv:1809.00219; the form for small scales: Wang et al., "Real-ESRGAN", 2021, arXiv:2107.10833.
"""

from __future__ import annotations

import re

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from studio.models.enlarging.layout import MOST_BLOCKS, MOST_WIDTH, Layout, Shapes, numbered

_SLOPE, _SHARE = 0.2, 0.2
_UNSHUFFLED = {3: 1, 12: 2, 48: 4}
"""Channels that come in -> how many pixels each way were laid into them."""
_OLD = re.compile(r"model\.1\.sub\.(\d+)\.RDB([123])\.conv([1-5])\.0\.(weight|bias)")
_MIDDLE = re.compile(r"RRDB_trunk\.(\d+)\.RDB([123])\.conv([1-5])\.(weight|bias)")
_MIDDLE_NAMES = {
    "conv_first": "conv_first", "trunk_conv": "conv_body", "upconv1": "conv_up1",
    "upconv2": "conv_up2", "HRconv": "conv_hr", "conv_last": "conv_last",
}  # fmt: skip


class DenseBlock(nn.Module):
    """Five convolutions, each of which sees what all before it made."""

    def __init__(self, width: int, growth: int) -> None:
        super().__init__()
        self.conv1, self.conv2, self.conv3, self.conv4 = (
            nn.Conv2d(width + number * growth, growth, 3, 1, 1) for number in range(4)
        )
        self.conv5 = nn.Conv2d(width + 4 * growth, width, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, H, W] to the same."""
        seen = x
        for conv in (self.conv1, self.conv2, self.conv3, self.conv4):
            seen = torch.cat((seen, F.leaky_relu(conv(seen), _SLOPE)), 1)
        out: Tensor = self.conv5(seen) * _SHARE + x
        return out


class ResidualBlock(nn.Module):
    """Three dense blocks."""

    def __init__(self, width: int, growth: int) -> None:
        super().__init__()
        self.rdb1, self.rdb2, self.rdb3 = (DenseBlock(width, growth) for _ in range(3))

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, H, W] to the same."""
        out: Tensor = self.rdb3(self.rdb2(self.rdb1(x))) * _SHARE + x
        return out


class Rrdb(nn.Module):
    """`ups` times doubled, of a picture whose pixels were laid into channels `fold` each way."""

    def __init__(self, width: int, growth: int, blocks: int, ups: int, fold: int) -> None:
        super().__init__()
        self.fold, self.ups = fold, ups
        self.conv_first = nn.Conv2d(3 * fold * fold, width, 3, 1, 1)
        self.body = nn.Sequential(*(ResidualBlock(width, growth) for _ in range(blocks)))
        self.conv_body = nn.Conv2d(width, width, 3, 1, 1)
        for number in range(1, ups + 1):
            setattr(self, f"conv_up{number}", nn.Conv2d(width, width, 3, 1, 1))
        self.conv_hr = nn.Conv2d(width, width, 3, 1, 1)
        self.conv_last = nn.Conv2d(width, 3, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        """[N, 3, H, W] in [0, 1] to [N, 3, H s, W s], about in [0, 1]."""
        if self.fold > 1:
            x = F.pixel_unshuffle(x, self.fold)
        first = self.conv_first(x)
        features = first + self.conv_body(self.body(first))
        for number in range(1, self.ups + 1):
            doubled = F.interpolate(features, scale_factor=2, mode="nearest")
            features = F.leaky_relu(getattr(self, f"conv_up{number}")(doubled), _SLOPE)
        out: Tensor = self.conv_last(F.leaky_relu(self.conv_hr(features), _SLOPE))
        return out


def describe(shapes: Shapes) -> Layout | None:
    """The layout of an ESRGAN in any of its three ways of naming; None where it is none."""
    names = _new_names(shapes)
    first = shapes.get(names.get("conv_first.weight", ""), ())
    dense = shapes.get(names.get("body.0.rdb1.conv1.weight", ""), ())
    if len(first) != 4 or len(dense) != 4 or first[1] not in _UNSHUFFLED:
        return None
    blocks = numbered(dict.fromkeys(names, ()), "body.", ".rdb1.conv1.weight")
    ups = sum(f"conv_up{number}.weight" in names for number in (1, 2, 3))
    width, growth, fold = first[0], dense[0], _UNSHUFFLED[first[1]]
    if not (0 < blocks <= MOST_BLOCKS and 0 < ups <= 3 and max(width, growth) <= MOST_WIDTH):
        return None
    if 2**ups % fold or 2**ups == fold:
        return None
    return Layout(
        "ESRGAN", 2**ups // fold, names, lambda: Rrdb(width, growth, blocks, ups, fold), fold
    )


def _new_names(shapes: Shapes) -> dict[str, str]:
    """Names as Real-ESRGAN has them -> names in the file."""
    if any(_OLD.match(name) for name in shapes):
        return _from_old(shapes)
    found = {}
    for name in shapes:
        dense = _MIDDLE.fullmatch(name)
        head, _, last = name.rpartition(".")
        if dense:
            block, part, conv, kind = dense.groups()
            found[f"body.{block}.rdb{part}.conv{conv}.{kind}"] = name
        elif head in _MIDDLE_NAMES and "RRDB_trunk.0.RDB1.conv1.weight" in shapes:
            found[f"{_MIDDLE_NAMES[head]}.{last}"] = name
        else:
            found[name] = name
    return found


def _from_old(shapes: Shapes) -> dict[str, str]:
    """The first published layout: one sequence, whose numbers say how often it doubles."""
    found, whole = {}, set()
    for name in shapes:
        dense = _OLD.fullmatch(name)
        if dense:
            block, part, conv, kind = dense.groups()
            found[f"body.{block}.rdb{part}.conv{conv}.{kind}"] = name
            continue
        parts = name.split(".")
        if len(parts) == 3 and parts[0] == "model" and parts[1].isdigit():
            whole.add(int(parts[1]))
        elif name.startswith("model.1.sub."):
            found[f"conv_body.{parts[-1]}"] = name
        else:
            found[name] = name
    order = sorted(whole)
    if len(order) < 4 or order[0] != 0:
        return found
    roles = ["conv_first", *(f"conv_up{n + 1}" for n in range(len(order) - 3))]
    for number, role in zip(order, [*roles, "conv_hr", "conv_last"], strict=True):
        for kind in ("weight", "bias"):
            found[f"{role}.{kind}"] = f"model.{number}.{kind}"
    return found
