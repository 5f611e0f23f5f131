"""Pictures of a model as frames of a film: which size to draw, and how it becomes the film's."""

from __future__ import annotations

import numpy as np
from PIL import Image

from studio.errors import InputError
from studio.export.films.descriptor import Frame
from studio.values.card import Sizes

Size = tuple[int, int]
LEAST_SCALE = 0.75
"""Pictures that are larger by less than this are cut, which keeps each of their pixels."""


def drawn_size(sizes: Sizes, width: int, height: int) -> Size:
    """The size nearest to what is wanted that a model can make, not smaller where it can.

    Raises:
        InputError: larger than the model draws.
    """
    if not sizes.any_size:
        return sizes.default
    width, height = (-(-side // sizes.multiple) * sizes.multiple for side in (width, height))
    if not sizes.any_aspect:
        width = height = max(width, height)
    if max(width, height) > sizes.largest:
        raise InputError(f"The model makes pictures up to {sizes.largest:,} a side.")
    return width, height


def fitted_to(picture: Frame, size: Size) -> Frame:
    """[h, w, C] → [H, W, C]: its middle, scaled where it is too small or much too large."""
    width, height = size
    scale = max(width / picture.shape[1], height / picture.shape[0])
    if scale > 1 or scale < LEAST_SCALE:
        wide, high = (max(1, round(side * scale)) for side in picture.shape[1::-1])
        picture = _scaled(picture, max(wide, width), max(high, height))
    y, x = (picture.shape[0] - height) // 2, (picture.shape[1] - width) // 2
    middle: Frame = picture[y : y + height, x : x + width]
    return middle.copy()


def _scaled(picture: Frame, width: int, height: int) -> Frame:
    """Channel by channel: Pillow scales no pictures of three deep channels."""
    top = 255 if picture.dtype == np.uint8 else 65_535
    planes = []
    for channel in range(picture.shape[2]):
        plane = Image.fromarray(picture[..., channel].astype(np.float32))
        planes.append(np.asarray(plane.resize((width, height), Image.Resampling.LANCZOS)))
    levels = np.clip(np.rint(np.stack(planes, axis=2)), 0, top)
    whole: Frame = levels.astype(np.uint8) if top == 255 else levels.astype(np.uint16)
    return whole
