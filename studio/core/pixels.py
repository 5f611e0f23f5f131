"""From floats to bytes and 16-bit words: the only place where pictures are rounded.

Dither is a function of the pixel's position and a seed, so bands of a picture equal the whole.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.core.shapes import check_shape

Unsigned = NDArray[np.uint64]
_PIXELS_AT_ONCE = 1 << 14


def to_u8(pictures: Tensor, dither_seed: int | None = None, y0: int = 0) -> NDArray[np.uint8]:
    """Pictures as bytes.

    Args:
        pictures: [N, C, H, W] float, finite, [0, 1] sRGB (values outside are clipped), C <= 4.
        dither_seed: None rounds to the nearest byte; a number dithers reproducibly.
        y0: which row of the whole picture the first row is; matters only to the dither.

    Returns:
        [N, H, W, C] uint8, C-contiguous.

    Dither adds the difference of two neighbours' uniform noise before rounding (triangular,
    with little energy in the coarse patterns that the eye sees; Lipshitz, Wannamaker and
    Vanderkooy, "Quantization and Dither", JAES 40, 1992). Within one step of black and white it
    is uniform instead, so that black and white stay pure. The mean is kept everywhere.
    """
    check_shape(pictures, (None, None, None, None), "picture")
    values = _on_cpu(pictures)
    count, channels, height, width = values.shape
    out = np.empty((count, height, width, channels), dtype=np.uint8)
    rows = max(1, _PIXELS_AT_ONCE // max(1, width))
    for top in range(0, height, rows):
        band, here = values[:, :, top : top + rows], out[:, top : top + rows]
        scaled = np.multiply(band, np.float32(255.0))
        if dither_seed is None:
            _store(scaled + np.float32(0.5), here)
        else:
            np.clip(scaled, 0.0, 255.0, out=scaled)
            _store(scaled + _dither(scaled, dither_seed, y0 + top), here)
    return out


def to_u16(pictures: Tensor) -> NDArray[np.uint16]:
    """Pictures [N, C, H, W] float in [0, 1] as [N, H, W, C] uint16, nearest of 65,536 steps."""
    check_shape(pictures, (None, None, None, None), "picture")
    values = _on_cpu(pictures)
    count, channels, height, width = values.shape
    out = np.empty((count, height, width, channels), dtype=np.uint16)
    _store(np.multiply(values, np.float32(65535.0)) + np.float32(0.5), out)
    return out


def _on_cpu(pictures: Tensor) -> NDArray[np.float32]:
    return np.asarray(pictures.detach().to("cpu", torch.float32).numpy())


def _store(values: NDArray[np.float32], out: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
    """Clip `values` [N, C, H, W], in place, and write them rounded down into `out` [N, H, W, C].

    numpy on one thread: passes this short are faster than waking threads for them.
    """
    np.clip(values, 0.0, float(np.iinfo(out.dtype).max), out=values)
    for channel in range(values.shape[1]):
        out[..., channel] = values[:, channel]


def _dither(values: NDArray[np.float32], seed: int, y0: int) -> NDArray[np.float32]:
    """What to add to `values` [N, C, H, W] in [0, 255] before rounding down."""
    channels, height, width = values.shape[1:]
    noise = np.moveaxis(_noise(seed, y0, height, width + 1), 2, 0)[:channels]
    here, before = noise[:, :, 1:], noise[:, :, :-1]
    near_end = (values < 1.0) | (values > 254.0)
    return np.where(near_end, here, here - before + np.float32(0.5))


def _noise(seed: int, y0: int, height: int, width: int) -> NDArray[np.float32]:
    """[height, width, 4] float32 uniform in (0, 1), hashed from seed, row, column and channel."""
    row_keys = _mixed(np.arange(y0, y0 + height, dtype=np.uint64) + _start(seed))
    columns = np.arange(width, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    words = _mixed(row_keys[:, None] ^ columns[None, :]).astype("<u8")
    parts = words.view("<u2").reshape(height, width, 4)
    return (parts.astype(np.float32) + np.float32(0.5)) * np.float32(2.0**-16)


def _start(seed: int) -> np.uint64:
    key = np.array([seed & (2**64 - 1)], dtype=np.uint64)
    return np.uint64(_mixed(key)[0])


def _mixed(words: Unsigned) -> Unsigned:
    """A hash of each word: the finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014)."""
    words = words + np.uint64(0x9E3779B97F4A7C15)
    words = (words ^ (words >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    words = (words ^ (words >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return words ^ (words >> np.uint64(31))
