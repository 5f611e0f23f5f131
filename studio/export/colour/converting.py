"""From sRGB to the numbers of a profile, band by band: each pixel by itself."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from studio.errors import InputError
from studio.export.colour.choice import INTENTS, Colour
from studio.export.colour.icc import SAMPLES, Profile, Shaper
from studio.export.colour.kept import profile_of
from studio.export.colour.primaries import SRGB_TO_XYZ, srgb_to_linear
from studio.export.metadata.profile import srgb_profile

Rows = NDArray[np.uint8] | NDArray[np.uint16]
Bits = Literal[8, 16]
_GRID = np.linspace(0, 1, SAMPLES)


class Converter:
    """Rows of sRGB in `working_bits` become rows of a profile in `bits`.

    With a profile of a matrix and curves all is reckoned in floats and rounded once, with a trace
    of noise below one level where 8 bits are written and `dither_seed` is a number. Colours that
    the profile does not have become its nearest in each channel. Tables, and CMYK, are read by
    littlecms from 8 bits.

    Raises:
        InputError: tables and 16 bits; or littlecms refuses the profile.
    """

    def __init__(
        self, profile: Profile, colour: Colour, bits: Bits, dither_seed: int | None = None
    ) -> None:
        self._bits, self._seed, self._space = bits, dither_seed, profile.space
        self._transform: Any = None
        self._matrix: Any = None
        if profile.shaper is None:
            self._transform = _by_tables(profile, colour)
        else:
            self._shaper: Shaper = profile.shaper
            self._matrix = np.linalg.inv(profile.shaper.to_xyz) @ SRGB_TO_XYZ

    def rows(self, y0: int, rows: Rows) -> Rows:
        """[h, W, C] the rows of a profile; C is 4 for CMYK, else that of `rows`: alpha stays."""
        if self._transform is not None:
            return self._looked_up(rows)
        out_top = 65_535 if self._bits == 16 else 255
        deep = rows.dtype == np.uint16
        out = np.empty(rows.shape, np.uint16 if self._bits == 16 else np.uint8)
        light = srgb_to_linear(_GRID if deep else np.linspace(0, 1, 256))[rows[..., :3]]
        mixed = np.clip(light @ self._matrix.T, 0, 1)
        for channel, curve in enumerate(self._shaper.curves):
            mixed[..., channel] = np.interp(mixed[..., channel], curve, _GRID)
        out[..., :3] = self._rounded(mixed * out_top, y0, out_top)
        if rows.shape[2] == 4:
            alpha = rows[..., 3].astype(np.float64) * (out_top / (65_535 if deep else 255))
            out[..., 3] = np.rint(alpha)
        return out

    def _rounded(
        self, levels: NDArray[np.float64], y0: int, top: int
    ) -> NDArray[np.float64]:  # fmt: skip
        """Triangular noise, uniform within one level of the ends so that those stay pure."""
        if self._seed is None or self._bits == 16:
            return np.rint(levels)
        for number, row in enumerate(levels):
            dice = np.random.Generator(np.random.Philox(key=self._seed, counter=y0 + number))
            here, other = dice.random((2, *row.shape))
            ends = (row < 1) | (row > top - 1)
            row += np.where(ends, here, here - other + 0.5)
        return np.clip(np.floor(levels), 0, top)

    def _looked_up(self, rows: Rows) -> NDArray[np.uint8]:
        eight = np.ascontiguousarray(rows[..., :3], dtype=np.uint8)
        image = ImageCms.applyTransform(Image.fromarray(eight), self._transform)
        assert image is not None
        out: NDArray[np.uint8] = np.asarray(image)
        if self._space == "RGB" and rows.shape[2] == 4:
            out = np.concatenate([out, rows[..., 3:].astype(np.uint8)], axis=2)
        return out


def working_bits(colour: Colour, bits: Bits) -> Bits:
    """How deep the rows have to be that a file of this depth is converted from.

    Raises:
        InputError: the profile is gone, or cannot be reached with 16 bits.
    """
    if colour.plain:
        return bits
    profile = profile_of(colour.profile)
    if profile.shaper is not None:
        return 16
    if bits == 16:
        raise InputError(
            f"{profile.name} is a profile of tables, which are read with 8 bits a channel; choose"
            " 8 bits."
        )
    return 8


def _by_tables(profile: Profile, colour: Colour) -> Any:
    flags = ImageCms.Flags.HIGHRESPRECALC
    if colour.black_point:
        flags |= ImageCms.Flags.BLACKPOINTCOMPENSATION
    intent = ImageCms.Intent(INTENTS.index(colour.intent))
    try:
        return ImageCms.buildTransform(
            opened(srgb_profile()), opened(profile.data), "RGB", profile.space, intent, flags
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        raise InputError(f"{profile.name} cannot be used: it lacks {colour.intent}.") from None


def opened(data: bytes) -> ImageCms.ImageCmsProfile:
    """A profile as littlecms wants it."""
    return ImageCms.ImageCmsProfile(BytesIO(data))
