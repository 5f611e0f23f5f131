"""How strong a mark may stand where: hardly there on flat ground, stronger where much goes on.

Strength is the standard deviation of the mark in levels of 255, found for blocks of 4 × 4 pixels:
it grows with the range of the neighbourhood, and is held down where a whole quarter is rich in
detail, so that the picture as a whole keeps 40 dB. Dither and gradients count as flat.

Source of the idea that detail hides and flat ground shows: Voloshynovskiy, Herrigel, Baumgaertner
and Pun, "A stochastic approach to content adaptive digital image watermarking", 1999.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
BLOCK = 4
LEAST, MOST = 0.45, 2.2
_SMALL_SIDE = 512
_MOST_GAIN = {1: 1.0, 2: 1.45, 3: 1.65}
"""By the version of the mark; slow waves are seen less."""
_LEAST_GAIN = 0.7
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
    colours: NDArray[Any] = rows[..., :3]
    missing = width * BLOCK - rows.shape[1]
    if missing:
        colours = np.pad(colours, ((0, 0), (0, missing), (0, 0)), mode="edge")
    lines = np.ascontiguousarray(colours).reshape(height, BLOCK, width * BLOCK * 3)
    high, low = (_across(_down(of, lines), of) for of in (np.maximum, np.minimum))
    unit = np.float32(1.0 if rows.dtype == np.uint8 else 1.0 / 257.0)
    span = (high - low).astype(np.float32) * unit
    found: Floats = span[0] * _LUMA[0] + span[1] * _LUMA[1] + span[2] * _LUMA[2]
    return found


def _down(of: np.ufunc, lines: NDArray[Any]) -> NDArray[Any]:
    """[h, 4, 3W] → [h, 3W] the extreme of four lines; faster than a reduction over so few."""
    found: NDArray[Any] = of(of(lines[:, 0], lines[:, 1]), of(lines[:, 2], lines[:, 3]))
    return found


def _across(lines: NDArray[Any], of: np.ufunc) -> NDArray[Any]:
    """[h, 3W] → [3, h, W/4] the extreme of four neighbours of one colour, colour by colour."""
    planes = np.ascontiguousarray(lines.reshape(len(lines), -1, 3).transpose(2, 0, 1))
    pairs = of(planes[..., 0::2], planes[..., 1::2])
    found: NDArray[Any] = of(pairs[..., 0::2], pairs[..., 1::2])
    return found


def least_of(width: int, height: int, version: int) -> float:
    """How strong a mark is at least in a picture of this size, in levels of 255.

    A small picture has few pixels to carry it: below 512 a side it is stronger, by as much as
    still cannot be seen on flat ground at 256; a large one has many, and it is fainter. Not so in
    `version` 1, or before 3.
    """
    gain = _SMALL_SIDE / min(width, height)
    if version >= 3 and gain < 1.0:
        return LEAST * max(math.sqrt(gain), _LEAST_GAIN)
    return LEAST * min(max(gain, 1.0), _MOST_GAIN[version])


def strengths(span: Floats, least: float = LEAST) -> Floats:
    """[4h, 4w] the strength of every pixel.

    Args:
        span: [h + 18, w] ranges of the blocks, with `HALO` more above and below.
        least: the strength on flat ground, see `least_of`.
    """
    near = _mean(span, _AROUND)
    wanted = np.float32(least) + np.float32(_SLOPE) * np.maximum(near - np.float32(_FLAT_RANGE), 0)
    wanted = np.minimum(np.maximum(wanted, np.float32(least)), np.float32(MOST))
    there = np.sqrt(_mean(wanted * wanted, _QUARTER))
    edge = _QUARTER // 2
    held = wanted[edge:-edge] * np.minimum(1.0, _MOST_IN_QUARTER / there)
    return _smooth(_smooth(held.astype(np.float32), 0), 1)


def _mean(values: Floats, count: int) -> Floats:
    """Means of `count` × `count`; as wide as before, `count` - 1 rows fewer."""
    edge = count // 2
    height, width = values.shape
    wide = np.empty((height + 1, width + 2 * edge + 1), np.float64)
    wide[0] = 0.0
    wide[1:, edge + 1 : edge + 1 + width] = values
    wide[1:, : edge + 1] = values[:, :1]
    wide[1:, edge + 1 + width :] = values[:, -1:]
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
        blocks = np.concatenate([blocks[:, :1], blocks, blocks[:, -1:]], axis=1)
        here, before, after = blocks[:, 1:-1], blocks[:, :-2], blocks[:, 2:]
    else:
        here, before, after = blocks[1:-1], blocks[:-2], blocks[2:]
    shape = (*here.shape, 4) if axis == 1 else (len(here), 4, here.shape[1])
    found = np.empty(shape, np.float32)
    up, down = before - here, after - here
    for n, (step, share) in enumerate(((up, 0.375), (up, 0.125), (down, 0.125), (down, 0.375))):
        found[(slice(None),) * (axis + 1) + (n,)] = here + step * np.float32(share)
    return found.reshape((-1, blocks.shape[1]) if axis == 0 else (len(blocks), -1))
