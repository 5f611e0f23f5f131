"""Pictures larger than a model of a fixed size makes them: scaled, and said to be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.export.formats.descriptor import Rows

MAX_PIXELS = 100_000_000


def enlarged(picture: Rows, width: int, height: int, bits: int) -> Rows:
    """[height, width, C] uint8 or uint16 (`bits`): the middle of [h, w, C], scaled with Lanczos.

    Nothing is added that was not there: edges stay as soft as they were, three lobes keep them as
    sharp as they were. The picture covers the new size; what hangs over is cut off evenly.

    Source of the filter: Duchon, "Lanczos Filtering in One and Two Dimensions", 1979.
    """
    scale = max(width / picture.shape[1], height / picture.shape[0])
    wide, high = width / scale, height / scale
    left, top = (picture.shape[1] - wide) / 2, (picture.shape[0] - high) / 2
    box = (left, top, left + wide, top + high)
    out_top = 65_535 if bits == 16 else 255
    factor = out_top / (65_535 if picture.dtype == np.uint16 else 255)
    out = np.empty((height, width, picture.shape[2]), np.uint16 if bits == 16 else np.uint8)
    for channel in range(picture.shape[2]):  # Pillow scales no pictures of three deep channels
        plane = Image.fromarray(picture[..., channel].astype(np.float32))
        scaled = plane.resize((width, height), Image.Resampling.LANCZOS, box)
        levels: NDArray[np.float32] = np.asarray(scaled) * np.float32(factor)
        out[..., channel] = np.clip(np.rint(levels), 0, out_top)
    return out
