"""What happens to a picture on its way through the world, for measuring what a mark survives."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Bytes = NDArray[np.uint8]
Attack = Callable[[Bytes, np.random.Generator], Bytes]
"""[H, W, 3] uint8 in and out; the generator chooses what is unknown to whoever looks."""


def stored(picture: Bytes, kind: str, quality: int) -> Bytes:
    """Through a lossy file."""
    buffer = BytesIO()
    Image.fromarray(picture).save(buffer, kind, quality=quality)
    with Image.open(buffer) as image:
        return np.asarray(image.convert("RGB"))


def scaled(picture: Bytes, share: float) -> Bytes:
    """Larger or smaller, by cubic interpolation."""
    return _sized(picture, round(picture.shape[1] * share), round(picture.shape[0] * share))


def scaled_and_back(picture: Bytes, share: float) -> Bytes:
    """Larger or smaller, then as before."""
    return _sized(scaled(picture, share), picture.shape[1], picture.shape[0])


def cropped(picture: Bytes, share: float, draw: np.random.Generator) -> Bytes:
    """This share of both sides, cut out anywhere."""
    height, width = (round(side * share) for side in picture.shape[:2])
    top = int(draw.integers(0, picture.shape[0] - height + 1))
    left = int(draw.integers(0, picture.shape[1] - width + 1))
    return np.ascontiguousarray(picture[top : top + height, left : left + width])


def toned(picture: Bytes, brightness: float, contrast: float) -> Bytes:
    """Levels times `contrast` around the middle, plus `brightness` of full scale."""
    levels = (picture.astype(np.float32) - 127.5) * contrast + 127.5 + 255.0 * brightness
    found: Bytes = np.clip(np.rint(levels), 0, 255).astype(np.uint8)
    return found


def on_screen(picture: Bytes, draw: np.random.Generator) -> Bytes:
    """A screenshot of it at another scale, with a dark window around."""
    shown = scaled(picture, draw.uniform(0.6, 1.6))
    top, left, bottom, right = (int(draw.integers(0, side // 6)) for side in shown.shape[:2] * 2)
    return np.pad(shown, ((top, bottom), (left, right), (0, 0)), constant_values=24)


def by_phone(picture: Bytes, draw: np.random.Generator) -> Bytes:
    """Trimmed a little, made smaller and stored as JPEG 75."""
    return stored(scaled(cropped(picture, 0.92, draw), draw.uniform(0.55, 1.0)), "JPEG", 75)


def _sized(picture: Bytes, width: int, height: int) -> Bytes:
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.BICUBIC))


ATTACKS: dict[str, Attack] = {
    "as it is": lambda picture, draw: picture,
    "JPEG 50": lambda picture, draw: stored(picture, "JPEG", 50),
    "WebP 60": lambda picture, draw: stored(picture, "WEBP", 60),
    "50 % and back": lambda picture, draw: scaled_and_back(picture, 0.5),
    "150 % and back": lambda picture, draw: scaled_and_back(picture, 1.5),
    "50 %": lambda picture, draw: scaled(picture, 0.5),
    "150 %": lambda picture, draw: scaled(picture, 1.5),
    "crop to 70 %": lambda picture, draw: cropped(picture, 0.7, draw),
    "brightness +15 %": lambda picture, draw: toned(picture, 0.15, 1.0),
    "brightness -15 %": lambda picture, draw: toned(picture, -0.15, 1.0),
    "contrast +15 %": lambda picture, draw: toned(picture, 0.0, 1.15),
    "contrast -15 %": lambda picture, draw: toned(picture, 0.0, 0.85),
    "screenshot": on_screen,
    "phone": by_phone,
}
