"""The colours of polished stones: ramps from the deepest layer to the palest, and of veins."""

from __future__ import annotations

import torch
from torch import Tensor

from studio.core.oklab import srgb_to_oklab

KNOTS = 5

# Name, five colours from deep to pale, the colour of veins.
STONES: tuple[tuple[str, tuple[str, str, str, str, str], str], ...] = (
    ("malachite", ("#06281f", "#0d5540", "#1f8a66", "#62bd95", "#c9ead6"), "#eef4e4"),
    ("lapis", ("#0a1238", "#16287a", "#2c4db0", "#6f8fd6", "#d5dcec"), "#e6c069"),
    ("carnelian", ("#3a0d08", "#8a2612", "#cc5a26", "#eba066", "#f8e3c8"), "#fff4e2"),
    ("rose", ("#4a1a2b", "#98435c", "#d17c8c", "#ecb4b6", "#fbe8e2"), "#fffaf4"),
    ("amethyst", ("#1e1036", "#47297a", "#7d5bb3", "#b7a0d8", "#efe8f4"), "#fdfaff"),
    ("tiger", ("#1c0f07", "#54300f", "#a0661c", "#d9a44a", "#f5deA0"), "#fbf0d0"),
    ("ocean", ("#062b3a", "#0f5d6e", "#3f97a0", "#9cc9c0", "#f1ead6"), "#fbf6e8"),
    ("carrara", ("#30343b", "#6f757e", "#a9adb3", "#d6d7d9", "#f7f5f1"), "#d3a95a"),
    ("jasper", ("#3b150f", "#79331f", "#b06a45", "#d6a97e", "#efe0c8"), "#f7efe2"),
    ("labradorite", ("#0b1016", "#1b2f40", "#2b6079", "#55a0a4", "#e0c98a"), "#f2e3b3"),
    ("turquoise", ("#33231a", "#1f6b70", "#36a3a3", "#7dcfc4", "#dff3e8"), "#5a3d26"),
    ("mocha", ("#1a1210", "#463028", "#86644f", "#c3a283", "#f0e2cd"), "#fcf4e6"),
    ("moss", ("#17200f", "#3c4f22", "#76864a", "#b9bd8a", "#f0ecd4"), "#fbf7e6"),
    ("onyx", ("#08080a", "#1d1c20", "#4a474a", "#a59a90", "#f3ece0"), "#e0b566"),
    ("dusk", ("#1b1d3c", "#4b3f73", "#a0627f", "#e19a83", "#fbe1bd"), "#fff3dc"),
    ("celestine", ("#1d3350", "#45719a", "#86b1cf", "#c3dbe6", "#f6f7f3"), "#fffdf5"),
)


def _oklab(code: str) -> Tensor:
    """[3] OKLab of `#rrggbb`."""
    bytes_ = torch.tensor([int(code[i : i + 2], 16) for i in (1, 3, 5)], dtype=torch.float32)
    return srgb_to_oklab((bytes_ / 255).reshape(3, 1, 1)).reshape(3)


def ramps() -> Tensor:
    """[16, 5, 3] OKLab: the ramps of all stones."""
    return torch.stack([torch.stack([_oklab(c) for c in colours]) for _, colours, _ in STONES])


def vein_colours() -> Tensor:
    """[16, 3] OKLab."""
    return torch.stack([_oklab(vein) for _, _, vein in STONES])
