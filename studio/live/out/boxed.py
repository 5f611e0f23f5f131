"""A picture of any shape in the middle of a frame, on black."""

from __future__ import annotations

import numpy as np
from PIL import Image

from studio.live.out.sink import Size
from studio.values.arrays import Bytes


def boxed(picture: Bytes, size: Size) -> Bytes:
    """[h, w, 1|3|4] uint8 sRGB → [H, W, 3], all of it, as large as fits; alpha lies on black."""
    width, height = size
    picture = _opaque(picture)
    scale = min(width / picture.shape[1], height / picture.shape[0])
    wide, high = (max(1, round(side * scale)) for side in picture.shape[1::-1])
    if (wide, high) != picture.shape[1::-1]:
        image = Image.fromarray(picture)
        picture = np.asarray(image.resize((wide, high), Image.Resampling.BILINEAR))
    frame: Bytes = np.zeros((height, width, 3), np.uint8)
    top, left = (height - high) // 2, (width - wide) // 2
    frame[top : top + high, left : left + wide] = picture
    return frame


def _opaque(picture: Bytes) -> Bytes:
    if picture.shape[2] == 3:
        return np.ascontiguousarray(picture)
    if picture.shape[2] == 1:
        return np.repeat(picture, 3, axis=2)
    alpha = picture[..., 3:].astype(np.uint16)
    flat: Bytes = ((picture[..., :3] * alpha + 127) // 255).astype(np.uint8)
    return flat
