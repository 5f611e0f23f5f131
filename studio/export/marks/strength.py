"""How strong a mark may stand where: hardly there on flat ground, stronger where much goes on.

Strength is the standard deviation of the mark in levels of 255, found for blocks of 4 × 4 pixels:
it grows with the range of the neighbourhood, and is held down where a whole quarter is rich in
detail, so that the picture as a whole keeps 40 dB. Dither and gradients count as flat.

Source of the idea that detail hides and flat ground shows: Voloshynovskiy, Herrigel, Baumgaertner
and Pun, "A stochastic approach to content adaptive digital image watermarking", 1999.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
BLOCK = 4
LEAST, MOST = 0.45, 2.2
_SLOPE = 0.3
_FLAT_RANGE = 3.0
_AROUND, _QUARTER = 3, 15
"""Blocks of the neighbourhood and of the quarter, across and down."""
_MOST_IN_QUARTER = 2.3
"""Root mean square in a quarter; 2.55 would be 40 dB."""
HALO = (_AROUND + _QUARTER) // 2
"""Blocks that must be known on every side; one is for going smoothly from block to block."""
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def ranges(rows: NDArray[np.uint8] | NDArray[np.uint16]) -> Floats:
    """[h, w] the range of each block in levels of 255, its colours weighed as light.

    Args:
        rows: [4h, W, 3|4]; where W is no multiple of four the last column is repeated.
    """
    height, width = rows.shape[0] // BLOCK, -(-rows.shape[1] // BLOCK)
    colours = np.ascontiguousarray(rows[..., :3])
    missing = width * BLOCK - rows.shape[1]
    if missing:
        colours = np.pad(colours, ((0, 0), (0, missing), (0, 0)), mode="edge")
    lines = colours.reshape(height, BLOCK, width * BLOCK * 3)
    high = _extreme(np.maximum, lines).reshape(height, width, BLOCK, 3).swapaxes(1, 2)
    low = _extreme(np.minimum, lines).reshape(height, width, BLOCK, 3).swapaxes(1, 2)
    high, low = _extreme(np.maximum, high), _extreme(np.minimum, low)
    unit = np.float32(1.0 if rows.dtype == np.uint8 else 1.0 / 257.0)
    span = (high - low).astype(np.float32) * unit
    found: Floats = span[..., 0] * _LUMA[0] + span[..., 1] * _LUMA[1] + span[..., 2] * _LUMA[2]
    return found


def _extreme(of: np.ufunc, parts: NDArray[Any]) -> NDArray[Any]:
    """The extreme of the four parts along axis 1; faster than a reduction over so few."""
    found: NDArray[Any] = of(of(parts[:, 0], parts[:, 1]), of(parts[:, 2], parts[:, 3]))
    return found


def strengths(span: Floats) -> Floats:
    """[4h, 4w] the strength of every pixel.

    Args:
        span: [h + 18, w] ranges of the blocks, with `HALO` more above and below.
    """
    near = _mean(span, _AROUND)
    wanted = np.clip(LEAST + _SLOPE * np.maximum(near - _FLAT_RANGE, 0.0), LEAST, MOST)
    there = np.sqrt(_mean(wanted * wanted, _QUARTER))
    edge = _QUARTER // 2
    held = wanted[edge:-edge] * np.minimum(1.0, _MOST_IN_QUARTER / there)
    return _smooth(_smooth(held.astype(np.float32), 0), 1)


def _mean(values: Floats, count: int) -> Floats:
    """Means of `count` × `count`; as wide as before, `count` - 1 rows fewer."""
    edge = count // 2
    wide = np.pad(values, ((1, 0), (edge + 1, edge)), mode="edge").astype(np.float64)
    wide[0] = 0.0
    down = np.cumsum(wide, axis=0)
    down = down[count:] - down[:-count]
    down[:, 0] = 0.0
    across = np.cumsum(down, axis=1)
    found: Floats = ((across[:, count:] - across[:, :-count]) / count**2).astype(np.float32)
    return found


def _smooth(blocks: Floats, axis: int) -> Floats:
    """Four times as many values along `axis`, linear from block to block.

    Down (0), the first and last row are neighbours only; across (1), the ends repeat themselves.
    """
    if axis == 1:
        blocks = np.pad(blocks, ((0, 0), (1, 1)), mode="edge")
    here = blocks[1:-1] if axis == 0 else blocks[:, 1:-1]
    before = blocks[:-2] if axis == 0 else blocks[:, :-2]
    after = blocks[2:] if axis == 0 else blocks[:, 2:]
    parts = [
        here + (other - here) * np.float32(share)
        for other, share in ((before, 0.375), (before, 0.125), (after, 0.125), (after, 0.375))
    ]
    stacked = np.stack(parts, axis=axis + 1)
    shape = (-1, blocks.shape[1]) if axis == 0 else (blocks.shape[0], -1)
    return stacked.reshape(shape)
