"""Small flows of the published layout with random weights."""

from __future__ import annotations

import torch
from torch import Tensor


def _coupling(out: dict[str, Tensor], stem: str, mask: Tensor, channels: int, beside: int) -> None:
    hidden, net = 4, f"{stem}.network.nn"
    out[f"{stem}.scaling_factor"] = torch.zeros(channels)
    out[f"{stem}.mask"] = mask
    layers = {
        "0": (hidden, channels + beside, 3), "1.net.1": (hidden, 2 * hidden, 3),
        "1.net.3": (2 * hidden, 2 * hidden, 1), "4": (2 * channels, 2 * hidden, 3),
    }  # fmt: skip
    for name, (a, b, kernel) in layers.items():
        out[f"{net}.{name}.weight"] = torch.randn(a, b, kernel, kernel) * 0.3 / b**0.5
        out[f"{net}.{name}.bias"] = torch.randn(a) * 0.1
    out[f"{net}.2.gamma"] = torch.ones(1, hidden, 1, 1)
    out[f"{net}.2.beta"] = torch.zeros(1, hidden, 1, 1)


def checkerboard(side: int, odd: bool) -> Tensor:
    """[1, 1, side, side] of 0 and 1."""
    at = torch.arange(side)
    mask = ((at[:, None] + at) % 2).float()[None, None]
    return 1 - mask if odd else mask


def realnvp(kind: str = "simple", side: int = 8) -> dict[str, Tensor]:
    """Weights of a flow: `simple`, `learned` (its noise is a flow too) or `scales`."""
    torch.manual_seed(5)
    out: dict[str, Tensor] = {}
    if kind == "learned":
        for at in range(2):
            _coupling(out, f"flows.0.flows.{at}", checkerboard(side, at == 1), 1, 1)
    for at in range(2):
        _coupling(out, f"flows.{at + 1}", checkerboard(side, at == 1), 1, 0)
    if kind == "scales":  # 3 squeezes; 6 splits, 7 squeezes
        for at, (number, channels) in enumerate(((4, 4), (5, 4), (8, 8), (9, 8))):
            mask = torch.zeros(1, channels, 1, 1)
            mask[:, : channels // 2] = 1
            _coupling(out, f"flows.{number}", 1 - mask if at % 2 else mask, channels, 0)
    return out
