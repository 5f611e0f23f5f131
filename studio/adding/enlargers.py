"""Proving a network that enlarges: it is loaded as the engine will load it, and must make sense."""

from __future__ import annotations

from pathlib import Path

import torch

from studio.errors import ModelError
from studio.models.enlarging.kinds import loaded
from studio.models.enlarging.tiles import enlarge_once

_SIDE = 24


def check_enlarger(path: Path) -> None:
    """Let it enlarge a small grey ramp.

    Raises:
        ModelError: it cannot be loaded, or what it makes is no picture.
    """
    network, layout = loaded(path)
    ramp = torch.linspace(0.2, 0.8, _SIDE).expand(1, 3, _SIDE, _SIDE).contiguous()
    made = enlarge_once(network, layout, ramp)
    side = _SIDE * layout.scale
    if made.shape != (1, 3, side, side) or not torch.isfinite(made).all():
        raise ModelError("What this enlarger makes is no picture; its numbers may be damaged.")
