"""What a picture is like in a few figures, for telling what somebody likes: numpy alone."""

from __future__ import annotations

import numpy as np

from studio.values.arrays import Bytes, Doubles

CELLS = 4
"""Cells a side of the small copy in Lab."""
COUNT = 3 * CELLS * CELLS + 8
"""So many figures a picture."""
_SPREAD = (25.0, 20.0, 20.0)
"""What L*, a* and b* differ by from picture to picture, about."""
_LINEAR_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)  # fmt: skip
_WHITE = (0.95047, 1.0, 1.08883)


def looks(pixels: Bytes) -> Doubles:
    """What a picture is like: its colours in `CELLS` x `CELLS` cells, then what they vary by.

    Args:
        pixels: [H, W, 3 or 4] uint8 sRGB, at least `CELLS` pixels a side; alpha is left out.

    Returns:
        [COUNT] float64, each of the order of 1: mean L*, a*, b* of every cell; the standard
        deviations of the three over the picture; how much of it is colourful; and edges of L*,
        across and down, in its upper and its lower half.

    Source: CIE 15, "Colorimetry", for L*a*b*.
    """
    lab = _lab(_small(pixels))
    cells = _cells(lab) / np.array(_SPREAD)
    spread = lab.std(axis=(0, 1)) / np.array(_SPREAD)
    colourful = np.hypot(lab[..., 1], lab[..., 2]).mean() / 25.0
    half = lab.shape[0] // 2
    edges = [
        np.abs(np.diff(part, axis=axis)).mean() / 4.0
        for part in (lab[:half, :, 0], lab[half:, :, 0])
        for axis in (0, 1)
    ]
    found: Doubles = np.concatenate((cells.reshape(-1), spread, [colourful], edges))
    return found


def _small(pixels: Bytes) -> Doubles:
    """About 32 pixels a side, each the mean of those that it stands for."""
    height, width = pixels.shape[:2]
    rows, columns = min(height, 32), min(width, 32)
    high, wide = height // rows, width // columns
    cut = pixels[: rows * high, : columns * wide, :3].astype(np.float64)
    small: Doubles = cut.reshape(rows, high, columns, wide, 3).mean(axis=(1, 3)) / 255.0
    return small


def _lab(srgb: Doubles) -> Doubles:
    """[H, W, 3] L*, a*, b* of sRGB in [0, 1]."""
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    xyz = linear @ np.array(_LINEAR_TO_XYZ).T / np.array(_WHITE)
    bent = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16.0 / 116.0)
    x, y, z = bent[..., 0], bent[..., 1], bent[..., 2]
    found: Doubles = np.stack((116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)), axis=-1)
    return found


def _cells(lab: Doubles) -> Doubles:
    """[CELLS, CELLS, 3]: means, rows and columns shared out as evenly as they go."""
    rows = np.array_split(lab, CELLS, axis=0)
    split = [
        [cell.mean(axis=(0, 1)) for cell in np.array_split(row, CELLS, axis=1)] for row in rows
    ]
    found: Doubles = np.array(split)
    return found
