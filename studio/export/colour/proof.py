"""How a picture will look in a profile, shown in sRGB, and what of it that profile cannot hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from studio.errors import InputError
from studio.export.colour.choice import INTENTS, Colour
from studio.export.colour.converting import Converter, opened
from studio.export.colour.icc import Profile, Shaper
from studio.export.colour.kept import profile_of
from studio.export.colour.primaries import SRGB_TO_XYZ, srgb_to_linear
from studio.export.metadata.profile import srgb_profile

Bytes = NDArray[np.uint8]
WARNING = (255, 0, 255)
"""What marks colours that cannot be held: no photograph has it."""
_SLACK = 0.004
"""Of a linear channel: what rounding to 8 bits does is no warning."""


@dataclass(frozen=True)
class Proof:
    """`pixels`: [H, W, 3] as it will look. `outside`: [H, W] bool, what cannot be held."""

    pixels: Bytes
    outside: NDArray[np.bool_]

    @property
    def share(self) -> float:
        """0 … 1: how much of the picture cannot be held."""
        return float(self.outside.mean()) if self.outside.size else 0.0

    @property
    def warned(self) -> Bytes:
        """[H, W, 3] with what cannot be held marked."""
        return np.where(self.outside[..., None], np.array(WARNING, np.uint8), self.pixels)


def proof(picture: Bytes, colour: Colour) -> Proof:
    """The soft proof of [H, W, 3|4] sRGB.

    Raises:
        InputError: the profile is gone, or cannot be used.
    """
    rgb = np.ascontiguousarray(picture[..., :3])
    if colour.plain:
        return Proof(rgb, np.zeros(rgb.shape[:2], bool))
    profile = profile_of(colour.profile)
    if profile.shaper is not None:
        return _reckoned(rgb, profile, profile.shaper, colour)
    return _by_tables(rgb, profile, colour)


def _reckoned(rgb: Bytes, profile: Profile, shaper: Shaper, colour: Colour) -> Proof:
    light = srgb_to_linear(np.linspace(0, 1, 256))[rgb]
    there = light @ (np.linalg.inv(shaper.to_xyz) @ SRGB_TO_XYZ).T
    outside = ((there < -_SLACK) | (there > 1 + _SLACK)).any(axis=2)
    deep = rgb.astype(np.uint16) * np.uint16(257)
    held = Converter(profile, colour, 16).rows(0, deep)
    grid = held.astype(np.float64) / 65_535
    samples = np.linspace(0, 1, len(shaper.curves[0]))
    for channel, curve in enumerate(shaper.curves):
        grid[..., channel] = np.interp(grid[..., channel], samples, curve)
    back = np.clip(grid @ (np.linalg.inv(SRGB_TO_XYZ) @ shaper.to_xyz).T, 0, 1)
    shown = np.where(back <= 0.0031308, back * 12.92, 1.055 * back ** (1 / 2.4) - 0.055)
    return Proof(np.rint(np.clip(shown, 0, 1) * 255).astype(np.uint8), np.asarray(outside))


def _by_tables(rgb: Bytes, profile: Profile, colour: Colour) -> Proof:
    """Littlecms paints what does not fit in one colour: where that changes a pixel, it does not."""
    plain = _applied(rgb, _transform(profile, colour, ImageCms.Flags.SOFTPROOFING))
    flags = ImageCms.Flags.SOFTPROOFING | ImageCms.Flags.GAMUTCHECK
    painted = _applied(rgb, _transform(profile, colour, flags))
    outside: NDArray[np.bool_] = np.any(plain != painted, axis=2)
    return Proof(plain, outside)


def _transform(profile: Profile, colour: Colour, flags: ImageCms.Flags) -> Any:
    if colour.black_point:
        flags |= ImageCms.Flags.BLACKPOINTCOMPENSATION
    intent = ImageCms.Intent(INTENTS.index(colour.intent))
    screen = opened(srgb_profile())
    try:
        return ImageCms.buildProofTransform(
            screen, screen, opened(profile.data), "RGB", "RGB", intent,
            ImageCms.Intent.RELATIVE_COLORIMETRIC, flags,
        )  # fmt: skip
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        raise InputError(f"{profile.name} cannot be used for a proof.") from None


def _applied(rgb: Bytes, transform: Any) -> Bytes:
    image = ImageCms.applyTransform(Image.fromarray(rgb), transform)
    assert image is not None
    return np.asarray(image)
