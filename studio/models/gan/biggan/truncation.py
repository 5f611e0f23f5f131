"""z cut off on both sides: fewer surprises, better pictures."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from studio.values.controls import Control

_CUT = 2.0


def truncation_control(default: float) -> Control:
    """How far z may be from the middle."""
    return Control(
        "truncation", "Truncation", "float", default, 0.02, 1.0, 0.02,
        help="Small values give typical pictures, 1 the full variety.",
    )  # fmt: skip


def cut_normal(z: Tensor, truncation: float) -> Tensor:
    """From normal coordinates to normal ones cut off at two, then scaled: smooth, order kept.

    Source: Marsaglia's truncated normal by inversion, as scipy's `truncnorm` draws it.
    """
    share = math.erf(_CUT / math.sqrt(2))
    inside = 0.5 + share * (torch.special.ndtr(z.double()) - 0.5)
    cut: Tensor = truncation * torch.special.ndtri(inside)
    return cut.to(z.dtype)
