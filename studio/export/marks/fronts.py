"""A picture made ready for looking: its detail, as loud in quiet places as in busy ones.

    y       light in levels of 255, [H, W] float32
    detail  y without what changes slowly

The detail is divided by its own strength nearby, cut off, and weighed as a matched filter would
have it: by the strength that a mark has here over the strength of what disturbs it.

Source: Barni, Bartolini and Piva, "Improved wavelet-based watermarking through pixel-wise
masking", IEEE Transactions on Image Processing 10, 2001 (weighing by masking).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.export.marks import strength
from studio.export.marks.strength import BLOCK, HALO

Floats = NDArray[np.float32]
_SPREAD, _FINE = 5, 3
"""Pixels across and down within which detail is looked for, and in pictures full of edges."""
_NOISE = 3.0
"""Variance of what compression and rounding leave on flat ground."""
_LEAST_NOISE = 0.2
"""The same where several pixels became one."""
_LIMIT = 3.0
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def light(pixels: NDArray[np.uint8]) -> Floats:
    """[H, W] float32 of [H, W, 3] uint8."""
    found: Floats = pixels[..., :3].astype(np.float32) @ _LUMA
    return found


def halved(y: Floats) -> Floats:
    """Half as large."""
    size = (max(1, y.shape[1] // 2), max(1, y.shape[0] // 2))
    return np.asarray(Image.fromarray(y).resize(size, Image.Resampling.LANCZOS))


def front(y: Floats, level: int = 0, fine: bool = False) -> Floats:
    """[H, W] what is correlated with the carrier, of a picture that was halved `level` times.

    `fine` sees more of the mark where everything is full of edges, and less of it elsewhere.
    """
    near = _FINE if fine else _SPREAD
    detail = y - boxed(y, near)
    disturbing = np.sqrt(
        boxed(detail * detail, near) + np.float32(max(_NOISE / 4**level, _LEAST_NOISE))
    )
    limited = np.clip(detail / disturbing, -_LIMIT, _LIMIT)
    found: Floats = limited * _expected(y) / disturbing
    return found


def boxed(y: Floats, count: int) -> Floats:
    """Means of `count` × `count` around each pixel, `count` odd; edges repeat."""
    edge = count // 2
    wide = np.pad(y, ((edge + 1, edge), (edge + 1, edge)), mode="edge").astype(np.float64)
    wide[0] = 0.0
    down = np.cumsum(wide, axis=0)
    down = down[count:] - down[:-count]
    down[:, 0] = 0.0
    across = np.cumsum(down, axis=1)
    found: Floats = ((across[:, count:] - across[:, :-count]) / count**2).astype(np.float32)
    return found


def _expected(y: Floats) -> Floats:
    """The strength that a mark would have in a picture like this."""
    grey = np.repeat(np.clip(y, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
    missing = -len(grey) % BLOCK
    grey = np.pad(grey, ((0, missing), (0, 0), (0, 0)), mode="edge")
    span = np.pad(strength.ranges(grey), ((HALO, HALO), (0, 0)), mode="edge")
    return strength.strengths(span)[: y.shape[0], : y.shape[1]]
