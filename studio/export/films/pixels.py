"""Frames as an encoder wants them: as many channels and bits as the film has, sides padded."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.export.films.descriptor import Frame, Reel

GROUND = 255
"""What shows through where a film has no transparency, of 255."""
_COVER_QUALITY = 90


def fitted(frame: Frame, reel: Reel) -> Frame:
    """[H, W, 3|4] → [reel's height, reel's width, its channels], uint8 or, above 8 bits, uint16."""
    ready = to_bits(frame, reel.spec.bits)
    if reel.channels == 3 and ready.shape[2] == 4:
        ready = _flattened(ready)
    elif reel.channels == 4 and ready.shape[2] == 3:
        ready = _whole(np.pad(ready, ((0, 0), (0, 0), (0, 1)), constant_values=_top(ready)))
    down, across = reel.height - ready.shape[0], reel.width - ready.shape[1]
    if down or across:
        ready = _whole(np.pad(ready, ((0, down), (0, across), (0, 0)), "edge"))
    return _whole(ready)


def to_bits(frame: Frame, bits: int) -> Frame:
    """The same levels in one byte a channel where `bits` is 8, else in two."""
    if bits == 8 and frame.dtype == np.uint16:
        return ((frame.astype(np.uint32) + 128) // 257).astype(np.uint8)
    if bits > 8 and frame.dtype == np.uint8:
        return frame.astype(np.uint16) * np.uint16(257)
    return frame


def cover_of(frame: Frame) -> bytes:
    """A JPEG of [H, W, 3|4]."""
    flat = to_bits(_flattened(frame) if frame.shape[2] == 4 else frame, 8)
    file = io.BytesIO()
    Image.fromarray(flat).save(file, "JPEG", quality=_COVER_QUALITY)
    return file.getvalue()


def _top(frame: Frame) -> int:
    return int(np.iinfo(frame.dtype).max)


def _flattened(rgba: Frame) -> Frame:
    """Straight alpha on white."""
    top = _top(rgba)
    alpha = rgba[..., 3:].astype(np.uint32)
    ground = top * GROUND // 255
    mixed: NDArray[np.uint32] = rgba[..., :3] * alpha + ground * (top - alpha)
    return _whole((mixed + top // 2) // top, rgba.dtype.itemsize)


def _whole(levels: NDArray[np.unsignedinteger[Any]], size: int = 0) -> Frame:
    """The same, contiguous, in `size` bytes a channel, or as many as it has."""
    if (size or levels.itemsize) == 1:
        return np.ascontiguousarray(levels, dtype=np.uint8)
    return np.ascontiguousarray(levels, dtype=np.uint16)
