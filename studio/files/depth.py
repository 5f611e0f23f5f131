"""Pictures whose 16-bit samples hold fewer bits, as cameras and scanners write them."""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
from PIL import Image
from PIL.ImageFile import ImageFile

BITS_PER_SAMPLE, MAX_SAMPLE_VALUE = 258, 281
_USUAL = (10, 12, 14)
_NOTE = "Its values use {} of 16 bits and were taken so."


def as_used(
    image: Image.Image, deep: bool, again: Callable[[], Image.Image]
) -> tuple[Image.Image, str]:
    """A decoded picture with its values brought to the whole range, and a note where that was done.

    Args:
        image: decoded; grey of 16 bits, or colour of which Pillow keeps the upper byte.
        deep: whether its file holds 16 bits a channel.
        again: opens the same file once more, not decoded.

    Only TIFF leaves room for doubt: there the tags decide, else the largest value.
    """
    if image.format != "TIFF" or not (deep or image.mode.startswith("I;16")):
        return image, ""
    if image.mode.startswith("I;16"):
        return _grey(image)
    if image.mode in ("RGB", "RGBA"):
        return _colour(image, again)
    return image, ""


def _grey(image: Image.Image) -> tuple[Image.Image, str]:
    values = np.asarray(image)
    bits = _bits(image, int(values.max(initial=0)))
    if bits == 16:
        return image, ""
    return _eight(image, values, bits), _NOTE.format(bits)


def _colour(image: Image.Image, again: Callable[[], Image.Image]) -> tuple[Image.Image, str]:
    """Pillow keeps the upper byte; where that is nearly empty, the lower one is read as well."""
    upper = np.asarray(image)[..., :3]
    bits = _bits(image, 256 * int(upper.max(initial=0)) + 255)
    if bits == 16:
        return image, ""
    with again() as other:
        lower = _lower_bytes(other)
    if lower is None or lower.shape != np.asarray(image).shape:
        return image, ""
    values = np.asarray(image).astype(np.uint16) * 256 + lower
    return _eight(image, values, bits), _NOTE.format(bits)


def _bits(image: Image.Image, largest: int) -> int:
    """How many bits are used: as the tags say, else the fewest usual ones that hold `largest`."""
    tags = getattr(image, "tag_v2", {})
    for declared in (tags.get(BITS_PER_SAMPLE), tags.get(MAX_SAMPLE_VALUE)):
        first = declared[0] if isinstance(declared, tuple) and declared else declared
        if declared is tags.get(MAX_SAMPLE_VALUE):
            first = first.bit_length() if isinstance(first, int) else None
        if isinstance(first, int) and 8 < first < 16:
            return first
    return next((bits for bits in _USUAL if 255 < largest < 1 << bits), 16)


def _eight(image: Image.Image, values: np.ndarray, bits: int) -> Image.Image:
    """The values as 8 bits; what describes the picture stays with it."""
    scaled = values.astype(np.float32) * (255.0 / ((1 << bits) - 1))
    found = Image.fromarray(np.clip(scaled + 0.5, 0, 255).astype(np.uint8))
    found.info.update(image.info)
    return found


def _lower_bytes(image: Image.Image) -> np.ndarray | None:
    """[H, W, 3|4] uint8: the bytes that Pillow leaves out of 16-bit colour.

    Its decoders are told that the bytes lie the other way round.
    """
    if not isinstance(image, ImageFile):
        return None
    tiles = []
    for tile in image.tile:
        name, *rest = tile.args if isinstance(tile.args, tuple) else (tile.args,)
        mode, _, order = str(name).partition(";16")
        if order not in ("L", "B", "N"):
            return None
        turned = "L" if order == "B" else "B"
        if order == "N":
            turned = "B" if sys.byteorder == "little" else "L"
        tiles.append(tile._replace(args=(f"{mode};16{turned}", *rest)))
    image.tile = tiles
    image.load()
    return np.asarray(image)
